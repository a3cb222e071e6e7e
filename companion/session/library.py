"""The shipped services as a session reads them: flows, facts, and the flows that are broken."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from companion.assets import shipped
from companion.faults import Fault
from companion.flows.graph import unsound
from companion.flows.model import Flow, FlowId
from companion.flows.reader import read_flows
from companion.official.register import Official, read_official

_TOP_LINE = re.compile(r"^(title|topic): *(.+?) *$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class BrokenFlow:
    """A service whose file cannot be used: what it seems to be called, and what to mend."""

    title: str
    topic: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that was read; a flow is in `flows` or in `broken`, never in both."""

    official: Official
    flows: Mapping[FlowId, Flow]
    broken: Mapping[FlowId, BrokenFlow]


def read_library(flows: Path | None = None, official: Path | None = None) -> Library:
    """Return the shipped services; a broken flow file does not stop the others.

    Raises:
        DocumentFaulty: a file of facts is broken, so that nothing may be stated.
    """
    folder = flows or shipped("assets", "flows")
    register = read_official(official or shipped("assets", "official"))
    read, faulty = read_flows(folder)
    good: dict[FlowId, Flow] = {}
    broken = {name: _broken(folder, name, error.faults) for name, error in faulty}
    for flow in read:
        if faults := unsound(flow, register):
            broken[flow.id] = BrokenFlow(flow.title, flow.topic, faults)
        else:
            good[flow.id] = flow
    return Library(register, MappingProxyType(good), MappingProxyType(broken))


def _broken(folder: Path, name: FlowId, faults: tuple[Fault, ...]) -> BrokenFlow:
    """Return what can still be told of a file that cannot be read: its title, if it has one."""
    try:
        text = (folder / f"{name}.yaml").read_text("utf-8", errors="replace")
    except OSError:
        text = ""  # the faults say why; the errand is still shown, by the name of its file
    found = {key: value.strip("'\"") for key, value in _TOP_LINE.findall(text)}
    title = found.get("title", name.replace("-", " ").capitalize())
    return BrokenFlow(title, found.get("topic", ""), faults)

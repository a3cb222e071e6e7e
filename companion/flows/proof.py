"""Proves everything that is shipped: `companion check`."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from companion.assets import shipped
from companion.documents import DocumentFaulty
from companion.errors import CompanionError
from companion.faults import Fault
from companion.flows.graph import stale, unsound
from companion.flows.language import read_texts
from companion.flows.model import Flow
from companion.flows.reader import read_flow
from companion.official.register import Official, read_official


@dataclass(frozen=True, slots=True)
class Proof:
    """Every fault, and one line that counts what was proved."""

    faults: tuple[Fault, ...]
    summary: str


class NoSuchFile(CompanionError):
    """A path that was named is no flow file."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: there is no such flow file")
        self.path = path


def prove(paths: tuple[Path, ...] = (), today: date | None = None) -> Proof:
    """Return what is to be mended in flow files, by default all shipped ones, and in the facts.

    `today` decides which facts are in date; by default the day of the computer.

    Raises:
        NoSuchFile: a path that was named is not there.
    """
    for path in paths:
        if not path.is_file():
            raise NoSuchFile(path)
    files = paths or tuple(sorted(shipped("assets", "flows").glob("*.yaml")))
    try:
        official = read_official(shipped("assets", "official"))
    except DocumentFaulty as faulty:
        return Proof(faulty.faults, _summary(len(files), 0, len(faulty.faults)))
    day = today or date.today()  # noqa: DTZ011 - the day on the wall, where the author works
    faults: list[Fault] = []
    steps = 0
    for path in files:
        found, counted = _prove_file(path, official, day)
        faults += found
        steps += counted
    return Proof(tuple(faults), _summary(len(files), steps, len(faults)))


def _prove_file(path: Path, official: Official, today: date) -> tuple[list[Fault], int]:
    try:
        flow = read_flow(path)
    except DocumentFaulty as faulty:
        return list(faulty.faults), 0
    faults = [*unsound(flow, official), *stale(flow, official, today), *_language(flow)]
    return sorted(faults), len(flow.steps)


def _language(flow: Flow) -> list[Fault]:
    return [Fault(flow.path, fault.line, fault.problem) for fault in read_texts(flow)]


def _summary(files: int, steps: int, faults: int) -> str:
    flows = "1 flow" if files == 1 else f"{files} flows"
    if faults:
        things = "1 thing" if faults == 1 else f"{faults} things"
        return f"{things} to mend in {flows}"
    return f"{flows}, {steps} steps: all sound, in date and in plain words"

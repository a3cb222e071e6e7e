"""The small flow of the tests, as it is, with one thing written otherwise, and in a library."""

from pathlib import Path

from companion.assets import shipped
from companion.flows.model import Flow, FlowId
from companion.flows.reader import read_flow
from companion.official.register import read_official
from companion.session.library import BrokenFlow, Library

SMALL = Path(__file__).parent / "flows" / "data" / "small"
OFFICIAL = read_official(shipped("assets", "official"))


def small_flow() -> Flow:
    """Return the flow as it stands in its file."""
    return read_flow(SMALL / "klein.yaml")


def rewritten(folder: Path, *changes: tuple[str, str]) -> Path:
    """Return the file of the small flow in `folder`, each text of `changes` replaced once."""
    text = (SMALL / "klein.yaml").read_text("utf-8")
    for old, new in changes:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    path = folder / "klein.yaml"
    path.write_text(text, "utf-8")
    return path


def line_of(text: str) -> int:
    """Return the line of the small flow that begins with `text`, counted from 1."""
    lines = (SMALL / "klein.yaml").read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.strip().startswith(text))


def small_library() -> Library:
    """Return a library of two flows that can be used and one whose file is broken."""
    every_kind = read_flow(SMALL.parent / "alle-soorten.yaml")
    flows = {flow.id: flow for flow in (small_flow(), every_kind)}
    return Library(OFFICIAL, flows, {FlowId("kapot"): BrokenFlow("Een kapotte proef", "zorg", ())})

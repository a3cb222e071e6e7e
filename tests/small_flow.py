"""The small flow of the tests, as it is and with one thing written otherwise."""

from pathlib import Path

from companion.assets import shipped
from companion.flows.model import Flow
from companion.flows.reader import read_flow
from companion.official.register import read_official

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

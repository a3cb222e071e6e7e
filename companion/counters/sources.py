"""Where the shipped tables come from, and the words their licences ask for."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from companion.assets import shipped
from companion.counters.errors import CounterFileError


@dataclass(frozen=True, slots=True)
class TableSource:
    """The origin of one table; `attribution` is shown wherever the table is named."""

    file: str
    name: str
    address: str
    licence: str
    attribution: str
    checked_on: date
    remark: str


def read_sources(folder: Path | None = None) -> tuple[TableSource, ...]:
    """Return the origin of each table in `folder`, by default the shipped one.

    Raises:
        CounterFileError: `sources.yaml` is missing or does not have this form.
    """
    # Only the page about the program asks for this; the start does not need a YAML parser.
    import yaml  # noqa: PLC0415

    path = (folder or shipped("assets", "counters")) / "sources.yaml"
    try:
        # CBaseLoader resolves no types: a date stays the string that we read ourselves.
        tree = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - it builds strings only
        return tuple(
            TableSource(**entry | {"checked_on": date.fromisoformat(entry["checked_on"])})
            for entry in tree["tables"]
        )
    except (OSError, ValueError, KeyError, TypeError, yaml.YAMLError) as e:
        raise CounterFileError(path, 0, f"is not a list of table sources: {e}") from e

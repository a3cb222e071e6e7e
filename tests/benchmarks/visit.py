"""Makes the folder of a citizen who was here before and left one errand open: `visit.py FOLDER`."""

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from companion.flows.answers import DateGiven, written
from companion.journal.model import Entry
from companion.journal.opening import open_journal


def main(folder: Path) -> None:
    """Write the settings and the journal."""
    (folder / "settings.json").write_text(json.dumps({"introduced": True}), "utf-8")
    journal = open_journal(folder / "journal.sqlite3").journal
    at = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    born = written(DateGiven(date(1959, 3, 27)))
    journal.keep(Entry("aow-aanvragen", "AOW aanvragen", "geboortedatum", born, at))
    journal.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""The files of the citizen that need no key to be looked at: settings and the shape of the journal.

Nothing here writes: the doctor looks and touches nothing.
"""

import json
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from companion.doctor.report import Finding, Health


def settings() -> tuple[Finding, ...]:
    """Return whether the settings can be read."""
    from companion.settings.folders import settings_file  # noqa: PLC0415 - each part by itself

    path = settings_file()
    if not path.exists():
        return (Finding("settings", Health.GOOD, f"none yet; they will be in {path}"),)
    try:
        whole = isinstance(json.loads(path.read_text("utf-8")), dict)
    except (OSError, ValueError):
        whole = False
    if whole:
        return (Finding("settings", Health.GOOD, str(path)),)
    told = f"{path} cannot be read; the next start keeps it aside and begins with new ones"
    return (Finding("settings", Health.ILL, told),)


def journal() -> tuple[Finding, ...]:
    """Return whether the journal is whole by its shape; its key is for `keys` to look for."""
    from companion.settings.folders import journal_file  # noqa: PLC0415 - each part by itself

    path = journal_file()
    if not path.exists():
        return (Finding("journal", Health.GOOD, f"none yet; it will be in {path}"),)
    looked = look_at(path)
    if not looked.whole:
        told = f"{path} is damaged; the next start keeps it aside and begins a new one"
        return (Finding("journal", Health.ILL, told),)
    sealed = "sealed" if looked.kid else "not sealed yet"
    return (Finding("journal", Health.GOOD, f"{path}, {sealed}"),)


@dataclass(frozen=True, slots=True)
class Looked:
    """Whether the file is a whole database, and the name of the key of its seal, if it has one."""

    whole: bool
    kid: str = ""


def look_at(path: Path) -> Looked:
    """Return what the journal in `path` is, read-only and without opening any body."""
    import sqlite3  # noqa: PLC0415 - each part by itself

    try:
        with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as database:
            if database.execute("PRAGMA quick_check").fetchone() != ("ok",):
                return Looked(whole=False)
            if not database.execute("SELECT 1 FROM sqlite_schema WHERE name = 'meta'").fetchone():
                return Looked(whole=True)
            row = database.execute("SELECT kid FROM meta").fetchone()
            return Looked(whole=True, kid=str(row[0]) if row else "")
    except sqlite3.Error:
        return Looked(whole=False)

"""The SQLite file of a journal: its tables, its durability, and SQLite's errors as ours.

Durability: `journal_mode=DELETE` with `synchronous=EXTRA`. One file at rest can be carried,
moved aside and wiped, and DELETE also works on the network shares of institutions, where WAL
does not. FULL alone would not do: in DELETE mode a commit is the unlinking of the rollback
journal, and only EXTRA syncs the folder after it (sqlite.org, PRAGMA synchronous).
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from companion.journal.errors import Cause, JournalDamaged, JournalNewer, NotKept

_APPLICATION = int.from_bytes(b"Loke")  # in application_id: this database is a journal of ours
_VERSION = 1  # in user_version
_BUSY_SECONDS = 2.0  # a virus scanner or a backup lets go in less
_SMALLEST = 512  # bytes: the smallest page a database can have (sqlite.org, fileformat2)
_PRAGMAS = (
    "PRAGMA journal_mode=DELETE",
    "PRAGMA synchronous=EXTRA",
    "PRAGMA secure_delete=ON",  # what is removed or replaced is overwritten with zeros
    "PRAGMA temp_store=MEMORY",  # no answers in temporary files
    "PRAGMA foreign_keys=ON",
    "PRAGMA trusted_schema=OFF",
)
_TABLES = """
BEGIN IMMEDIATE;
CREATE TABLE errand (
    id INTEGER PRIMARY KEY,
    flow TEXT NOT NULL,
    title BLOB NOT NULL,
    current TEXT NOT NULL,
    touched TEXT NOT NULL,
    closed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX one_open_errand ON errand (flow) WHERE closed = 0;
CREATE TABLE answer (
    place INTEGER PRIMARY KEY,
    errand INTEGER NOT NULL REFERENCES errand (id) ON DELETE CASCADE,
    step TEXT NOT NULL,
    body BLOB NOT NULL,
    UNIQUE (errand, step)
) STRICT;
CREATE TABLE stamp (
    place INTEGER PRIMARY KEY,
    errand INTEGER REFERENCES errand (id) ON DELETE CASCADE,
    flow TEXT NOT NULL,
    title BLOB NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
"""
_NOT_WHOLE = {
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_ERROR,  # our statements are right, so a table is not what it was
}
_CAUSES = {
    sqlite3.SQLITE_FULL: Cause.DISK_FULL,
    sqlite3.SQLITE_READONLY: Cause.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: Cause.READ_ONLY,
    sqlite3.SQLITE_PERM: Cause.READ_ONLY,
    sqlite3.SQLITE_AUTH: Cause.READ_ONLY,
    sqlite3.SQLITE_BUSY: Cause.IN_USE,
    sqlite3.SQLITE_LOCKED: Cause.IN_USE,
}


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection to the journal in `path`, checked, usable from any thread.

    The file is made with its tables (0600) when it is not there or empty. The connection is in
    autocommit: who changes anything begins and commits.

    Raises:
        JournalDamaged: the file is no journal or not whole; it is left as it is.
        JournalNewer: a newer version wrote it.
        NotKept: the file or its folder cannot be opened or made.
    """
    _make_private(path)
    if path.is_file() and 0 < path.stat().st_size < _SMALLEST:
        raise JournalDamaged(path)  # SQLite would take one stray byte for an empty database
    with translated(path):
        db = sqlite3.connect(
            path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
    try:
        with translated(path):
            _prepare(db, path)
    except BaseException:
        db.close()
        raise
    return db


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Let only errors of this room out: JournalDamaged and NotKept instead of SQLite's."""
    try:
        yield
    except sqlite3.ProgrammingError as error:  # the only one possible: the journal was closed
        raise NotKept(Cause.CLOSED) from error
    except sqlite3.Error as error:
        # No code: Python could not decode a text that SQLite gave, so its bytes were changed.
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
        primary = code & 0xFF  # the rest says which of several ways (sqlite.org, rescode)
        if primary in _NOT_WHOLE:
            raise JournalDamaged(path) from error
        raise NotKept(_CAUSES.get(primary, Cause.DISK_TROUBLE)) from error


def _make_private(path: Path) -> None:
    # Made by us and not by SQLite, so that no byte is ever readable by others; the rollback
    # journal gets the permissions of this file.
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
        if path.is_file():  # a folder in its place is left as it is; SQLite will refuse it
            path.chmod(0o600)
    except OSError as error:
        raise NotKept(Cause.READ_ONLY) from error


def _prepare(db: sqlite3.Connection, path: Path) -> None:
    for pragma in _PRAGMAS:
        db.execute(pragma)
    if _number(db, "PRAGMA application_id") == _APPLICATION:
        version = _number(db, "PRAGMA user_version")
        if version > _VERSION:
            raise JournalNewer(path, version)
        if db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise JournalDamaged(path)
    elif _number(db, "SELECT count(*) FROM sqlite_schema") == 0:
        db.executescript(
            f"{_TABLES} PRAGMA application_id={_APPLICATION}; PRAGMA user_version={_VERSION};"
            " COMMIT;"
        )
    else:
        raise JournalDamaged(path)  # a database of another program


def _number(db: sqlite3.Connection, question: str) -> int:
    (number,) = db.execute(question).fetchone()
    return int(number)

"""The SQLite file of a journal: its tables, its durability, and SQLite's errors as ours.

Durability: `journal_mode=DELETE` with `synchronous=EXTRA`. One file at rest can be carried,
moved aside and wiped, and DELETE also works on the network shares of institutions, where WAL
does not. FULL alone would not do: in DELETE mode a commit is the unlinking of the rollback
journal, and only EXTRA syncs the folder after it (sqlite.org, PRAGMA synchronous).
"""

import sqlite3
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path

from companion.journal.errors import Cause, JournalDamaged, JournalNewer, NotKept

APPLICATION = int.from_bytes(b"Loke")  # in application_id: this database is a journal of ours
_VERSION = 2  # in user_version
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
_TABLES = (
    """CREATE TABLE meta (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        journal_id BLOB NOT NULL,
        person_id BLOB NOT NULL,
        kid TEXT NOT NULL,
        proof BLOB NOT NULL,
        swept INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE errand (
        id INTEGER PRIMARY KEY,
        token BLOB NOT NULL UNIQUE,
        flow TEXT NOT NULL,
        title BLOB NOT NULL,
        current TEXT NOT NULL,
        touched TEXT NOT NULL,
        closed INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    "CREATE UNIQUE INDEX one_open_errand ON errand (flow) WHERE closed = 0",
    """CREATE TABLE answer (
        place INTEGER PRIMARY KEY,
        errand INTEGER NOT NULL REFERENCES errand (id) ON DELETE CASCADE,
        step TEXT NOT NULL,
        body BLOB NOT NULL,
        UNIQUE (errand, step)
    ) STRICT""",
    """CREATE TABLE stamp (
        place INTEGER PRIMARY KEY,
        errand INTEGER REFERENCES errand (id) ON DELETE CASCADE,
        token BLOB NOT NULL UNIQUE,
        flow TEXT NOT NULL,
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        body BLOB NOT NULL
    ) STRICT""",
)
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


class Shape(Enum):
    """What stands in a file that is whole."""

    EMPTY = "nothing yet"
    UNSEALED = "version 1, with readable bodies"
    SEALED = "version 2"


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection to the file in `path`, usable from any thread.

    The file is made (0600, empty) when it is not there. The connection is in autocommit: who
    changes anything begins and commits.

    Raises:
        JournalDamaged: the file is no database; it is left as it is.
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
            for pragma in _PRAGMAS:
                db.execute(pragma)
    except BaseException:
        db.close()
        raise
    return db


def shape_of(db: sqlite3.Connection, path: Path) -> Shape:
    """Return what stands in the file, every page of which was looked at.

    Raises:
        JournalDamaged: the file is no journal or not whole.
        JournalNewer: a newer version wrote it.
    """
    if _number(db, "PRAGMA application_id") == APPLICATION:
        version = _number(db, "PRAGMA user_version")
        if version > _VERSION:
            raise JournalNewer(path, version)
        if db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",) or version < 1:
            raise JournalDamaged(path)
        return Shape.SEALED if version == _VERSION else Shape.UNSEALED
    if _number(db, "SELECT count(*) FROM sqlite_schema") == 0:
        return Shape.EMPTY
    raise JournalDamaged(path)  # a database of another program


def make_tables(db: sqlite3.Connection) -> None:
    """Make the tables of a sealed journal, inside the transaction of the caller."""
    for statement in _TABLES:
        db.execute(statement)
    db.execute(f"PRAGMA application_id={APPLICATION}")
    db.execute(f"PRAGMA user_version={_VERSION}")


def surely_unsealed(path: Path) -> bool:
    """Return whether no sealed journal stands in `path`, by its first bytes and nothing else.

    For after a write went wrong, when a connection can no longer be asked. The version stands at
    byte 60 (sqlite.org, fileformat2).
    """
    try:
        with path.open("rb") as file:
            head = file.read(64)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return len(head) < 64 or struct.unpack(">I", head[60:])[0] < _VERSION


@contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Let all that happens inside happen, on the disk, or nothing of it."""
    try:
        db.execute("BEGIN IMMEDIATE")
        yield db
        db.execute("COMMIT")
    except BaseException:
        # A full disk makes COMMIT itself fail and leaves the transaction open.
        with suppress(sqlite3.Error):
            db.execute("ROLLBACK")
        raise


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


def _number(db: sqlite3.Connection, question: str) -> int:
    (number,) = db.execute(question).fetchone()
    return int(number)

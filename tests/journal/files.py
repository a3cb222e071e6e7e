"""What tests of the journal share: a key shelf in a folder, and a file of version 1."""

import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from companion.journal.model import Stamp, StampKind

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TITLE = "Huurtoeslag aanvragen"
CANARIES = (b"Woningstichting De Sleutel", b"NL91ABNA0417164300", b"Huurtoeslag aanvragen")

VERSION_1 = """
PRAGMA secure_delete=ON;
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
PRAGMA application_id=1282370405;
PRAGMA user_version=1;
"""


class FileShelf:
    """Keeps keys in a folder, so that the next process has them: for tests only."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def get(self, kid: str) -> bytes | None:
        path = self._folder / kid
        return path.read_bytes() if path.exists() else None

    def set(self, kid: str, secret: bytes) -> None:
        fresh = self._folder / f"{kid}.new"
        fresh.write_bytes(secret)
        os.replace(fresh, self._folder / kid)  # noqa: PTH105 - whole or not at all

    def delete(self, kid: str) -> None:
        (self._folder / kid).unlink(missing_ok=True)


def write_version_1(path: Path, answers: int = 0) -> None:
    """Write a journal as version 1 left it: two closed errands, an open one, three stamps."""
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript(VERSION_1)
    title, at = TITLE.encode(), MONDAY.isoformat()
    for row, closed in ((3, 1), (5, 1), (8, 0)):
        db.execute(
            "INSERT INTO errand VALUES (?, 'huur', ?, 'naam', ?, ?)", (row, title, at, closed)
        )
    rows = [(3, "naam", CANARIES[0]), (8, "naam", CANARIES[0]), (8, "iban", CANARIES[1])]
    rows += [(8, f"stap{number}", CANARIES[0]) for number in range(answers)]
    db.executemany("INSERT INTO answer (errand, step, body) VALUES (?, ?, ?)", rows)
    db.executemany(
        "INSERT INTO stamp (errand, flow, title, kind, at) VALUES (?, ?, ?, ?, ?)",
        [
            (3, "huur", title, "klaar", at),
            (3, "huur", title, "bevestigd", TUESDAY.isoformat()),
            (None, "aow", b"AOW", "verstuurd", at),
        ],
    )
    db.close()


VERSION_1_LEDGER = (
    Stamp("huur", TITLE, StampKind.DONE_HERE, MONDAY),
    Stamp("huur", TITLE, StampKind.CONFIRMED, TUESDAY),
    Stamp("aow", "AOW", StampKind.SENT, MONDAY),
)

"""The unsealed journal of version 1, until its last caller opens the sealed one."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from threading import Lock

from companion.journal.errors import JournalDamaged, JournalNewer
from companion.journal.model import Entry, Kept, Stamp, StampKind
from companion.journal.schema import APPLICATION, Shape, connect, shape_of, translated

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


class UnsealedJournal:
    """Keeps errands in the file `path`, which is made (0600) when it is not there.

    Each change is a transaction of its own, on the disk when the call returns. May be used from
    any thread; calls wait for each other.

    Raises:
        JournalDamaged: the file is no journal or not whole; it is left as it is.
        JournalNewer: a newer version wrote it.
        NotKept: the file or its folder cannot be opened or made.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._db = connect(path)
        try:
            with translated(path):
                _prepare(self._db, path)
        except BaseException:
            self._db.close()
            raise

    @property
    def durable(self) -> bool:
        """Return True: what was kept is still there after a power cut."""
        return True

    def errands(self) -> tuple[Kept, ...]:
        """Return the open errands, the one touched last first."""
        return self._errands(closed=0)

    def finished_errands(self) -> tuple[Kept, ...]:
        """Return the closed errands, the one touched last first."""
        return self._errands(closed=1)

    def ledger(self) -> tuple[Stamp, ...]:
        """Return every stamp in the order in which they were given."""
        with self._looking() as db:
            rows = db.execute("SELECT flow, title, kind, at FROM stamp ORDER BY place")
            return tuple(self._stamp(row) for row in rows.fetchall())

    def keep(self, entry: Entry) -> None:
        """Keep one answer; it is on the disk when this returns."""
        with self._changing() as db:
            errand = self._opened(db, entry.flow, entry.title, entry.step, entry.at)
            db.execute(
                "INSERT INTO answer (errand, step, body) VALUES (?, ?, ?)"
                " ON CONFLICT (errand, step) DO UPDATE SET body = excluded.body",
                (errand, entry.step, self._closed_text(entry.answer)),
            )

    def move(self, flow: str, title: str, current: str, at: datetime) -> None:
        """Remember that step `current` is on the screen now."""
        with self._changing() as db:
            errand = self._opened(db, flow, title, current, at)
            db.execute("UPDATE errand SET current = ? WHERE id = ?", (current, errand))

    def stamp(self, stamp: Stamp) -> None:
        """Add to the ledger and to the errand it belongs to."""
        title = self._closed_text(stamp.title)
        with self._changing() as db:
            db.execute(
                "UPDATE errand SET title = ?, touched = ? WHERE flow = ? AND closed = 0",
                (title, stamp.at.isoformat(), stamp.flow),
            )
            db.execute(
                "INSERT INTO stamp (errand, flow, title, kind, at) VALUES ("
                "(SELECT id FROM errand WHERE flow = ? ORDER BY closed, id DESC LIMIT 1),"
                " ?, ?, ?, ?)",
                (stamp.flow, stamp.flow, title, stamp.kind.value, stamp.at.isoformat()),
            )

    def close_errand(self, flow: str, at: datetime) -> None:
        """Close the open errand of a flow; harmless when there is none."""
        with self._changing() as db:
            db.execute(
                "UPDATE errand SET closed = 1, touched = ? WHERE flow = ? AND closed = 0",
                (at.isoformat(), flow),
            )

    def forget(self, flow: str) -> None:
        """Remove every errand, answer and stamp of a flow, overwritten with zeros."""
        with self._changing() as db:
            db.execute("DELETE FROM errand WHERE flow = ?", (flow,))
            db.execute("DELETE FROM stamp WHERE flow = ?", (flow,))

    def close(self) -> None:
        """Let go of the file; harmless twice."""
        with self._lock:
            self._db.close()

    def _errands(self, closed: int) -> tuple[Kept, ...]:
        with self._looking() as db:
            rows = db.execute(
                "SELECT id, flow, title, current, touched, closed FROM errand"
                " WHERE closed = ? ORDER BY id",
                (closed,),
            )
            found = [self._kept(db, row) for row in rows.fetchall()]
        return tuple(sorted(found, key=lambda kept: kept.touched, reverse=True))

    def _kept(self, db: sqlite3.Connection, row: tuple[int, str, bytes, str, str, int]) -> Kept:
        errand, flow, title, current, touched, closed = row
        answers = db.execute(
            "SELECT step, body FROM answer WHERE errand = ? ORDER BY place", (errand,)
        )
        stamps = db.execute(
            "SELECT flow, title, kind, at FROM stamp WHERE errand = ? ORDER BY place", (errand,)
        )
        return Kept(
            flow=flow,
            title=self._opened_text(title),
            answers=tuple((step, self._opened_text(body)) for step, body in answers.fetchall()),
            current=current,
            stamps=tuple(self._stamp(found) for found in stamps.fetchall()),
            touched=_moment(touched),
            closed=bool(closed),
        )

    def _stamp(self, row: tuple[str, bytes, str, str]) -> Stamp:
        flow, title, kind, at = row
        return Stamp(flow, self._opened_text(title), StampKind(kind), _moment(at))

    def _opened(
        self, db: sqlite3.Connection, flow: str, title: str, current: str, at: datetime
    ) -> int:
        rows = db.execute(
            "INSERT INTO errand (flow, title, current, touched) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (flow) WHERE closed = 0"
            " DO UPDATE SET title = excluded.title, touched = excluded.touched"
            " RETURNING id",
            (flow, self._closed_text(title), current, at.isoformat()),
        )
        errand: int = rows.fetchall()[0][0]
        return errand

    def _closed_text(self, text: str) -> bytes:
        return text.encode("utf-8", "surrogatepass")

    def _opened_text(self, body: bytes) -> str:
        return body.decode("utf-8", "surrogatepass")

    @contextmanager
    def _looking(self) -> Iterator[sqlite3.Connection]:
        with self._lock, translated(self._path):
            try:
                yield self._db
            except ValueError as error:  # text that is no UTF-8, a date that is none
                raise JournalDamaged(self._path) from error

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, translated(self._path):
            try:
                self._db.execute("BEGIN IMMEDIATE")
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                # A full disk makes COMMIT itself fail and leaves the transaction open.
                with suppress(sqlite3.Error):
                    self._db.execute("ROLLBACK")
                raise


def _moment(text: str) -> datetime:
    """Return a stored moment; one without a time zone cannot be ordered and was not ours.

    Raises:
        ValueError: it is no moment, or has no time zone.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment


def _prepare(db: sqlite3.Connection, path: Path) -> None:
    match shape_of(db, path):
        case Shape.EMPTY:
            db.executescript(
                f"{_TABLES} PRAGMA application_id={APPLICATION}; PRAGMA user_version=1; COMMIT;"
            )
        case Shape.SEALED:
            raise JournalNewer(path, 2)
        case Shape.UNSEALED:
            pass

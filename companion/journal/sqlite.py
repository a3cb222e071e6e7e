"""A sealed journal in one SQLite file that survives a power cut."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock

from companion.journal.bodies import Bodies, ErrandId, StampRow, moment, new_token
from companion.journal.errors import JournalDamaged
from companion.journal.model import Entry, Kept, Stamp
from companion.journal.schema import transaction, translated

_STAMPS = (
    "SELECT coalesce(errand.token, x''), stamp.token, stamp.flow, kind, at, body"
    " FROM stamp LEFT JOIN errand ON errand.id = stamp.errand"
)


class SqliteJournal:
    """Keeps errands in the file `path` through an open connection, which it closes.

    Each change is a transaction of its own, on the disk when the call returns. May be used from
    any thread; calls wait for each other. `companion.journal.file` makes one.
    """

    def __init__(self, path: Path, db: sqlite3.Connection, bodies: Bodies) -> None:
        self._path = path
        self._db = db
        self._bodies = bodies
        self._lock = Lock()

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
            rows = db.execute(f"{_STAMPS} ORDER BY place").fetchall()
            return tuple(self._bodies.read_stamp(StampRow(*row)) for row in rows)

    def keep(self, entry: Entry) -> None:
        """Keep one answer; it is on the disk when this returns."""
        with self._changing() as db:
            row, errand = self._opened(db, entry.flow, entry.title, entry.step, entry.at)
            db.execute(
                "INSERT INTO answer (errand, step, body) VALUES (?, ?, ?)"
                " ON CONFLICT (errand, step) DO UPDATE SET body = excluded.body",
                (row, entry.step, self._bodies.answer(errand, entry.step, entry.answer)),
            )

    def move(self, flow: str, title: str, current: str, at: datetime) -> None:
        """Remember that step `current` is on the screen now."""
        with self._changing() as db:
            row, _errand = self._opened(db, flow, title, current, at)
            db.execute("UPDATE errand SET current = ? WHERE id = ?", (current, row))

    def stamp(self, stamp: Stamp) -> None:
        """Add to the ledger and to the errand it belongs to."""
        with self._changing() as db:
            found = db.execute(
                "SELECT id, token, closed FROM errand WHERE flow = ?"
                " ORDER BY closed, id DESC LIMIT 1",
                (stamp.flow,),
            ).fetchone()
            row, token = None, b""
            if found is not None:
                row, token, closed = found
                if not closed:
                    self._touch(db, row, ErrandId(token, stamp.flow), stamp.title, stamp.at)
            own = new_token()
            db.execute(
                "INSERT INTO stamp (errand, token, flow, kind, at, body) VALUES (?, ?, ?, ?, ?, ?)",
                (
                    row,
                    own,
                    stamp.flow,
                    stamp.kind.value,
                    stamp.at.isoformat(),
                    self._bodies.stamp(token, own, stamp),
                ),
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
                "SELECT id, token, flow, title, current, touched FROM errand"
                " WHERE closed = ? ORDER BY id",
                (closed,),
            )
            found = [self._kept(db, row, closed=bool(closed)) for row in rows.fetchall()]
        return tuple(sorted(found, key=lambda kept: kept.touched, reverse=True))

    def _kept(
        self, db: sqlite3.Connection, row: tuple[int, bytes, str, bytes, str, str], *, closed: bool
    ) -> Kept:
        number, token, flow, title, current, touched = row
        errand = ErrandId(token, flow)
        answers = db.execute(
            "SELECT step, body FROM answer WHERE errand = ? ORDER BY place", (number,)
        ).fetchall()
        stamps = db.execute(f"{_STAMPS} WHERE errand = ? ORDER BY place", (number,)).fetchall()
        return Kept(
            flow=flow,
            title=self._bodies.read_title(errand, title),
            answers=tuple(
                (step, self._bodies.read_answer(errand, step, body)) for step, body in answers
            ),
            current=current,
            stamps=tuple(self._bodies.read_stamp(StampRow(*found)) for found in stamps),
            touched=moment(touched),
            closed=closed,
        )

    def _opened(
        self, db: sqlite3.Connection, flow: str, title: str, current: str, at: datetime
    ) -> tuple[int, ErrandId]:
        """Return the row and the id of the open errand, begun when there was none."""
        found = db.execute(
            "SELECT id, token FROM errand WHERE flow = ? AND closed = 0", (flow,)
        ).fetchone()
        if found is not None:
            row, errand = found[0], ErrandId(found[1], flow)
            self._touch(db, row, errand, title, at)
            return row, errand
        errand = ErrandId(new_token(), flow)
        rows = db.execute(
            "INSERT INTO errand (token, flow, title, current, touched) VALUES (?, ?, ?, ?, ?)"
            " RETURNING id",
            (errand.token, flow, self._bodies.title(errand, title), current, at.isoformat()),
        )
        return rows.fetchall()[0][0], errand

    def _touch(
        self, db: sqlite3.Connection, row: int, errand: ErrandId, title: str, at: datetime
    ) -> None:
        db.execute(
            "UPDATE errand SET title = ?, touched = ? WHERE id = ?",
            (self._bodies.title(errand, title), at.isoformat(), row),
        )

    @contextmanager
    def _looking(self) -> Iterator[sqlite3.Connection]:
        with self._lock, translated(self._path):
            try:
                yield self._db
            except ValueError as error:  # a date that is none, a stamp that was changed
                raise JournalDamaged(self._path) from error

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, translated(self._path), transaction(self._db) as db:
            yield db

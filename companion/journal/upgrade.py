"""How a journal of version 1, whose bodies were readable, becomes a sealed one."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field

from companion.journal.bodies import Bodies, ErrandId, moment, new_token
from companion.journal.model import Stamp, StampKind
from companion.journal.schema import make_tables

# Children first: dropping a table removes its rows, and no row may point at one that is gone.
_OLD_TABLES = ("answer", "stamp", "errand")


@dataclass(frozen=True, slots=True)
class _Old:
    """All that stands in a file of version 1: it is small, and the tables make way for new ones."""

    errands: tuple[tuple[int, str, bytes, str, str, int], ...] = field(repr=False)
    answers: tuple[tuple[int, int, str, bytes], ...] = field(repr=False)
    stamps: tuple[tuple[int, int | None, str, bytes, str, str], ...] = field(repr=False)


def seal_all(db: sqlite3.Connection, bodies: Bodies) -> None:
    """Put sealed bodies in the place of readable ones, inside the transaction of the caller.

    `secure_delete` overwrites the pages of the old tables. The rollback journal, which has them
    until the transaction ends, is unlinked: what the disk keeps of that is out of our hands.

    Raises:
        ValueError: a title, an answer or a stamp is not what version 1 wrote.
    """
    old = _Old(
        tuple(db.execute("SELECT id, flow, title, current, touched, closed FROM errand")),
        tuple(db.execute("SELECT place, errand, step, body FROM answer")),
        tuple(db.execute("SELECT place, errand, flow, title, kind, at FROM stamp")),
    )
    for table in _OLD_TABLES:
        db.execute(f"DROP TABLE {table}")
    make_tables(db)
    names = {row[0]: ErrandId(new_token(), row[1]) for row in old.errands}
    db.executemany(
        "INSERT INTO errand (id, token, flow, title, current, touched, closed)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (row, names[row].token, flow, bodies.title(names[row], _text(title)), *rest)
            for row, flow, title, *rest in old.errands
        ],
    )
    db.executemany(
        "INSERT INTO answer (place, errand, step, body) VALUES (?, ?, ?, ?)",
        [
            (place, row, step, bodies.answer(names[row], step, _text(answer)))
            for place, row, step, answer in old.answers
        ],
    )
    db.executemany(
        "INSERT INTO stamp (place, errand, token, flow, kind, at, body)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        list(_stamps(old, names, bodies)),
    )


def _stamps(
    old: _Old, names: dict[int, ErrandId], bodies: Bodies
) -> Iterator[tuple[int, int | None, bytes, str, str, str, bytes]]:
    for place, row, flow, title, kind, at in old.stamps:
        token = b"" if row is None else names[row].token
        own = new_token()
        stamp = Stamp(flow, _text(title), StampKind(kind), moment(at))
        told = stamp.at.isoformat()
        yield place, row, own, flow, kind, told, bodies.stamp(token, own, stamp)


def _text(plain: bytes) -> str:
    return plain.decode("utf-8", "surrogatepass")

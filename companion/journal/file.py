"""How the file of a sealed journal is opened: begun with a new key, upgraded, or as it stands."""

import re
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Final

from companion.journal.aead import RecordSeal, record_key
from companion.journal.bodies import Bodies, Identity, new_token
from companion.journal.errors import JournalDamaged, JournalError, KeyGone, SealBroken
from companion.journal.schema import (
    Shape,
    connect,
    make_tables,
    shape_of,
    surely_unsealed,
    transaction,
    translated,
)
from companion.journal.shelf import JournalKey, KeyShelf, drop_key, kept_key, new_key
from companion.journal.sqlite import SqliteJournal
from companion.journal.upgrade import seal_all

_KID: Final = re.compile(r"journal-[0-9a-f]{32}")


def open_file(path: Path, shelf: KeyShelf, fresh: JournalKey | None = None) -> SqliteJournal:
    """Return the journal in `path`, every body of which could be read.

    A new file gets a new key (`fresh`, when the caller made one), and so does one of version 1.
    The key store has the key before the file has a body under it. A crash in between leaves a key
    without a file, which does no harm.

    Raises:
        NoKeyStore: no key could be put in or asked for; the file is as it was.
        KeyGone: the key is not there, or is another; the file is as it was.
        JournalDamaged: the file is no journal or not whole; it is left as it is.
        JournalNewer: a newer version wrote it.
        NotKept: the file or its folder cannot be opened, made or written.
    """
    if fresh is None and not path.exists():
        fresh = new_key(shelf)  # before the file, so that without a key store none is made
    try:
        db = connect(path)
        try:
            with translated(path):
                return _opened(db, path, shelf, fresh)
        except BaseException:
            db.close()
            raise
    except JournalError:
        if fresh is not None and surely_unsealed(path):
            drop_key(shelf, fresh)
        raise


def _opened(
    db: sqlite3.Connection, path: Path, shelf: KeyShelf, fresh: JournalKey | None
) -> SqliteJournal:
    if shape_of(db, path) is not Shape.SEALED:
        key = fresh or new_key(shelf)
        try:
            _begin(db, path, key)
        except BaseException:
            if fresh is None and surely_unsealed(path):
                drop_key(shelf, key)
            raise
        fresh = key
    identity, proof = _read_meta(db, path)
    key = fresh if fresh and fresh.kid == identity.kid else kept_key(shelf, identity.kid, path)
    if fresh is not None and key is not fresh:
        drop_key(shelf, fresh)  # another window began the same file at the same moment
    bodies = _bodies(identity, key)
    try:
        bodies.prove(proof)
    except SealBroken as error:
        raise KeyGone(path) from error
    _sweep(db)
    return _whole(SqliteJournal(path, db, bodies), path)


def _begin(db: sqlite3.Connection, path: Path, key: JournalKey) -> None:
    identity = Identity(new_token(), new_token(), key.kid)
    bodies = _bodies(identity, key)
    with transaction(db):
        shape = shape_of(db, path)  # again: another window may have been faster
        if shape is Shape.EMPTY:
            make_tables(db)
        elif shape is Shape.UNSEALED:
            try:
                seal_all(db, bodies)
            except (ValueError, KeyError) as error:  # KeyError: an answer of no errand
                raise JournalDamaged(path) from error
        else:
            return
        db.execute(
            "INSERT INTO meta (one, journal_id, person_id, kid, proof, swept)"
            " VALUES (1, ?, ?, ?, ?, ?)",
            (
                identity.journal_id,
                identity.person_id,
                identity.kid,
                bodies.proof(),
                shape is Shape.EMPTY,
            ),
        )


def _bodies(identity: Identity, key: JournalKey) -> Bodies:
    return Bodies(RecordSeal(record_key(key.secret, identity.journal_id)), identity)


def _read_meta(db: sqlite3.Connection, path: Path) -> tuple[Identity, bytes]:
    row = db.execute("SELECT journal_id, person_id, kid, proof FROM meta").fetchone()
    if row is None or not _KID.fullmatch(row[2]):
        raise JournalDamaged(path)
    journal_id, person_id, kid, proof = row
    return Identity(journal_id, person_id, kid), proof


def _sweep(db: sqlite3.Connection) -> None:
    """Write an upgraded file anew, so that no page of before is left in it; once, after a crash."""
    (swept,) = db.execute("SELECT swept FROM meta").fetchone()
    if not swept:
        # A disk without room for it must not stop the start: all is sealed, the next start tries.
        with suppress(sqlite3.Error):
            db.execute("VACUUM")
            db.execute("UPDATE meta SET swept = 1")


def _whole(journal: SqliteJournal, path: Path) -> SqliteJournal:
    """Return the journal when all of it can be read: one odd row must not stop a visit later."""
    try:
        journal.errands()
        journal.finished_errands()
        journal.ledger()
    except SealBroken as error:  # the key is right, so the body is not
        raise JournalDamaged(path) from error
    return journal

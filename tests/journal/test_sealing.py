"""A body opens with its own key, in its own place, unchanged; and in no other way."""

import random
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from journal.files import CANARIES, MONDAY, TITLE

from companion.journal.aead import RecordSeal, record_key
from companion.journal.bodies import Bodies, ErrandId, Identity
from companion.journal.errors import JournalDamaged, KeyGone, SealBroken
from companion.journal.file import open_file
from companion.journal.model import Entry, Stamp, StampKind
from companion.journal.sealing import bound_to
from companion.journal.sqlite import SqliteJournal
from companion.vault.key_store import MemoryKeyStore

KEY = bytes(range(32))
SEAL = RecordSeal(KEY)
ERRAND = ErrandId(b"e" * 16, "huur")
BODIES = (
    ("SELECT id, title FROM errand", "UPDATE errand SET title = ? WHERE id = ?"),
    ("SELECT place, body FROM answer", "UPDATE answer SET body = ? WHERE place = ?"),
    ("SELECT place, body FROM stamp", "UPDATE stamp SET body = ? WHERE place = ?"),
)


def bodies(person: bytes = b"p" * 16, journal: bytes = b"j" * 16, key: bytes = KEY) -> Bodies:
    return Bodies(RecordSeal(key), Identity(journal, person, f"journal-{'0' * 32}"))


@given(st.binary(max_size=200), st.binary(max_size=50))
def test_what_was_sealed_opens_in_its_place(plain: bytes, bound: bytes) -> None:
    assert SEAL.open(SEAL.seal(plain, bound), bound) == plain


def test_the_same_words_never_give_the_same_bytes() -> None:
    assert len({SEAL.seal(b"ja", b"") for _ in range(100)}) == 100


def test_every_flipped_bit_is_refused() -> None:
    sealed = SEAL.seal(b"Woningstichting De Sleutel", b"place")

    for bit in range(len(sealed) * 8):
        changed = bytearray(sealed)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(SealBroken):
            SEAL.open(bytes(changed), b"place")


def test_every_length_but_its_own_is_refused() -> None:
    sealed = SEAL.seal(b"De Sleutel", b"place")

    for length in range(len(sealed)):
        with pytest.raises(SealBroken):
            SEAL.open(sealed[:length], b"place")
    with pytest.raises(SealBroken):
        SEAL.open(sealed + b"\x00", b"place")


def test_another_key_is_refused() -> None:
    with pytest.raises(SealBroken):
        RecordSeal(bytes(32)).open(SEAL.seal(b"ja", b"place"), b"place")


def test_the_key_of_a_file_is_that_of_the_reference_vector() -> None:
    key = record_key(KEY, bytes(16))

    # HKDF of RFC 5869 by hmac of the standard library: two calls, nothing of ours.
    assert key.hex() == "8926664bf6f5b05fdbdabb40eaf2a8b7a5b80be61f47263516cb26c2054bc3db"


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_key_of_another_length_is_refused_without_telling_it(length: int) -> None:
    with pytest.raises(ValueError, match=f"^{length}$"):
        RecordSeal(b"k" * length)
    with pytest.raises(ValueError, match=f"^{length}$"):
        record_key(b"k" * length, bytes(16))


@given(st.lists(st.binary(max_size=6), max_size=5), st.lists(st.binary(max_size=6), max_size=5))
def test_other_parts_are_never_bound_the_same(some: list[bytes], others: list[bytes]) -> None:
    assert (bound_to(*some) == bound_to(*others)) == (some == others)


@pytest.mark.parametrize(
    "reader",
    [
        lambda body: bodies(person=b"q" * 16).read_answer(ERRAND, "naam", body),
        lambda body: bodies(journal=b"k" * 16).read_answer(ERRAND, "naam", body),
        lambda body: bodies(key=bytes(32)).read_answer(ERRAND, "naam", body),
        lambda body: bodies().read_answer(ErrandId(b"f" * 16, "huur"), "naam", body),
        lambda body: bodies().read_answer(ErrandId(b"e" * 16, "aow"), "naam", body),
        lambda body: bodies().read_answer(ERRAND, "iban", body),
        lambda body: bodies().read_title(ERRAND, body),
        lambda body: bodies().prove(body),
    ],
    ids=["person", "file", "key", "errand", "flow", "step", "title", "proof"],
)
def test_an_answer_opens_nowhere_else(reader: Callable[[bytes], object]) -> None:
    body = bodies().answer(ERRAND, "naam", "De Sleutel")

    assert bodies().read_answer(ERRAND, "naam", body) == "De Sleutel"
    with pytest.raises(SealBroken):
        reader(body)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def shelf() -> MemoryKeyStore:
    return MemoryKeyStore()


@pytest.fixture
def journal(path: Path, shelf: MemoryKeyStore) -> Iterator[SqliteJournal]:
    opened = open_file(path, shelf)
    fill(opened)
    yield opened
    opened.close()


def fill(journal: SqliteJournal) -> None:
    for flow in ("huur", "zorg"):
        journal.keep(Entry(flow, TITLE, "naam", CANARIES[0].decode(), MONDAY))
        journal.keep(Entry(flow, TITLE, "iban", CANARIES[1].decode(), MONDAY))
        journal.stamp(Stamp(flow, TITLE, StampKind.SENT, MONDAY))
    journal.close_errand("zorg", MONDAY)
    journal.stamp(Stamp("zorg", TITLE, StampKind.CONFIRMED, MONDAY))
    journal.stamp(Stamp("aow", TITLE, StampKind.SENT, MONDAY))
    journal.stamp(Stamp("aow", TITLE, StampKind.SENT, MONDAY))


def changed(path: Path, statement: str, *values: object) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute(statement, values)
    other.close()


def read_all(journal: SqliteJournal) -> None:
    journal.errands()
    journal.finished_errands()
    journal.ledger()


def test_nothing_a_citizen_typed_stands_in_the_file(path: Path, journal: SqliteJournal) -> None:
    raw = path.read_bytes()

    assert journal.errands()[0].answers[0][1].encode() == CANARIES[0]
    assert [canary in raw for canary in CANARIES] == [False, False, False]


def test_nothing_stands_in_the_rollback_journal_while_an_answer_is_written(
    path: Path, journal: SqliteJournal
) -> None:
    rollback = path.with_name("journal.sqlite3-journal")
    seen: list[bytes] = []

    # Asked at each statement, so also between the last write and COMMIT.
    journal._db.set_trace_callback(
        lambda _statement: seen.append(rollback.read_bytes() if rollback.exists() else b"")
    )
    journal._db.execute("PRAGMA cache_size=1")  # pages are written before the end as well
    journal._db.execute("PRAGMA cache_spill=1")
    for number in range(20):
        text = CANARIES[0].decode() * 300
        journal.keep(Entry("huur", TITLE, f"stap{number}", text, MONDAY))
    journal._db.set_trace_callback(None)

    assert any(seen)
    assert not any(canary in written for written in seen for canary in CANARIES)


@pytest.mark.parametrize(
    "swap",
    [
        # between the steps of one errand
        (
            "UPDATE answer SET body = (SELECT body FROM answer AS other WHERE"
            " other.errand = answer.errand AND other.step <> answer.step)"
        ),
        # between errands
        (
            "UPDATE answer SET body = (SELECT body FROM answer AS other WHERE"
            " other.step = answer.step AND other.errand <> answer.errand)"
        ),
        "UPDATE errand SET title = (SELECT title FROM errand AS other WHERE other.id <> errand.id)",
        "UPDATE answer SET errand = -errand; UPDATE answer SET errand = 3 + errand",
        "UPDATE errand SET id = -id; UPDATE errand SET id = 3 + id",
        # between kinds
        "UPDATE errand SET title = (SELECT body FROM answer WHERE answer.errand = errand.id)",
        "UPDATE answer SET body = (SELECT title FROM errand WHERE id = answer.errand)",
        "UPDATE stamp SET body = (SELECT body FROM answer LIMIT 1)",
        # between stamps of one flow, with an errand and without
        "UPDATE stamp SET errand = 1",
        "UPDATE stamp SET errand = NULL",
        (
            "UPDATE stamp SET body = (SELECT body FROM stamp AS other WHERE"
            " other.flow = stamp.flow AND other.place <> stamp.place) WHERE flow = 'aow'"
        ),
        # names
        "UPDATE errand SET flow = 'aow' WHERE id = 1",
        "UPDATE stamp SET flow = 'aow'",
        "UPDATE answer SET step = 'straat' WHERE step = 'naam'",
        "UPDATE errand SET token = zeroblob(16) WHERE id = 1",
    ],
)
def test_a_body_in_another_place_is_refused(path: Path, journal: SqliteJournal, swap: str) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("DROP INDEX one_open_errand")
    other.executescript(swap)
    other.close()

    with pytest.raises(SealBroken):
        read_all(journal)


def test_a_body_of_another_file_is_refused(
    path: Path, journal: SqliteJournal, shelf: MemoryKeyStore, tmp_path: Path
) -> None:
    other = open_file(tmp_path / "other.sqlite3", shelf)
    fill(other)
    (body,) = other._db.execute("SELECT body FROM answer WHERE place = 1").fetchone()
    other.close()
    changed(path, "UPDATE answer SET body = ? WHERE place = 1", body)

    with pytest.raises(SealBroken):
        read_all(journal)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE meta SET journal_id = zeroblob(16)",
        "UPDATE meta SET person_id = zeroblob(16)",
        "UPDATE meta SET proof = zeroblob(16)",
    ],
)
def test_a_file_that_says_it_is_of_another_does_not_open(
    path: Path, journal: SqliteJournal, shelf: MemoryKeyStore, change: str
) -> None:
    journal.close()
    changed(path, change)

    with pytest.raises(KeyGone):
        open_file(path, shelf)


def test_a_key_of_another_journal_does_not_open(
    path: Path, journal: SqliteJournal, shelf: MemoryKeyStore, tmp_path: Path
) -> None:
    journal.close()
    open_file(tmp_path / "other.sqlite3", shelf).close()
    other = sqlite3.connect(tmp_path / "other.sqlite3")
    (kid,) = other.execute("SELECT kid FROM meta").fetchone()
    other.close()
    changed(path, "UPDATE meta SET kid = ?", kid)

    with pytest.raises(KeyGone):
        open_file(path, shelf)


def test_a_name_of_a_key_that_is_none_is_damage(
    path: Path, journal: SqliteJournal, shelf: MemoryKeyStore
) -> None:
    journal.close()
    changed(path, "UPDATE meta SET kid = '../../key'")

    with pytest.raises(JournalDamaged):
        open_file(path, shelf)


def test_a_flipped_bit_in_any_sealed_body_of_the_file_is_refused(
    path: Path, journal: SqliteJournal
) -> None:
    chance = random.Random(5)  # noqa: S311 - a seed, so that a failure can be seen again
    other = sqlite3.connect(path, isolation_level=None)

    for _ in range(60):
        ask, put = chance.choice(BODIES)
        row, body = chance.choice(other.execute(ask).fetchall())
        flipped = bytearray(body)
        flipped[chance.randrange(len(body))] ^= 1 << chance.randrange(8)
        other.execute(put, (bytes(flipped), row))
        with pytest.raises(SealBroken):
            read_all(journal)
        other.execute(put, (body, row))
    other.close()
    read_all(journal)

"""A journal that version 1 left readable is sealed when it is opened, and loses nothing."""

import sqlite3
from pathlib import Path

import pytest
from journal.files import CANARIES, MONDAY, VERSION_1_LEDGER, write_version_1

from companion.journal.file import open_file
from companion.journal.model import Entry, Stamp, StampKind
from companion.journal.opening import Sealing, open_sealed
from companion.vault.key_store import MemoryKeyStore


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "journal.sqlite3"
    write_version_1(path)
    return path


@pytest.fixture
def shelf() -> MemoryKeyStore:
    return MemoryKeyStore()


def test_everything_of_version_1_is_there(path: Path, shelf: MemoryKeyStore) -> None:
    opened = open_sealed(path, shelf)

    assert (opened.sealing, opened.problem) == (Sealing.SEALED, None)
    (kept,) = opened.journal.errands()
    assert kept.answers == (("naam", CANARIES[0].decode()), ("iban", CANARIES[1].decode()))
    assert [len(each.stamps) for each in opened.journal.finished_errands()] == [2, 0]
    assert opened.journal.ledger() == VERSION_1_LEDGER
    opened.journal.close()


def test_no_readable_word_is_left_in_the_folder(path: Path, shelf: MemoryKeyStore) -> None:
    before = path.read_bytes()

    open_file(path, shelf).close()

    left = b"".join(file.read_bytes() for file in path.parent.iterdir())
    assert [canary in before for canary in CANARIES] == [True, True, True]
    assert [canary in left for canary in CANARIES] == [False, False, False]


def test_pages_that_another_program_freed_are_swept_too(path: Path, shelf: MemoryKeyStore) -> None:
    careless = sqlite3.connect(path, isolation_level=None)
    careless.execute("PRAGMA secure_delete=OFF")
    careless.execute(
        "UPDATE answer SET body = ? WHERE place = 1", (b"Vrijgekomen bladzijde " * 900,)
    )
    careless.execute("UPDATE answer SET body = x'61' WHERE place = 1")
    careless.close()
    before = path.read_bytes()

    open_file(path, shelf).close()

    assert b"Vrijgekomen bladzijde" in before
    assert b"Vrijgekomen bladzijde" not in path.read_bytes()


def test_a_sweep_that_was_cut_off_is_done_at_the_next_start(
    path: Path, shelf: MemoryKeyStore
) -> None:
    journal = open_file(path, shelf)
    journal._db.execute("UPDATE meta SET swept = 0")
    journal._db.execute("PRAGMA secure_delete=OFF")
    journal._db.execute("CREATE TABLE left_over AS SELECT zeroblob(9000) AS zeros")
    journal._db.execute("DROP TABLE left_over")
    journal.close()

    again = open_file(path, shelf)

    assert again._db.execute("PRAGMA freelist_count").fetchone() == (0,)
    assert again._db.execute("SELECT swept FROM meta").fetchone() == (1,)
    again.close()


def test_it_goes_on_as_any_other_journal(path: Path, shelf: MemoryKeyStore) -> None:
    confirmed = Stamp("huur", "Huur", StampKind.CONFIRMED, MONDAY)
    journal = open_file(path, shelf)
    journal.keep(Entry("huur", "Huur", "naam", "Iemand anders", MONDAY))
    journal.close_errand("huur", MONDAY)
    journal.stamp(confirmed)
    journal.close()

    again = open_file(path, shelf)

    assert again.finished_errands()[-1].answers[0] == ("naam", "Iemand anders")
    assert again.ledger()[-1] == confirmed
    again.close()


def test_a_version_1_with_an_odd_row_is_kept_aside_as_it_was(
    path: Path, shelf: MemoryKeyStore
) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("UPDATE stamp SET kind = 'misschien'")
    other.close()
    before = path.read_bytes()

    opened = open_sealed(path, shelf)

    assert opened.problem is not None
    assert path.with_name("journal.sqlite3.damaged").read_bytes() == before
    assert len(shelf._kept) == 1
    opened.journal.close()


def test_a_disk_without_room_leaves_version_1_as_it_was(path: Path, shelf: MemoryKeyStore) -> None:
    before = path.read_bytes()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")

    opened = open_sealed(path, shelf)
    holder.close()

    assert opened.sealing is Sealing.NO_FILE
    assert path.read_bytes() == before
    assert shelf._kept == {}

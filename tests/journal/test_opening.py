"""A journal that cannot be opened stops nobody."""

import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from journal.files import write_version_1

from companion.journal.file import open_file
from companion.journal.model import Entry
from companion.journal.opening import Opened, Sealing, open_sealed
from companion.journal.shelf import new_key
from companion.vault.key_store import MemoryKeyStore
from companion.vault.key_store_errors import (
    KeyStoreAbsent,
    KeyStoreError,
    KeyStoreLocked,
    KeyStoreSlow,
)

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ENTRY = Entry("aow", "AOW aanvragen", "naam", "x" * 5_000, MONDAY)
BEGUN_AFRESH = "We start afresh; the damaged file with answers is kept."
NOT_SAFELY = "This computer cannot keep your answers safely. They are gone when you stop."
LEFT_AS_THEY_ARE = (
    "We cannot open your kept answers on this account. We leave them as they are."
    " New answers are gone when you stop."
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def shelf() -> MemoryKeyStore:
    return MemoryKeyStore()


@pytest.fixture
def whole(path: Path, shelf: MemoryKeyStore) -> bytes:
    opened = open_sealed(path, shelf)
    opened.journal.keep(ENTRY)
    opened.journal.close()
    return path.read_bytes()


def test_the_first_time_there_is_no_problem(path: Path, shelf: MemoryKeyStore) -> None:
    opened = open_sealed(path, shelf)

    assert opened.problem is None
    assert opened.journal.durable
    opened.journal.close()


def test_an_empty_file_is_a_new_journal(path: Path, shelf: MemoryKeyStore) -> None:
    path.touch()

    opened = open_sealed(path, shelf)

    assert opened.problem is None
    opened.journal.close()


@pytest.mark.parametrize(
    "raw", [b"x", b"SQLite format 3\x00", b"\x00" * 4096, b"garbage " * 2000, b"{}" * 50]
)
def test_a_file_that_is_no_database_is_kept_aside(
    path: Path, raw: bytes, shelf: MemoryKeyStore
) -> None:
    path.write_bytes(raw)

    opened = open_sealed(path, shelf)
    opened.journal.keep(ENTRY)

    assert opened.problem is not None
    assert opened.problem.id == BEGUN_AFRESH
    assert opened.journal.durable
    assert path.with_name("journal.sqlite3.damaged").read_bytes() == raw
    opened.journal.close()


@pytest.mark.parametrize("length", [1, 50, 100, 512, 4096, 8192, 12_288])
def test_a_journal_cut_short_is_kept_aside(
    path: Path, whole: bytes, length: int, shelf: MemoryKeyStore
) -> None:
    path.write_bytes(whole[:length])

    opened = open_sealed(path, shelf)

    assert opened.problem is not None
    assert opened.problem.id == BEGUN_AFRESH
    assert opened.journal.errands() == ()
    opened.journal.close()


def test_a_second_damaged_file_does_not_replace_the_first(
    path: Path, shelf: MemoryKeyStore
) -> None:
    path.write_bytes(b"first")
    open_sealed(path, shelf).journal.close()
    path.write_bytes(b"second")
    open_sealed(path, shelf).journal.close()

    assert path.with_name("journal.sqlite3.damaged").read_bytes() == b"first"
    assert path.with_name("journal.sqlite3.damaged-2").read_bytes() == b"second"


def test_a_rollback_journal_moves_with_its_damaged_file(path: Path, shelf: MemoryKeyStore) -> None:
    path.write_bytes(b"x")
    path.with_name("journal.sqlite3-journal").write_bytes(b"left over")

    opened = open_sealed(path, shelf)
    opened.journal.keep(ENTRY)

    assert path.with_name("journal.sqlite3.damaged-journal").read_bytes() == b"left over"
    opened.journal.close()


def test_a_database_of_another_program_is_kept_aside(path: Path, shelf: MemoryKeyStore) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()

    opened = open_sealed(path, shelf)

    assert opened.problem is not None
    assert opened.problem.id == BEGUN_AFRESH
    opened.journal.close()


def test_a_journal_of_a_newer_version_is_left_alone(
    path: Path, whole: bytes, shelf: MemoryKeyStore
) -> None:
    newer = sqlite3.connect(path, isolation_level=None)
    newer.execute("PRAGMA user_version=3")
    newer.close()
    before = path.read_bytes()

    opened = open_sealed(path, shelf)

    assert opened.problem is not None
    assert opened.problem.id == (
        "Your answers are safe in a newer version. Install that one again."
    )
    assert not opened.journal.durable
    assert path.read_bytes() == before != whole


def test_without_a_place_for_the_file_the_journal_is_in_memory(
    tmp_path: Path, shelf: MemoryKeyStore
) -> None:
    (tmp_path / "file").write_text("no folder")

    opened = open_sealed(tmp_path / "file" / "journal.sqlite3", shelf)
    opened.journal.keep(ENTRY)

    assert opened.problem is not None
    assert opened.problem.id == "We cannot keep your answers now. Print what you need."
    assert not opened.journal.durable


def test_a_folder_in_the_place_of_the_file_is_left_alone(path: Path, shelf: MemoryKeyStore) -> None:
    path.mkdir(mode=0o755)

    opened = open_sealed(path, shelf)

    assert not opened.journal.durable
    assert path.stat().st_mode & 0o777 == 0o755


def journal_kids(shelf: MemoryKeyStore) -> list[str]:
    return [kid for kid in shelf._kept if kid.startswith("journal-")]


def told(opened: Opened) -> str:
    return opened.problem.id if opened.problem else ""


def test_a_journal_in_a_file_is_sealed_with_one_key(path: Path, shelf: MemoryKeyStore) -> None:
    first = open_sealed(path, shelf)
    first.journal.close()
    again = open_sealed(path, shelf)
    again.journal.close()

    assert (first.sealing, again.sealing) == (Sealing.SEALED, Sealing.SEALED)
    assert len(journal_kids(shelf)) == 1


@pytest.mark.parametrize(
    "trouble", [KeyStoreAbsent(), KeyStoreLocked("kwallet"), KeyStoreSlow(10.0)]
)
def test_without_a_key_store_the_first_journal_is_in_memory_and_no_file_is_made(
    path: Path, shelf: MemoryKeyStore, trouble: KeyStoreError
) -> None:
    shelf.trouble = trouble

    opened = open_sealed(path, shelf)

    assert opened.sealing is Sealing.NO_KEY_STORE
    assert told(opened) == NOT_SAFELY
    assert not opened.journal.durable
    assert not path.exists()


@pytest.mark.parametrize("raw", [b"", b"garbage " * 2000])
def test_without_a_key_store_a_file_stays_where_it_is(
    path: Path, shelf: MemoryKeyStore, raw: bytes
) -> None:
    path.write_bytes(raw)
    shelf.trouble = KeyStoreAbsent()

    opened = open_sealed(path, shelf)

    assert opened.sealing is Sealing.NO_KEY_STORE
    assert path.read_bytes() == raw
    assert list(path.parent.iterdir()) == [path]


def test_without_a_key_store_a_sealed_journal_is_left_as_it_is(
    path: Path, whole: bytes, shelf: MemoryKeyStore
) -> None:
    shelf.trouble = KeyStoreAbsent()

    opened = open_sealed(path, shelf)

    assert opened.sealing is Sealing.NO_KEY_STORE
    assert opened.journal.errands() == ()
    assert path.read_bytes() == whole


def test_without_a_key_store_a_journal_of_version_1_is_left_as_it_is(
    path: Path, shelf: MemoryKeyStore
) -> None:
    write_version_1(path)
    before = path.read_bytes()
    shelf.trouble = KeyStoreAbsent()

    opened = open_sealed(path, shelf)

    assert opened.sealing is Sealing.NO_KEY_STORE
    assert path.read_bytes() == before


@pytest.mark.parametrize("there", [None, bytes(32), b"short"])
def test_a_journal_whose_key_is_gone_or_another_is_never_begun_afresh(
    path: Path, whole: bytes, shelf: MemoryKeyStore, there: bytes | None
) -> None:
    (kid,) = journal_kids(shelf)
    shelf._kept = {} if there is None else {kid: there}

    opened = open_sealed(path, shelf)
    opened.journal.keep(ENTRY)

    assert opened.sealing is Sealing.KEY_GONE
    assert told(opened) == LEFT_AS_THEY_ARE
    assert not opened.journal.durable
    assert path.read_bytes() == whole
    assert list(path.parent.iterdir()) == [path]


def test_when_the_key_is_back_the_answers_are_back(
    path: Path, whole: bytes, shelf: MemoryKeyStore
) -> None:
    kept = dict(shelf._kept)
    shelf._kept.clear()
    open_sealed(path, shelf).journal.close()
    shelf._kept.update(kept)

    opened = open_sealed(path, shelf)

    assert whole
    assert opened.journal.errands()[0].answers == ((ENTRY.step, ENTRY.answer),)
    opened.journal.close()


def test_after_damage_the_new_journal_has_a_new_key_and_the_old_one_stays(
    path: Path, whole: bytes, shelf: MemoryKeyStore
) -> None:
    (old,) = journal_kids(shelf)
    path.write_bytes(whole[:4096])

    open_sealed(path, shelf).journal.close()

    assert old in journal_kids(shelf)
    assert len(journal_kids(shelf)) == 2


def test_a_body_that_does_not_open_is_damage_of_the_file(
    path: Path, whole: bytes, shelf: MemoryKeyStore
) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("UPDATE answer SET body = zeroblob(length(body))")
    other.close()

    opened = open_sealed(path, shelf)

    assert whole
    assert opened.sealing is Sealing.SEALED
    assert told(opened) == BEGUN_AFRESH
    opened.journal.close()


def test_no_key_stays_behind_for_a_file_that_could_not_be_made(
    tmp_path: Path, shelf: MemoryKeyStore
) -> None:
    (tmp_path / "file").write_text("no folder")

    opened = open_sealed(tmp_path / "file" / "journal.sqlite3", shelf)

    assert opened.sealing is Sealing.NO_FILE
    assert journal_kids(shelf) == []


def test_the_key_is_in_no_repr_and_not_in_the_file(path: Path, shelf: MemoryKeyStore) -> None:
    key = new_key(shelf)
    open_file(path, shelf, key).close()

    assert repr(key.secret) not in repr(key)
    assert key.secret not in path.read_bytes()


def test_two_windows_that_begin_at_the_same_moment_have_one_journal(
    path: Path, shelf: MemoryKeyStore
) -> None:
    first = open_file(path, shelf)
    second = open_file(path, shelf, new_key(shelf))
    first.keep(ENTRY)

    assert second.errands()[0].answers == ((ENTRY.step, ENTRY.answer),)
    assert len(journal_kids(shelf)) == 1
    first.close()
    second.close()


def test_the_room_does_not_import_sqlite_or_ciphers_before_a_journal_is_opened() -> None:
    program = (
        "import sys, companion.journal.opening, companion.journal.memory;"
        "print({'sqlite3', 'cryptography'} & set(sys.modules))"
    )

    run = subprocess.run(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=30
    )

    assert run.stdout.strip() == "set()"

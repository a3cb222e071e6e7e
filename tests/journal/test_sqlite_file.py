"""What stands in the file of a journal, and what happens when it cannot be written."""

import os
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from companion.journal.errors import Cause, JournalDamaged, NotKept
from companion.journal.file import open_file
from companion.journal.model import Entry, Stamp, StampKind
from companion.journal.sqlite import SqliteJournal
from companion.vault.key_store import MemoryKeyStore

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def shelf() -> MemoryKeyStore:
    return MemoryKeyStore()


@pytest.fixture
def journal(path: Path, shelf: MemoryKeyStore) -> Iterator[SqliteJournal]:
    opened = open_file(path, shelf)
    yield opened
    opened.close()


def entry(answer: str) -> Entry:
    return Entry("huurtoeslag", "Huurtoeslag aanvragen", "verhuurder", answer, MONDAY)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_only_the_citizen_can_read_the_file(
    path: Path, journal: SqliteJournal, shelf: MemoryKeyStore
) -> None:
    path.chmod(0o644)
    journal.close()

    open_file(path, shelf).close()

    assert path.stat().st_mode & 0o777 == 0o600


def test_a_sealed_body_that_was_replaced_is_no_longer_in_the_file(
    path: Path, journal: SqliteJournal
) -> None:
    journal.keep(entry("Woningstichting De Sleutel"))
    (before,) = journal._db.execute("SELECT body FROM answer").fetchone()
    journal.keep(entry("Iemand anders, met een langere naam"))

    assert before not in path.read_bytes()


def test_what_was_forgotten_is_no_longer_in_the_file(path: Path, journal: SqliteJournal) -> None:
    journal.keep(entry("Woningstichting De Sleutel"))
    journal.stamp(Stamp("huurtoeslag", "Huurtoeslag aanvragen", StampKind.SENT, MONDAY))
    bodies = journal._db.execute("SELECT body FROM answer UNION SELECT body FROM stamp").fetchall()
    journal.forget("huurtoeslag")

    raw = path.read_bytes()
    assert [body in raw for (body,) in bodies] == [False, False]
    assert b"verhuurder" not in raw


def test_a_full_disk_is_said_and_what_was_kept_stays(journal: SqliteJournal) -> None:
    journal.keep(entry("De Sleutel"))
    journal._db.execute("PRAGMA max_page_count=1")  # as SQLite meets a full disk

    with pytest.raises(NotKept) as caught:
        journal.keep(entry("x" * 100_000))

    assert caught.value.cause is Cause.DISK_FULL
    assert journal.errands()[0].answers == (("verhuurder", "De Sleutel"),)


def test_after_the_disk_has_room_again_keeping_goes_on(journal: SqliteJournal) -> None:
    journal._db.execute("PRAGMA max_page_count=1")
    with pytest.raises(NotKept):
        journal.keep(entry("x" * 100_000))
    journal._db.execute("PRAGMA max_page_count=1000")

    journal.keep(entry("De Sleutel"))

    assert journal.errands()[0].answers == (("verhuurder", "De Sleutel"),)


def test_a_disk_that_became_read_only_is_said(journal: SqliteJournal) -> None:
    journal._db.execute("PRAGMA query_only=ON")  # SQLite gives the same code as for the disk

    with pytest.raises(NotKept) as caught:
        journal.keep(entry("De Sleutel"))

    assert caught.value.cause is Cause.READ_ONLY


def test_a_file_held_by_another_program_is_said(path: Path, journal: SqliteJournal) -> None:
    journal._db.execute("PRAGMA busy_timeout=0")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")

    with pytest.raises(NotKept) as caught:
        journal.keep(entry("De Sleutel"))
    other.close()

    assert caught.value.cause is Cause.IN_USE


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(NotKept) as caught:
        open_file(tmp_path / "file" / "journal.sqlite3", MemoryKeyStore())

    assert caught.value.cause is Cause.READ_ONLY


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE errand SET touched = 'gisteren'",
        "UPDATE errand SET current = CAST(x'ff' AS TEXT)",
        "DROP TABLE answer",
    ],
)
def test_damage_inside_a_good_file_is_said(path: Path, journal: SqliteJournal, damage: str) -> None:
    journal.keep(entry("De Sleutel"))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute(damage)
    other.close()

    with pytest.raises(JournalDamaged):
        journal.errands()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE stamp SET kind = 'misschien'",
        "UPDATE stamp SET kind = 'bevestigd'",
        "UPDATE stamp SET at = '2026-11-01'",
    ],
)
def test_a_stamp_whose_index_was_changed_is_damage(
    path: Path, journal: SqliteJournal, change: str
) -> None:
    journal.stamp(Stamp("huurtoeslag", "Huurtoeslag aanvragen", StampKind.SENT, MONDAY))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute(change)
    other.close()

    with pytest.raises(JournalDamaged) as caught:
        journal.ledger()

    assert caught.value.path == path

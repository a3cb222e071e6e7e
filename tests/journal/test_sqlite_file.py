"""What stands in the file of a journal, and what happens when it cannot be written."""

import os
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from companion.journal.errors import Cause, JournalDamaged, NotKept, SealBroken
from companion.journal.model import Entry, Stamp, StampKind
from companion.journal.sealing import NoSeal
from companion.journal.sqlite import SqliteJournal

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class MirrorSeal:
    """A seal for tests: turns every body round, and knows its own."""

    def seal(self, plain: bytes) -> bytes:
        return b"<" + plain[::-1]

    def open(self, sealed: bytes) -> bytes:
        if not sealed.startswith(b"<"):
            raise SealBroken
        return sealed[:0:-1]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def journal(path: Path) -> Iterator[SqliteJournal]:
    opened = SqliteJournal(path, NoSeal())
    yield opened
    opened.close()


def entry(answer: str) -> Entry:
    return Entry("huurtoeslag", "Huurtoeslag aanvragen", "verhuurder", answer, MONDAY)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_only_the_citizen_can_read_the_file(path: Path, journal: SqliteJournal) -> None:
    path.chmod(0o644)
    journal.close()

    SqliteJournal(path, NoSeal()).close()

    assert path.stat().st_mode & 0o777 == 0o600


def test_an_answer_that_was_replaced_is_no_longer_in_the_file(
    path: Path, journal: SqliteJournal
) -> None:
    journal.keep(entry("Woningstichting De Sleutel"))
    journal.keep(entry("Iemand anders"))

    assert b"De Sleutel" not in path.read_bytes()


def test_what_was_forgotten_is_no_longer_in_the_file(path: Path, journal: SqliteJournal) -> None:
    journal.keep(entry("Woningstichting De Sleutel"))
    journal.stamp(Stamp("huurtoeslag", "Huurtoeslag aanvragen", StampKind.SENT, MONDAY))
    journal.forget("huurtoeslag")

    assert b"De Sleutel" not in path.read_bytes()
    assert b"Huurtoeslag aanvragen" not in path.read_bytes()


def test_answers_and_titles_pass_through_the_seal(path: Path) -> None:
    journal = SqliteJournal(path, MirrorSeal())
    journal.keep(entry("Woningstichting De Sleutel"))
    journal.stamp(Stamp("huurtoeslag", "Huurtoeslag aanvragen", StampKind.SENT, MONDAY))

    kept = journal.errands()[0]
    journal.close()

    assert kept.answers == (("verhuurder", "Woningstichting De Sleutel"),)
    assert kept.stamps[0].title == "Huurtoeslag aanvragen"
    assert b"De Sleutel" not in path.read_bytes()
    assert b"Huurtoeslag aanvragen" not in path.read_bytes()


def test_bodies_of_another_key_are_said_to_be_sealed(path: Path, journal: SqliteJournal) -> None:
    journal.keep(entry("De Sleutel"))
    journal.close()
    other = SqliteJournal(path, MirrorSeal())

    with pytest.raises(SealBroken):
        other.errands()
    other.close()


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
        SqliteJournal(tmp_path / "file" / "journal.sqlite3", NoSeal())

    assert caught.value.cause is Cause.READ_ONLY


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE errand SET touched = 'gisteren'",
        "UPDATE answer SET body = x'ff'",
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


def test_a_stamp_of_an_unknown_kind_is_damage(path: Path, journal: SqliteJournal) -> None:
    journal.stamp(Stamp("huurtoeslag", "Huurtoeslag aanvragen", StampKind.SENT, MONDAY))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("UPDATE stamp SET kind = 'misschien'")
    other.close()

    with pytest.raises(JournalDamaged) as caught:
        journal.ledger()
    assert caught.value.path == path

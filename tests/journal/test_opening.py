"""A journal that cannot be opened stops nobody."""

import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from companion.journal.model import Entry
from companion.journal.opening import open_journal

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ENTRY = Entry("aow", "AOW aanvragen", "naam", "x" * 5_000, MONDAY)
BEGUN_AFRESH = "We start afresh; the damaged file with answers is kept."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.sqlite3"


@pytest.fixture
def whole(path: Path) -> bytes:
    opened = open_journal(path)
    opened.journal.keep(ENTRY)
    opened.journal.close()
    return path.read_bytes()


def test_the_first_time_there_is_no_problem(path: Path) -> None:
    opened = open_journal(path)

    assert opened.problem is None
    assert opened.journal.durable
    opened.journal.close()


def test_an_empty_file_is_a_new_journal(path: Path) -> None:
    path.touch()

    opened = open_journal(path)

    assert opened.problem is None
    opened.journal.close()


@pytest.mark.parametrize(
    "raw", [b"x", b"SQLite format 3\x00", b"\x00" * 4096, b"garbage " * 2000, b"{}" * 50]
)
def test_a_file_that_is_no_database_is_kept_aside(path: Path, raw: bytes) -> None:
    path.write_bytes(raw)

    opened = open_journal(path)
    opened.journal.keep(ENTRY)

    assert opened.problem is not None
    assert opened.problem.id == BEGUN_AFRESH
    assert opened.journal.durable
    assert path.with_name("journal.sqlite3.damaged").read_bytes() == raw
    opened.journal.close()


@pytest.mark.parametrize("length", [1, 50, 100, 512, 4096, 8192, 12_288])
def test_a_journal_cut_short_is_kept_aside(path: Path, whole: bytes, length: int) -> None:
    path.write_bytes(whole[:length])

    opened = open_journal(path)

    assert opened.problem is not None
    assert opened.problem.id == BEGUN_AFRESH
    assert opened.journal.errands() == ()
    opened.journal.close()


def test_a_second_damaged_file_does_not_replace_the_first(path: Path) -> None:
    path.write_bytes(b"first")
    open_journal(path).journal.close()
    path.write_bytes(b"second")
    open_journal(path).journal.close()

    assert path.with_name("journal.sqlite3.damaged").read_bytes() == b"first"
    assert path.with_name("journal.sqlite3.damaged-2").read_bytes() == b"second"


def test_a_rollback_journal_moves_with_its_damaged_file(path: Path) -> None:
    path.write_bytes(b"x")
    path.with_name("journal.sqlite3-journal").write_bytes(b"left over")

    opened = open_journal(path)
    opened.journal.keep(ENTRY)

    assert path.with_name("journal.sqlite3.damaged-journal").read_bytes() == b"left over"
    opened.journal.close()


def test_a_database_of_another_program_is_kept_aside(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()

    opened = open_journal(path)

    assert opened.problem is not None
    assert opened.problem.id == BEGUN_AFRESH
    opened.journal.close()


def test_a_journal_of_a_newer_version_is_left_alone(path: Path, whole: bytes) -> None:
    newer = sqlite3.connect(path, isolation_level=None)
    newer.execute("PRAGMA user_version=2")
    newer.close()
    before = path.read_bytes()

    opened = open_journal(path)

    assert opened.problem is not None
    assert opened.problem.id == (
        "Your answers are safe in a newer version. Install that one again."
    )
    assert not opened.journal.durable
    assert path.read_bytes() == before != whole


def test_without_a_place_for_the_file_the_journal_is_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    opened = open_journal(tmp_path / "file" / "journal.sqlite3")
    opened.journal.keep(ENTRY)

    assert opened.problem is not None
    assert opened.problem.id == "We cannot keep your answers now. Print what you need."
    assert not opened.journal.durable


def test_a_folder_in_the_place_of_the_file_is_left_alone(path: Path) -> None:
    path.mkdir(mode=0o755)

    opened = open_journal(path)

    assert not opened.journal.durable
    assert path.stat().st_mode & 0o777 == 0o755


def test_the_room_does_not_import_sqlite_before_a_journal_is_opened() -> None:
    program = (
        "import sys, companion.journal.opening, companion.journal.memory;"
        "print('sqlite3' in sys.modules)"
    )

    run = subprocess.run(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=30
    )

    assert run.stdout.strip() == "False"

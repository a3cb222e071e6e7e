import os
import stat
from datetime import date
from pathlib import Path

import pytest

from companion.visits.errors import VisitNotRecorded
from companion.visits.records import record
from companion.visits.telling import header

TODAY = date(2026, 11, 24)
ROW = "2026-11-24,12,meekijken,1,klaar:1,gestopt"


def lines_of(path: Path) -> list[str]:
    return path.read_bytes().decode().split("\r\n")


def test_a_new_file_begins_with_the_names_of_the_columns(tmp_path: Path) -> None:
    path = record(tmp_path / "new" / "folder", ROW, TODAY)

    assert path.name == "helped-visits.csv"
    assert lines_of(path) == [header(), ROW, ""]


def test_a_second_visit_is_a_second_line(tmp_path: Path) -> None:
    record(tmp_path, ROW, TODAY)
    path = record(tmp_path, ROW, TODAY)

    assert lines_of(path) == [header(), ROW, ROW, ""]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no mode bits; the folder is the user's")
def test_only_its_owner_may_read_the_file(tmp_path: Path) -> None:
    path = record(tmp_path / "records", ROW, TODAY)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_full_file_is_followed_by_one_of_the_year(tmp_path: Path) -> None:
    names = [record(tmp_path, ROW, TODAY, largest=150).name for _visit in range(6)]

    assert names == [
        "helped-visits.csv",
        "helped-visits.csv",
        "helped-visits-2026.csv",
        "helped-visits-2026.csv",
        "helped-visits-2026-2.csv",
        "helped-visits-2026-2.csv",
    ]
    assert all(lines_of(path)[0] == header() for path in tmp_path.iterdir())


def test_after_a_torn_line_the_next_begins_on_a_line_of_its_own(tmp_path: Path) -> None:
    path = record(tmp_path, ROW, TODAY)
    path.write_bytes(path.read_bytes() + b"2026-11")

    record(tmp_path, ROW, TODAY)

    assert lines_of(path) == [header(), ROW, "2026-11", ROW, ""]


def test_a_line_that_does_not_fit_on_the_disk_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = record(tmp_path, ROW, TODAY)
    before = path.read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(VisitNotRecorded):
        record(tmp_path, ROW, TODAY)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told_without_its_path(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")

    with pytest.raises(VisitNotRecorded) as raised:
        record(tmp_path / "file" / "records", ROW, TODAY)

    assert str(tmp_path) not in str(raised.value)


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="this system follows every link")
def test_a_link_sends_our_lines_nowhere_else(tmp_path: Path) -> None:
    (tmp_path / "helped-visits.csv").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(VisitNotRecorded):
        record(tmp_path, ROW, TODAY)

    assert not (tmp_path / "elsewhere").exists()

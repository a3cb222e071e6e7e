"""The files of a visit are for the citizen's eyes only, and all gone after it."""

import os
import sys
from pathlib import Path

import pytest

from companion.qt.leavings import NoVisitFolder, clear, clear_leftovers, visit_folder

_LINKS = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets not everyone make links")
_MODES = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


def test_each_visit_has_a_folder_of_its_own(tmp_path: Path) -> None:
    first, second = visit_folder(tmp_path / "visits"), visit_folder(tmp_path / "visits")

    assert first != second
    assert list(first.iterdir()) == []


@_MODES
def test_only_the_citizen_can_read_the_folder_of_a_visit(tmp_path: Path) -> None:
    root = tmp_path / "visits"
    root.mkdir(mode=0o777)
    root.chmod(0o777)

    folder = visit_folder(root)

    assert folder.stat().st_mode & 0o777 == 0o700
    assert root.stat().st_mode & 0o777 == 0o700


@_LINKS
def test_a_root_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "visits").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(NoVisitFolder):
        visit_folder(tmp_path / "visits")

    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_root_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "visits").write_text("no folder", "utf-8")

    with pytest.raises(NoVisitFolder):
        visit_folder(tmp_path / "visits")


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() != 0, reason="only root can give a folder away"
)
def test_a_root_of_someone_else_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "visits"
    root.mkdir()
    os.chown(root, 65534, 65534)

    with pytest.raises(NoVisitFolder):
        visit_folder(root)


def test_every_file_is_cleared_and_counted(tmp_path: Path) -> None:
    folder = visit_folder(tmp_path)
    (folder / "page.pdf").write_text("SYNTHETIC", "utf-8")
    (folder / "below").mkdir()
    (folder / "below" / "letter.pdf").write_text("SYNTHETIC", "utf-8")

    gone = clear(folder)

    assert gone == 2
    assert not folder.exists()


def test_clearing_what_is_gone_counts_nothing(tmp_path: Path) -> None:
    folder = visit_folder(tmp_path)
    clear(folder)

    assert clear(folder) == 0


@_LINKS
def test_a_link_is_removed_and_what_it_points_at_stays(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "photo.jpg").write_text("of the citizen", "utf-8")
    folder = visit_folder(tmp_path / "visits")
    (folder / "to a folder").symlink_to(tmp_path / "own")
    (folder / "to a file").symlink_to(tmp_path / "own" / "photo.jpg")
    (folder / "to nothing").symlink_to(tmp_path / "none")

    gone = clear(folder)

    assert gone == 3
    assert not folder.exists()
    assert (tmp_path / "own" / "photo.jpg").read_text("utf-8") == "of the citizen"


@_LINKS
def test_a_folder_that_was_replaced_by_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "photo.jpg").write_text("of the citizen", "utf-8")
    folder = visit_folder(tmp_path / "visits")
    folder.rmdir()
    folder.symlink_to(tmp_path / "own")

    clear(folder)

    assert not folder.is_symlink()
    assert (tmp_path / "own" / "photo.jpg").exists()


def test_read_only_files_and_folders_are_cleared_too(tmp_path: Path) -> None:
    folder = visit_folder(tmp_path)
    (folder / "below").mkdir()
    (folder / "below" / "letter.pdf").write_text("SYNTHETIC", "utf-8")
    (folder / "below" / "letter.pdf").chmod(0o400)
    (folder / "below").chmod(0o500)
    folder.chmod(0o500)

    gone = clear(folder)

    assert gone == 1
    assert not folder.exists()


def test_what_a_crash_left_is_cleared_at_the_next_start(tmp_path: Path) -> None:
    first, second = visit_folder(tmp_path), visit_folder(tmp_path)
    (first / "page.pdf").write_text("SYNTHETIC", "utf-8")
    (second / "page.pdf").write_text("SYNTHETIC", "utf-8")

    gone = clear_leftovers(tmp_path)

    assert gone == 2
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_visit_of_ours_stays(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_text("of the citizen", "utf-8")

    gone = clear_leftovers(tmp_path)

    assert gone == 0
    assert (tmp_path / "photo.jpg").exists()


def test_a_root_that_was_never_made_has_nothing_left_over(tmp_path: Path) -> None:
    assert clear_leftovers(tmp_path / "visits") == 0


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_root_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(NoVisitFolder):
        visit_folder(tmp_path / "visits")

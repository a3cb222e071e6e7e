"""A file on the disk is the old one or the new one, whole, whatever goes wrong."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from companion.durable import sync_folder, write_new, write_whole

FULL = OSError(28, "No space left on device")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def only_folders_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def fsync(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:  # the file is the first
            raise OSError(22, "Invalid argument")

    monkeypatch.setattr(os, "fsync", fsync)


class Held:
    """A virus scanner that holds the new file for so many tries; its clock is that of sleeping."""

    def __init__(self, tries: int, number: int) -> None:
        self.tries = tries
        self.number = number
        self.now = 0.0
        self._replace = os.replace

    def replace(self, fresh: Path, path: Path) -> None:
        if self.tries:
            self.tries -= 1
            error = PermissionError(13, "Permission denied")
            error.winerror = self.number  # type: ignore[attr-defined,unused-ignore] # only Windows has it
            raise error
        self._replace(fresh, path)

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def hold(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(os, "replace", self.replace)
        monkeypatch.setattr(time, "sleep", self.sleep)
        monkeypatch.setattr(time, "monotonic", lambda: self.now)


def test_what_is_written_takes_the_place_of_the_old_and_nothing_is_left_beside_it(
    file: Path,
) -> None:
    write_whole(file, b"new")

    assert file.read_bytes() == b"new"
    assert names(file.parent) == ["file"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no permission bits")
def test_only_its_owner_may_read_the_file(file: Path) -> None:
    file.chmod(0o644)

    write_whole(file, b"new")

    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_file_alone(
    file: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def refuse(*_: object) -> None:
        raise FULL

    monkeypatch.setattr(os, call, refuse)
    with pytest.raises(OSError, match="No space left"):
        write_whole(file, b"new")
    monkeypatch.undo()

    assert file.read_bytes() == b"old"
    assert names(file.parent) == ["file"]


def test_without_memory_nothing_half_written_is_left(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(MemoryError):
        write_whole(file, b"new")

    assert file.read_bytes() == b"old"
    assert names(file.parent) == ["file"]


def test_a_disk_that_takes_a_few_bytes_at_a_time_gets_all_of_them(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: real(handle, data[:2]))

    write_whole(file, b"0123456789")

    assert file.read_bytes() == b"0123456789"


def test_the_bytes_are_on_the_disk_before_the_name_is_and_the_name_before_it_returns(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    replace = os.replace

    def replaced(fresh: Path, path: Path) -> None:
        seen.append("replace")
        replace(fresh, path)

    monkeypatch.setattr(os, "fsync", lambda _: seen.append("fsync"))
    monkeypatch.setattr(os, "replace", replaced)

    write_whole(file, b"new")

    # Windows syncs no folder.
    assert seen == ["fsync", "replace", "fsync"][: 2 if sys.platform == "win32" else 3]


def test_a_file_that_is_already_there_under_the_first_name_is_not_touched(file: Path) -> None:
    other = file.with_name("other")
    other.write_bytes(b"of another")

    with pytest.raises(FileExistsError):
        write_whole(file, b"new", fresh=other)

    assert file.read_bytes() == b"old"
    assert other.read_bytes() == b"of another"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows syncs no folder")
def test_a_folder_that_cannot_be_synced_is_no_reason_to_fail(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_folders_refuse(monkeypatch)

    write_whole(file, b"new")

    assert file.read_bytes() == b"new"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows syncs no folder")
def test_who_is_strict_is_told_that_a_folder_cannot_be_synced(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_folders_refuse(monkeypatch)

    with pytest.raises(OSError, match="Invalid argument"):
        write_whole(file, b"new", strict=True)

    assert names(file.parent) == ["file"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows syncs no folder")
def test_a_folder_that_is_gone_is_only_told_to_who_is_strict(tmp_path: Path) -> None:
    sync_folder(tmp_path / "gone")

    with pytest.raises(FileNotFoundError):
        sync_folder(tmp_path / "gone", strict=True)


@pytest.mark.parametrize("number", [5, 32, 33])
def test_a_new_file_that_windows_holds_for_a_moment_is_waited_for(
    file: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    held = Held(3, number)
    held.hold(monkeypatch)

    write_whole(file, b"new")

    assert file.read_bytes() == b"new"


def test_a_new_file_that_windows_keeps_holding_is_given_up(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(1000, 32)
    held.hold(monkeypatch)

    with pytest.raises(PermissionError):
        write_whole(file, b"new")

    assert 2.5 <= held.now < 2.7
    assert file.read_bytes() == b"old"
    assert names(file.parent) == ["file"]


def test_any_other_refusal_is_not_waited_for(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held(1, 17)
    held.hold(monkeypatch)

    with pytest.raises(PermissionError):
        write_whole(file, b"new")

    assert held.now == 0.0


def test_a_new_file_is_made_of_its_pieces(tmp_path: Path) -> None:
    write_new(tmp_path / "new", (b"one ", b"", b"two"))

    assert (tmp_path / "new").read_bytes() == b"one two"


def test_a_file_that_exists_is_no_new_one_and_stays(file: Path) -> None:
    with pytest.raises(FileExistsError):
        write_new(file, (b"new",))

    assert file.read_bytes() == b"old"


def test_pieces_that_break_off_leave_no_file(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"one"
        raise FULL

    with pytest.raises(OSError, match="No space left"):
        write_new(tmp_path / "new", pieces())

    assert names(tmp_path) == []


def test_nothing_heavy_is_loaded_with_it() -> None:
    # In a program of its own: here everything is loaded already.
    heavy = "{'tempfile', 'random', 'hashlib', 'shutil'}"
    text = f"import sys, companion.durable; print({heavy} & set(sys.modules))"

    done = subprocess.run(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, '.'); {text}"],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=Path(__file__).parents[1],
    )

    assert done.stdout.strip() == "set()"

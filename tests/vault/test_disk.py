"""The vault is told when its file may not outlive a power cut, and clears what a crash left."""

import os
import stat
import sys
from pathlib import Path

import pytest

from companion.vault.disk import write_whole
from companion.vault.errors import NotWritten


@pytest.mark.skipif(sys.platform == "win32", reason="Windows syncs no folder")
def test_a_folder_that_cannot_be_synced_is_not_passed_over_in_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def only_files(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(22, "Invalid argument")

    monkeypatch.setattr(os, "fsync", only_files)
    with pytest.raises(NotWritten) as raised:
        write_whole(tmp_path / "file", b"new")

    assert raised.value.number == 22
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_what_a_crash_left_half_written_is_cleared_by_the_next_write(tmp_path: Path) -> None:
    (tmp_path / "file.new").write_bytes(b"hal")

    write_whole(tmp_path / "file", b"new")

    assert (tmp_path / "file").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]

"""Packs come among the installed ones whole, or not at all."""

import errno
import os
import shutil
import subprocess
import sys
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from regions.packs import CITY, NEWER, VILLAGE, streets, write_pack

from companion.regions.errors import (
    NoRoom,
    PackDamaged,
    PackMissing,
    PackNotKept,
    PackUnreadable,
    SeveralRegions,
)
from companion.regions.model import DATABASE, MANIFEST, TILES
from companion.regions.store import install, installed, is_whole, offers


def test_a_pack_is_installed_and_answers(folder: Path, stick: Path) -> None:
    pack = install(write_pack(stick / "dorp.regio", VILLAGE), folder)

    assert installed(folder) == (pack,)
    assert streets(folder) == ("Dorpsstraat",)
    assert pack.tiles.read_bytes() == VILLAGE.tiles


def test_without_a_folder_nothing_is_installed(folder: Path) -> None:
    assert installed(folder) == ()


def test_the_folder_of_this_citizen_is_used_when_none_is_named(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMPANION_HOME", str(tmp_path / "home"))

    pack = install(write_pack(stick / "dorp.regio", VILLAGE))

    assert pack.folder == tmp_path / "home" / "regions" / "dorp.1"
    assert installed() == (pack,)


def test_a_newer_pack_takes_the_place_of_the_older(folder: Path, stick: Path) -> None:
    install(write_pack(stick / "a.regio", VILLAGE), folder)

    install(write_pack(stick / "b.regio", NEWER), folder)

    assert streets(folder) == ("Nieuwstraat",)
    assert [entry.name for entry in folder.iterdir()] == ["dorp.2"]


def test_an_older_pack_may_be_put_back(folder: Path, stick: Path) -> None:
    install(write_pack(stick / "b.regio", NEWER), folder)

    install(write_pack(stick / "a.regio", VILLAGE), folder)

    assert streets(folder) == ("Dorpsstraat",)


def test_a_pack_of_another_region_is_put_beside(folder: Path, stick: Path) -> None:
    install(write_pack(stick / "a.regio", VILLAGE), folder)

    install(write_pack(stick / "b.regio", CITY), folder)

    assert [pack.manifest.name for pack in installed(folder)] == ["stad", "dorp"]


def test_a_file_that_is_not_there_is_missing(folder: Path, stick: Path) -> None:
    with pytest.raises(PackMissing):
        install(stick / "nergens.regio", folder)


def test_a_stick_without_a_pack_says_so(folder: Path, stick: Path) -> None:
    (stick / "foto.jpg").write_bytes(b"jpg")

    with pytest.raises(PackMissing):
        install(stick, folder)


def test_of_one_region_the_newest_on_the_stick_is_installed(folder: Path, stick: Path) -> None:
    (stick / "kaarten").mkdir()
    write_pack(stick / "a.regio", VILLAGE)
    write_pack(stick / "kaarten" / "B.REGIO", NEWER)

    install(stick, folder)

    assert streets(folder) == ("Nieuwstraat",)


def test_of_several_regions_one_must_be_chosen(folder: Path, stick: Path) -> None:
    write_pack(stick / "a.regio", VILLAGE)
    write_pack(stick / "b.regio", CITY)

    with pytest.raises(SeveralRegions) as caught:
        install(stick, folder)

    assert caught.value.files == (stick / "b.regio", stick / "a.regio")
    assert not folder.exists()
    assert [offer.path for offer in offers(stick)] == [stick / "b.regio", stick / "a.regio"]


def test_what_macos_leaves_on_a_stick_and_a_damaged_pack_are_passed_by(
    folder: Path, stick: Path
) -> None:
    (stick / "._a.regio").write_bytes(b"Mac OS X")
    (stick / "kapot.regio").write_bytes(b"PK\x03\x04")
    write_pack(stick / "a.regio", VILLAGE)

    install(stick, folder)

    assert streets(folder) == ("Dorpsstraat",)


def test_a_stick_with_only_a_damaged_pack_says_what_is_wrong(folder: Path, stick: Path) -> None:
    (stick / "kapot.regio").write_bytes(b"PK\x03\x04")

    with pytest.raises(PackDamaged):
        install(stick, folder)


def test_a_stick_that_is_gone_cannot_be_read(stick: Path) -> None:
    with pytest.raises(PackUnreadable):
        offers(stick / "nergens")


def test_a_disk_that_is_too_small_is_told_before_anything_is_written(
    folder: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = write_pack(stick / "a.regio", VILLAGE)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=10_000))

    with pytest.raises(NoRoom) as caught:
        install(pack, folder)

    assert caught.value.needed > 10_000
    assert list(folder.iterdir()) == []


def test_a_disk_that_fills_up_on_the_way_leaves_the_old_pack_and_nothing_else(
    folder: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(write_pack(stick / "a.regio", VILLAGE), folder)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(NoRoom):
            install(write_pack(stick / "b.regio", NEWER), folder)

    assert streets(folder) == ("Dorpsstraat",)
    assert [entry.name for entry in folder.iterdir()] == ["dorp.1"]


def test_a_folder_that_cannot_be_made_is_told(stick: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(PackNotKept):
        install(write_pack(stick / "a.regio", VILLAGE), tmp_path / "file")


def test_a_stick_that_is_pulled_out_leaves_nothing(
    folder: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = write_pack(stick / "a.regio", VILLAGE)

    def gone(*_: object) -> bytes:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(zipfile.ZipExtFile, "read", gone)
        with pytest.raises(PackUnreadable):
            install(pack, folder)

    assert installed(folder) == ()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_program_that_is_killed_halfway_leaves_the_old_pack(folder: Path, stick: Path) -> None:
    install(write_pack(stick / "a.regio", VILLAGE), folder)
    write_pack(stick / "b.regio", NEWER)
    killed = (
        "import os, signal, sys, pathlib\n"
        "from companion.regions import store\n"
        "store._put_in_place = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        "store.install(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))\n"
    )

    command = [sys.executable, "-c", killed, str(stick / "b.regio"), str(folder)]
    done = subprocess.run(command, check=False, capture_output=True)  # noqa: S603 - our own Python

    assert done.returncode == -9
    assert streets(folder) == ("Dorpsstraat",)


def test_what_a_killed_program_left_is_cleared_a_day_later(folder: Path, stick: Path) -> None:
    left = folder / ".new-abc"
    left.mkdir(parents=True)
    yesterday = time.time() - 25 * 60 * 60
    os.utime(left, (yesterday, yesterday))
    (folder / ".new-now").mkdir()

    install(write_pack(stick / "a.regio", VILLAGE), folder)

    assert sorted(entry.name for entry in folder.iterdir()) == [".new-now", "dorp.1"]


def test_two_installs_at_once_leave_one_whole_pack(folder: Path, stick: Path) -> None:
    first = write_pack(stick / "a.regio", VILLAGE)
    second = write_pack(stick / "b.regio", NEWER)

    with ThreadPoolExecutor(2) as pool:
        for future in [pool.submit(install, pack, folder) for pack in (first, second) * 4]:
            future.result()

    assert len(streets(folder)) == 1


def test_what_is_broken_is_left_out(folder: Path, stick: Path) -> None:
    install(write_pack(stick / "a.regio", VILLAGE), folder)
    for name, part in (("gone", TILES), ("short", DATABASE), ("manifest", MANIFEST)):
        other = install(write_pack(stick / f"{name}.regio", replace(VILLAGE, name=name)), folder)
        if name == "gone":
            (other.folder / part).unlink()
        else:
            (other.folder / part).write_bytes(b"{}")
    (folder / "dorp.1").rename(folder / "stad.7")
    (folder / "notes").mkdir()

    assert installed(folder) == ()


def test_of_two_that_stand_the_last_one_counts_by_number(folder: Path, stick: Path) -> None:
    install(write_pack(stick / "a.regio", VILLAGE), folder)
    shutil.copytree(folder / "dorp.1", folder / "dorp.9")
    (folder / "dorp.1").rename(folder / "other")
    newer = install(write_pack(stick / "b.regio", NEWER), folder)
    shutil.copytree(folder / "other", folder / "dorp.9")

    assert newer.folder.name == "dorp.10"
    assert streets(folder) == ("Nieuwstraat",)


def test_an_older_pack_that_still_stands_is_used_when_the_newer_broke(
    folder: Path, stick: Path
) -> None:
    install(write_pack(stick / "a.regio", VILLAGE), folder)
    shutil.copytree(folder / "dorp.1", folder / "dorp.2")
    (folder / "dorp.2" / TILES).unlink()

    assert streets(folder) == ("Dorpsstraat",)


def test_a_byte_that_changed_after_the_install_is_found(folder: Path, stick: Path) -> None:
    pack = install(write_pack(stick / "a.regio", VILLAGE), folder)
    assert is_whole(pack)

    pack.tiles.write_bytes(VILLAGE.tiles.swapcase())

    assert installed(folder) == (pack,)
    assert not is_whole(pack)


def test_a_pack_that_was_removed_is_not_whole(folder: Path, stick: Path) -> None:
    pack = install(write_pack(stick / "a.regio", VILLAGE), folder)

    shutil.rmtree(pack.folder)

    assert not is_whole(pack)


def test_a_folder_that_cannot_be_synced_is_no_reason_to_fail(
    folder: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = write_pack(stick / "a.regio", VILLAGE)
    real = os.fsync

    def only_files(handle: int) -> None:
        if not os.path.isfile(f"/proc/self/fd/{handle}"):  # noqa: PTH113 - a link of the system
            raise OSError(errno.EINVAL, "Invalid argument")
        real(handle)

    if sys.platform == "linux":
        monkeypatch.setattr(os, "fsync", only_files)
    install(pack, folder)

    assert streets(folder) == ("Dorpsstraat",)


def test_a_pack_that_was_renamed_is_found_on_a_stick_by_how_it_begins(
    folder: Path, stick: Path
) -> None:
    path = write_pack(stick / "dorp.regio", VILLAGE)
    path.rename(stick / "Kaart van ons dorp.zip")
    (stick / "leeg.zip").write_bytes(b"PK\x03\x04")

    assert install(stick, folder).manifest.name == installed(folder)[0].manifest.name

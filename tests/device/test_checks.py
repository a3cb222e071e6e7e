"""A wrong clock, an open disk and a full one are seen; what is not known is said to be unknown."""

from datetime import date
from pathlib import Path

import pytest

from companion.device.checks import (
    Clock,
    Encryption,
    Room,
    clock,
    encryption,
    encryption_here,
    free_bytes,
    room,
)

BUILT = date(2024, 2, 29)
MOUNTS = """\
proc /proc proc rw 0 0
/dev/mapper/vg-root / ext4 rw 0 0
/dev/sda1 /boot ext4 rw 0 0
/dev/sdb1 /media/my\\040stick vfat rw 0 0
server:/home /net nfs rw 0 0
/dev/loop3 /snap ext4 rw 0 0
"""


@pytest.fixture
def blocks(tmp_path: Path) -> Path:
    """Return a folder as `/sys/class/block`: a volume on an encrypted partition, and two plain."""
    for name in ("sda1", "sda2", "sdb1", "loop3"):
        (tmp_path / name).mkdir()
    device_mapper(tmp_path, "dm-0", "sda2_crypt", "CRYPT-LUKS2-0123", ["sda2"])
    device_mapper(tmp_path, "dm-1", "vg-root", "LVM-abc", ["dm-0"])
    return tmp_path


def device_mapper(blocks: Path, device: str, name: str, uuid: str, slaves: list[str]) -> None:
    (blocks / device / "dm").mkdir(parents=True)
    (blocks / device / "dm" / "name").write_text(f"{name}\n", "utf-8")
    (blocks / device / "dm" / "uuid").write_text(f"{uuid}\n", "utf-8")
    for slave in slaves:
        (blocks / device / "slaves" / slave).mkdir(parents=True)


@pytest.mark.parametrize(
    ("today", "seen"),
    [
        (date(2024, 2, 28), Clock.BEHIND),
        (date(2024, 2, 29), Clock.PLAUSIBLE),
        (date(2029, 2, 28), Clock.PLAUSIBLE),
        (date(2029, 3, 1), Clock.AHEAD),
        (date(1970, 1, 1), Clock.BEHIND),
        (date.max, Clock.AHEAD),
    ],
)
def test_the_clock_is_right_from_the_build_until_five_years_later(today: date, seen: Clock) -> None:
    assert clock(today, BUILT) is seen


def test_a_volume_on_an_encrypted_partition_is_encrypted(blocks: Path) -> None:
    assert encryption("/home/mw-de-vries", MOUNTS, blocks) is Encryption.ENCRYPTED


@pytest.mark.parametrize("folder", ["/boot/x", "/media/my stick/x"])
def test_a_plain_partition_is_told(folder: str, blocks: Path) -> None:
    assert encryption(folder, MOUNTS, blocks) is Encryption.PLAIN


@pytest.mark.parametrize("folder", ["/net/x", "/snap/x", "/proc/1"])
def test_what_cannot_be_seen_is_unknown(folder: str, blocks: Path) -> None:
    assert encryption(folder, MOUNTS, blocks) is Encryption.UNKNOWN


def test_a_volume_that_is_partly_plain_is_plain(blocks: Path) -> None:
    device_mapper(blocks, "dm-2", "vg-mixed", "LVM-def", ["dm-0", "sdb1"])

    seen = encryption("/x", "/dev/mapper/vg-mixed / ext4 rw 0 0\n", blocks)

    assert seen is Encryption.PLAIN


def test_of_two_mounts_on_one_point_the_later_counts(blocks: Path) -> None:
    mounts = MOUNTS + "/dev/sda1 / ext4 rw 0 0\n"

    assert encryption("/home", mounts, blocks) is Encryption.PLAIN


def test_devices_in_a_ring_end_as_unknown(blocks: Path) -> None:
    device_mapper(blocks, "dm-3", "ring", "LVM-x", ["dm-3"])

    assert encryption("/x", "/dev/dm-3 / ext4 rw 0 0\n", blocks) is Encryption.UNKNOWN


def test_without_mounts_and_blocks_it_is_unknown(tmp_path: Path) -> None:
    assert encryption("/home", "", tmp_path / "none") is Encryption.UNKNOWN


def test_this_computer_gives_some_answer(tmp_path: Path) -> None:
    assert encryption_here(tmp_path) in Encryption


@pytest.mark.parametrize(
    ("free", "seen"),
    [(0, Room.NONE), (49_999_999, Room.NONE), (50_000_000, Room.LITTLE), (5 * 10**8, Room.ENOUGH)],
)
def test_a_full_disk_is_seen(free: int, seen: Room) -> None:
    assert room(free) is seen


def test_the_room_of_a_folder_that_is_not_there_yet_is_that_above_it(tmp_path: Path) -> None:
    assert free_bytes(tmp_path / "not" / "yet") > 0

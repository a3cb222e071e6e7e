"""Whether a disk is encrypted is told from what the system shows; the rest is said to be unseen."""

import os
import shutil
from pathlib import Path, PurePosixPath

import pytest

from companion.device.disk_encryption import (
    CannotTell,
    Encryption,
    No,
    Yes,
    by_bitlocker,
    by_filevault,
    encryption_of,
    on_linux,
)

MOUNTS = """\
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 253:1 / / rw,relatime shared:1 - ext4 /dev/mapper/vg-root rw
28 27 8:1 / /boot rw,relatime shared:2 master:3 - ext4 /dev/sda1 rw
29 27 8:17 / /media/my\\040stick rw - vfat /dev/sdb1 rw
30 27 0:50 / /net rw - nfs4 server:/home rw
31 27 7:3 / /snap ro - squashfs /dev/loop3 ro
32 27 0:51 / /run rw - tmpfs tmpfs rw
33 27 0:52 / /home/fay rw - ecryptfs /home/.ecryptfs/fay rw
34 27 0:53 / /vault rw - fuse.gocryptfs /home/cipher rw
35 27 0:54 / /pool rw - zfs tank/home rw
36 27 9:1 / /raid rw - ext4 /dev/md0p1 rw
37 27 0:55 / /b rw - btrfs /dev/mapper/luks-b rw
38 27 0:56 / /c rw - btrfs /dev/disk/by-uuid/1234 rw
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder as `/`: a volume on an encrypted partition, a stick, a RAID and two pools."""
    if os.name != "posix":
        pytest.skip("a colon, as in 8:1, is no letter of a file name there")
    for disk, parts in (("sda", "12"), ("sdb", "1"), ("sdc", "1"), ("nvme0n1", "1")):
        for part in parts:
            separator = "p" if disk.startswith("nvme") else ""
            partition(tmp_path, disk, f"{disk}{separator}{part}")
    known(tmp_path, "sda1", "8:1")
    known(tmp_path, "sdb1", "8:17")
    mapped(tmp_path, "dm-0", "sda2_crypt", "CRYPT-LUKS2-0123", ["sda2"])
    mapped(tmp_path, "dm-1", "vg-root", "LVM-abc", ["dm-0"])
    known(tmp_path, "dm-1", "253:1")
    mapped(tmp_path, "dm-2", "luks-b", "CRYPT-LUKS2-4567", ["sdc1"])
    (tmp_path / "sys/devices/virtual/loop3/slaves").mkdir(parents=True)
    listed(tmp_path, tmp_path / "sys/devices/virtual/loop3")
    known(tmp_path, "loop3", "7:3")
    pool(tmp_path, "b", ["dm-2"])
    mounted(tmp_path, MOUNTS)
    return tmp_path


def mounted(root: Path, text: str) -> None:
    (root / "proc/self").mkdir(parents=True, exist_ok=True)
    (root / "proc/self/mountinfo").write_text(text, "utf-8")


def listed(root: Path, device: Path) -> None:
    (root / "sys/class/block").mkdir(parents=True, exist_ok=True)
    (root / "sys/class/block" / device.name).symlink_to(device)


def known(root: Path, name: str, number: str) -> None:
    (root / "sys/dev/block").mkdir(parents=True, exist_ok=True)
    (root / "sys/dev/block" / number).symlink_to(root / "sys/class/block" / name)


def partition(root: Path, disk: str, name: str) -> None:
    device = root / "sys/devices/disks" / disk / name
    device.mkdir(parents=True)
    (device / "partition").write_text("1\n", "utf-8")
    (device.parent / "slaves").mkdir(exist_ok=True)
    listed(root, device)


def mapped(root: Path, device: str, name: str, uuid: str, slaves: list[str]) -> None:
    folder = root / "sys/devices/virtual" / device
    (folder / "dm").mkdir(parents=True)
    (folder / "dm/name").write_text(f"{name}\n", "utf-8")
    (folder / "dm/uuid").write_text(f"{uuid}\n", "utf-8")
    holding(root, folder, slaves)
    listed(root, folder)


def holding(root: Path, device: Path, slaves: list[str]) -> None:
    (device / "slaves").mkdir(parents=True)
    for slave in slaves:
        (device / "slaves" / slave).symlink_to(root / "sys/class/block" / slave)


def pool(root: Path, name: str, devices: list[str]) -> None:
    folder = root / "sys/fs/btrfs" / name / "devices"
    folder.mkdir(parents=True)
    for device in devices:
        (folder / device).symlink_to(root / "sys/class/block" / device)


def seen(root: Path, folder: str) -> Encryption:
    return on_linux(PurePosixPath(folder), root, lambda name: f"{name} has none")


def test_a_volume_on_an_encrypted_partition_is_encrypted(root: Path) -> None:
    assert seen(root, "/home/mw-de-vries") == Yes("dm-crypt")


@pytest.mark.parametrize("folder", ["/boot/x", "/media/my stick/x"])
def test_a_plain_partition_is_not(folder: str, root: Path) -> None:
    assert seen(root, folder) == No()


@pytest.mark.parametrize(
    ("folder", "why"),
    [("/net/x", "nfs4"), ("/snap/x", "loop3"), ("/proc/1", "proc"), ("/run/x", "tmpfs")],
)
def test_what_is_on_no_disk_of_this_computer_cannot_be_told(
    folder: str, why: str, root: Path
) -> None:
    assert seen(root, folder) == CannotTell(why)


@pytest.mark.parametrize(
    ("folder", "how"), [("/home/fay/x", "ecryptfs"), ("/vault/x", "fuse.gocryptfs")]
)
def test_a_folder_that_is_encrypted_by_itself_is_seen(folder: str, how: str, root: Path) -> None:
    assert seen(root, folder) == Yes(how)


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ("aes-256-gcm\n", Yes("zfs")),
        ("off\n", CannotTell("zfs")),  # its disks may be encrypted below it
        ("", CannotTell("zfs")),
    ],
)
def test_a_dataset_of_zfs_is_asked(says: str, told: Encryption, root: Path) -> None:
    asked: list[str] = []

    def dataset(name: str) -> str:
        asked.append(name)
        return says

    assert on_linux(PurePosixPath("/pool/x"), root, dataset) == told
    assert asked == ["tank/home"]


def test_a_volume_that_is_partly_plain_is_not_encrypted(root: Path) -> None:
    mapped(root, "dm-3", "vg-mixed", "LVM-def", ["dm-0", "sdb1"])
    known(root, "dm-3", "253:3")
    mounted(root, "27 1 253:3 / / rw - ext4 /dev/mapper/vg-mixed rw\n")

    assert seen(root, "/x") == No()


def test_a_volume_that_is_partly_unseen_cannot_be_told(root: Path) -> None:
    mapped(root, "dm-3", "vg-far", "LVM-def", ["dm-0", "loop3"])
    known(root, "dm-3", "253:3")
    mounted(root, "27 1 253:3 / / rw - ext4 /dev/mapper/vg-far rw\n")

    assert seen(root, "/x") == CannotTell("loop3")


@pytest.mark.parametrize(("parts", "told"), [(["dm-0", "dm-2"], Yes("dm-crypt")), (["sdb1"], No())])
def test_a_partition_of_a_raid_is_as_the_parts_of_the_raid(
    parts: list[str], told: Encryption, root: Path
) -> None:
    raid = root / "sys/devices/virtual/md0"
    holding(root, raid, parts)
    (raid / "md0p1").mkdir()
    (raid / "md0p1/partition").write_text("1\n", "utf-8")
    listed(root, raid / "md0p1")
    known(root, "md0p1", "9:1")

    assert seen(root, "/raid/x") == told


def test_btrfs_is_found_by_the_name_of_its_device(root: Path) -> None:
    assert seen(root, "/b/x") == Yes("dm-crypt")


def test_btrfs_with_one_plain_disk_is_not_encrypted(root: Path) -> None:
    shutil.rmtree(root / "sys/fs/btrfs")
    pool(root, "b", ["dm-2", "nvme0n1p1"])

    assert seen(root, "/b/x") == No()


def test_a_device_that_was_mounted_by_a_link_is_found(root: Path) -> None:
    (root / "dev/disk/by-uuid").mkdir(parents=True)
    (root / "dev/nvme0n1p1").touch()
    (root / "dev/disk/by-uuid/1234").symlink_to(root / "dev/nvme0n1p1")

    assert seen(root, "/c/x") == No()


def test_below_an_overlay_the_upper_folder_counts(root: Path) -> None:
    (root / "cow/upper").mkdir(parents=True)
    mounted(
        root,
        "27 1 0:40 / / rw - overlay overlay rw,lowerdir=/low,upperdir=/cow/upper,workdir=/w\n"
        "28 27 253:1 / /cow rw - ext4 /dev/mapper/vg-root rw\n",
    )

    assert seen(root, "/home/x") == Yes("dm-crypt")


@pytest.mark.parametrize("options", ["rw,upperdir=/of/the/host", "ro,lowerdir=/low"])
def test_an_overlay_without_an_upper_folder_here_cannot_be_told(options: str, root: Path) -> None:
    mounted(root, f"27 1 0:40 / / rw - overlay overlay {options}\n")

    assert seen(root, "/home/x") == CannotTell("overlay")


def test_an_overlay_on_itself_cannot_be_told(root: Path) -> None:
    mounted(root, "27 1 0:40 / / rw - overlay overlay rw,upperdir=/\n")

    assert seen(root, "/home/x") == CannotTell("overlay")


def test_of_two_mounts_on_one_point_the_later_counts(root: Path) -> None:
    mounted(root, MOUNTS + "40 27 8:1 / / rw - ext4 /dev/sda1 rw\n")

    assert seen(root, "/home") == No()


def test_devices_in_a_ring_cannot_be_told(root: Path) -> None:
    mapped(root, "dm-4", "ring", "LVM-x", ["dm-4"])
    known(root, "dm-4", "253:4")
    mounted(root, "27 1 253:4 / / rw - ext4 /dev/dm-4 rw\n")

    assert seen(root, "/x") == CannotTell("dm-4")


def test_without_a_mount_it_cannot_be_told(root: Path) -> None:
    mounted(root, "no line of ours\n")

    assert seen(root, "/x") == CannotTell("no mount")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("1\r\n", Yes("BitLocker")),
        ("2\r\n", No()),
        ("3\r\n", CannotTell("BitLocker")),  # it is being turned on
        ("", CannotTell("BitLocker")),
    ],
)
def test_the_property_of_bitlocker_is_understood(said: str, told: Encryption) -> None:
    assert by_bitlocker(said) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("FileVault is On.\n", Yes("FileVault")),
        ("FileVault is Off.\n", No()),
        ("FileVault is On.\nDecryption in progress: 12\n", CannotTell("FileVault")),
        (
            "FileVault is Off, but will be enabled after the next restart.\n",
            CannotTell("FileVault"),
        ),
        ("", CannotTell("FileVault")),
    ],
)
def test_the_sentence_of_filevault_is_understood(said: str, told: Encryption) -> None:
    assert by_filevault(said) == told


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin", "haiku"])
def test_this_computer_gives_some_answer_whatever_it_takes_itself_for(
    platform: str, tmp_path: Path
) -> None:
    assert isinstance(encryption_of(tmp_path / "not" / "yet", platform), (Yes, No, CannotTell))

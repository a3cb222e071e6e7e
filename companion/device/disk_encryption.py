"""Whether the disk under a folder is encrypted, as far as the system shows it without rights.

A disk that encrypts by itself shows nothing: on Linux it counts as `No`.
Where this comes from: proc_pid_mountinfo(5); `linux/fs.h` for the flag of fscrypt; the documents
ABI/testing/sysfs-block and sysfs-block-dm of Linux; cryptsetup names its devices `CRYPT-...`. The
Shell property of BitLocker (1 on, 2 off) and the sentences of `fdesetup` were READ in programs of
others that ask them; neither was run by us.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final, TypeAlias

_DEEPEST: Final = 8  # devices or mounts under one another; a ring of them is no disk
_PATIENCE: Final = 5.0  # seconds for a program of the system; PowerShell starts in one or two
_STACKED: Final = {"ecryptfs", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs"}
_FAR: Final = re.compile(r"loop|nbd|ram|zram")  # behind these is a file, a network, or no disk
_SEALED_FLAG: Final = 0x800  # FS_ENCRYPT_FL
_DRIVE: Final = re.compile(r"[A-Za-z]:")
_BITLOCKER: Final = (
    "(New-Object -ComObject Shell.Application).NameSpace('{}\\').Self"
    ".ExtendedProperty('System.Volume.BitLockerProtection')"
)


@dataclass(frozen=True, slots=True)
class Yes:
    """It is encrypted; `how` names the means: dm-crypt, fscrypt, BitLocker and so on."""

    how: str


@dataclass(frozen=True, slots=True)
class No:
    """The system shows no encryption."""


@dataclass(frozen=True, slots=True)
class CannotTell:
    """It cannot be seen; `why` names what stood in the way, for a helper."""

    why: str


Encryption: TypeAlias = Yes | No | CannotTell


@dataclass(frozen=True, slots=True)
class _Mount:
    device: str  # "8:1"; of btrfs and the like a number without a disk
    point: PurePosixPath
    kind: str
    source: str
    options: tuple[str, ...]


def encryption_of(folder: Path, platform: str = sys.platform) -> Encryption:
    """Return whether what is kept in `folder`, which need not exist yet, is encrypted.

    Blocks for at most five seconds. Never raises.
    """
    try:
        there = next(one for one in (folder, *folder.parents) if one.exists()).resolve()
        if platform == "win32":
            return by_bitlocker(_said(_bitlocker_command(there)))
        if platform == "darwin":
            return by_filevault(_said(("/usr/bin/fdesetup", "status")))
        if platform != "linux":
            return CannotTell(platform)
        return Yes("fscrypt") if _sealed(there) else on_linux(PurePosixPath(there))
    except (OSError, ValueError, StopIteration, subprocess.SubprocessError) as error:
        return CannotTell(type(error).__name__)


def on_linux(
    folder: PurePosixPath, root: Path = Path("/"), dataset: Callable[[str], str] | None = None
) -> Encryption:
    """Return whether the disk under `folder` is encrypted, by `proc` and `sys` below `root`.

    `folder` is absolute and without links. `dataset` tells the encryption of a dataset of ZFS in
    its own words, by default by asking `zfs`.

    Raises:
        OSError, ValueError: the system does not show it.
    """
    text = (root / "proc/self/mountinfo").read_text("utf-8", "surrogateescape")
    mounts = tuple(_mounts(text))
    for _ in range(_DEEPEST):
        mount = _mount_of(folder, mounts)
        if mount is None or mount.kind != "overlay":
            break
        upper = _option(mount, "upperdir")
        # Within a container this is a path of its host.
        if not upper or not (root / upper.lstrip("/")).is_dir():
            return CannotTell("overlay")
        folder = PurePosixPath(upper)
    else:
        return CannotTell("overlay")
    return CannotTell("no mount") if mount is None else _of_mount(mount, root, dataset or _zfs)


def by_bitlocker(said: str) -> Encryption:
    """Return what the Shell property means; while it is turned on or off we cannot tell."""
    match said.strip():
        case "1":
            return Yes("BitLocker")
        case "2":
            return No()
        case _:
            return CannotTell("BitLocker")


def by_filevault(said: str) -> Encryption:
    """Return what `fdesetup status` means; while it is turned on or off we cannot tell."""
    if "in progress" not in said.lower():
        if said.startswith("FileVault is On"):
            return Yes("FileVault")
        if said.startswith("FileVault is Off."):
            return No()
    return CannotTell("FileVault")


def _of_mount(mount: _Mount, root: Path, dataset: Callable[[str], str]) -> Encryption:
    if mount.kind in _STACKED:
        return Yes(mount.kind)
    if mount.kind == "zfs":
        if dataset(mount.source).strip() in ("", "-", "off"):
            return CannotTell("zfs")  # "off" does not tell of the disks below its pool
        return Yes("zfs")
    seen = [_under(device, _DEEPEST) for device in _devices(mount, root)]
    return _together(seen) if seen else CannotTell(mount.kind)


def _devices(mount: _Mount, root: Path) -> Iterator[Path]:
    """Return the folders in `sys` of the devices that hold a file system; none for no disk."""
    direct = root / "sys/dev/block" / mount.device
    if not mount.device.startswith("0:") and direct.exists():
        yield direct.resolve()
        return
    if not mount.source.startswith("/dev/"):
        return
    blocks = root / "sys/class/block"
    name = _kernel_name(mount.source, root)
    # Btrfs may lie on more disks than the one that it was mounted by.
    for pool in root.glob("sys/fs/btrfs/*/devices"):
        if (pool / name).exists():
            yield from ((blocks / one.name).resolve() for one in sorted(pool.iterdir()))
            return
    if (blocks / name).exists():
        yield (blocks / name).resolve()


def _kernel_name(source: str, root: Path) -> str:
    """Return the name that the kernel gives a device: `dm-0` for `/dev/mapper/home`."""
    name = PurePosixPath(source).name
    for told in root.glob("sys/class/block/dm-*/dm/name"):
        if source.startswith("/dev/mapper/") and told.read_text("utf-8").strip() == name:
            return told.parent.parent.name
    return (root / source.lstrip("/")).resolve().name  # a link, as /dev/disk/by-uuid has


def _under(device: Path, deepest: int) -> Encryption:
    if not deepest or _FAR.match(device.name):
        return CannotTell(device.name)
    told = device / "dm/uuid"
    if told.exists() and told.read_text("utf-8").startswith("CRYPT-"):
        return Yes("dm-crypt")
    # A partition of a RAID has its parts in the folder of the whole.
    whole = device.parent if (device / "partition").exists() else device
    slaves = whole / "slaves"
    parts = sorted(slaves.iterdir()) if slaves.is_dir() else []
    if not parts:
        return CannotTell(whole.name) if _FAR.match(whole.name) else No()
    return _together([_under(part.resolve(), deepest - 1) for part in parts])


def _together(seen: Sequence[Encryption]) -> Encryption:
    """Return what holds for disks together: one part in plain is enough to read from."""
    for kind in (No, CannotTell, Yes):
        for one in seen:
            if isinstance(one, kind):
                return one
    return CannotTell("no disk")


def _mounts(text: str) -> Iterator[_Mount]:
    for line in text.splitlines():
        before, dash, after = line.partition(" - ")
        fields, rest = before.split(" "), after.split(" ")
        if dash and len(fields) >= 6 and len(rest) >= 3:
            point = PurePosixPath(_unescaped(fields[4]))
            options = tuple(_unescaped(option) for option in rest[2].split(","))
            yield _Mount(fields[2], point, rest[0], _unescaped(rest[1]), options)


def _unescaped(field: str) -> str:
    """Return a field with its spaces, which are written as octal."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), field)


def _mount_of(folder: PurePosixPath, mounts: Sequence[_Mount]) -> _Mount | None:
    above = [mount for mount in mounts if folder.is_relative_to(mount.point)]
    # Of two on one point the later lies on top, so the last of the deepest is looked for.
    return max(reversed(above), key=lambda mount: len(mount.point.parts), default=None)


def _option(mount: _Mount, name: str) -> str:
    wanted = f"{name}="
    return next((one[len(wanted) :] for one in mount.options if one.startswith(wanted)), "")


def _sealed(folder: Path) -> bool:
    """Return whether Linux says that what is in `folder` is encrypted by its file system."""
    if sys.platform != "linux":
        return False
    import fcntl  # noqa: PLC0415 - exists on these systems only
    import struct  # noqa: PLC0415 - only here

    # FS_IOC_GETFLAGS, _IOR('f', 1, long), as most machines number it; another number is refused.
    request = 2 << 30 | struct.calcsize("l") << 16 | ord("f") << 8 | 1
    handle = os.open(folder, os.O_RDONLY)
    try:
        flags = fcntl.ioctl(handle, request, bytes(8))
    except OSError:  # this file system has no flags, so not this one either
        return False
    finally:
        os.close(handle)
    return bool(int.from_bytes(flags[:4], sys.byteorder) & _SEALED_FLAG)


def _zfs(name: str) -> str:
    return _said(("/sbin/zfs", "get", "-H", "-o", "value", "encryption", name))


def _bitlocker_command(folder: Path) -> tuple[str, ...]:
    drive = folder.drive
    if not _DRIVE.fullmatch(drive):  # a share on the network
        raise ValueError(drive)
    shell = Path(os.environ.get("SYSTEMROOT", "C:\\Windows"), "System32/WindowsPowerShell/v1.0")
    question = _BITLOCKER.format(drive)
    return (str(shell / "powershell.exe"), "-NoProfile", "-NonInteractive", "-Command", question)


def _said(command: Sequence[str]) -> str:
    return subprocess.run(  # noqa: S603 - programs of the system by their full path, no shell
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=_PATIENCE,
        text=True,
        check=False,
        creationflags=0x0800_0000 if sys.platform == "win32" else 0,  # CREATE_NO_WINDOW
    ).stdout

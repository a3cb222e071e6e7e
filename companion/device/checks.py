"""Whether clock, disk and room on this computer are as the program needs them, for the doctor."""

import re
import shutil
from datetime import date
from enum import Enum
from pathlib import Path, PurePosixPath

_YEARS_TRUSTED = 5  # security.md 5: a clock beyond that is wrong, or the program far too old
# Our own figures: a province as region pack is some hundreds of megabytes; answers and settings
# are less than one, but a full disk makes every program on the computer fail.
LITTLE_ROOM = 500_000_000  # bytes
NO_ROOM = 50_000_000  # bytes
_DEEPEST = 8  # devices under one mount: a partition, encryption, volumes; a loop is no disk


class Clock(Enum):
    """How the date of this computer looks."""

    PLAUSIBLE = "plausible"
    BEHIND = "behind"  # before the program was built
    AHEAD = "ahead"  # more than five years after it


class Encryption(Enum):
    """Whether a folder is on an encrypted disk, as far as can be seen."""

    ENCRYPTED = "encrypted"  # dm-crypt, as LUKS, is under it
    PLAIN = "plain"  # none is; a disk that encrypts by itself looks the same
    UNKNOWN = "unknown"


class Room(Enum):
    """Whether there is room on the disk."""

    ENOUGH = "enough"
    LITTLE = "little"  # not for a region pack
    NONE = "none"  # saving answers may fail


def clock(today: date, built: date) -> Clock:
    """Return how `today` looks to a program that was built on `built`; both days included."""
    if today < built:
        return Clock.BEHIND
    latest = (built.year + _YEARS_TRUSTED, built.month, built.day)  # 29 February needs no date
    if (today.year, today.month, today.day) > latest:
        return Clock.AHEAD
    return Clock.PLAUSIBLE


def encryption(folder: str, mounts: str, blocks: Path) -> Encryption:
    """Return whether the disk under `folder` is encrypted.

    `folder` is absolute and without links, `mounts` the text of `/proc/mounts`, `blocks` the
    folder `/sys/class/block`. Source: proc(5); Documentation/ABI/testing/sysfs-block-dm of Linux;
    cryptsetup names its devices `CRYPT-...`.
    """
    source = _source(folder, mounts)
    try:
        name = _block_name(source, blocks)
        return _under(name, blocks, _DEEPEST) if name else Encryption.UNKNOWN
    except (OSError, ValueError):
        return Encryption.UNKNOWN


def encryption_here(home: Path) -> Encryption:
    """Return whether the disk under `home` is encrypted; unknown where there is no `/proc`."""
    try:
        mounts = Path("/proc/mounts").read_text("utf-8", "surrogateescape")
        folder = str(home.resolve())
    except (OSError, ValueError):
        return Encryption.UNKNOWN
    return encryption(folder, mounts, Path("/sys/class/block"))


def room(free_bytes: int) -> Room:
    """Return what this many free bytes mean."""
    if free_bytes < NO_ROOM:
        return Room.NONE
    return Room.LITTLE if free_bytes < LITTLE_ROOM else Room.ENOUGH


def free_bytes(folder: Path) -> int:
    """Return the free bytes of the disk for `folder`, or for the nearest folder above that exists.

    Raises:
        OSError: the system does not tell.
    """
    above = next((one for one in (folder, *folder.parents) if one.exists()), folder)
    return shutil.disk_usage(above).free


def _source(folder: str, mounts: str) -> str:
    """Return the device that is mounted nearest above `folder`; empty where there is none."""
    path = PurePosixPath(folder)
    found, depth = "", 0
    for line in mounts.splitlines():
        source, _, rest = line.partition(" ")
        point = PurePosixPath(_unescaped(rest.partition(" ")[0]))
        # Of two on one point the later lies on top.
        if len(point.parts) >= depth and path.is_relative_to(point):
            found, depth = _unescaped(source), len(point.parts)
    return found


def _unescaped(field: str) -> str:
    """Return a field of `/proc/mounts` with its spaces: they are written as octal."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), field)


def _block_name(source: str, blocks: Path) -> str:
    """Return the name that the kernel gives a device, as `dm-0`; empty where it has none."""
    if not source.startswith("/dev/"):
        return ""
    if source.startswith("/dev/mapper/"):
        for told in blocks.glob("dm-*/dm/name"):
            if told.read_text("utf-8").strip() == PurePosixPath(source).name:
                return told.parent.parent.name
    name = PurePosixPath(source).name
    if not (blocks / name).exists():  # a link, as /dev/disk/by-uuid has
        name = Path(source).resolve().name
    return name if (blocks / name).exists() else ""


def _under(name: str, blocks: Path, deepest: int) -> Encryption:
    # What lies behind a file or a network is not seen from here.
    if not deepest or re.match("loop|nbd|ram|zram", name):
        return Encryption.UNKNOWN
    device = blocks / name
    told = device / "dm" / "uuid"
    if told.exists() and told.read_text("utf-8").startswith("CRYPT-"):
        return Encryption.ENCRYPTED
    slaves = device / "slaves"
    parts = sorted(one.name for one in slaves.iterdir()) if slaves.is_dir() else []
    seen = {_under(part, blocks, deepest - 1) for part in parts} or {Encryption.PLAIN}
    if len(seen) == 1:
        return seen.pop()
    # One part in plain is enough to read from.
    return Encryption.PLAIN if Encryption.PLAIN in seen else Encryption.UNKNOWN

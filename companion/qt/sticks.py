"""Which USB sticks are in the computer."""

import sys
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from PySide6.QtCore import QStorageInfo

# Where desktops on Linux put what is plugged in (udisks2; older systems used /media itself).
_LINUX = ("/media", "/run/media")
_MACOS = "/Volumes"
_DRIVE_REMOVABLE = 2  # GetDriveTypeW, winbase.h


@dataclass(frozen=True, slots=True)
class Stick:
    """A volume that can be taken out: its name for people, its folder, and whether it is locked."""

    name: str
    folder: Path
    read_only: bool


def sticks() -> tuple[Stick, ...]:
    """Return the sticks that are ready, by the name of their folder; cards are counted too."""
    found = (
        Stick(info.displayName(), Path(info.rootPath()), info.isReadOnly())
        for info in QStorageInfo.mountedVolumes()
        if info.isValid() and info.isReady() and is_removable(info.rootPath(), sys.platform)
    )
    return tuple(sorted(found, key=lambda stick: stick.folder))


def is_removable(root: str, platform: str) -> bool:
    """Return whether a volume mounted at `root` can be taken out; `platform` as `sys.platform`.

    Windows and macOS are written by their documentation and were not run.
    """
    if platform == "win32":
        return _is_removable_drive(root)
    place = PurePosixPath(root)
    if platform == "darwin":
        return PurePosixPath(_MACOS) in place.parents
    return any(PurePosixPath(parent) in place.parents for parent in _LINUX)


def _is_removable_drive(root: str) -> bool:
    import ctypes  # noqa: PLC0415 - only Windows has `windll`

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - absent where mypy runs
    return bool(kernel.GetDriveTypeW(root.replace("/", "\\")) == _DRIVE_REMOVABLE)

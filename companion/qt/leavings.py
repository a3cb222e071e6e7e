"""What one visit leaves in files while it goes on, and how all of it is cleared."""

import contextlib
import os
import stat
import tempfile
from pathlib import Path

from companion.errors import CompanionError

_PREFIX = "visit-"


class NoVisitFolder(CompanionError):
    """There is no folder that only this citizen can read; nothing may be written then."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"no folder for a visit: {reason}")
        self.reason = reason  # the words of the operating system, for the log


def visit_folder(root: Path) -> Path:
    """Return a new empty folder below `root` that only the citizen can read (mode 0700).

    `root` is `companion.settings.folders.visits_folder()`; it is made when it is not there.

    Raises:
        NoVisitFolder: `root` cannot be made, is a link, or is of someone else.
    """
    try:
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        _make_private(root)
        return Path(tempfile.mkdtemp(prefix=_PREFIX, dir=root))
    except OSError as error:
        raise NoVisitFolder(error.strerror or type(error).__name__) from error


def clear(folder: Path) -> int:
    """Remove the folder with all in it; return how many files are gone.

    A link counts for one and is never followed. Never raises: what another program holds open
    stays, and the folder with it, until `clear_leftovers`.
    """
    if not _is_folder(folder):
        return _removed(folder)
    with contextlib.suppress(OSError):
        folder.chmod(0o700)  # in a folder that is read-only nothing can be removed
    gone = sum(clear(one) for one in _inside(folder))
    with contextlib.suppress(OSError):
        folder.rmdir()
    return gone


def clear_leftovers(root: Path) -> int:
    """Return how many files of visits that ended in a crash are gone now.

    Only for who holds the `companion.qt.single.Claim`: another window would lose its files.
    """
    if not _is_folder(root):
        return 0
    return sum(clear(one) for one in _inside(root) if one.name.startswith(_PREFIX))


def _make_private(root: Path) -> None:
    """Let nobody else read the folder.

    Raises:
        OSError: it is a link, or of someone else, who could have put it there to read along.
    """
    seen = root.lstat()
    if not stat.S_ISDIR(seen.st_mode):
        raise NotADirectoryError(20, "is a link or no folder", str(root))
    if hasattr(os, "getuid") and seen.st_uid != os.getuid():
        raise PermissionError(13, "is of another account", str(root))
    root.chmod(0o700)


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False


def _inside(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _removed(path: Path) -> int:
    """Return 1 when the file or the link is gone because of this."""
    try:
        path.unlink()
    except FileNotFoundError:
        return 0
    except OSError:
        return _removed_though_locked(path)
    return 1


def _removed_though_locked(path: Path) -> int:
    """Remove a file that Windows calls read-only; elsewhere only the folder counts."""
    if path.is_symlink():
        return 0
    try:
        path.chmod(0o600)
        path.unlink()
    except OSError:
        return 0
    return 1

"""That a citizen has one window in one home, by a lock of the operating system."""

import errno
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_LOCK_NAME: Final = "window.lock"
# What the systems answer when another has the lock; anything else is a disk that cannot lock.
_TAKEN: Final = frozenset({errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK})


@dataclass(slots=True)
class Claim:
    """The one window of a home; it ends with the process, however that ends."""

    folder: Path
    handle: int  # -1 where the disk cannot lock: then this window cannot know of another

    def release(self) -> None:
        """Let another window begin; harmless twice. The lock file stays: it may be another's."""
        handle, self.handle = self.handle, -1
        if handle >= 0:
            os.close(handle)


def claim(folder: Path) -> Claim | None:
    """Return the claim to the window of this home, or None when another window has it.

    A disk that cannot lock, or is full, stops no citizen: then the claim holds nothing.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(folder / _LOCK_NAME, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return Claim(folder, -1)
    try:
        _lock(handle)
    except OSError as error:
        os.close(handle)
        return None if error.errno in _TAKEN else Claim(folder, -1)
    return Claim(folder, handle)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

"""How a small file reaches the disk whole, and how one program at a time may write it."""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from companion.vault.errors import Damaged, NotWritten, VaultInUse

# Windows: access denied, sharing violation, lock violation; a virus scanner holds a new file
# for a moment. Security reference 3.5.
_HELD: Final = frozenset({5, 32, 33})
_PATIENCE: Final = 2.5  # seconds
_PAUSE: Final = 0.05


def read_whole(path: Path, largest: int) -> bytes | None:
    """Return the bytes of the file, or None when there is none.

    Raises:
        Damaged: it has more than `largest` bytes, or the disk cannot give them.
    """
    try:
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Damaged("reading") from error
    if len(data) > largest:
        raise Damaged("length")
    return data


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` in place of the file; when this returns it outlives a power cut.

    Call it under `locked`: the name of the temporary file is always the same, so that what a
    crash left of it is cleared by the next write.

    Raises:
        NotWritten: the old file is still there, or none if there was none. When only the folder
            could not be synced the new one is there; whether it outlives a power cut is not known.
    """
    fresh = path.with_name(f"{path.name}.new")
    try:
        with contextlib.suppress(FileNotFoundError):
            fresh.unlink()
        _write(fresh, data)
        _replace(fresh, path)
        _sync_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise NotWritten(error) from error


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of the system on the file; it ends with the process, however that ends.

    Raises:
        VaultInUse: another holds it.
        NotWritten: the folder or the file cannot be made.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise NotWritten(error) from error
    try:
        try:
            _lock(handle)
        except OSError as error:
            raise VaultInUse from error
        yield
    finally:
        os.close(handle)


def _write(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o600)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _replace(fresh: Path, path: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            os.replace(fresh, path)  # noqa: PTH105 - the same call; `os` is where faults are put in
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD or time.monotonic() > until:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return  # a folder cannot be opened there
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

"""How a small file reaches the disk whole, and how one program at a time may write it."""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from companion import durable
from companion.vault.errors import Damaged, NotWritten, VaultInUse


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
        durable.write_whole(path, data, fresh=fresh, strict=True)
    except OSError as error:
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


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

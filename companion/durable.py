"""How a file reaches the disk whole: after a power cut it is the old one or the new one."""

import contextlib
import os
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

# Windows: access denied, sharing violation, lock violation; a virus scanner holds a new file
# for a moment. Security reference 3.5.
_HELD = frozenset({5, 32, 33})
_PATIENCE = 2.5  # seconds
_PAUSE = 0.05
# O_BINARY: Windows would write a carriage return before each line feed.
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write_whole(
    path: Path, data: bytes, *, fresh: Path | None = None, strict: bool = False
) -> None:
    """Put `data` in place of the file, or make it; only its owner may read it.

    It is written to `fresh` first, a file that is not there yet, on the same disk. Without one
    that is a random name in the same folder, so that two who write at once do not meet.

    Raises:
        OSError: the old file is still there, and nothing beside it. With `strict` also when the
            folder could not be synced: then the new one is there, and may be lost in a power cut.
    """
    if fresh is None:
        # No `tempfile`, which costs 10 ms; the settings are read and mended at the start.
        fresh = path.with_name(f"{path.name}.{os.urandom(8).hex()}.new")
    write_new(fresh, (data,))
    with _or_nothing(fresh):
        _replace(fresh, path)
    sync_folder(path.parent, strict=strict)


def write_new(path: Path, chunks: Iterable[bytes]) -> None:
    """Make a file that only its owner may read; when this returns the disk has its bytes.

    Its name is only as safe when `sync_folder` was called as well.

    Raises:
        FileExistsError: there is one already; it is left as it was.
        OSError: it could not be written; nothing half-written is left. So it is with whatever
            `chunks` raises.
    """
    handle = os.open(path, _NEW, 0o600)
    with _or_nothing(path):
        try:
            for chunk in chunks:
                rest = memoryview(chunk)
                while rest:
                    rest = rest[os.write(handle, rest) :]
            os.fsync(handle)
        finally:
            os.close(handle)


def sync_folder(folder: Path, *, strict: bool = False) -> None:
    """Make the names in `folder` safe against a power cut.

    Raises:
        OSError: with `strict`, it cannot be synced. Else that is no reason to fail: some network
            shares cannot, the files themselves are safe, and their new names may count already.
    """
    if sys.platform == "win32":
        return  # it opens no folders; its replace is journalled by NTFS
    with contextlib.nullcontext() if strict else contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
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


@contextlib.contextmanager
def _or_nothing(path: Path) -> Iterator[None]:
    """Remove the file when what follows does not succeed, whatever the reason."""
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):  # a stick may be gone, and the file with it
            path.unlink()
        raise

"""The file with a line for each visit with a helper: for the organisation, without the citizen."""

import os
from datetime import date
from pathlib import Path

from companion.durable import sync_folder
from companion.visits.errors import VisitNotRecorded
from companion.visits.telling import header

NAME = "helped-visits"
LARGEST = 10_000_000  # bytes: some 150,000 visits; then a file with the year is begun
_MOST_FILES = 100  # of one year; nobody helps so often
# O_NOFOLLOW: a link that somebody put there must not send our lines elsewhere.
_HOW = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
_BINARY = getattr(os, "O_BINARY", 0)


def record(folder: Path, row: str, today: date, largest: int = LARGEST) -> Path:
    """Add a line to the file, or to one of this year where that is full; return which.

    When this returns the disk has it. A new file begins with the names of the columns, and only
    its owner may read it.

    Raises:
        VisitNotRecorded: nothing was added, and what was there is as it was.
    """
    line = f"{row}\r\n".encode()  # as RFC 4180 ends a line
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for path in _files(folder, today):
            if _size(path) + len(line) <= largest:
                _add(path, line)
                sync_folder(folder)
                return path
    except OSError as error:
        raise VisitNotRecorded(folder) from error
    raise VisitNotRecorded(folder)


def _files(folder: Path, today: date) -> tuple[Path, ...]:
    year = f"{NAME}-{today.year}"
    more = (f"{year}-{number}" for number in range(2, _MOST_FILES))
    return tuple(folder / f"{name}.csv" for name in (NAME, year, *more))


def _size(path: Path) -> int:
    return path.lstat().st_size if path.is_symlink() or path.exists() else 0


def _add(path: Path, line: bytes) -> None:
    """Append a line, all of it or nothing; after a power cut the one before may be torn."""
    handle = os.open(path, _HOW | _BINARY, 0o600)
    try:
        size = os.fstat(handle).st_size
        before = b"" if _ends_well(handle, size) else b"\r\n"
        first = f"{header()}\r\n".encode() if not size else b""
        try:
            _write(handle, first + before + line)
            os.fsync(handle)
        except OSError:
            os.ftruncate(handle, size)
            raise
    finally:
        os.close(handle)


def _ends_well(handle: int, size: int) -> bool:
    if not size:
        return True
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1) == b"\n"


def _write(handle: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]

"""Which table of counters counts now: the refreshed one when it is whole and newer, or the shipped.

A refreshed table is a folder of its own beside `standing.json`, which names it. That one small file
is replaced in one piece, so that after a power cut it names the old table or the new one.
"""

import csv
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from companion.assets import shipped
from companion.counters.errors import CounterFileError
from companion.counters.register import Register, read_register
from companion.settings.folders import counters_folder

POINTER = "standing.json"
FORMAT = 1  # of the pointer; the tables have the form this program ships its own in
TABLES = ("municipalities.csv", "postcodes.csv")
_LONGEST_POINTER = 64 * 1024  # bytes; ours has about 500
_FOLDER = re.compile(r"[a-z0-9-]{1,60}")  # no way out of the folder it stands in


@dataclass(frozen=True, slots=True)
class Standing:
    """The register that counts, and where it comes from.

    `address` and `etag` are of the export it was made from, both empty when it is the shipped one.
    `folder` is the name of the folder with its tables, empty as well.
    """

    register: Register = field(repr=False)
    address: str = ""
    etag: str = ""
    folder: str = ""


@dataclass(frozen=True, slots=True)
class Pointer:
    """What `standing.json` says; `sha256` is of each table, in hexadecimal."""

    folder: str
    address: str
    etag: str
    sha256: Mapping[str, str] = field(repr=False)


def read_standing_register(folder: Path | None = None) -> Register:
    """Return the register that counts: the refreshed table when valid, else the shipped one.

    `folder` is where refreshed tables stand, by default `counters_folder()`.

    Raises:
        CounterFileError: the shipped table itself cannot be read.
    """
    return read_standing(folder).register


def read_standing(folder: Path | None = None) -> Standing:
    """Return the register that counts, with where it comes from.

    A refreshed table that is damaged, of another form than this program reads, or older than the
    shipped one does not count; nothing is said about it, because the shipped one is good.

    Raises:
        CounterFileError: the shipped table itself cannot be read.
    """
    folder = counters_folder() if folder is None else folder
    # A refresh elsewhere may sweep away the table that is being read; then there is a newer.
    refreshed = _tried(folder) or _tried(folder)
    return refreshed or Standing(read_register())


def _tried(folder: Path) -> Standing | None:
    try:
        return _refreshed(folder)
    except (CounterFileError, OSError, ValueError, RecursionError):
        return None


def _refreshed(folder: Path) -> Standing | None:
    """Return the refreshed table, or None when there is none or the shipped one is newer."""
    pointer = read_pointer(folder)
    if pointer is None:
        return None
    tables = folder / pointer.folder
    if any(sha256_of(tables / name) != pointer.sha256.get(name) for name in TABLES):
        return None
    register = read_register(tables)
    newest = max(one.checked_on for one in register.municipalities.values())
    if newest.isoformat() < _newest_shipped():
        return None
    return Standing(register, pointer.address, pointer.etag, pointer.folder)


def read_pointer(folder: Path) -> Pointer | None:
    """Return what `standing.json` in `folder` says, or None when there is none.

    Raises:
        OSError, ValueError: it cannot be read.
    """
    try:
        with (folder / POINTER).open("rb") as file:
            raw = file.read(_LONGEST_POINTER + 1)
    except FileNotFoundError:
        return None
    loaded: object = json.loads(raw[:_LONGEST_POINTER])
    match loaded:
        case {
            "format": int(form),
            "folder": str(name),
            "address": str(address),
            "etag": str(etag),
            "sha256": {"municipalities.csv": str(municipalities), "postcodes.csv": str(postcodes)},
        } if form == FORMAT and _FOLDER.fullmatch(name):
            sums = dict(zip(TABLES, (municipalities, postcodes), strict=True))
            return Pointer(name, address, etag, sums)
    problem = f"{POINTER} is not of our making"
    raise ValueError(problem)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file of our making, in hexadecimal.

    Raises:
        OSError: it cannot be read.
    """
    # Late: hashlib costs 4 ms, and most computers have no refreshed table.
    import hashlib  # noqa: PLC0415 - see above

    return hashlib.sha256(path.read_bytes()).hexdigest()


def _newest_shipped() -> str:
    """Return the latest day in the shipped table, as 2026-05-16; no register is built for it."""
    path = shipped("assets", "counters", "municipalities.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return max(row["checked_on"] for row in csv.DictReader(file))

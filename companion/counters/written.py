"""How the next table comes to stand: both files whole on the disk, and only then the pointer."""

import csv
import io
import json
import secrets
import shutil
import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from companion.counters.errors import CounterFileError, NotRefreshed
from companion.counters.model import Municipality
from companion.counters.register import read_register
from companion.counters.renewal import Renewal
from companion.counters.standing import FORMAT, POINTER, TABLES, read_pointer, sha256_of
from companion.counters.tables import MUNICIPALITY_COLUMNS, POSTCODE_COLUMNS, PostcodeArea
from companion.durable import sync_folder, write_new, write_whole

_LEFT_BEHIND = 24 * 60 * 60  # seconds; no refresh takes a day, so such a folder is nobody's


def write_standing(folder: Path, renewal: Renewal, address: str, etag: str) -> None:
    """Make `renewal` the table that stands in `folder`, with the export it came from.

    Two at once are harmless: each writes a folder of its own, and the last pointer counts.

    Raises:
        NotRefreshed: the disk is full, read-only or gone, or the tables do not read back; what
            stood still stands, and nothing is left behind.
    """
    name = f"{renewal.changes.day.isoformat()}-{secrets.token_hex(4)}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        before = _named_by_pointer(folder)
        try:
            (folder / name).mkdir(mode=0o700)
            _write_tables(folder / name, renewal)
            _write_pointer(folder, name, address, etag)
        except (OSError, NotRefreshed):
            shutil.rmtree(folder / name, ignore_errors=True)
            raise
    except OSError as error:
        raise NotRefreshed(f"it cannot be written ({error.strerror or error})") from error
    _sweep(folder, before, name)


def _write_tables(tables: Path, renewal: Renewal) -> None:
    municipalities, postcodes = (tables / name for name in TABLES)
    _write(municipalities, MUNICIPALITY_COLUMNS, map(_municipality_row, renewal.municipalities))
    _write(postcodes, POSTCODE_COLUMNS, map(_postcode_row, renewal.postcodes))
    sync_folder(tables)
    try:
        read_register(tables)
    except CounterFileError as error:
        raise NotRefreshed(f"the new table does not read back: {error.problem}") from error


def _municipality_row(one: Municipality) -> list[str]:
    cells = {
        "code": one.code,
        "name": one.name,
        "street_line": one.street_line,
        "postcode": one.postcode,
        "town": one.town,
        "remark": one.remark,
        "phone": one.phone,
        "appointment_phone": one.appointment_phone or "",
        "appointment_url": one.appointment_url or "",
        "website": one.website,
        "places": "|".join(one.places),
        "more_places": "",  # only the one who makes the shipped table needs them apart
        "also_called": "|".join(one.also_called),
        "extra_addresses": "|".join(one.extra_addresses),
        "province": one.province,
        "source": one.source,
        "checked_on": one.checked_on.isoformat(),
    }
    return [cells[column] for column in MUNICIPALITY_COLUMNS]


def _postcode_row(area: PostcodeArea) -> list[str]:
    return [
        area.digits,
        f"{area.centre.latitude:.4f}",
        f"{area.centre.longitude:.4f}",
        "|".join(area.places),
        "|".join(area.municipalities),
        "yes" if area.doubtful else "",
    ]


def _write(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    write_new(path, (text.getvalue().encode("utf-8"),))


def _write_pointer(folder: Path, name: str, address: str, etag: str) -> None:
    says = {
        "format": FORMAT,
        "folder": name,
        "address": address,
        "etag": etag,
        "sha256": {table: sha256_of(folder / name / table) for table in TABLES},
    }
    data = json.dumps(says, indent=2).encode("utf-8")
    # Beside the tables first: what a power cut leaves of it is swept with them.
    write_whole(folder / POINTER, data, fresh=folder / name / POINTER)


def _named_by_pointer(folder: Path) -> str:
    try:
        pointer = read_pointer(folder)
    except (OSError, ValueError, RecursionError):
        return ""
    return pointer.folder if pointer else ""


def _sweep(folder: Path, before: str, name: str) -> None:
    """Remove the table that stood before, and what a power cut left behind."""
    with suppress(OSError):  # the next refresh sweeps again
        for one in folder.iterdir():
            old = one.name == before or one.stat().st_mtime < time.time() - _LEFT_BEHIND
            if one.is_dir() and old and one.name != name:
                shutil.rmtree(one, ignore_errors=True)

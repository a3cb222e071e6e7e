"""Small packs made by hand, whole ones and ones with something wrong, without any engine."""

import hashlib
import sqlite3
import zipfile
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from companion.geography import Coordinate
from companion.regions.database import open_database
from companion.regions.manifest import write_manifest
from companion.regions.model import DATABASE, MANIFEST, TILES, Manifest, PackedFile
from companion.regions.schema import SCHEMA
from companion.regions.store import installed

COVERAGE = (Coordinate(52.0, 4.3), Coordinate(52.0, 4.4), Coordinate(52.1, 4.4))


@dataclass(frozen=True, slots=True)
class Draft:
    """A pack as it is to be written; `street` is the one that its database knows."""

    name: str = "dorp"
    title: str = "Dorp"
    osm_date: date = date(2026, 11, 1)
    street: str = "Dorpsstraat"
    tiles: bytes = b"tiles of a synthetic village"
    # What else is in the zip, or stands in it instead of the right thing.
    others: Mapping[str, bytes] = field(default_factory=dict)


VILLAGE = Draft()
NEWER = replace(VILLAGE, osm_date=date(2026, 11, 9), street="Nieuwstraat")
CITY = replace(VILLAGE, name="stad", title="Aan de Stad")


def write_pack(path: Path, draft: Draft) -> Path:
    """Write the pack of `draft` to `path`, and return `path`."""
    database = path.with_suffix(".sqlite")
    parts = {DATABASE: _database(database, draft.street), TILES: draft.tiles}
    database.unlink()
    # First, as the builder writes it.
    parts = {MANIFEST: write_manifest(manifest_of(draft, parts)), **parts}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in (parts | dict(draft.others)).items():
            archive.writestr(name, content)
    return path


def streets(folder: Path) -> tuple[str, ...]:
    """Return the street that each installed pack knows."""
    packs = installed(folder)
    return tuple(open_database(pack.database).addresses("2611 ZM", "6")[0].street for pack in packs)


def manifest_of(draft: Draft, parts: Mapping[str, bytes]) -> Manifest:
    """Return the manifest that belongs to `parts`."""
    return Manifest(
        name=draft.name,
        title=draft.title,
        made_on=date(2026, 11, 2),
        osm_date=draft.osm_date,
        coverage=COVERAGE,
        attribution="Synthetic",
        files={
            name: PackedFile(len(content), hashlib.sha256(content).hexdigest())
            for name, content in parts.items()
        },
    )


def with_other(draft: Draft, name: str, content: bytes) -> Draft:
    """Return `draft` with one thing in the zip that does not belong there."""
    return replace(draft, others={name: content})


def _database(path: Path, street: str) -> bytes:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(SCHEMA)
        connection.execute("INSERT INTO name VALUES (1, ?), (2, 'Dorp')", (street,))
        door = ("2611 ZM", 6, "", 1, 2, 520_100_000, 43_500_000)
        connection.execute("INSERT INTO address VALUES (?, ?, ?, ?, ?, ?, ?)", door)
        connection.commit()
    return path.read_bytes()

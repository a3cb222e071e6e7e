"""One pack made of an extract, the edge of a region and the register of counters."""

import hashlib
import os
import re
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from companion.counters.register import Register
from companion.directions.engine import Engine, engine
from companion.durable import sync_folder
from companion.region_builder.errors import (
    BuilderMissing,
    NameWrong,
    NothingInside,
    OutExists,
    OutNotWritten,
)
from companion.region_builder.polygon import read_polygon
from companion.region_builder.ring import MARGIN, Ring, area, padded
from companion.regions.manifest import PACKED, is_region_name, write_manifest
from companion.regions.model import DATABASE, MANIFEST, TILES, Manifest, PackedFile

if TYPE_CHECKING:
    from companion.region_builder.extract import Looked
    from companion.region_builder.writing import Counts

ATTRIBUTION = "\u00a9 OpenStreetMap-bijdragers (ODbL)"
"""What the licence of OpenStreetMap asks to be shown on every map made of it."""

_THIN = 0.2  # times as many points to a square kilometre: fields around a town, or no map

_STEADY = (1980, 1, 1, 0, 0, 0)  # the time of every file in the zip: the same map, the same pack


@dataclass(frozen=True, slots=True)
class Plan:
    """What a pack is to be made of, and what it is to be called.

    `polygon` is the area in which routes are to be trusted. `extract` has to reach a few kilometres
    beyond it: the way between two points near the edge often leads around outside. `name` and
    `title` are taken from the name of `out` when they are empty.
    """

    extract: Path
    polygon: Path
    out: Path
    name: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """The pack that was made, and how much of everything is in it."""

    path: Path
    manifest: Manifest
    counts: "Counts"
    notes: tuple[str, ...]


def build(plan: Plan, register: Register, today: date, router: Engine | None = None) -> Built:
    """Make the pack of `plan` and return what is in it.

    `router` is by default the engine that is installed. Nothing stands at `plan.out` until the pack
    is whole; what is needed on the way is made beside it and removed, also when it fails.

    Raises:
        RegionBuildError: one of its kinds for each thing that can be wrong with the input, with the
            disk, or with what is installed.
    """
    name = plan.name or _name_of(plan.out)
    _check_out(plan.out, name)
    router = router or engine()
    if router is None or not router.tile_builder.is_file():
        raise BuilderMissing("pyvalhalla")
    ring = read_polygon(plan.polygon)
    try:
        with tempfile.TemporaryDirectory(dir=plan.out.parent, prefix=".region-") as folder:
            return _built(_Site(plan, name, ring, router, Path(folder)), register, today)
    except (OSError, sqlite3.Error) as error:
        raise OutNotWritten(plan.out, getattr(error, "strerror", None) or str(error)) from error


@dataclass(frozen=True, slots=True)
class _Site:
    """Where one pack is being made, and with what."""

    plan: Plan
    name: str
    ring: Ring
    router: Engine
    folder: Path


def _name_of(out: Path) -> str:
    """Return a name for the region after its file: "Delft 2025.regio" gives "delft-2025"."""
    return re.sub(r"[^a-z0-9]+", "-", out.stem.lower()).strip("-")


def _check_out(out: Path, name: str) -> None:
    if not is_region_name(name):
        raise NameWrong(name)
    if out.exists():
        raise OutExists(out)
    if not out.parent.is_dir():
        raise OutNotWritten(out, f"there is no folder {out.parent}")


def _built(site: _Site, register: Register, today: date) -> Built:
    try:
        # Late: pyosmium comes with the extra `routing`, and only the making of packs needs it.
        from companion.region_builder.cropping import cropped  # noqa: PLC0415 - see above
        from companion.region_builder.extract import look, things_in  # noqa: PLC0415
        from companion.region_builder.merging import doors_of  # noqa: PLC0415
        from companion.region_builder.tiles import make_tiles  # noqa: PLC0415
        from companion.region_builder.writing import write_database  # noqa: PLC0415
    except ImportError as error:
        raise BuilderMissing("pyosmium") from error
    looked = look(site.plan.extract, site.ring.bounds)
    if not looked.inside:
        raise NothingInside(site.plan.extract, site.plan.polygon)
    extract = cropped(site.plan.extract, looked, site.ring.bounds, site.folder)
    things = things_in(extract, site.ring, looked.osm_date)
    counts = write_database(site.folder / DATABASE, things, doors_of(register), looked)
    if not counts.roads:
        raise NothingInside(site.plan.extract, site.plan.polygon)
    make_tiles(site.router, extract, site.folder, site.folder / TILES)
    manifest = _manifest(site, looked, today)
    _zip(site, manifest)
    return Built(site.plan.out, manifest, counts, tuple(_notes(site.ring, looked, counts)))


def _manifest(site: _Site, looked: "Looked", today: date) -> Manifest:
    return Manifest(
        name=site.name,
        title=site.plan.title or site.name.replace("-", " ").title(),
        made_on=today,
        osm_date=looked.osm_date,
        coverage=site.ring.corners,
        attribution=ATTRIBUTION,
        files=MappingProxyType({name: _packed(site.folder / name) for name in PACKED}),
    )


def _packed(path: Path) -> PackedFile:
    with path.open("rb") as file:
        return PackedFile(path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())


def _zip(site: _Site, manifest: Manifest) -> None:
    """Write the zip beside its place, and put it there when it is safe on the disk."""
    made = site.folder / "made.zip"
    with made.open("wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(_entry(MANIFEST), write_manifest(manifest))
            for name in PACKED:
                with (
                    (site.folder / name).open("rb") as part,
                    archive.open(_entry(name), "w", force_zip64=True) as place,
                ):
                    shutil.copyfileobj(part, place, 1024 * 1024)
        file.flush()
        os.fsync(file.fileno())
    if site.plan.out.exists():  # since we looked; rename would silently replace it
        raise OutExists(site.plan.out)
    made.rename(site.plan.out)
    sync_folder(site.plan.out.parent)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _STEADY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _notes(ring: Ring, looked: "Looked", counts: "Counts") -> Iterator[str]:
    # A map that goes on beyond the region has about as much there, for its size.
    share = area(padded(ring.bounds, MARGIN)) / area(ring.bounds) - 1
    if looked.around < _THIN * share * looked.inside:
        beyond = f"the map hardly goes on for {MARGIN / 1000:.0f} km beyond the polygon"
        yield f"{beyond}: ways around are missing there"
    if not counts.addresses:
        yield "no addresses: routes can only begin at a postcode"
    if not counts.counters:
        yield "no counters: the pack adds nothing to the register"

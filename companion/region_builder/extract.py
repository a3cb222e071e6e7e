"""What an extract of OpenStreetMap holds of a region, thing by thing. Needs pyosmium."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeAlias

import osmium
from osmium.osm.types import Area, Node, NodeRefList, OSMEntity, Relation, Way

from companion.geography import Coordinate
from companion.region_builder.errors import ExtractMissing, ExtractUndated, ExtractUnreadable
from companion.region_builder.kinds import (
    area_of,
    counter_of,
    landmark_of,
    line_of,
    step_free_of,
    stop_of,
)
from companion.region_builder.ring import MARGIN, Ring, lies_in, padded
from companion.regions.cutting import simplified, simplified_ring
from companion.regions.database import split_number, tidy_postcode
from companion.regions.model import Address, CounterKind, CounterRow, Landmark, Stop
from companion.regions.sheet import Bounds, MapShape, ShapeKind

Thing: TypeAlias = Address | CounterRow | Stop | Landmark | MapShape
_Line: TypeAlias = tuple[Coordinate, ...]

_POSTCODE = re.compile(r"[1-9][0-9]{3} [A-Z]{2}")
_SEVERAL = re.compile(r"[;,]")
_FINER = 5e-6  # degrees, half a metre: nobody sees it on a map of a walk
_NARROWING = 0.61  # a degree east in degrees north, at 52 degrees
_SMALLEST_BUILDING = 20.0  # square metres
_SQUARE_DEGREE = 111_200.0**2 * _NARROWING  # square metres
_OSM_BEGAN = 2004  # objects without a time have 1970


@dataclass(frozen=True, slots=True)
class Looked:
    """What the first look at an extract tells: the day of its map, and where its points lie.

    They are counted in the box of the region, in the margin around that, and elsewhere. A box of
    the whole file would say little: one railway sticks out far from where the map was cut.
    """

    osm_date: date
    inside: int
    around: int
    elsewhere: int


def look(path: Path, region: Bounds) -> Looked:
    """Return the day of the map in `path`, of its header or else of its last edit, and its points.

    Raises:
        ExtractMissing: there is no such file.
        ExtractUnreadable: it is no PBF, or is cut off.
        ExtractUndated: nothing in it has a day.
    """
    wide = padded(region, MARGIN)
    inside = around = elsewhere = 0
    last = datetime.fromtimestamp(0, UTC)
    for thing in _read(path, osmium.FileProcessor(pbf(path))):
        last = max(last, _edited(thing))
        if isinstance(thing, Node) and thing.location.valid():
            if lies_in(region, thing.lat, thing.lon):
                inside += 1
            elif lies_in(wide, thing.lat, thing.lon):
                around += 1
            else:
                elsewhere += 1
    day = _day_in_header(path) or last.date()
    if day.year < _OSM_BEGAN:
        raise ExtractUndated(path)
    return Looked(day, inside, around, elsewhere)


def things_in(path: Path, ring: Ring, osm_date: date) -> Iterator[Thing]:
    """Yield what lies within `ring`, and the shapes that touch the box around it.

    An address may come twice, as a point and as a building. What has no valid place, because the
    extract was cut through it, is left out.

    Raises:
        ExtractUnreadable: as `look`.
    """
    wanted = osmium.filter.KeyFilter(
        *("addr:housenumber", "amenity", "building", "highway", "landuse", "leisure", "man_made"),
        *("natural", "office", "public_transport", "railway", "shop", "waterway"),
    )
    processor = osmium.FileProcessor(pbf(path)).with_areas(wanted).with_filter(wanted)
    for thing in _read(path, processor):
        if isinstance(thing, Node):
            if thing.location.valid():
                point = Coordinate(thing.lat, thing.lon)
                yield from _at_point(thing, point, ring, osm_date)
        elif isinstance(thing, Way):
            yield from _along(thing, ring)
        elif isinstance(thing, Area):
            yield from _over(thing, ring, osm_date)


def pbf(path: Path) -> osmium.io.File:
    """Return `path` to be read as a PBF whatever its name is; the engine reads nothing else."""
    return osmium.io.File(str(path), "pbf")


def _read(path: Path, processor: osmium.FileProcessor) -> Iterator[OSMEntity]:
    if not path.exists():
        raise ExtractMissing(path)
    try:
        yield from processor
    except (RuntimeError, OSError) as error:  # pyosmium raises the first for a file that is no PBF
        raise ExtractUnreadable(path, str(error)) from error


def _edited(thing: OSMEntity) -> datetime:
    if isinstance(thing, Node | Way | Relation):
        return thing.timestamp
    return datetime.fromtimestamp(0, UTC)


def _day_in_header(path: Path) -> date | None:
    header = osmium.io.Reader(pbf(path), osmium.osm.NOTHING).header()
    try:
        return datetime.fromisoformat(header.get("osmosis_replication_timestamp")).date()
    except ValueError:
        return None


def _at_point(
    thing: Node | Area, point: Coordinate, ring: Ring, osm_date: date
) -> Iterator[Address | CounterRow | Stop | Landmark]:
    if not ring.holds(point.latitude, point.longitude):
        return
    tags: Mapping[str, str] = dict(thing.tags)
    name = tags.get("name", "")
    yield from addresses_of(tags, point)
    if stop := stop_of(tags):
        yield Stop(name, stop, step_free_of(tags), point)
    if landmark := landmark_of(tags):
        yield Landmark(landmark, name, point)
    if kind := counter_of(tags):
        yield _counter(kind, tags, point, min(osm_date, thing.timestamp.date()))


def addresses_of(tags: Mapping[str, str], point: Coordinate) -> Iterator[Address]:
    """Yield the front doors that `tags` name at `point`: "12;14" are two, without postcode none."""
    postcode = tidy_postcode(tags.get("addr:postcode", ""))
    street = tags.get("addr:street") or tags.get("addr:place", "")
    if not street or not _POSTCODE.fullmatch(postcode):
        return
    for written in _SEVERAL.split(tags.get("addr:housenumber", "")):
        if parts := split_number(written):
            yield Address(street, *parts, postcode, tags.get("addr:city", ""), point)


def _counter(
    kind: CounterKind, tags: Mapping[str, str], point: Coordinate, checked_on: date
) -> CounterRow:
    postcode = tidy_postcode(tags.get("addr:postcode", ""))
    street_line = f"{tags.get('addr:street', '')} {tags.get('addr:housenumber', '')}".strip()
    return CounterRow(
        kind=kind,
        name=tags.get("name", ""),
        street_line=street_line,
        postcode=postcode if _POSTCODE.fullmatch(postcode) else "",
        town=tags.get("addr:city", ""),
        phone=tags.get("phone") or tags.get("contact:phone", ""),
        website=tags.get("website") or tags.get("contact:website", ""),
        hours=tags.get("opening_hours", ""),
        step_free=step_free_of(tags),
        point=point,
        municipality="",
        checked_on=checked_on,
    )


def _along(way: Way, ring: Ring) -> Iterator[MapShape]:
    tags = dict(way.tags)
    kind = line_of(tags)
    if kind is None:
        return
    for stretch in _stretches(way.nodes):
        if len(stretch) > 1 and _touches(stretch, ring.bounds):
            yield MapShape(kind, tags.get("name", ""), simplified(stretch, _FINER, _NARROWING))


def _over(area: Area, ring: Ring, osm_date: date) -> Iterator[Thing]:
    outlines = [_stretches(outer) for outer in area.outer_rings()]
    # More than one stretch: a corner is missing, because the extract was cut through it.
    whole = [outline[0][:-1] for outline in outlines if len(outline) == 1 and len(outline[0]) > 3]
    if not whole:
        return
    yield from _at_point(area, _middle(max(whole, key=_size)), ring, osm_date)
    kind = area_of(dict(area.tags))
    if kind is None:
        return
    for outline in whole:
        seen = kind is not ShapeKind.BUILDING or _size(outline) >= _SMALLEST_BUILDING
        if seen and _touches(outline, ring.bounds):
            yield MapShape(kind, "", simplified_ring(outline, _FINER, _NARROWING))


def _stretches(nodes: NodeRefList) -> list[_Line]:
    """Return the points of a way or ring, broken where a node has no place."""
    stretches: list[list[Coordinate]] = [[]]
    for node in nodes:
        if node.location.valid():
            stretches[-1].append(Coordinate(node.lat, node.lon))
        elif stretches[-1]:
            stretches.append([])
    return [tuple(stretch) for stretch in stretches if stretch]


def _touches(points: Sequence[Coordinate], box: Bounds) -> bool:
    return (
        min(point.latitude for point in points) <= box.north
        and max(point.latitude for point in points) >= box.south
        and min(point.longitude for point in points) <= box.east
        and max(point.longitude for point in points) >= box.west
    )


def _size(ring: Sequence[Coordinate]) -> float:
    """Return the square metres within `ring`, near 52 degrees north."""
    origin = ring[0]
    twice = 0.0
    for one, after in zip(ring, (*ring[1:], ring[0]), strict=True):
        twice += (one.longitude - origin.longitude) * (after.latitude - origin.latitude)
        twice -= (after.longitude - origin.longitude) * (one.latitude - origin.latitude)
    return abs(twice) / 2 * _SQUARE_DEGREE


def _middle(ring: Sequence[Coordinate]) -> Coordinate:
    """Return the middle of the corners: within a few metres of the door of a house."""
    return Coordinate(
        round(sum(corner.latitude for corner in ring) / len(ring), 7),
        round(sum(corner.longitude for corner in ring) / len(ring), 7),
    )

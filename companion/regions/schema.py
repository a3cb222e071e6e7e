"""How the database of a pack is laid out, and how a line of points is written in it."""

import sys
from array import array
from collections.abc import Sequence

from companion.geography import Coordinate
from companion.regions.sheet import ShapeKind

# "LMrg" in the header of the file: another SQLite file is not mistaken for a region.
APPLICATION_ID = 0x4C4D7267
VERSION = 1

# Degrees are whole numbers of 1e-6 (0.11 m north, 0.07 m east): what a drawing needs, at 8 bytes a
# point. Front doors and stops keep the seven decimals of OpenStreetMap.
_SHAPE_UNIT = 1_000_000
POINT_UNIT = 10_000_000

# The number in the table is the place in this list; a new kind goes at the end.
KINDS: tuple[ShapeKind, ...] = (
    ShapeKind.WATER,
    ShapeKind.GREEN,
    ShapeKind.BUILDING,
    ShapeKind.MAIN_ROAD,
    ShapeKind.STREET,
    ShapeKind.PATH,
    ShapeKind.STEPS,
    ShapeKind.RAIL,
)

# The shapes stand inside their R*Tree, in its auxiliary columns (SQLite 3.24 and later): a piece of
# map is one look-up in one table.
SCHEMA = f"""
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = {VERSION};
CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE address (
    postcode TEXT NOT NULL, number INTEGER NOT NULL, addition TEXT NOT NULL,
    street INTEGER NOT NULL REFERENCES name, town INTEGER NOT NULL REFERENCES name,
    latitude INTEGER NOT NULL, longitude INTEGER NOT NULL,
    PRIMARY KEY (postcode, number, addition)
) STRICT, WITHOUT ROWID;
CREATE TABLE counter (
    kind TEXT NOT NULL, name TEXT NOT NULL, street_line TEXT NOT NULL, postcode TEXT NOT NULL,
    town TEXT NOT NULL, phone TEXT NOT NULL, website TEXT NOT NULL, hours TEXT NOT NULL,
    step_free INTEGER, latitude INTEGER NOT NULL, longitude INTEGER NOT NULL,
    municipality TEXT NOT NULL, checked_on TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE stop USING rtree (
    id, west, east, south, north, +name TEXT, +kind TEXT, +step_free INTEGER,
    +latitude INTEGER, +longitude INTEGER
);
CREATE VIRTUAL TABLE landmark USING rtree (
    id, west, east, south, north, +kind TEXT, +name TEXT, +latitude INTEGER, +longitude INTEGER
);
CREATE VIRTUAL TABLE shape USING rtree (
    id, west, east, south, north, +kind INTEGER, +name TEXT, +points BLOB
);
"""


def packed_points(points: Sequence[Coordinate]) -> bytes:
    """Return `points` as pairs of little-endian 32-bit numbers, latitude first."""
    flat = array("i")
    for point in points:
        flat.append(round(point.latitude * _SHAPE_UNIT))
        flat.append(round(point.longitude * _SHAPE_UNIT))
    if sys.byteorder == "big":
        flat.byteswap()
    return flat.tobytes()


def unpacked_points(blob: bytes) -> tuple[Coordinate, ...]:
    """Return the points that `packed_points` wrote.

    Raises:
        ValueError: `blob` is not whole pairs of 32-bit numbers.
    """
    flat = array("i")
    flat.frombytes(blob)
    if len(flat) % 2:
        raise ValueError(len(flat))
    if sys.byteorder == "big":
        flat.byteswap()
    degrees = [number / _SHAPE_UNIT for number in flat]
    return tuple(map(Coordinate, degrees[::2], degrees[1::2]))

"""The file with the edge of a region: GeoJSON, or the .poly of Osmosis."""

import json
import math
from pathlib import Path

from companion.geography import Coordinate
from companion.region_builder.errors import PolygonWrong
from companion.region_builder.ring import Ring, crossing, ring_of

_LONGEST_FILE = 5_000_000  # bytes; a province has some thousand corners
_MOST_CORNERS = 2_000  # the search for crossing edges is quadratic: 2 s


def read_polygon(path: Path) -> Ring:
    """Return the one ring in `path`.

    Raises:
        PolygonWrong: there is no such file, it has neither of the two forms, or the ring is open,
            crosses itself, has a hole, or is not the only one.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(_LONGEST_FILE + 1)
        text = raw.decode("utf-8-sig")
    except FileNotFoundError as error:
        raise PolygonWrong(path, "there is no such file") from error
    except OSError as error:
        raise PolygonWrong(path, error.strerror or "it cannot be read") from error
    except UnicodeDecodeError as error:
        raise PolygonWrong(path, "it is not text") from error
    if len(raw) > _LONGEST_FILE:
        raise PolygonWrong(path, "it is longer than 5 MB")
    read = _geojson if text.lstrip().startswith(("{", "[")) else _osmosis
    return _checked(path, read(path, text))


def _geojson(path: Path, text: str) -> tuple[Coordinate, ...]:
    try:
        tree = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise PolygonWrong(path, "it is not JSON") from error
    try:
        for _ in range(3):  # a collection of one feature of one geometry
            if tree.get("type") == "FeatureCollection":
                (tree,) = tree["features"]
            if tree.get("type") == "Feature":
                tree = tree["geometry"]
        rings = tree["coordinates"]
        if tree["type"] == "MultiPolygon":
            (rings,) = rings
        elif tree["type"] != "Polygon":
            raise PolygonWrong(path, f"it holds a {tree['type']}, no Polygon")
        (ring,) = rings
        corners = tuple(Coordinate(float(one[1]), float(one[0])) for one in ring)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        problem = "it has more than one ring, or is not a GeoJSON Polygon"
        raise PolygonWrong(path, problem) from error
    if corners[:1] != corners[-1:]:
        raise PolygonWrong(path, "its last corner is not its first")
    return corners[:-1]


def _osmosis(path: Path, text: str) -> tuple[Coordinate, ...]:
    """Read a name, then for each ring a name, a line "east north" for each corner, and END."""
    lines = [line.split() for line in text.splitlines() if line.strip()]
    words = [line[0] for line in lines]
    if len(lines) < 4 or words.count("END") != 2 or words[-2:] != ["END", "END"]:
        raise PolygonWrong(path, "it is neither GeoJSON nor an Osmosis .poly of one ring")
    if words[1].startswith("!"):
        raise PolygonWrong(path, "it begins with a hole")
    try:
        corners = tuple(Coordinate(float(north), float(east)) for east, north in lines[2:-2])
    except ValueError as error:
        raise PolygonWrong(path, "a corner is not two numbers, east and north") from error
    # The form lets a ring be closed or not; the first corner need not come back.
    return corners[:-1] if len(corners) > 1 and corners[0] == corners[-1] else corners


def _checked(path: Path, corners: tuple[Coordinate, ...]) -> Ring:
    if not all(
        abs(corner.latitude) < 90
        and abs(corner.longitude) <= 180
        and math.isfinite(corner.latitude)
        for corner in corners
    ):
        raise PolygonWrong(path, "a corner is not on the earth (first east, then north)")
    tidy = tuple(
        corner
        for corner, before in zip(corners, (*corners[-1:], *corners[:-1]), strict=True)
        if corner != before
    )
    if len(tidy) < 3:
        raise PolygonWrong(path, "a region has three corners at least")
    if len(tidy) > _MOST_CORNERS:
        raise PolygonWrong(path, f"it has more than {_MOST_CORNERS} corners; make it simpler")
    found = crossing(tidy)
    if found is not None:
        where = f"{found.latitude}, {found.longitude}"
        raise PolygonWrong(path, f"its edge crosses itself near {where}")
    return ring_of(tidy)

"""The piece of map around a route, cut out of the database of a pack."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from companion.geography import Coordinate
from companion.regions.cutting import Line, area_within, line_within, simplified, simplified_ring
from companion.regions.database import Database
from companion.regions.model import Manifest
from companion.regions.sheet import AREAS, Bounds, MapShape, MapSheet, ShapeKind

# Around the route: enough to see where the first and the last street lead to.
_MARGIN = 0.15  # of the longest side
_LEAST_MARGIN = 60.0  # metres
_NARROWEST, _LOWEST = 0.75, 0.5
_LEAST_SIDE = 300.0  # metres: a route of one street still shows the corners beside it
_DEGREE_NORTH = 111_200.0  # metres, at 52 degrees

# What is drawn first lies beneath: ground, then rails, then ways from narrow to wide.
_LAYERS = (
    ShapeKind.GREEN,
    ShapeKind.WATER,
    ShapeKind.BUILDING,
    ShapeKind.RAIL,
    ShapeKind.PATH,
    ShapeKind.STEPS,
    ShapeKind.STREET,
    ShapeKind.MAIN_ROAD,
)
# From what is left out first to what is always there.
_NEEDED = (
    *(ShapeKind.BUILDING, ShapeKind.GREEN, ShapeKind.PATH, ShapeKind.STEPS, ShapeKind.RAIL),
    *(ShapeKind.STREET, ShapeKind.WATER, ShapeKind.MAIN_ROAD),
)
# A sheet of paper has some 1500 dots across the map; finer than one of them is not seen.
_DOTS = 1_500
_MOST_POINTS = 6_000


@dataclass(frozen=True, slots=True)
class _Scale:
    """What is still seen on a map whose longest side is at most `metres`."""

    metres: float
    kinds: frozenset[ShapeKind]
    least_dots: float  # smaller areas are not read at all


_EVERYTHING = frozenset(ShapeKind)
_SCALES = (
    _Scale(3_000.0, _EVERYTHING, 0.0),
    _Scale(8_000.0, _EVERYTHING - {ShapeKind.BUILDING}, 4.0),
    _Scale(20_000.0, _EVERYTHING - {ShapeKind.BUILDING, ShapeKind.PATH, ShapeKind.STEPS}, 8.0),
    _Scale(
        math.inf,
        frozenset({ShapeKind.WATER, ShapeKind.GREEN, ShapeKind.RAIL, ShapeKind.MAIN_ROAD}),
        12.0,
    ),
)


def sheet_for(
    database: Database,
    manifest: Manifest,
    route: Sequence[Coordinate],
    streets: Sequence[str],
) -> MapSheet:
    """Return the map around `route`, with some thousands of points at most.

    `route` has one point or more, from A to B. The farther it goes the less is drawn beside it:
    over 3 km no buildings, over 8 km no paths, over 20 km only main roads; but streets named in
    `streets` are always drawn. Inner edges of an area (an island in a pond) are not known here.

    Raises:
        PackDamaged: the database is gone or is not whole any more.
        ValueError: `route` is empty.
    """
    bounds = bounds_around(route)
    side = max(_height(bounds), _width(bounds))
    scale = next(one for one in _SCALES if side <= one.metres)
    dot = side / _DOTS / _DEGREE_NORTH
    read = database.shapes_in(bounds, tuple(scale.kinds), scale.least_dots * dot)
    if ShapeKind.STREET not in scale.kinds:
        ways = database.streets_in(bounds, streets)
        read += tuple(way for way in ways if way.kind not in scale.kinds)
    return MapSheet(
        bounds=bounds,
        shapes=_within_measure(read, bounds, dot),
        route=simplified(route, dot / 2, _narrowing(bounds)),
        streets=tuple(dict.fromkeys(name for name in streets if name)),
        attribution=manifest.attribution,
    )


def bounds_around(route: Sequence[Coordinate]) -> Bounds:
    """Return the box around `route` with a margin, at least 300 metres each way.

    It is never narrower than three quarters of its height, nor lower than half its width: a strip
    would stand in the middle of an empty sheet.

    Raises:
        ValueError: `route` is empty.
    """
    tight = Bounds(
        min(point.latitude for point in route),
        min(point.longitude for point in route),
        max(point.latitude for point in route),
        max(point.longitude for point in route),
    )
    height, width = _height(tight), _width(tight)
    margin = max(_LEAST_MARGIN, _MARGIN * max(height, width))
    high = max(height + 2 * margin, _LEAST_SIDE, _LOWEST * (width + 2 * margin))
    wide = max(width + 2 * margin, _LEAST_SIDE, _NARROWEST * high)
    north = (high - height) / 2 / _DEGREE_NORTH
    east = (wide - width) / 2 / _DEGREE_NORTH / _narrowing(tight)
    return Bounds(tight.south - north, tight.west - east, tight.north + north, tight.east + east)


def _within_measure(read: Iterable[MapShape], bounds: Bounds, dot: float) -> tuple[MapShape, ...]:
    """Return the shapes cut to `bounds`, ever simpler until there are few enough points."""
    cut = tuple(_cut(read, bounds))
    narrowing = _narrowing(bounds)
    for coarseness in (0.5, 1.0, 2.0, 4.0):
        shapes = tuple(_simpler(cut, coarseness * dot, narrowing))
        if sum(len(shape.points) for shape in shapes) <= _MOST_POINTS:
            return _layered(shapes)
    return _layered(_fewer(shapes))


def _fewer(shapes: Sequence[MapShape]) -> Iterator[MapShape]:
    """Yield shapes from the most needed to the least, until the measure is full."""
    room = _MOST_POINTS
    for shape in sorted(shapes, key=_need, reverse=True):
        room -= len(shape.points)
        if room < 0:
            return
        yield shape


def _need(shape: MapShape) -> tuple[int, float]:
    """Return what comes first when not all can be drawn: ways first, and of each kind the large."""
    return _NEEDED.index(shape.kind), _reach(shape.points)


def _reach(points: Line) -> float:
    """Return the height and width of a shape together, in degrees."""
    latitudes = [point.latitude for point in points]
    longitudes = [point.longitude for point in points]
    return max(latitudes) - min(latitudes) + max(longitudes) - min(longitudes)


def _layered(shapes: Iterable[MapShape]) -> tuple[MapShape, ...]:
    return tuple(sorted(shapes, key=lambda shape: _LAYERS.index(shape.kind)))


def _cut(shapes: Iterable[MapShape], bounds: Bounds) -> Iterator[MapShape]:
    for shape in shapes:
        pieces: tuple[Line, ...]
        if shape.kind in AREAS:
            pieces = (area_within(shape.points, bounds),)
        else:
            pieces = line_within(shape.points, bounds)
        for piece in pieces:
            if piece:
                yield MapShape(shape.kind, shape.name, piece)


def _simpler(shapes: Iterable[MapShape], degrees: float, narrowing: float) -> Iterator[MapShape]:
    for shape in shapes:
        by = simplified_ring if shape.kind in AREAS else simplified
        points = by(shape.points, degrees, narrowing)
        if points:
            yield MapShape(shape.kind, shape.name, points)


def _narrowing(bounds: Bounds) -> float:
    return math.cos(math.radians((bounds.south + bounds.north) / 2))


def _height(bounds: Bounds) -> float:
    return (bounds.north - bounds.south) * _DEGREE_NORTH


def _width(bounds: Bounds) -> float:
    return (bounds.east - bounds.west) * _DEGREE_NORTH * _narrowing(bounds)

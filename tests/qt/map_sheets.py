"""Synthetic sheets to draw: an invented town on a grid, at an invented spot near 52 north."""

import math
from collections.abc import Iterator
from dataclasses import replace

from companion.geography import Coordinate
from companion.regions.sheet import Bounds, MapShape, MapSheet, ShapeKind

SOUTH, WEST = 52.0, 4.5
_LATITUDE = 1 / 111_195  # degrees in a metre
_LONGITUDE = _LATITUDE / math.cos(math.radians(SOUTH))
NAMES = ("Lindelaan", "Kerkstraat", "Burgemeester van Voorbeeldweg", "Plein", "Molenpad")
SYNTHETIC = "Invented for a test"


def spot(east: float, north: float) -> Coordinate:
    """Return the point so many metres from the corner of the town."""
    return Coordinate(SOUTH + north * _LATITUDE, WEST + east * _LONGITUDE)


def spots(*metres: tuple[float, float]) -> tuple[Coordinate, ...]:
    return tuple(spot(east, north) for east, north in metres)


def grid_town(size: float = 1000.0, streets: int = 8) -> MapSheet:
    """Return a town of `size` by 0.7 times `size` metres, with a route from west to north-east."""
    step = size / streets
    high = size * 0.7
    route = spots(
        (0.6 * step, 1.5 * step),
        (0.6 * step, 2 * step),
        (4 * step, 2 * step),
        (4 * step, 4 * step),
        (6.6 * step, 4 * step),
    )
    return MapSheet(
        bounds=Bounds(SOUTH, WEST, SOUTH + high * _LATITUDE, WEST + size * _LONGITUDE),
        shapes=tuple(_shapes(step, size, high)),
        route=route,
        streets=("Lindelaan", "Kerkstraat", "Burgemeester van Voorbeeldweg"),
        attribution="© OpenStreetMap contributors",
    )


def hamlet() -> MapSheet:
    """Return a route of 30 metres with nothing around it."""
    return replace(
        grid_town(200), shapes=(), route=spots((90, 60), (110, 60)), streets=("Lindelaan",)
    )


def _shapes(step: float, size: float, high: float) -> Iterator[MapShape]:
    yield MapShape(
        ShapeKind.GREEN, "", spots((0, 0), (3 * step, 0), (3 * step, 1.4 * step), (0, step))
    )
    water = spots((0, 5 * step), (size, 4.6 * step), (size, 5 * step), (0, 5.4 * step))
    yield MapShape(ShapeKind.WATER, "", water)
    for row in range(int(high / step)):
        for column in range(int(size / step)):
            east, north = (column + 0.25) * step, (row + 0.25) * step
            house = spots(
                (east, north),
                (east + step / 3, north),
                (east + step / 3, north + step / 4),
                (east, north + step / 4),
            )
            yield MapShape(ShapeKind.BUILDING, "", house)
    names = {2: "Lindelaan", 4: "Burgemeester van Voorbeeldweg"}
    for row in range(1, int(high / step) + 1):
        kind = ShapeKind.MAIN_ROAD if row == 4 else ShapeKind.STREET
        for column in range(int(size / step)):
            piece = spots((column * step, row * step), ((column + 1) * step, row * step))
            yield MapShape(kind, names.get(row, f"Dwarsweg {row}"), piece)
    for column in range(1, int(size / step)):
        name = "Kerkstraat" if column == 4 else f"Zijstraat {column}"
        yield MapShape(ShapeKind.STREET, name, spots((column * step, 0), (column * step, 4 * step)))
    yield MapShape(ShapeKind.PATH, "", spots((0, 0), (2 * step, step), (3 * step, 3 * step)))
    yield MapShape(ShapeKind.STEPS, "", spots((5 * step, 4 * step), (5 * step, 4.5 * step)))
    yield MapShape(ShapeKind.RAIL, "", spots((0, high - step / 3), (size, high - step / 2)))

"""Stairs that the map of a pack has on a route, whatever the router says of it.

A router may be an old one that does not tell of stairs, and it ends a way for a wheelchair at the
foot of the stairs when the door is a few metres up: then nothing in its answer speaks of them.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Protocol, TypeAlias

from companion.directions.arriving import AT_THE_DOOR
from companion.directions.model import NoRoute, Obstacle, Route, Way
from companion.geography import Coordinate
from companion.regions.sheet import Bounds, MapShape, ShapeKind

# Metres. The shapes of a pack are half a metre off at most; a ramp lies farther beside its stairs.
_ON = 0.75
_NEAR_END = 3.0  # metres beside the straight line to the door; doors are known no better
_DEGREE_NORTH = 111_260.0  # metres, at 52 degrees

_Point: TypeAlias = tuple[float, float]  # metres east and north of the target
_Stretch: TypeAlias = tuple[_Point, _Point]


class Shapes(Protocol):
    """Knows what there is to draw: the database of a pack."""

    def shapes_in(self, bounds: Bounds, kinds: Sequence[ShapeKind]) -> tuple[MapShape, ...]:
        """Return the shapes of `kinds` that touch `bounds`, whole."""
        ...


def without_stairs(route: Route, database: Shapes) -> Route | NoRoute:
    """Return `route` when it may be gone without stairs, as far as the map of `database` knows.

    For who takes stairs that is every route. One that runs over stairs is refused; one with stairs
    between its end and the door is `barred`, so that it is told.

    Raises:
        PackDamaged: the pack cannot be read.
    """
    if route.request.way is not Way.STEP_FREE:
        return route
    target = route.request.target
    shapes = database.shapes_in(_around((*route.shape, target)), (ShapeKind.STEPS,))
    stairs = tuple(stretch for shape in shapes for stretch in pairwise(_flat(shape.points, target)))
    way = tuple(pairwise(_flat(route.shape, target)))
    if any(_goes_over(way, flight) for flight in stairs):
        return NoRoute(route.request, Obstacle.STAIRS)
    end = _flat(route.shape[-1:], target)[0]
    if math.hypot(*end) < AT_THE_DOOR:
        return route
    rest = (end, (0.0, 0.0))
    barred = any(_apart(rest, flight) <= _NEAR_END for flight in stairs)
    return replace(route, barred=route.barred or barred)


def _goes_over(way: Sequence[_Stretch], flight: _Stretch) -> bool:
    """Return whether the way lies on the flight; one that only crosses it does not."""
    (east, north), (east_too, north_too) = flight
    middle = ((east + east_too) / 2, (north + north_too) / 2)
    return all(any(_off(point, one) <= _ON for one in way) for point in (middle, *flight))


def _apart(one: _Stretch, other: _Stretch) -> float:
    """Return the metres between two straight stretches, 0 where they cross."""
    if _crosses(one, other) and _crosses(other, one):
        return 0.0
    ends = (*((point, other) for point in one), *((point, one) for point in other))
    return min(_off(point, stretch) for point, stretch in ends)


def _crosses(one: _Stretch, other: _Stretch) -> bool:
    """Return whether the ends of `other` lie on both sides of the line along `one`."""
    (east, north), (east_too, north_too) = one
    left, right = (
        (east_too - east) * (point[1] - north) - (north_too - north) * (point[0] - east)
        for point in other
    )
    return (left > 0) != (right > 0)


def _off(point: _Point, stretch: _Stretch) -> float:
    """Return the metres between a point and a straight stretch."""
    (east, north), (east_too, north_too) = stretch
    along = (east_too - east, north_too - north)
    away = (point[0] - east, point[1] - north)
    long = along[0] ** 2 + along[1] ** 2
    share = (away[0] * along[0] + away[1] * along[1]) / long if long else 0.0
    share = min(1.0, max(0.0, share))
    return math.hypot(away[0] - share * along[0], away[1] - share * along[1])


def _flat(points: Sequence[Coordinate], origin: Coordinate) -> tuple[_Point, ...]:
    narrowing = math.cos(math.radians(origin.latitude))
    return tuple(
        (
            (point.longitude - origin.longitude) * _DEGREE_NORTH * narrowing,
            (point.latitude - origin.latitude) * _DEGREE_NORTH,
        )
        for point in points
    )


def _around(points: Sequence[Coordinate]) -> Bounds:
    latitudes = tuple(point.latitude for point in points)
    longitudes = tuple(point.longitude for point in points)
    return Bounds(min(latitudes), min(longitudes), max(latitudes), max(longitudes))

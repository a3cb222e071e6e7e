"""Stairs of the pack's own map are found, also where the router says nothing of them."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from directions.answers import START, manoeuvre, north, route_of

from companion.directions.model import NoRoute, Obstacle, Route, Turn, Way
from companion.directions.stairs import without_stairs
from companion.geography import Coordinate
from companion.regions.sheet import Bounds, MapShape, ShapeKind

BEGIN, THERE = manoeuvre(Turn.START, 300), manoeuvre(Turn.ARRIVE, 0)


class Town:
    """Stairs in a list, as the database of a pack gives them."""

    def __init__(self, *stairs: tuple[Coordinate, ...]) -> None:
        self._stairs = stairs

    def shapes_in(self, bounds: Bounds, kinds: Sequence[ShapeKind]) -> tuple[MapShape, ...]:
        assert bounds.south < bounds.north
        assert tuple(kinds) == (ShapeKind.STEPS,)
        return tuple(MapShape(ShapeKind.STEPS, "", line) for line in self._stairs)


def aside(point: Coordinate, metres: float) -> Coordinate:
    """Return the place that many metres east of `point`."""
    return replace(point, longitude=point.longitude + metres / 68_500)


def told(*stairs: tuple[Coordinate, ...], short: float = 0.0) -> Route | NoRoute:
    """Return what is left of a way of 300 metres due north on a map with these stairs."""
    return without_stairs(route_of(BEGIN, THERE, way=Way.STEP_FREE, short=short), Town(*stairs))


def barred(*stairs: tuple[Coordinate, ...], short: float = 0.0) -> bool:
    found = told(*stairs, short=short)
    assert isinstance(found, Route)
    return found.barred


def test_a_way_over_stairs_that_the_router_did_not_tell_is_refused() -> None:
    found = told((north(100), north(110)))

    assert isinstance(found, NoRoute)
    assert found.obstacle is Obstacle.STAIRS


def test_one_flight_of_several_is_enough() -> None:
    found = told((aside(START, 40), north(100), north(110), aside(north(110), 40)))

    assert isinstance(found, NoRoute)


def test_a_ramp_beside_the_stairs_is_a_way() -> None:
    assert not barred((aside(north(100), 1.5), aside(north(110), 1.5)))


def test_a_ramp_that_meets_the_stairs_at_both_ends_is_a_way() -> None:
    around = (START, north(100), aside(north(105), 6), north(110), north(300))
    route = replace(route_of(BEGIN, THERE, way=Way.STEP_FREE), shape=around)

    assert without_stairs(route, Town((north(100), north(110)))) == route


def test_stairs_that_cross_over_the_way_are_not_taken() -> None:
    assert not barred((aside(north(100), -6), aside(north(100), 6)))


# Trap 2, the silent one: the nearest way of a wheelchair is the foot of the stairs.
@pytest.mark.parametrize(
    "stairs",
    [
        (north(302), north(312)),  # up to the door
        (aside(north(308), -4), aside(north(308), 4)),  # across
        (aside(north(308), 2), aside(north(318), 2)),  # a little beside
    ],
)
def test_stairs_between_the_end_of_the_way_and_the_door_are_told(
    stairs: tuple[Coordinate, ...],
) -> None:
    assert barred(stairs, short=16)


def test_stairs_elsewhere_at_the_door_do_not_matter() -> None:
    assert not barred((aside(north(302), 9), aside(north(312), 9)), short=16)


def test_at_the_door_one_is_there() -> None:
    assert not barred((aside(north(302), 1), aside(north(312), 1)), short=4)


def test_what_was_barred_before_stays_barred() -> None:
    route = route_of(BEGIN, THERE, way=Way.STEP_FREE, short=16, barred=True)

    assert without_stairs(route, Town()) == route


@pytest.mark.parametrize("way", [Way.ON_FOOT, Way.BY_CAR])
def test_for_others_stairs_are_no_obstacle(way: Way) -> None:
    route = route_of(BEGIN, THERE, way=way)

    assert without_stairs(route, Town((north(100), north(110)))) == route

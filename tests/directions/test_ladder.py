from collections.abc import Mapping
from dataclasses import replace

import pytest
from directions.answers import manoeuvre, request_of, route_of

from companion.directions.ladder import RUNGS, Asked, climb
from companion.directions.model import NoRoute, Obstacle, Route, RouteRequest, Turn, Way

START, STAIRS = manoeuvre(Turn.START, 500), manoeuvre(Turn.STAIRS, 20)
THERE = manoeuvre(Turn.ARRIVE, 0)


class Scripted:
    """An engine that knows some ways and radiuses, and notes what it was asked."""

    def __init__(self, knows: Mapping[tuple[Way, int], Route | Obstacle]) -> None:
        self._knows = knows
        self.asked: list[tuple[Way, int, int]] = []

    def __call__(self, asked: Asked) -> Route | NoRoute:
        way = asked.request.way
        self.asked.append((way, asked.start_radius, asked.target_radius))
        told = self._knows.get((way, asked.target_radius), Obstacle.NO_WAY)
        if isinstance(told, Obstacle):
            return NoRoute(asked.request, told)
        return replace(told, request=asked.request)


def climbed(
    request: RouteRequest, knows: Mapping[tuple[Way, int], Route | Obstacle]
) -> tuple[Route | NoRoute, Scripted]:
    engine = Scripted(knows)
    return climb(request, engine), engine


def test_a_way_that_is_there_is_asked_once() -> None:
    found, engine = climbed(
        request_of(Way.ON_FOOT, 500), {(Way.ON_FOOT, 0): route_of(START, THERE)}
    )

    assert isinstance(found, Route)
    assert not found.barred
    assert engine.asked == [(Way.ON_FOOT, 0, 0)]


# Trap 2: behind steps there is "no path" for a wheelchair, though a street is 50 metres off.
def test_without_a_path_a_way_near_the_target_will_do_and_says_so() -> None:
    found, engine = climbed(
        request_of(Way.STEP_FREE, 500), {(Way.STEP_FREE, 100): route_of(START, THERE, short=27)}
    )

    assert isinstance(found, Route)
    assert found.barred
    assert [radius for _, _, radius in engine.asked] == [0, 15, 30, 60, 100]


# A radius at both ends may be needed for the start alone.
def test_a_way_that_comes_to_the_door_is_not_barred() -> None:
    found, _ = climbed(
        request_of(Way.STEP_FREE, 500), {(Way.STEP_FREE, 200): route_of(START, THERE, short=3)}
    )

    assert isinstance(found, Route)
    assert not found.barred


def test_the_smallest_radius_comes_first_and_that_of_the_start_last() -> None:
    _, engine = climbed(request_of(Way.ON_FOOT, 500), {})

    assert [(start, target) for _, start, target in engine.asked] == list(RUNGS)
    assert max(RUNGS) == (100, 200)


# Trap 4: a way for a wheelchair may have stairs in it.
def test_a_way_with_stairs_is_never_given_to_who_cannot_take_them() -> None:
    steep = route_of(START, STAIRS, THERE, way=Way.STEP_FREE)
    request = request_of(Way.STEP_FREE, 500)
    found, _ = climbed(request, {(Way.STEP_FREE, radius): steep for _, radius in RUNGS})

    assert found == NoRoute(request, Obstacle.STAIRS)


def test_a_way_around_the_stairs_is_looked_for_farther_off() -> None:
    found, _ = climbed(
        request_of(Way.STEP_FREE, 500),
        {
            (Way.STEP_FREE, 0): route_of(START, STAIRS, THERE, way=Way.STEP_FREE),
            (Way.STEP_FREE, 60): route_of(START, THERE, way=Way.STEP_FREE),
        },
    )

    assert isinstance(found, Route)
    assert not found.stairs


def test_stairs_are_no_obstacle_on_foot() -> None:
    steep = route_of(START, STAIRS, THERE)
    found, _ = climbed(request_of(Way.ON_FOOT, 500), {(Way.ON_FOOT, 0): steep})

    assert isinstance(found, Route)


def test_that_the_stairs_are_in_the_way_is_found_by_asking_on_foot() -> None:
    request = request_of(Way.STEP_FREE, 500)
    found, _ = climbed(request, {(Way.ON_FOOT, 0): route_of(START, STAIRS, THERE)})

    assert found == NoRoute(request, Obstacle.STAIRS)


# Within 200 metres of the target lies the start itself: the engine stops before it has begun.
@pytest.mark.parametrize("way", Way)
def test_a_way_that_is_mostly_not_on_the_map_is_no_way(way: Way) -> None:
    request = request_of(way, 330)
    stops = route_of(manoeuvre(Turn.START, 149), THERE, way=way, short=181)
    found, _ = climbed(request, {(way, 200): stops})

    assert found == NoRoute(request, Obstacle.NO_WAY)


def test_that_the_way_stops_before_stairs_is_a_matter_of_stairs() -> None:
    request = request_of(Way.STEP_FREE, 330)
    stops = route_of(manoeuvre(Turn.START, 149), THERE, way=Way.STEP_FREE, short=181)
    steep = route_of(START, STAIRS, THERE)
    found, _ = climbed(request, {(Way.STEP_FREE, 200): stops, (Way.ON_FOOT, 0): steep})

    assert found == NoRoute(request, Obstacle.STAIRS)


def test_across_the_street_one_is_there() -> None:
    across = route_of(manoeuvre(Turn.START, 2), THERE, short=30)
    found, _ = climbed(request_of(Way.ON_FOOT, 32), {(Way.ON_FOOT, 0): across})

    assert isinstance(found, Route)


# Trap 6: streets that are cut off at the edge of the map are islands.
def test_an_island_is_no_matter_of_stairs() -> None:
    request = request_of(Way.STEP_FREE, 500)
    found, _ = climbed(request, {})

    assert found == NoRoute(request, Obstacle.NO_WAY)


# Trap 7: the engine may end a way for a wheelchair at ten kilometres and say "no path".
def test_a_way_that_ends_because_it_is_too_long_is_too_far() -> None:
    request = request_of(Way.STEP_FREE, 9_000)
    around = route_of(manoeuvre(Turn.START, 12_000), THERE)
    found, _ = climbed(request, {(Way.ON_FOOT, 0): around})

    assert found == NoRoute(request, Obstacle.TOO_FAR)


# Trap 7: and it may give a way for a wheelchair of 24 kilometres.
@pytest.mark.parametrize("way", [Way.ON_FOOT, Way.STEP_FREE])
def test_a_walk_of_hours_around_is_no_way(way: Way) -> None:
    request = request_of(way, 4_000)
    around = route_of(manoeuvre(Turn.START, 24_000), THERE, way=way)
    found, _ = climbed(request, {(way, 0): around})

    assert found == NoRoute(request, Obstacle.TOO_FAR)


@pytest.mark.parametrize("way", [Way.ON_FOOT, Way.STEP_FREE])
def test_who_walks_is_not_sent_farther_than_ten_kilometres(way: Way) -> None:
    request = request_of(way, 11_000)
    found, engine = climbed(request, {})

    assert found == NoRoute(request, Obstacle.TOO_FAR)
    assert engine.asked == []


def test_by_car_no_distance_is_too_far() -> None:
    far = route_of(manoeuvre(Turn.START, 90_000), THERE, way=Way.BY_CAR)
    found, _ = climbed(request_of(Way.BY_CAR, 90_000), {(Way.BY_CAR, 0): far})

    assert isinstance(found, Route)


@pytest.mark.parametrize("obstacle", [Obstacle.OUTSIDE, Obstacle.TIMEOUT, Obstacle.BROKEN])
def test_what_no_radius_mends_is_asked_once(obstacle: Obstacle) -> None:
    request = request_of(Way.STEP_FREE, 500)
    found, engine = climbed(request, {(Way.STEP_FREE, 0): obstacle})

    assert found == NoRoute(request, obstacle)
    assert len(engine.asked) == 1

import json
from typing import Any

import pytest
from directions.answers import (
    DAY,
    REQUEST,
    START,
    Told,
    answer,
    as_bytes,
    north,
    refusal,
    request_of,
)
from hypothesis import given
from hypothesis import strategies as st

from companion.directions.model import NoRoute, Obstacle, Route, RouteRequest, Turn, Way
from companion.directions.valhalla import MapSource, question, read_answer

SOURCE = MapSource("Zonnedorp", DAY)
WALK = (Told(1, 600, ("Molenlaan",)), Told(15, 400, ("Kerkweg",)), Told(4))

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def read(told: object, request: RouteRequest | None = None) -> Route | NoRoute:
    return read_answer(as_bytes(told), request or request_of(Way.ON_FOOT, 1000), SOURCE)


def obstacle(found: Route | NoRoute) -> Obstacle | None:
    return found.obstacle if isinstance(found, NoRoute) else None


def test_an_answer_is_a_route_with_its_turns_and_its_map() -> None:
    route = read(answer(*WALK))

    assert isinstance(route, Route)
    assert [one.turn for one in route.manoeuvres] == [Turn.START, Turn.LEFT, Turn.ARRIVE]
    assert route.manoeuvres[1].streets == ("Kerkweg",)
    assert (round(route.metres), round(route.seconds), route.shape[0]) == (1000, 1000, START)
    assert (route.source, route.source_date) == ("Zonnedorp", DAY)
    assert route.short_of_target < 1


def test_nothing_but_turns_is_asked_and_never_farther_than_the_street_beside() -> None:
    asked = json.loads(question(REQUEST))

    assert asked["directions_type"] == "maneuvers"
    assert (asked["language"], asked["units"]) == ("nl-NL", "kilometers")
    assert [place["search_cutoff"] for place in asked["locations"]] == [250, 250]
    assert all("radius" not in place for place in asked["locations"])


def test_a_radius_is_asked_at_each_end_by_itself() -> None:
    asked = json.loads(question(REQUEST, 100, 200))

    assert [place["radius"] for place in asked["locations"]] == [100, 200]


def test_without_stairs_a_wheelchair_is_asked() -> None:
    asked = json.loads(question(RouteRequest(START, START, Way.STEP_FREE)))

    assert asked["costing"] == "pedestrian"
    assert asked["costing_options"]["pedestrian"] == {"type": "wheelchair", "step_penalty": 3600}


def test_a_home_does_not_show_when_a_request_is_printed() -> None:
    assert "52.0," not in repr(REQUEST)
    assert repr(START) not in repr(REQUEST)


# Trap 1: the engine takes the nearest street within 35 km of a target, and says nothing.
def test_a_route_that_ends_elsewhere_than_asked_is_no_route() -> None:
    there = RouteRequest(START, north(1300), Way.ON_FOOT)

    assert obstacle(read(answer(*WALK), there)) is Obstacle.OUTSIDE


def test_a_route_that_begins_elsewhere_than_asked_is_no_route() -> None:
    here = RouteRequest(north(-300), north(1000), Way.ON_FOOT)

    assert obstacle(read(answer(*WALK), here)) is Obstacle.OUTSIDE


def test_a_route_that_ends_beside_the_target_tells_how_far() -> None:
    route = read(answer(*WALK), RouteRequest(START, north(1080), Way.ON_FOOT))

    assert isinstance(route, Route)
    assert round(route.short_of_target) == 80


# Trap 3: an unknown language becomes English without a word.
def test_an_answer_in_another_language_than_asked_is_not_trusted() -> None:
    assert obstacle(read(answer(*WALK, language="en-US"))) is Obstacle.BROKEN


# Trap 4: plain "pedestrian" takes stairs, and a server may not know the type "wheelchair".
@pytest.mark.parametrize("asked", Way)
@pytest.mark.parametrize("answered", Way)
def test_a_way_for_others_than_asked_is_not_trusted(asked: Way, answered: Way) -> None:
    found = read(answer(*WALK, way=answered), request_of(asked, 1000))

    assert isinstance(found, Route) == (asked is answered)


# The line bends and is rounded, but it is as long as the turns say.
@pytest.mark.parametrize(("metres", "believed"), [(1_060, True), (1_080, False), (920, False)])
def test_turns_that_are_longer_or_shorter_than_their_line_are_not_trusted(
    metres: float, *, believed: bool
) -> None:
    told = answer(Told(1, 1_000, ("Kerkweg",)), Told(4))
    told["trip"]["legs"][0]["maneuvers"][0]["length"] = metres / 1_000

    assert isinstance(read(told), Route) == believed


def test_one_stretch_for_others_is_enough_to_distrust_the_whole() -> None:
    told = answer(*WALK, way=Way.STEP_FREE)
    told["trip"]["legs"][0]["maneuvers"][1]["travel_type"] = "foot"

    assert obstacle(read(told, request_of(Way.STEP_FREE, 1000))) is Obstacle.BROKEN


def test_an_answer_that_does_not_say_for_whom_is_not_trusted() -> None:
    told = answer(*WALK)
    del told["trip"]["legs"][0]["maneuvers"][0]["travel_type"]

    assert obstacle(read(told)) is Obstacle.BROKEN


def test_an_answer_without_end_is_not_read_on() -> None:
    turns = (Told(15, 1),) * 2_000

    assert obstacle(read(answer(Told(1, 1), *turns, Told(4)))) is Obstacle.BROKEN


@pytest.mark.parametrize("name", ["x" * 101, "weg\u202e", "weg\x00"])
def test_what_stands_on_no_sign_is_no_street(name: str) -> None:
    route = read(answer(Told(1, 1000, ("Kerkweg", name)), Told(4)))

    assert isinstance(route, Route)
    assert route.manoeuvres[0].streets == ("Kerkweg",)


def test_miles_are_not_taken_for_kilometres() -> None:
    assert obstacle(read(answer(*WALK, units="miles"))) is Obstacle.BROKEN


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (171, Obstacle.OUTSIDE),
        (442, Obstacle.NO_WAY),
        (154, Obstacle.TOO_FAR),
        (599, Obstacle.BROKEN),
        (100, Obstacle.BROKEN),
    ],
)
def test_each_refusal_of_the_engine_is_an_obstacle(code: int, told: Obstacle) -> None:
    assert obstacle(read_answer(refusal(code), REQUEST, SOURCE)) is told


def test_stairs_and_moving_stairs_are_stairs() -> None:
    for kind in (40, 41):
        route = read(answer(Told(1, 500), Told(kind, 500), Told(4)))

        assert isinstance(route, Route)
        assert route.stairs


def test_leaving_a_roundabout_is_told_with_entering_it() -> None:
    told = answer(
        Told(1, 500, ("Westlaan",)),
        Told(26, 30, exit=2),
        Told(27, 470, ("Ringweg",)),
        Told(4),
        way=Way.BY_CAR,
    )

    route = read(told, request_of(Way.BY_CAR, 1000))

    assert isinstance(route, Route)
    around = route.manoeuvres[1]
    assert (around.turn, around.exit, around.streets) == (Turn.ROUNDABOUT, 2, ("Ringweg",))
    assert round(around.metres) == 500
    assert len(route.manoeuvres) == 3


# Where the value stands that cannot be right, and the value.
WRONG: dict[str, tuple[tuple[str | int, ...], object]] = {
    "no legs": (("legs",), []),
    "two legs": (("legs",), [{}, {}]),
    "no shape": (("legs", 0, "shape"), ""),
    "a shape that is cut": (("legs", 0, "shape"), "_p~iF"),
    "no manoeuvres": (("legs", 0, "maneuvers"), []),
    "a bus": (("legs", 0, "maneuvers", 0, "type"), 30),
    "an unknown turn": (("legs", 0, "maneuvers", 0, "type"), 99),
    "a turn that is true": (("legs", 0, "maneuvers", 0, "type"), True),
    "an arrival on the way": (("legs", 0, "maneuvers", 1, "type"), 5),
    "no arrival": (("legs", 0, "maneuvers", 2, "type"), 8),
    "a length below nothing": (("legs", 0, "maneuvers", 0, "length"), -0.6),
    "a length without end": (("legs", 0, "maneuvers", 0, "length"), float("inf")),
    "a length that is none": (("legs", 0, "maneuvers", 0, "length"), float("nan")),
    "a length of a thousand digits": (("legs", 0, "maneuvers", 0, "length"), 10**400),
    "a length of another size": (("legs", 0, "maneuvers", 0, "length"), 60),
    "a place outside the shape": (("legs", 0, "maneuvers", 1, "end_shape_index"), 9),
    "a gap in the shape": (("legs", 0, "maneuvers", 1, "begin_shape_index"), 2),
    "a street that is a number": (("legs", 0, "maneuvers", 0, "street_names"), [1]),
}


@pytest.mark.parametrize("what", WRONG)
def test_an_answer_that_cannot_be_right_is_broken(what: str) -> None:
    (*path, last), value = WRONG[what]
    told = answer(*WALK)
    part: Any = told["trip"]
    for name in path:
        part = part[name]
    part[last] = value

    assert obstacle(read(told)) is Obstacle.BROKEN


@pytest.mark.parametrize(
    "body",
    [b"", b"\xff\xfe", b"null", b"[]", b"[" * 100_000, b'{"trip": 1}', b"<html>", b"1" * 5000],
)
def test_what_is_no_answer_is_broken(body: bytes) -> None:
    assert obstacle(read_answer(body, REQUEST, SOURCE)) is Obstacle.BROKEN


@given(ANY_JSON)
def test_any_json_is_a_route_or_an_obstacle(told: object) -> None:
    assert isinstance(read(told), NoRoute)


@given(st.sampled_from(["trip", "legs", "maneuvers", "shape", "type", "length"]), ANY_JSON)
def test_any_value_at_any_place_of_a_good_answer_is_survived(name: str, value: object) -> None:
    told = answer(*WALK)
    trip = told["trip"]
    leg = trip["legs"][0]
    places = {"trip": told, "legs": trip, "maneuvers": leg, "shape": leg}
    places.get(name, leg["maneuvers"][0])[name] = value

    assert isinstance(read(told), Route | NoRoute)

import copy
import json
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.directions.motis import MotisPlanner, read_plan
from companion.directions.transit import Journey, JourneyRequest, Mode, NoJourney
from companion.geography import Coordinate
from companion.net.errors import Reason
from companion.net.fetcher import Page
from companion.net.scripted import ScriptedFetcher

BASE = "https://planner.example"
MOMENT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
REQUEST = JourneyRequest(Coordinate(52.01, 4.36), Coordinate(52.02, 4.37), MOMENT)
STEP_FREE = JourneyRequest(REQUEST.start, REQUEST.target, MOMENT, step_free=True)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def at(minute: int) -> str:
    return (MOMENT + timedelta(minutes=minute)).isoformat().replace("+00:00", "Z")


def leg(mode: str, names: tuple[str, str], begin: int, end: int, **more: object) -> dict[str, Any]:
    """Return a leg as the planner gives it; times in minutes after the moment."""
    start, stop = names
    return {
        "mode": mode,
        "from": {"name": start, "lat": 52.0, "lon": 4.3},
        "to": {"name": stop, "lat": 52.0, "lon": 4.3},
        "duration": 60 * (end - begin),
        "startTime": at(begin),
        "endTime": at(end),
        **more,
    }


def itinerary(*legs: dict[str, Any]) -> dict[str, Any]:
    return {"duration": 1, "startTime": at(0), "endTime": at(1), "transfers": 0, "legs": legs}


WALK = leg("WALK", ("START", "Kerkweg"), 0, 6, steps=[{"relativeDirection": "CONTINUE"}])
BUS = leg(
    "BUS", ("Kerkweg", "Station"), 10, 22, routeShortName="40 ", headsign="Delft", realTime=True
)
TRAM = leg("TRAM", ("Station", "Stadhuis"), 27, 33, routeShortName="1", headsign="Zee")
LAST = leg("WALK", ("Stadhuis", "END"), 33, 36)
WITH_CHANGE = itinerary(WALK, BUS, TRAM, LAST)
NINE = leg("BUS", ("Kerkweg", "Stadhuis"), 30, 50, routeShortName="9")
DIRECT = itinerary(WALK, NINE, leg("WALK", ("Stadhuis", "END"), 50, 53))


def read(*itineraries: dict[str, Any], request: JourneyRequest = REQUEST) -> Journey | NoJourney:
    told = {"itineraries": itineraries, "direct": []}
    return read_plan(json.dumps(told).encode(), request, "planner.example")


class AnyAddress(ScriptedFetcher):
    """Answers every address with one page."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page

    def fetch(self, url: str) -> Page:
        self.asked.append(url)
        return self._page


def test_a_journey_has_its_legs_its_lines_and_its_stops() -> None:
    journey = read(WITH_CHANGE)

    assert isinstance(journey, Journey)
    assert [one.mode for one in journey.legs] == [Mode.WALK, Mode.BUS, Mode.TRAM, Mode.WALK]
    bus = journey.legs[1]
    assert (bus.line, bus.towards, bus.start, bus.end) == ("40", "Delft", "Kerkweg", "Station")
    assert (journey.legs[0].start, journey.legs[-1].end) == ("", "")
    assert (journey.transfers, journey.source) == (1, "planner.example")
    assert journey.arrives == MOMENT + timedelta(minutes=36)


def test_a_journey_without_changes_comes_before_an_earlier_one() -> None:
    journey = read(WITH_CHANGE, DIRECT)

    assert isinstance(journey, Journey)
    assert journey.transfers == 0


def test_where_nothing_goes_there_is_no_journey() -> None:
    assert read() is NoJourney.NONE


def test_near_by_one_goes_on_foot() -> None:
    told = {"itineraries": [], "direct": [itinerary(leg("WALK", ("START", "END"), 0, 9))]}
    journey = read_plan(json.dumps(told).encode(), REQUEST, "planner.example")

    assert isinstance(journey, Journey)
    assert [one.mode for one in journey.legs] == [Mode.WALK]


def test_what_is_cancelled_is_not_told() -> None:
    assert read(itinerary(WALK, BUS | {"cancelled": True}, LAST)) is NoJourney.NONE


def test_what_we_do_not_ride_is_not_told() -> None:
    assert read(itinerary(leg("AIRPLANE", ("A", "B"), 0, 60))) is NoJourney.NONE


@pytest.mark.parametrize(
    "steep",
    [
        itinerary(WALK | {"steps": [{"relativeDirection": "STAIRS"}]}, BUS, LAST),
        itinerary(WALK, BUS | {"wheelchairAccessible": False}, LAST),
    ],
    ids=["stairs on the way", "a bus with steps"],
)
def test_who_cannot_take_steps_is_not_given_a_journey_with_them(steep: dict[str, Any]) -> None:
    assert read(steep, request=STEP_FREE) is NoJourney.NONE
    assert isinstance(read(steep), Journey)


def test_what_nobody_has_said_of_steps_stays_unknown() -> None:
    journey = read(itinerary(WALK, BUS, LAST), request=STEP_FREE)

    assert isinstance(journey, Journey)
    assert journey.legs[1].step_free is None


@pytest.mark.parametrize(
    "wrong",
    [
        BUS | {"startTime": "soon"},
        BUS | {"startTime": "2026-11-24T09:10:00"},
        BUS | {"startTime": at(60)},
        BUS | {"startTime": at(2)},
        BUS | {"startTime": "0001-01-01T00:00:00+14:00", "endTime": "0001-01-01T00:00:00+14:00"},
        BUS | {"from": "Kerkweg"},
        BUS | {"routeShortName": 40},
        BUS | {"mode": ["BUS"]},
    ],
    ids=["no time", "no zone", "backwards", "before the walk", "long ago", "no stop", "40", "list"],
)
def test_a_leg_that_cannot_be_is_broken(wrong: dict[str, Any]) -> None:
    assert read(itinerary(WALK, wrong, LAST)) is NoJourney.BROKEN


def test_the_question_says_from_where_to_where_and_when() -> None:
    fetcher = AnyAddress(Page(BASE, 200, json.dumps({"itineraries": [WITH_CHANGE]}).encode()))

    found = MotisPlanner(fetcher, f"{BASE}/").plan(STEP_FREE)

    parts = urlsplit(fetcher.asked[0])
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "planner.example", "/api/v6/plan")
    assert parse_qs(parts.query) == {
        "fromPlace": ["52.01,4.36"],
        "toPlace": ["52.02,4.37"],
        "time": ["2026-11-24T09:00:00+00:00"],
        "arriveBy": ["true"],
        "numItineraries": ["3"],
        "pedestrianProfile": ["WHEELCHAIR"],
    }
    assert isinstance(found, Journey)


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        (Reason.NO_NETWORK, NoJourney.OFFLINE),
        (Reason.TIMEOUT, NoJourney.OFFLINE),
        (Reason.BAD_ANSWER, NoJourney.BROKEN),
    ],
)
def test_a_planner_that_is_not_reached_says_why(reason: Reason, told: NoJourney) -> None:
    class Down(ScriptedFetcher):
        def fetch(self, url: str) -> Page:
            self._script[url] = reason
            return super().fetch(url)

    assert MotisPlanner(Down(), BASE).plan(REQUEST) is told


def test_an_error_of_the_planner_is_broken() -> None:
    page = Page(BASE, 500, b'{"error": "internal"}')

    assert MotisPlanner(AnyAddress(page), BASE).plan(REQUEST) is NoJourney.BROKEN


@given(ANY_JSON)
def test_any_json_is_survived(told: object) -> None:
    found = read_plan(json.dumps(told).encode(), REQUEST, "")

    assert isinstance(found, NoJourney)


@given(st.sampled_from(["mode", "from", "to", "startTime", "endTime", "steps"]), ANY_JSON)
def test_any_value_at_any_place_of_a_good_answer_is_survived(name: str, value: object) -> None:
    changed = copy.deepcopy(WALK) | {name: value}

    assert isinstance(read(itinerary(changed, BUS, LAST)), Journey | NoJourney)

"""From a front door to a counter: packs first, the internet only where it is allowed."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest
from town import LIBRARY, OUTSIDE, STAIRS_ONLY, STATION, TOWN_HALL, at

from companion.directions.asking import (
    FrontDoor,
    StartUnknown,
    TransitFound,
    TransitQuestion,
    WayFound,
    WayQuestion,
)
from companion.directions.embedded import PackRouter
from companion.directions.engine import engine
from companion.directions.model import (
    Manoeuvre,
    NoRoute,
    Obstacle,
    Route,
    Router,
    RouteRequest,
    Turn,
    Way,
)
from companion.directions.transit import (
    Journey,
    JourneyRequest,
    Leg,
    Mode,
    NoJourney,
    NoPlanner,
    TransitPlanner,
)
from companion.directions.wayfinder import Wayfinder
from companion.errors import CompanionError
from companion.geography import Coordinate, distance_metres
from companion.regions.model import Address, Pack

HOME = FrontDoor("2611 ZM", "6")
NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
FAR = Coordinate(52.37, 4.9)


@dataclass
class Remembering:
    """A router that has no way and remembers who asked."""

    asked: list[RouteRequest] = field(default_factory=list)
    obstacle: Obstacle = Obstacle.OFFLINE

    def route(self, request: RouteRequest) -> Route | NoRoute:
        self.asked.append(request)
        return NoRoute(request, self.obstacle)


@dataclass
class Doors:
    """A geocoder that knows one door, or cannot be asked."""

    point: Coordinate | None = None
    asked: list[tuple[str, str]] = field(default_factory=list)

    def addresses(self, postcode: str, number: str) -> tuple[Address, ...]:
        self.asked.append((postcode, number))
        if self.point is None:
            raise CompanionError("no internet")
        return (Address("Straat", number, "", postcode, "Stad", self.point),)


@dataclass
class Planner:
    asked: list[JourneyRequest] = field(default_factory=list)

    def plan(self, request: JourneyRequest) -> Journey | NoJourney:
        self.asked.append(request)
        return Journey((Leg(Mode.BUS, "", "Station", NOON, NOON),), 0, "test")


def finder(
    packs: Sequence[Pack],
    online: Router | None = None,
    geocoder: Doors | None = None,
    planner: TransitPlanner | None = None,
) -> Wayfinder:
    router = PackRouter(packs, engine())
    return Wayfinder(tuple(packs), router, online, geocoder, planner or NoPlanner())


def test_the_way_from_a_front_door_comes_with_its_map(town_pack: Pack) -> None:
    answer = finder((town_pack,)).find(WayQuestion(HOME, TOWN_HALL, Way.ON_FOOT))

    assert isinstance(answer, WayFound)
    assert answer.sheet is not None
    assert distance_metres(answer.sheet.route[0], answer.route.request.start) < 5
    assert distance_metres(answer.sheet.route[-1], TOWN_HALL) < 5
    assert set(answer.sheet.streets) >= {"Lindelaan"}


def test_a_turn_is_told_by_what_stands_there(town_pack: Pack) -> None:
    answer = finder((town_pack,)).find(WayQuestion(HOME, TOWN_HALL, Way.ON_FOOT))

    assert isinstance(answer, WayFound)
    assert any(turn.landmark for turn in answer.route.manoeuvres)


def test_an_unknown_number_is_answered_with_the_numbers_beside_it(town_pack: Pack) -> None:
    answer = finder((town_pack,)).find(
        WayQuestion(FrontDoor("2611 ZM", "6C"), TOWN_HALL, Way.ON_FOOT)
    )

    assert isinstance(answer, StartUnknown)
    assert "6" in answer.numbers


def test_an_unknown_postcode_is_answered_without_numbers(town_pack: Pack) -> None:
    door = FrontDoor("9999 XX", "1")

    answer = finder((town_pack,)).find(WayQuestion(door, TOWN_HALL, Way.ON_FOOT))

    assert answer == StartUnknown(door)


def test_without_leave_nobody_on_the_internet_is_asked(town_pack: Pack) -> None:
    router, doors, planner = Remembering(), Doors(FAR), Planner()
    ways = finder((town_pack,), online=router, geocoder=doors, planner=planner)

    ways.find(WayQuestion(FrontDoor("9999 XX", "1"), FAR, Way.ON_FOOT))
    ways.find(WayQuestion(HOME, FAR, Way.ON_FOOT))
    ways.find(TransitQuestion(TOWN_HALL, NOON, HOME))

    assert (router.asked, doors.asked, planner.asked) == ([], [], [])


def test_with_leave_the_internet_knows_what_the_pack_does_not(town_pack: Pack) -> None:
    router, doors = Remembering(), Doors(OUTSIDE)
    ways = finder((town_pack,), online=router, geocoder=doors)

    answer = ways.find(WayQuestion(FrontDoor("9999 XX", "1"), FAR, Way.ON_FOOT, online=True))

    assert doors.asked == [("9999 XX", "1")]
    assert router.asked == [RouteRequest(OUTSIDE, FAR, Way.ON_FOOT)]
    assert isinstance(answer, NoRoute)
    assert answer.obstacle is Obstacle.OFFLINE


def test_what_the_pack_knows_goes_to_nobody_even_with_leave(town_pack: Pack) -> None:
    router, doors = Remembering(), Doors(OUTSIDE)
    ways = finder((town_pack,), online=router, geocoder=doors)

    answer = ways.find(WayQuestion(HOME, TOWN_HALL, Way.ON_FOOT, online=True))

    assert isinstance(answer, WayFound)
    assert (router.asked, doors.asked) == ([], [])


def test_a_way_with_stairs_is_not_asked_elsewhere(town_pack: Pack) -> None:
    router = Remembering()
    ways = finder((town_pack,), online=router)

    answer = ways.find(WayQuestion(HOME, LIBRARY, Way.STEP_FREE, online=True))

    assert router.asked == []
    assert isinstance(answer, WayFound)
    assert answer.route.short_of_target > 15


@dataclass
class Silent:
    """A router that says of every way that it goes straight there."""

    def route(self, request: RouteRequest) -> Route | NoRoute:
        shape = (request.start, request.target)
        turns = (
            Manoeuvre(Turn.START, (), 10, 10, 0, 1),
            Manoeuvre(Turn.ARRIVE, (), 0, 0, 1, 1),
        )
        return Route(request, turns, shape, 10, 10, 0, "test", None)


def test_stairs_on_the_map_of_a_pack_stop_a_router_that_does_not_know_them(
    town_pack: Pack,
) -> None:
    ways = Wayfinder((town_pack,), Silent(), geocoder=Doors(at(120, 470)))
    question = WayQuestion(FrontDoor("9999 XX", "1"), STAIRS_ONLY, Way.STEP_FREE, online=True)

    steep = ways.find(question)
    on_foot = ways.find(replace(question, way=Way.ON_FOOT))

    assert isinstance(steep, NoRoute)
    assert steep.obstacle is Obstacle.STAIRS
    assert isinstance(on_foot, WayFound)


def test_of_two_packs_with_the_counter_the_one_with_the_front_door_is_drawn(
    town_pack: Pack,
) -> None:
    near = 0.001
    around = tuple(
        Coordinate(TOWN_HALL.latitude + north * near, TOWN_HALL.longitude + east * near)
        for north, east in ((-1, -1), (-1, 1), (1, 1), (1, -1))
    )
    small = replace(
        town_pack, manifest=replace(town_pack.manifest, coverage=around, attribution="small")
    )

    answer = finder((small, town_pack)).find(WayQuestion(HOME, TOWN_HALL, Way.ON_FOOT))

    assert isinstance(answer, WayFound)
    assert answer.sheet is not None
    assert answer.sheet.attribution == town_pack.manifest.attribution


@pytest.mark.parametrize("packs", [(), ("town",)])
def test_a_geocoder_that_cannot_be_asked_is_no_answer(
    packs: tuple[str, ...], town_pack: Pack
) -> None:
    ways = finder((town_pack,) if packs else (), geocoder=Doors(), online=Remembering())
    door = FrontDoor("9999 XX", "1")

    assert ways.find(WayQuestion(door, FAR, Way.BY_CAR, online=True)) == StartUnknown(door)


def test_the_stop_near_a_counter_is_told_without_a_front_door(town_pack: Pack) -> None:
    answer = finder((town_pack,)).find(TransitQuestion(STATION, NOON))

    assert isinstance(answer, TransitFound)
    assert answer.stop is not None
    assert answer.metres < 200
    assert answer.journey is None


def test_a_journey_is_planned_only_with_leave(town_pack: Pack) -> None:
    planner = Planner()
    ways = finder((town_pack,), planner=planner, geocoder=Doors(OUTSIDE))

    answer = ways.find(TransitQuestion(TOWN_HALL, NOON, HOME, online=True, step_free=True))

    assert isinstance(answer, TransitFound)
    assert isinstance(answer.journey, Journey)
    assert planner.asked[0].moment == NOON
    assert planner.asked[0].step_free


def test_a_pack_that_broke_meanwhile_loses_only_its_drawing(town_pack: Pack) -> None:
    broken = Pack(town_pack.folder / "gone", town_pack.manifest)

    answer = finder((broken,)).find(TransitQuestion(TOWN_HALL, NOON))

    assert answer == TransitFound(None, 0.0)

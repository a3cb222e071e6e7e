"""The real engine on Zonnedorp, a synthetic town in which every trap of a route can be tried."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from desktop.long_road import ROAD_END, ROAD_START, make_road
from town import (
    CAR_WEST,
    CHURCH,
    HOME,
    ISLAND,
    LIBRARY,
    OUTSIDE,
    RAMP_HOUSE,
    STAIRS_ONLY,
    TOWN_HALL,
    at,
)

from companion.directions.embedded import PackRouter
from companion.directions.engine import Engine, engine
from companion.directions.landmarks import with_landmarks
from companion.directions.model import NoRoute, Obstacle, Route, RouteRequest, Turn, Way
from companion.directions.process import ask
from companion.directions.telling import steps
from companion.directions.transit import stop_near
from companion.directions.valhalla import MapSource, question, read_answer
from companion.geography import Coordinate, distance_metres
from companion.l10n.words import load_words
from companion.regions.database import open_database
from companion.regions.model import TILES, Pack

pytestmark = pytest.mark.desktop

DUTCH = load_words("nl")
WIDE = (at(-9000, -9000), at(9000, -9000), at(9000, 9000), at(-9000, 9000))


@pytest.fixture(scope="module")
def machine() -> Engine:
    found = engine()
    if found is None:
        pytest.skip("the extra `routing` is not installed: no engine")
    return found


def found(pack: Pack, target: Coordinate, way: Way, start: Coordinate = HOME) -> Route | NoRoute:
    return PackRouter([pack], engine()).route(RouteRequest(start, target, way))


def route(pack: Pack, target: Coordinate, way: Way, start: Coordinate = HOME) -> Route:
    told = found(pack, target, way, start)
    assert isinstance(told, Route)
    return told


def obstacle(told: Route | NoRoute) -> Obstacle | None:
    return told.obstacle if isinstance(told, NoRoute) else None


def changed(pack: Pack, folder: Path, tiles: bytes) -> Pack:
    """Return the pack with other tiles than its manifest promises."""
    (folder / TILES).write_bytes(tiles)
    return replace(pack, folder=folder)


def test_the_way_to_the_town_hall_is_told_in_our_own_words(town_pack: Pack) -> None:
    told = steps(route(town_pack, TOWN_HALL, Way.ON_FOOT), DUTCH)

    assert [step.sentences for step in told] == [
        (
            "U begint op de Molenlaan.",
            "Ga in de richting van de Lindelaan.",
            "300 meter, ongeveer 5 minuten.",
        ),
        ("Ga linksaf.", "U loopt nu op de Lindelaan.", "120 meter, ongeveer 2 minuten."),
        ("Ga rechtsaf.", "U loopt nu op het Stationsplein.", "50 meter, ongeveer 1 minuut."),
        ("U bent er.", "Het is aan uw linkerhand."),
    ]


def test_where_there_is_a_ramp_a_wheelchair_comes_to_the_door(town_pack: Pack) -> None:
    told = route(town_pack, RAMP_HOUSE, Way.STEP_FREE)

    assert not told.stairs
    assert not told.barred
    assert told.short_of_target < 5


# Trap 2: the nearest path is behind steps, so that there is "no path" for a wheelchair.
def test_a_library_behind_steps_is_come_near_and_the_rest_is_said(town_pack: Pack) -> None:
    told = route(town_pack, LIBRARY, Way.STEP_FREE)

    assert not told.stairs
    assert told.barred
    assert 20 < told.short_of_target < 60
    assert "Daar kan een trap zijn." in steps(told, DUTCH)[-1].sentences


def test_on_foot_the_same_library_is_reached_by_its_steps(town_pack: Pack) -> None:
    told = route(town_pack, LIBRARY, Way.ON_FOOT)

    assert told.stairs
    assert told.short_of_target < 5


# Trap 4: only the turns of an answer tell of stairs.
def test_where_every_way_has_stairs_a_wheelchair_has_none(town_pack: Pack) -> None:
    assert obstacle(found(town_pack, STAIRS_ONLY, Way.STEP_FREE)) is Obstacle.STAIRS
    assert route(town_pack, STAIRS_ONLY, Way.ON_FOOT).stairs


# Trap 6: what is cut off from the rest is an island.
@pytest.mark.parametrize("way", Way)
def test_an_island_without_a_bridge_has_no_way(town_pack: Pack, way: Way) -> None:
    assert obstacle(found(town_pack, ISLAND, way)) is Obstacle.NO_WAY


# Trap 8: the box that the engine tells of its tiles is larger than the map.
@pytest.mark.parametrize("way", Way)
def test_a_target_outside_the_coverage_is_not_asked(town_pack: Pack, way: Way) -> None:
    assert obstacle(found(town_pack, OUTSIDE, way)) is Obstacle.NO_PACK


# Trap 1: without a limit of ours the engine takes the nearest street within 35 km.
def test_a_target_off_the_map_is_not_led_to_another_place(town_pack: Pack) -> None:
    wide = replace(town_pack, manifest=replace(town_pack.manifest, coverage=WIDE))

    assert obstacle(found(wide, OUTSIDE, Way.ON_FOOT)) is Obstacle.OUTSIDE


def test_an_engine_that_ignores_the_limit_is_not_believed(town_pack: Pack, machine: Engine) -> None:
    request = RouteRequest(HOME, OUTSIDE, Way.ON_FOOT)
    limitless = question(request).replace('"search_cutoff": 250', '"search_cutoff": 35000')

    answer = ask(machine, town_pack.tiles, limitless, 10)

    assert "trip" in json.loads(answer)
    assert obstacle(read_answer(answer, request, MapSource("Zonnedorp"))) is Obstacle.OUTSIDE


# Trap 3: an unknown language becomes English without a word.
def test_an_engine_that_falls_back_to_english_is_not_believed(
    town_pack: Pack, machine: Engine
) -> None:
    request = RouteRequest(HOME, TOWN_HALL, Way.ON_FOOT)

    answer = ask(machine, town_pack.tiles, question(request).replace("nl-NL", "nl-XX"), 10)

    assert json.loads(answer)["trip"]["language"] == "en-US"
    assert obstacle(read_answer(answer, request, MapSource("Zonnedorp"))) is Obstacle.BROKEN


# Trap 5: of tiles that are broken the engine says what it says of a place without streets.
@pytest.mark.parametrize("what", ["cut off", "all zeros", "no tar"])
def test_broken_tiles_are_not_taken_for_a_place_without_streets(
    town_pack: Pack, tmp_path: Path, what: str
) -> None:
    whole = town_pack.tiles.read_bytes()
    tiles = {
        "cut off": whole[: len(whole) // 2],
        "all zeros": bytes(len(whole)),
        "no tar": b"x" * len(whole),
    }[what]

    told = found(changed(town_pack, tmp_path, tiles), TOWN_HALL, Way.ON_FOOT)

    assert obstacle(told) is Obstacle.BROKEN


def test_an_engine_without_time_is_ended(town_pack: Pack, machine: Engine) -> None:
    router = PackRouter([town_pack], machine, seconds=0.005)

    told = router.route(RouteRequest(HOME, TOWN_HALL, Way.ON_FOOT))

    assert obstacle(told) is Obstacle.TIMEOUT


def test_several_ways_may_be_asked_at_once(town_pack: Pack) -> None:
    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(lambda _: found(town_pack, TOWN_HALL, Way.ON_FOOT), range(8)))

    assert len({one.metres if isinstance(one, Route) else None for one in told}) == 1
    assert isinstance(told[0], Route)


def test_a_crooked_path_is_told_in_one_breath(town_pack: Pack) -> None:
    told = steps(route(town_pack, at(312, 110), Way.ON_FOOT, at(300, 5)), DUTCH)

    assert all(step.metres >= 15 or step is told[-1] for step in told)
    assert len(told) <= 4


def test_by_car_the_roundabout_is_told_by_its_exit(town_pack: Pack) -> None:
    told = route(town_pack, CAR_WEST, Way.BY_CAR)

    around = next(one for one in told.manoeuvres if one.turn is Turn.ROUNDABOUT)
    assert (around.exit, around.streets) == (2, ("Ringweg",))
    assert any(
        "Neem op de rotonde de tweede afslag." in one.sentences for one in steps(told, DUTCH)
    )


def test_a_church_at_the_corner_is_told_at_the_turn(town_pack: Pack) -> None:
    along = route(town_pack, at(230, 240), Way.ON_FOOT, at(120, 130))
    database = open_database(town_pack.database)

    told = steps(with_landmarks(along, database), DUTCH)

    assert distance_metres(CHURCH, at(120, 240)) < 35
    assert told[1].sentences[0] == "Ga rechtsaf bij de kerk."


def test_the_stop_near_the_town_hall_is_in_the_pack(town_pack: Pack) -> None:
    stop = stop_near(open_database(town_pack.database), TOWN_HALL)

    assert stop is not None
    assert (stop.name, stop.kind) == ("Zonnedorp", "train")


@pytest.fixture(scope="module")
def road(machine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Pack:
    return make_road(machine, tmp_path_factory.mktemp("road"))


# Trap 7: ten kilometres are the engine's limit for a wheelchair, but it gives more.
@pytest.mark.parametrize("way", [Way.ON_FOOT, Way.STEP_FREE])
def test_a_way_around_of_hours_is_too_far(road: Pack, way: Way) -> None:
    assert distance_metres(ROAD_START, ROAD_END) < 10_000
    assert obstacle(found(road, ROAD_END, way, ROAD_START)) is Obstacle.TOO_FAR


def test_by_car_the_same_way_is_not_too_far(road: Pack) -> None:
    assert route(road, ROAD_END, Way.BY_CAR, ROAD_START).metres > 20_000

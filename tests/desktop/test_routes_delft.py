"""The real engine on real Delft; the extracts are not part of the project."""

import math
import random
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from companion.directions.embedded import PackRouter
from companion.directions.engine import engine
from companion.directions.model import NoRoute, Obstacle, Route, RouteRequest, Way
from companion.directions.telling import steps
from companion.geography import Coordinate, distance_metres
from companion.l10n.words import load_words
from companion.region_builder.tiles import make_tiles
from companion.regions.model import TILES, Manifest, Pack

EXTRACTS = Path(__file__).parents[2] / ".." / "shared" / "data" / "osm"

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(not EXTRACTS.is_dir(), reason="the real extracts of Delft are not here"),
    pytest.mark.skipif(engine() is None, reason="the extra `routing` is not installed"),
]

DUTCH = load_words("nl")
RING = (
    Coordinate(51.995, 4.355),
    Coordinate(51.995, 4.386),
    Coordinate(52.005, 4.386),
    Coordinate(52.005, 4.355),
)
HOME = Coordinate(51.9963, 4.3751)  # Balthasar van der Polweg
LIBRARY = Coordinate(52.00268, 4.37524)  # TU Delft Library, on a terrace
CUT_OFF = Coordinate(51.9984, 4.35715)  # Herculesweg: its streets lie beyond the edge
YEARS = {"2025-08": date(2025, 8, 6), "2022-01": date(2022, 1, 24)}


@pytest.fixture(scope="module", params=YEARS)
def delft(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pack:
    folder, year = tmp_path_factory.mktemp("delft"), str(request.param)
    machine = engine()
    assert machine is not None
    make_tiles(machine, EXTRACTS / f"tudelft_{year}.osm.pbf", folder, folder / TILES)
    manifest = Manifest("delft", "Delft-Zuid", date(2026, 11, 23), YEARS[year], RING, "©", {})
    return Pack(folder, manifest)


def found(pack: Pack, start: Coordinate, target: Coordinate, way: Way) -> Route | NoRoute:
    return PackRouter([pack], engine()).route(RouteRequest(start, target, way))


def test_a_wheelchair_is_led_near_the_library_without_stairs(delft: Pack) -> None:
    told = found(delft, HOME, LIBRARY, Way.STEP_FREE)

    assert isinstance(told, Route)
    assert not told.stairs
    assert told.short_of_target <= 60
    assert not told.barred or "Daar kan een trap zijn." in steps(told, DUTCH)[-1].sentences


@pytest.mark.parametrize("way", Way)
def test_streets_that_are_cut_off_at_the_edge_have_no_way(delft: Pack, way: Way) -> None:
    told = found(delft, CUT_OFF, LIBRARY, way)

    assert isinstance(told, NoRoute)
    assert told.obstacle is Obstacle.NO_WAY


def test_of_many_ways_none_for_a_wheelchair_is_over_steps(delft: Pack) -> None:
    stairs = _steps_of(_extract(delft))
    places = random.Random(4)  # noqa: S311 - the same places every time

    told = [found(delft, _place(places), _place(places), Way.STEP_FREE) for _ in range(12)]

    ways = [one for one in told if isinstance(one, Route)]
    assert len(stairs) > 10
    assert len(ways) > 5
    for route in ways:
        assert not _goes_over(route, stairs)
        assert route.metres + route.short_of_target + 500 >= distance_metres(
            route.request.start, route.request.target
        )
        assert sum(step.metres for step in steps(route, DUTCH)) == pytest.approx(route.metres)


def test_stairs_on_foot_lie_where_the_map_has_steps(delft: Pack) -> None:
    told = found(delft, HOME, LIBRARY, Way.ON_FOOT)

    assert isinstance(told, Route)
    assert told.stairs
    assert _goes_over(told, _steps_of(_extract(delft)))


def _extract(pack: Pack) -> Path:
    year = next(name for name, day in YEARS.items() if day == pack.manifest.osm_date)
    return EXTRACTS / f"tudelft_{year}.osm.pbf"


def _goes_over(route: Route, stairs: Sequence[Coordinate]) -> bool:
    """Return whether the route runs within half a metre of the middle of any stairs."""
    return any(
        _beside(middle, one, other) < 0.5
        for one, other in pairwise(route.shape)
        for middle in stairs
    )


def _beside(point: Coordinate, one: Coordinate, other: Coordinate) -> float:
    """Return the metres between a point and the line from one to other, on a flat piece of map."""
    x, y = _metres(one, point)
    east, north = _metres(one, other)
    long = east**2 + north**2
    share = min(1.0, max(0.0, (x * east + y * north) / long)) if long else 0.0
    return math.hypot(x - share * east, y - share * north)


def _metres(one: Coordinate, other: Coordinate) -> tuple[float, float]:
    north = (other.latitude - one.latitude) * 111_260
    return (other.longitude - one.longitude) * 68_600, north


def _place(places: random.Random) -> Coordinate:
    return Coordinate(places.uniform(51.997, 52.004), places.uniform(4.360, 4.384))


def _steps_of(extract: Path) -> Sequence[Coordinate]:
    """Return the middle of each piece of a way of steps, also of those with a ramp beside them."""
    import osmium  # noqa: PLC0415 - of the extra `routing`

    found: list[Coordinate] = []
    for way in osmium.FileProcessor(str(extract)).with_locations():
        if not isinstance(way, osmium.osm.Way) or way.tags.get("highway") != "steps":
            continue
        points = [Coordinate(node.lat, node.lon) for node in way.nodes if node.location.valid()]
        found.extend(
            Coordinate((one.latitude + other.latitude) / 2, (one.longitude + other.longitude) / 2)
            for one, other in pairwise(points)
            if distance_metres(one, other) > 2
        )
    return found

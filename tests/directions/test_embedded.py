import os
from datetime import date
from pathlib import Path

import pytest
from directions.answers import Told, answer, as_bytes, request_of
from directions.fake_engine import RING, make_engine, make_pack

from companion.directions.embedded import PackRouter
from companion.directions.model import NoRoute, Obstacle, Route, RouteRequest, Way
from companion.geography import Coordinate
from companion.regions.model import Pack

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the fake engine is a script of POSIX")

REQUEST = request_of(Way.ON_FOOT, 1000)
GOOD = as_bytes(answer(Told(1, 1000, ("Kerkweg",)), Told(4))).decode()
REFUSED = "print('{\"error_code\": 171}')"


def asked(folder: Path, script: str, *packs: Pack, seconds: float = 10) -> Route | NoRoute:
    router = PackRouter(packs, make_engine(folder / "valhalla", script), seconds)
    return router.route(REQUEST)


def obstacle(found: Route | NoRoute) -> Obstacle | None:
    return found.obstacle if isinstance(found, NoRoute) else None


def test_a_pack_that_has_both_ends_gives_the_way(tmp_path: Path) -> None:
    found = asked(tmp_path, f"print({GOOD!r})", make_pack(tmp_path / "pack"))

    assert isinstance(found, Route)
    assert (found.source, found.source_date) == ("Zonnedorp", date(2026, 11, 1))


def test_without_an_engine_there_is_no_route(tmp_path: Path) -> None:
    router = PackRouter([make_pack(tmp_path / "pack")], None)

    assert obstacle(router.route(REQUEST)) is Obstacle.NO_ENGINE


def test_without_a_pack_the_engine_is_not_asked(tmp_path: Path) -> None:
    assert obstacle(asked(tmp_path, "print('nothing')")) is Obstacle.NO_PACK


# Trap 8: the box of the tiles is far larger than what is in them.
@pytest.mark.parametrize("end", ["start", "target"])
def test_an_end_outside_the_coverage_is_not_asked(tmp_path: Path, end: str) -> None:
    outside = Coordinate(51.85, 4.3)
    request = (
        RouteRequest(outside, REQUEST.target, Way.ON_FOOT)
        if end == "start"
        else RouteRequest(REQUEST.start, outside, Way.ON_FOOT)
    )
    engine = make_engine(tmp_path / "valhalla", f"print({GOOD!r})")

    found = PackRouter([make_pack(tmp_path / "pack")], engine).route(request)

    assert obstacle(found) is Obstacle.NO_PACK


def test_of_two_packs_the_newest_map_is_asked(tmp_path: Path) -> None:
    old = make_pack(tmp_path / "old", date(2022, 1, 24))
    new = make_pack(tmp_path / "new", date(2025, 8, 6))

    found = asked(tmp_path, f"print({GOOD!r})", old, new)

    assert isinstance(found, Route)
    assert found.source_date == date(2025, 8, 6)


def test_a_pack_for_another_region_is_passed_over(tmp_path: Path) -> None:
    north = tuple(Coordinate(corner.latitude + 1, corner.longitude) for corner in RING)
    other = make_pack(tmp_path / "other", date(2026, 11, 2), north)

    found = asked(tmp_path, f"print({GOOD!r})", other, make_pack(tmp_path / "pack"))

    assert isinstance(found, Route)


# Trap 5: 171 also means that the tiles are missing, cut off or broken.
def test_no_road_near_an_end_is_outside_when_the_tiles_are_whole(tmp_path: Path) -> None:
    assert obstacle(asked(tmp_path, REFUSED, make_pack(tmp_path / "pack"))) is Obstacle.OUTSIDE


def test_no_road_near_an_end_is_a_broken_pack_when_the_tiles_have_changed(tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "pack")
    pack.tiles.write_bytes(b"TILES")

    assert obstacle(asked(tmp_path, REFUSED, pack)) is Obstacle.BROKEN


def test_tiles_that_were_cut_off_are_not_even_asked(tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "pack")
    pack.tiles.write_bytes(b"ti")

    assert obstacle(asked(tmp_path, f"print({GOOD!r})", pack)) is Obstacle.BROKEN


def test_tiles_that_are_gone_are_not_even_asked(tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "pack")
    pack.tiles.unlink()

    assert obstacle(asked(tmp_path, f"print({GOOD!r})", pack)) is Obstacle.BROKEN


def test_an_engine_that_crashes_takes_nothing_along(tmp_path: Path) -> None:
    found = asked(tmp_path, "os.abort()", make_pack(tmp_path / "pack"))

    assert obstacle(found) is Obstacle.BROKEN


def test_an_engine_that_hangs_is_ended(tmp_path: Path) -> None:
    found = asked(tmp_path, "time.sleep(60)", make_pack(tmp_path / "pack"), seconds=0.3)

    assert obstacle(found) is Obstacle.TIMEOUT


def test_the_limit_is_for_all_questions_of_a_route_together(tmp_path: Path) -> None:
    count = tmp_path / "count"
    script = (
        f"open({str(count)!r}, 'a').write('x'); time.sleep(0.4); print('{{\"error_code\": 442}}')"
    )

    found = asked(tmp_path, script, make_pack(tmp_path / "pack"), seconds=1)

    assert obstacle(found) is Obstacle.TIMEOUT
    assert len(count.read_text()) <= 3


def test_an_engine_that_talks_nonsense_is_not_believed(tmp_path: Path) -> None:
    found = asked(tmp_path, "print('all is well')", make_pack(tmp_path / "pack"))

    assert obstacle(found) is Obstacle.BROKEN

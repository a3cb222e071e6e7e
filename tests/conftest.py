"""What tests of more rooms need: the pack of the synthetic town."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import hypothesis
import pytest

from companion.counters.register import read_register
from companion.directions.engine import engine
from companion.region_builder.build import Plan, build
from companion.region_builder.ring import ring_of
from companion.regions.database import Database, open_database
from companion.regions.model import Pack
from companion.regions.store import install

# Timing is never asserted in a test: a slow machine would fail one that took long once.
hypothesis.settings.register_profile("without a clock", deadline=None)
hypothesis.settings.load_profile("without a clock")


@pytest.fixture(scope="session", autouse=True)
def _home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep settings, refreshed tables and region packs of whoever runs the tests out of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMPANION_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(scope="session")
def town_pack_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the pack of Zonnedorp as it comes on a stick; it was made on 2 November 2026."""
    if engine() is None:
        pytest.skip("the extra `routing` is not installed: no engine to make tiles with")
    # Late: osmium is of that extra as well.
    from town import write_polygon, write_town  # noqa: PLC0415 - see above

    folder = tmp_path_factory.mktemp("town")
    plan = Plan(
        extract=write_town(folder / "town.osm.pbf"),
        polygon=write_polygon(folder / "edge.geojson"),
        out=folder / "zonnedorp.regio",
    )
    return build(plan, read_register(), date(2026, 11, 2)).path


@pytest.fixture(scope="session")
def town_pack(town_pack_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """Return the pack of Zonnedorp, verified and installed; no test may change it."""
    return install(town_pack_file, tmp_path_factory.mktemp("regions"))


@pytest.fixture(scope="session")
def town_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the extract of Zonnedorp; no test may change it."""
    pytest.importorskip("osmium", reason="the extra `routing` is not installed")
    from town import write_town  # noqa: PLC0415 - as above

    return write_town(tmp_path_factory.mktemp("map") / "town.osm.pbf")


@pytest.fixture(scope="session")
def town_database(town_map: Path, tmp_path_factory: pytest.TempPathFactory) -> Database:
    """Return the database of Zonnedorp, which needs no routing engine."""
    from town import CORNERS  # noqa: PLC0415 - as above

    from companion.region_builder.extract import look, things_in  # noqa: PLC0415
    from companion.region_builder.merging import doors_of  # noqa: PLC0415
    from companion.region_builder.writing import write_database  # noqa: PLC0415

    path = tmp_path_factory.mktemp("database") / "region.sqlite"
    ring = ring_of(CORNERS)
    looked = look(town_map, ring.bounds)
    things = things_in(town_map, ring, looked.osm_date)
    write_database(path, things, doors_of(read_register()), looked)
    return open_database(path)

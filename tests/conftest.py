"""What tests of more rooms need: the pack of the synthetic town."""

from datetime import date
from pathlib import Path

import pytest

from companion.counters.register import read_register
from companion.directions.engine import engine
from companion.region_builder.build import Plan, build
from companion.regions.model import Pack
from companion.regions.store import install


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

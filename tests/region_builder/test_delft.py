"""A pack of real Delft; the extracts are not part of the project."""

import json
from datetime import date
from pathlib import Path

import pytest

from companion.counters.register import read_register
from companion.directions.engine import engine
from companion.region_builder.build import Plan, build
from companion.regions.database import open_database
from companion.regions.drawn import sheet_for
from companion.regions.store import install

EXTRACTS = Path(__file__).parents[2] / ".." / "shared" / "data" / "osm"
SOUTH, WEST, NORTH, EAST = 51.996, 4.357, 52.004, 4.384

pytestmark = [
    pytest.mark.skipif(not EXTRACTS.is_dir(), reason="the real extracts of Delft are not here"),
    pytest.mark.skipif(engine() is None, reason="the extra `routing` is not installed"),
]


@pytest.fixture(scope="module", params=["2025-08", "2022-01"])
def year(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_pack_of_delft_answers_and_is_drawn(year: str, tmp_path: Path) -> None:
    ring = [[WEST, SOUTH], [EAST, SOUTH], [EAST, NORTH], [WEST, NORTH], [WEST, SOUTH]]
    polygon = tmp_path / "delft.geojson"
    polygon.write_text(json.dumps({"type": "Polygon", "coordinates": [ring]}), "utf-8")
    extract = EXTRACTS / f"tudelft_{year}.osm.pbf"

    built = build(
        Plan(extract, polygon, tmp_path / "delft.regio"), read_register(), date(2026, 11, 23)
    )
    pack = install(built.path, tmp_path / "installed")
    database = open_database(pack.database)
    (library,) = database.addresses("2628 ZC", "1")
    sheet = sheet_for(database, pack.manifest, (library.point,), ("Prometheusplein",))

    assert built.counts.addresses > 5_000
    assert pack.manifest.osm_date.isoformat().startswith(year)
    assert "TU Delft Library" in {row.name for row in database.counters()}
    assert library.street == "Prometheusplein"
    assert 100 < sum(len(shape.points) for shape in sheet.shapes) <= 6_000

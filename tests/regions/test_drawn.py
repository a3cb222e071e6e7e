"""The sheet around a route has what one needs to find the way, and no more."""

from datetime import date

import pytest
from town import CAR_WEST, HOME, LIBRARY, STAIRS_ONLY, TOWN_HALL, at

from companion.geography import Coordinate, distance_metres
from companion.regions.database import Database
from companion.regions.drawn import bounds_around, sheet_for
from companion.regions.model import Manifest
from companion.regions.sheet import MapSheet, ShapeKind

MANIFEST = Manifest(
    name="zonnedorp",
    title="Zonnedorp",
    made_on=date(2026, 11, 2),
    osm_date=date(2026, 11, 1),
    coverage=(),
    attribution="Synthetic",
    files={},
)
ROUTE = (HOME, at(60, 120), at(120, 120), at(120, 240), at(410, 240), TOWN_HALL)
STREETS = ("Molenlaan", "Eikenlaan", "Dorpsstraat", "", "Stationsplein", "Dorpsstraat")


def test_the_whole_route_lies_well_within_the_bounds(town_database: Database) -> None:
    sheet = sheet_for(town_database, MANIFEST, ROUTE, STREETS)

    for point in ROUTE:
        assert sheet.bounds.south < point.latitude - 0.0005
        assert sheet.bounds.north > point.latitude + 0.0005
        assert sheet.bounds.west < point.longitude - 0.0008
        assert sheet.bounds.east > point.longitude + 0.0008


def test_the_sheet_has_route_streets_and_attribution(town_database: Database) -> None:
    sheet = sheet_for(town_database, MANIFEST, ROUTE, STREETS)

    assert (sheet.route[0], sheet.route[-1]) == (HOME, TOWN_HALL)
    assert sheet.streets == ("Molenlaan", "Eikenlaan", "Dorpsstraat", "Stationsplein")
    assert sheet.attribution == "Synthetic"


def test_no_shape_reaches_outside_the_sheet(town_database: Database) -> None:
    sheet = sheet_for(town_database, MANIFEST, ROUTE, STREETS)

    for shape in sheet.shapes:
        for point in shape.points:
            assert sheet.bounds.south - 1e-9 <= point.latitude <= sheet.bounds.north + 1e-9
            assert sheet.bounds.west - 1e-9 <= point.longitude <= sheet.bounds.east + 1e-9


def test_what_lies_beneath_is_drawn_first(town_database: Database) -> None:
    sheet = sheet_for(town_database, MANIFEST, (at(-400, -200), at(860, 800)), ())

    assert list(dict.fromkeys(shape.kind for shape in sheet.shapes)) == [
        *(ShapeKind.GREEN, ShapeKind.WATER, ShapeKind.BUILDING, ShapeKind.RAIL),
        *(ShapeKind.PATH, ShapeKind.STEPS, ShapeKind.STREET, ShapeKind.MAIN_ROAD),
    ]


def test_a_route_of_one_street_still_shows_the_corners_beside_it(
    town_database: Database,
) -> None:
    sheet = sheet_for(town_database, MANIFEST, (at(100, 240), at(130, 240)), ("Dorpsstraat",))

    names = {shape.name for shape in sheet.shapes if shape.kind is ShapeKind.STREET}
    assert {"Dorpsstraat", "Eikenlaan"} <= names


def test_a_route_of_one_point_is_a_map_around_it() -> None:
    bounds = bounds_around((LIBRARY,))

    south, north = (bounds.south - LIBRARY.latitude) * 111_200, bounds.north - LIBRARY.latitude
    assert south == pytest.approx(-150, abs=1)
    assert north * 111_200 == pytest.approx(150, abs=1)


def test_a_route_of_no_points_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        bounds_around(())


def test_over_three_kilometres_no_house_is_drawn(town_database: Database) -> None:
    sheet = sheet_for(town_database, MANIFEST, (CAR_WEST, at(3_600, 800)), ())

    assert ShapeKind.BUILDING not in {shape.kind for shape in sheet.shapes}


def test_over_twenty_kilometres_the_streets_of_the_route_are_still_drawn(
    town_database: Database,
) -> None:
    sheet = sheet_for(town_database, MANIFEST, (STAIRS_ONLY, at(25_000, 800)), ("Kerkweg",))

    assert {shape.name for shape in sheet.shapes if shape.kind is ShapeKind.STREET} == {"Kerkweg"}


def test_a_route_of_thousands_of_points_becomes_simpler_but_keeps_its_ends(
    town_database: Database,
) -> None:
    route = tuple(at(step / 10, 240) for step in range(5_000))

    sheet = sheet_for(town_database, MANIFEST, route, ())

    assert len(sheet.route) < 20
    assert distance_metres(sheet.route[-1], route[-1]) == 0


def test_a_map_that_begins_at_a_home_does_not_show_it_when_it_is_printed() -> None:
    home = Coordinate(52.0123, 4.3567)
    bounds = bounds_around((home,))
    sheet = MapSheet(bounds, (), (home,), ("Molenlaan",), "Synthetic")

    assert repr(sheet) == "MapSheet(attribution='Synthetic')"

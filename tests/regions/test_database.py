"""What the pack of the synthetic town answers."""

import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from town import EDITED, HOME, LIBRARY, RAMP_HOUSE, STAIRS_ONLY, TOWN_HALL, at

from companion.geography import distance_metres
from companion.regions.database import Database, open_database, split_number, tidy_postcode
from companion.regions.errors import PackDamaged
from companion.regions.model import CounterKind
from companion.regions.sheet import AREAS, Bounds, ShapeKind


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("12", ("12", "")),
        (" 12 ", ("12", "")),
        ("12a", ("12", "A")),
        ("12 A", ("12", "A")),
        ("12-2", ("12", "2")),
        ("12 bis", ("12", "BIS")),
        ("012", ("12", "")),
        ("12-hs", ("12", "HS")),
    ],
)
def test_a_house_number_has_an_addition_behind_it(written: str, parts: tuple[str, str]) -> None:
    assert split_number(written) == parts


@pytest.mark.parametrize("written", ["", "a", "-", "123456", "12;14", "'; DROP TABLE address", "½"])
def test_what_is_no_house_number_finds_nothing(written: str, town_database: Database) -> None:
    assert split_number(written) is None
    assert town_database.addresses("2611 ZM", written) == ()


@pytest.mark.parametrize("written", ["2611ZM", "2611 zm", " 2611  Z m "])
def test_a_postcode_is_found_however_it_is_written(written: str, town_database: Database) -> None:
    (door,) = town_database.addresses(written, "6")

    assert tidy_postcode(written) == "2611 ZM"
    assert (door.street, door.number, door.town) == ("Molenlaan", "6", "Zonnedorp")
    assert door.point == HOME


def test_without_an_addition_all_doors_of_the_number_are_found(town_database: Database) -> None:
    doors = town_database.addresses("2611 ZM", "12")

    assert [door.addition for door in doors] == ["", "2", "A"]


def test_with_an_addition_only_that_door_is_found(town_database: Database) -> None:
    doors = town_database.addresses("2611 ZM", "12a")

    assert [door.addition for door in doors] == ["A"]


@pytest.mark.parametrize("postcode", ["", "9999 XX", "2611", "\x00"])
def test_a_postcode_that_is_not_there_finds_nothing(postcode: str, town_database: Database) -> None:
    assert town_database.addresses(postcode, "6") == ()


def test_the_town_hall_is_the_one_of_the_register(town_database: Database) -> None:
    hall = town_database.counters()[0]

    assert hall.kind is CounterKind.TOWN_HALL
    assert (hall.name, hall.municipality) == ("Gemeente Delft", "GM0503")
    assert (hall.street_line, hall.postcode, hall.town) == ("Stationsplein 1", "2611 BV", "Delft")
    assert hall.hours == "Mo-Fr 09:00-17:00; Th 09:00-20:00; PH off"
    assert hall.step_free is True
    assert hall.checked_on == EDITED
    assert distance_metres(hall.point, TOWN_HALL) < 1


def test_help_points_are_told_as_the_map_has_them(town_database: Database) -> None:
    library, terp, hoogte = town_database.counters()[1:]

    assert (library.name, library.point) == ("Bibliotheek Zonnedorp", LIBRARY)
    assert (library.phone, library.website) == ("+31 15 000 0001", "https://zonnedorp.example")
    assert library.step_free is None  # "limited": nobody can rely on that
    assert (terp.name, terp.point, terp.step_free) == ("Buurthuis De Terp", STAIRS_ONLY, False)
    assert (hoogte.name, hoogte.point) == ("Dienstencentrum De Hoogte", RAMP_HOUSE)
    assert hoogte.kind is CounterKind.COMMUNITY_CENTRE


def test_stops_come_the_nearest_first(town_database: Database) -> None:
    stops = town_database.stops_near(at(180, 360), 200)

    assert [(stop.name, stop.kind, stop.step_free) for stop in stops] == [
        ("Kerkweg", "bus", True),
        ("Kerkweg", "bus", None),
        ("Dorpsstraat", "tram", None),
        ("Noordsingel", "bus", False),
    ]


def test_what_is_farther_than_asked_is_left_out_also_in_the_corner_of_the_box(
    town_database: Database,
) -> None:
    corner = at(180 + 90, 366 + 90)

    assert town_database.stops_near(corner, 100) == ()


def test_landmarks_near_a_corner_are_found(town_database: Database) -> None:
    landmarks = town_database.landmarks_near(at(120, 240), 40)

    assert [(one.kind, one.name) for one in landmarks] == [("church", "Zonnekerk")]


def test_the_shapes_of_a_box_are_whole_and_no_others(town_database: Database) -> None:
    corner, opposite = at(-20, 470), at(20, 490)
    box = Bounds(corner.latitude, corner.longitude, opposite.latitude, opposite.longitude)

    names = {shape.name for shape in town_database.shapes_in(box, (ShapeKind.STREET,))}

    assert names == {"Noordsingel", "Westlaan"}


def test_areas_that_nobody_would_see_are_left_out_but_no_piece_of_a_road(
    town_database: Database,
) -> None:
    whole = Bounds(52.0, 4.3, 52.1, 4.4)

    shapes = town_database.shapes_in(whole, least_degrees=0.004)

    assert {shape.kind for shape in shapes if shape.kind in AREAS} == {ShapeKind.WATER}
    assert {"Zuidtoegang", "Perronpad"} < {shape.name for shape in shapes}


def test_streets_are_found_by_their_names(town_database: Database) -> None:
    whole = Bounds(52.0, 4.3, 52.1, 4.4)

    ways = town_database.streets_in(whole, ("Terppad", "Ringweg", "x' OR 1=1 --"))

    assert {way.name for way in ways} == {"Terppad", "Ringweg"}
    assert town_database.streets_in(whole, ()) == ()


def test_it_may_be_asked_from_any_thread(town_database: Database) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: town_database.addresses("2611 ZM", "6"), range(64)))

    assert len(set(answers)) == 1
    assert answers[0] != ()


def test_a_file_that_is_not_there_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(PackDamaged):
        open_database(tmp_path / "region.sqlite")

    assert not (tmp_path / "region.sqlite").exists()


def test_another_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite3"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE address (postcode TEXT)")

    with pytest.raises(PackDamaged):
        open_database(path)


def test_a_database_that_disappears_is_told_at_the_next_question(
    town_database: Database, tmp_path: Path
) -> None:
    path = tmp_path / "region.sqlite"
    shutil.copy(town_database.path, path)
    database = open_database(path)
    path.unlink()

    with pytest.raises(PackDamaged):
        database.counters()


def test_a_database_that_was_cut_off_never_crashes(town_database: Database, tmp_path: Path) -> None:
    path = tmp_path / "region.sqlite"
    content = town_database.path.read_bytes()
    path.write_bytes(content[: len(content) // 2])

    cut = Database(path)

    with pytest.raises(PackDamaged):
        cut.shapes_in(Bounds(52.0, 4.3, 52.1, 4.4))


@pytest.mark.parametrize(
    ("column", "value"),
    [("kind", "castle"), ("checked_on", "yesterday")],
)
def test_a_counter_that_cannot_be_is_damage(
    town_database: Database, tmp_path: Path, column: str, value: str
) -> None:
    path = tmp_path / "region.sqlite"
    shutil.copy(town_database.path, path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"UPDATE counter SET {column} = ?", (value,))  # noqa: S608 - of this test
        connection.commit()

    with pytest.raises(PackDamaged):
        open_database(path).counters()


def test_the_day_of_a_fact_is_at_most_the_day_of_the_map(town_database: Database) -> None:
    assert all(row.checked_on <= date(2026, 11, 1) for row in town_database.counters())

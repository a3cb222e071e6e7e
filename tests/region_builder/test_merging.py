"""The map tells the door, the hours and the steps; the register tells the rest."""

from dataclasses import replace
from datetime import date

import pytest

from companion.counters.register import Register, read_register
from companion.geography import Coordinate
from companion.region_builder.merging import doors_of, merged
from companion.regions.model import Address, CounterKind, CounterRow

DAY = date(2026, 11, 1)
DOOR = ("2611 BV", "1")
FRONT = Address("Stationsplein", "1", "", "2611 BV", "Delft", Coordinate(52.0070, 4.3570))
HALL = CounterRow(
    kind=CounterKind.TOWN_HALL,
    name="Stadskantoor",
    street_line="",
    postcode="",
    town="",
    phone="",
    website="",
    hours="Mo-Fr 09:00-17:00",
    step_free=None,
    point=Coordinate(52.0071, 4.3571),
    municipality="",
    checked_on=date(2026, 5, 1),
)
LIBRARY = replace(HALL, kind=CounterKind.LIBRARY, name="Bibliotheek", street_line="Plein 3")


@pytest.fixture(scope="module")
def register() -> Register:
    return read_register()


def rows(register: Register, *given: CounterRow, found: bool = False) -> tuple[CounterRow, ...]:
    addresses = {DOOR: FRONT} if found else {}
    return merged(given, doors_of(register), addresses, DAY)


def test_every_municipality_has_a_door(register: Register) -> None:
    codes = {counter.municipality for counter in doors_of(register).values()}

    assert codes == set(register.municipalities)


def test_a_town_hall_at_the_address_of_the_register_gets_its_name(register: Register) -> None:
    (row,) = rows(register, replace(HALL, street_line="Stationsplein 1", postcode="2611 BV"))

    assert (row.name, row.municipality, row.phone) == ("Gemeente Delft", "GM0503", "14 015")
    assert (row.hours, row.point) == (HALL.hours, HALL.point)


def test_a_town_hall_without_an_address_is_known_by_the_front_door_nearby(
    register: Register,
) -> None:
    (row,) = rows(register, HALL, found=True)

    assert (row.municipality, row.hours) == ("GM0503", HALL.hours)


def test_a_town_hall_with_another_address_is_not_taken_for_it(register: Register) -> None:
    (row,) = rows(register, replace(HALL, postcode="2611 AA", street_line="Plein 9"), found=True)

    assert (row.hours, row.point) == ("", FRONT.point)


def test_a_town_hall_that_the_register_does_not_know_is_left_out(register: Register) -> None:
    assert rows(register, HALL) == ()


def test_a_front_door_alone_gives_the_exact_place_and_nothing_more(register: Register) -> None:
    (row,) = rows(register, found=True)

    assert (row.kind, row.point, row.checked_on) == (CounterKind.TOWN_HALL, FRONT.point, DAY)
    assert (row.municipality, row.hours, row.step_free) == ("GM0503", "", None)


def test_a_building_and_a_point_in_it_are_one_town_hall(register: Register) -> None:
    point = replace(HALL, hours="", step_free=False, checked_on=date(2025, 1, 1))

    (row,) = rows(register, HALL, point, found=True)

    assert (row.hours, row.step_free) == (HALL.hours, False)
    assert row.checked_on == date(2025, 1, 1)


def test_a_library_in_the_town_hall_stays_a_library(register: Register) -> None:
    library = replace(LIBRARY, street_line="Stationsplein 1", postcode="2611 BV")

    hall, kept = rows(register, library, found=True)

    assert hall.kind is CounterKind.TOWN_HALL
    assert kept == library


def test_a_library_that_is_a_building_and_a_point_comes_once(register: Register) -> None:
    far = replace(LIBRARY, point=Coordinate(52.05, 4.36))

    found = rows(register, LIBRARY, replace(LIBRARY, step_free=True), far)

    assert [row.step_free for row in found] == [True, None]


def test_two_places_without_a_name_stay_two(register: Register) -> None:
    nameless = replace(LIBRARY, name="")

    assert len(rows(register, nameless, replace(nameless, hours=""))) == 2

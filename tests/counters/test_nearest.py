"""Which counters do an errand for one citizen."""

import random
from dataclasses import replace

import pytest
from counters.rows import CHECKED, DELFT_HALL, LIBRARY, library
from geographiclib.geodesic import Geodesic  # type: ignore[import-untyped]  # it has no types

from companion.counters.finder import Ambiguous, Found, find
from companion.counters.model import Access, Municipality, MunicipalityCode
from companion.counters.nearest import Near, as_dialled_here, counters_for
from companion.counters.register import Register
from companion.geography import Coordinate, distance_metres
from companion.official.desks import Desk, Office, office_of
from companion.regions.model import CounterKind, CounterRow

OWN = [desk for desk in Desk if office_of(desk) is Office.OWN_MUNICIPALITY]
BY_PHONE = [desk for desk in Desk if office_of(desk) is Office.BY_PHONE]


def municipality(register: Register, code: str) -> Municipality:
    return register.municipalities[MunicipalityCode(code)]


def names(nears: tuple[Near, ...]) -> list[str]:
    return [near.counter.name for near in nears]


def test_every_municipality_does_its_own_errands_for_each_of_its_places(
    register: Register,
) -> None:
    wrong = [
        (one.name, place)
        for one in register.municipalities.values()
        for place in one.places
        if [one.code] * len(OWN)
        != [code for code in _leads_to(register, place) if code == one.code]
    ]

    assert wrong == []


def test_every_postcode_leads_to_the_town_hall_of_its_own_municipality(
    register: Register,
) -> None:
    wrong = [
        area.digits
        for area in register.postcodes.values()
        if sorted(_leads_to(register, area.digits)) != sorted(area.municipalities * len(OWN))
    ]

    assert wrong == []


def test_a_postcode_in_two_municipalities_asks_which(register: Register) -> None:
    shared = [area for area in register.postcodes.values() if len(area.municipalities) > 1]

    asked = [area for area in shared if isinstance(find(register, area.digits), Ambiguous)]

    assert len(shared) == 55
    assert asked == shared


def _leads_to(register: Register, typed: str) -> list[MunicipalityCode]:
    """Return whose the nearest counter is for each errand, in each municipality that is meant."""
    match find(register, typed):
        case Found(found, start):
            choices: tuple[Municipality, ...] = (found,)
        case Ambiguous(choices, start):
            pass
        case _:
            return []
    return [
        counters_for(register, desk, choice, start)[0].counter.municipality
        for choice in choices
        for desk in OWN
    ]


def test_the_own_town_hall_comes_though_another_is_nearer(register: Register) -> None:
    rijswijk = municipality(register, "GM0603")
    in_delft = Coordinate(52.0069, 4.3563)

    (near,) = counters_for(register, Desk.PASSPORT, rijswijk, in_delft, (DELFT_HALL, LIBRARY))

    assert near.counter.name == "Gemeente Rijswijk"


def test_what_the_register_has_is_about_and_its_hours_are_unknown(register: Register) -> None:
    delft = municipality(register, "GM0503")

    (near,) = counters_for(register, Desk.PASSPORT, delft, Coordinate(52.0, 4.36))

    assert near.approximate
    assert (near.counter.exact, near.counter.hours, near.counter.step_free) == (False, "", None)
    assert near.counter.access is Access.UNKNOWN
    assert Desk.PASSPORT in near.counter.desks


def test_a_pack_gives_the_town_hall_its_door_hours_and_entrance(register: Register) -> None:
    delft = municipality(register, "GM0503")

    (near,) = counters_for(register, Desk.PASSPORT, delft, None, (LIBRARY, DELFT_HALL))

    counter = near.counter
    assert (counter.name, counter.phone) == ("Gemeente Delft", "14 015")
    assert (counter.coordinate, counter.exact) == (DELFT_HALL.point, True)
    assert (counter.hours, counter.hours_checked_on) == (DELFT_HALL.hours, CHECKED)
    assert counter.step_free is True
    assert counter.source == "Register van Overheidsorganisaties, OpenStreetMap"


@pytest.mark.parametrize(
    ("street_line", "postcode"),
    [("Stationsplein 1", "2611BV"), ("Stationspl. 1A", "2611 bv"), ("Stationsplein 1 ", "2611 BV")],
)
def test_one_address_is_one_however_it_is_written(
    register: Register, street_line: str, postcode: str
) -> None:
    delft = municipality(register, "GM0503")
    row = replace(DELFT_HALL, street_line=street_line, postcode=postcode, municipality="")

    (near,) = counters_for(register, Desk.PASSPORT, delft, None, (row,))

    assert near.counter.exact


@pytest.mark.parametrize(
    ("street_line", "postcode"),
    [("Stationsplein 11", "2611 BV"), ("Stationsplein", "2611 BV"), ("Stationsplein 1", "2611 BX")],
)
def test_another_address_gives_nothing_away(
    register: Register, street_line: str, postcode: str
) -> None:
    delft = municipality(register, "GM0503")
    row = replace(DELFT_HALL, street_line=street_line, postcode=postcode, municipality="")

    (near,) = counters_for(register, Desk.PASSPORT, delft, None, (row,))

    assert not near.counter.exact
    assert near.counter.hours == ""


def test_a_number_in_the_name_of_a_street_is_not_the_house(register: Register) -> None:
    delft = municipality(register, "GM0503")
    row = replace(DELFT_HALL, street_line="Plein 1944 1")

    (near,) = counters_for(register, Desk.PASSPORT, delft, None, (row,))

    assert near.counter.exact


def test_a_library_in_the_town_hall_lends_its_door_but_not_its_hours(register: Register) -> None:
    delft = municipality(register, "GM0503")
    row = replace(DELFT_HALL, kind=CounterKind.LIBRARY)

    (near,) = counters_for(register, Desk.PASSPORT, delft, None, (row,))

    assert near.counter.exact
    assert (near.counter.hours, near.counter.step_free) == ("", None)


def test_of_two_counters_the_nearer_comes_first(register: Register) -> None:
    blaricum = municipality(register, "GM0376")
    in_eemnes = blaricum.extra_coordinates[0]

    first, second = counters_for(register, Desk.PASSPORT, blaricum, in_eemnes)

    assert first.counter.address_lines[0] == "Zuidersingel 5"
    assert (first.metres or 0) < (second.metres or 0)


def test_without_a_start_the_town_hall_comes_first_and_nothing_is_measured(
    register: Register,
) -> None:
    blaricum = municipality(register, "GM0376")

    first, second = counters_for(register, Desk.PASSPORT, blaricum, None)

    assert first.counter.address_lines[0] == "Kerklaan 16"
    assert (first.metres, second.metres) == (None, None)


def test_from_door_to_door_nothing_is_about(register: Register) -> None:
    delft = municipality(register, "GM0503")

    (near,) = counters_for(register, Desk.PASSPORT, delft, LIBRARY.point, (DELFT_HALL,))

    assert near.approximate
    assert not near.from_door().approximate


def test_help_is_in_the_nearest_libraries_and_then_on_the_telephone(register: Register) -> None:
    delft = municipality(register, "GM0503")
    rows = (library("Verder", 52.03, 4.36), DELFT_HALL, library("Dichtbij", 52.011, 4.36))

    found = counters_for(register, Desk.HELP, delft, Coordinate(52.01, 4.36), rows)

    assert names(found) == ["Dichtbij", "Verder", "Gemeente Delft"]
    assert [near.counter.access for near in found][-1] is Access.PHONE_ONLY
    assert found[-1].counter.address_lines == ()
    assert found[-1].counter.phone == "14 015"


def test_a_community_centre_gives_help_as_well(register: Register) -> None:
    delft = municipality(register, "GM0503")
    centre = replace(LIBRARY, kind=CounterKind.COMMUNITY_CENTRE, name="Buurthuis")

    found = counters_for(register, Desk.HELP, delft, LIBRARY.point, (centre,))

    assert names(found) == ["Buurthuis", "Gemeente Delft"]


def test_a_library_of_another_municipality_may_help_as_well(register: Register) -> None:
    rijswijk = municipality(register, "GM0603")

    found = counters_for(register, Desk.HELP, rijswijk, None, (LIBRARY,))

    assert names(found) == ["Bibliotheek Voorbeeld", "Gemeente Rijswijk"]


def test_a_library_in_another_part_of_the_country_is_no_help(register: Register) -> None:
    groningen = municipality(register, "GM0014")

    found = counters_for(register, Desk.HELP, groningen, None, (LIBRARY,))

    assert names(found) == ["Gemeente Groningen"]


@pytest.mark.parametrize(
    ("north", "east", "found"),
    [(0.1335, 0, 2), (0.1365, 0, 1), (0, 0.2165, 2), (0, 0.2205, 1)],
    ids=["14.9 km north", "15.2 km north", "14.9 km east", "15.1 km east"],
)
def test_a_library_is_no_help_beyond_fifteen_kilometres(
    register: Register, north: float, east: float, found: int
) -> None:
    delft = municipality(register, "GM0503")
    rows = (library("Ver", 52.01 + north, 4.36 + east),)

    assert len(counters_for(register, Desk.HELP, delft, Coordinate(52.01, 4.36), rows)) == found


def test_from_nowhere_in_particular_no_library_has_a_distance(register: Register) -> None:
    delft = municipality(register, "GM0503")

    near, _ = counters_for(register, Desk.HELP, delft, None, (LIBRARY,))

    assert near.metres is None


def test_where_help_is_given_is_asked_without_an_appointment(register: Register) -> None:
    utrecht = municipality(register, "GM0344")

    (near,) = counters_for(register, Desk.HELP, utrecht, None)

    assert (utrecht.appointment_phone, bool(utrecht.appointment_url)) == ("14 030", True)
    assert (near.counter.appointment_phone, near.counter.appointment_url) == (None, None)


def test_more_than_four_libraries_are_too_many_to_choose_from(register: Register) -> None:
    delft = municipality(register, "GM0503")
    rows = [library(f"Nummer {n}", 52.01 + n / 1000, 4.36) for n in range(9)]

    found = counters_for(register, Desk.HELP, delft, Coordinate(52.01, 4.36), rows)

    assert names(found) == ["Nummer 0", "Nummer 1", "Nummer 2", "Nummer 3", "Gemeente Delft"]


@pytest.mark.parametrize("row", [replace(LIBRARY, name=""), replace(LIBRARY, street_line="")])
def test_a_library_that_cannot_be_told_how_to_find_is_left_out(
    register: Register, row: CounterRow
) -> None:
    delft = municipality(register, "GM0503")

    found = counters_for(register, Desk.HELP, delft, LIBRARY.point, (row,))

    assert names(found) == ["Gemeente Delft"]


def test_a_municipality_that_is_not_on_the_map_finds_libraries_by_the_place(
    register: Register,
) -> None:
    woerden = municipality(register, "GM0632")
    rows = (replace(LIBRARY, town="Woerden", name="Bibliotheek Woerden"), LIBRARY)

    found = counters_for(register, Desk.HELP, woerden, None, rows)

    assert names(found) == ["Bibliotheek Woerden", "Gemeente Woerden"]


@pytest.mark.parametrize(
    ("desk", "phone"),
    [
        (Desk.TAX, "0800 05 43"),
        (Desk.ALLOWANCES, "0800 05 43"),
        (Desk.PENSION, "088 949 40 00"),
    ],
)
def test_a_national_body_is_called_and_has_no_address(
    register: Register, desk: Desk, phone: str
) -> None:
    utrecht = municipality(register, "GM0344")

    (near,) = counters_for(register, desk, utrecht, utrecht.coordinate, (LIBRARY,))

    assert near.counter.phone == phone
    assert (near.counter.address_lines, near.counter.coordinate) == ((), None)
    assert near.counter.access is Access.PHONE_ONLY
    assert near.metres is None


def test_every_errand_by_telephone_has_a_number(register: Register) -> None:
    assert set(register.national) == set(BY_PHONE)


def test_distances_are_those_of_the_geodesic_within_a_hundredth() -> None:
    chance = random.Random(4)  # noqa: S311 - the same two thousand pairs each time
    worst = 0.0
    for _pair in range(2000):
        a = Coordinate(chance.uniform(50.75, 53.55), chance.uniform(3.35, 7.23))
        b = Coordinate(chance.uniform(50.75, 53.55), chance.uniform(3.35, 7.23))
        true = Geodesic.WGS84.Inverse(a.latitude, a.longitude, b.latitude, b.longitude)["s12"]
        worst = max(worst, abs(distance_metres(a, b) / true - 1))

    assert worst < 0.01


def test_short_distances_are_those_of_the_geodesic_as_well() -> None:
    chance = random.Random(5)  # noqa: S311 - as above
    worst = 0.0
    for _pair in range(2000):
        a = Coordinate(chance.uniform(50.75, 53.55), chance.uniform(3.35, 7.23))
        b = Coordinate(
            a.latitude + chance.uniform(-0.01, 0.01), a.longitude + chance.uniform(-0.01, 0.01)
        )
        true = Geodesic.WGS84.Inverse(a.latitude, a.longitude, b.latitude, b.longitude)["s12"]
        worst = max(worst, abs(distance_metres(a, b) / true - 1))

    assert worst < 0.01


@pytest.mark.parametrize(
    ("on_the_map", "here"),
    [
        ("+31 15 278 5678", "015 278 5678"),
        ("+31152785678", "0152785678"),
        ("0031 15 278 5678", "015 278 5678"),
        ("+31 (0)15 278 5678", "015 278 5678"),
        ("+31 15 1; +31 15 2", "015 1"),
        ("015-278 5678", "015-278 5678"),
        ("+32 2 123", "+32 2 123"),
        ("", ""),
    ],
)
def test_a_number_is_shown_as_it_is_dialled_here(on_the_map: str, here: str) -> None:
    assert as_dialled_here(on_the_map) == here

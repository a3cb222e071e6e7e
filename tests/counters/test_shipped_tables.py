import re
from collections import Counter
from datetime import date

import pytest

from companion.assets import shipped
from companion.counters.finder import Ambiguous, Found, find
from companion.counters.model import Municipality, MunicipalityCode, counters_of
from companion.counters.register import Register
from companion.counters.sources import read_sources

FOLDER = shipped("assets", "counters")
PHONE = re.compile(r"14 0\d{2,3}|\(0\d{1,3}\) (?:\d{2,3} )?\d{2,3} \d{2}|\(0[89]00\) 18 \d\d")


def test_there_are_as_many_municipalities_as_on_the_day_of_the_register(register: Register) -> None:
    assert len(register.municipalities) == 342


def test_every_municipality_is_in_one_of_the_twelve_provinces(register: Register) -> None:
    provinces = Counter(one.province for one in register.municipalities.values())

    assert provinces == {
        "Drenthe": 12,
        "Flevoland": 6,
        "Fryslân": 18,
        "Gelderland": 51,
        "Groningen": 10,
        "Limburg": 31,
        "Noord-Brabant": 56,
        "Noord-Holland": 44,
        "Overijssel": 25,
        "Utrecht": 26,
        "Zeeland": 13,
        "Zuid-Holland": 50,
    }


def test_there_are_as_many_postcodes_as_were_kept(register: Register) -> None:
    assert len(register.postcodes) == 4082


def test_as_many_postcodes_are_doubted_as_the_cross_check_found(register: Register) -> None:
    assert sum(area.doubtful for area in register.postcodes.values()) == 27


def test_as_many_municipalities_have_an_appointment_page_and_telephone(register: Register) -> None:
    all_of_them = register.municipalities.values()

    assert sum(one.appointment_url is not None for one in all_of_them) == 324
    assert sum(one.appointment_phone is not None for one in all_of_them) == 276


@pytest.mark.parametrize("digits", ["1234", "1954", "5217", "7146"])
def test_a_postcode_far_from_all_its_neighbours_was_left_out(
    register: Register, digits: str
) -> None:
    assert digits not in register.postcodes


def test_every_telephone_number_is_written_in_one_of_the_dutch_ways(register: Register) -> None:
    numbers = {one.phone for one in register.municipalities.values()}

    assert {number for number in numbers if not PHONE.fullmatch(number)} == set()


def test_every_address_on_the_web_is_secure(register: Register) -> None:
    addresses = {one.website for one in register.municipalities.values()}
    addresses |= {one.appointment_url or "https:" for one in register.municipalities.values()}

    assert {address for address in addresses if not address.startswith("https:")} == set()


def test_no_name_is_written_in_capitals(register: Register) -> None:
    names = {one.town for one in register.municipalities.values()}
    names |= {place for one in register.municipalities.values() for place in one.places}

    assert {name for name in names if name.isupper()} == set()


def test_every_municipality_is_found_by_its_name(register: Register) -> None:
    missed = [
        one.name
        for one in register.municipalities.values()
        if one not in _choices(register, one.name)
        or one not in _choices(register, f"Gem. {one.name}")
    ]

    assert missed == []


def test_every_municipality_is_found_by_each_of_its_places(register: Register) -> None:
    missed = [
        (one.name, place)
        for one in register.municipalities.values()
        for place in one.places
        if one not in _choices(register, place)
    ]

    assert missed == []


def test_every_town_hall_but_one_is_in_a_postcode_of_its_own_municipality(
    register: Register,
) -> None:
    elsewhere = [
        one.name
        for one in register.municipalities.values()
        if one not in _choices(register, one.postcode)
    ]

    assert elsewhere == ["Bergen (NH)"]


def test_every_postcode_leads_to_its_own_municipalities(register: Register) -> None:
    wrong = [
        area.digits
        for area in register.postcodes.values()
        if {one.code for one in _choices(register, area.digits)} != set(area.municipalities)
    ]

    assert wrong == []


def test_every_municipality_has_a_counter(register: Register) -> None:
    counts = [len(counters_of(one)) for one in register.municipalities.values()]

    assert counts.count(1) == 341
    assert counts.count(2) == 1


def test_every_table_names_its_source_licence_and_date() -> None:
    known = [(it.file, it.name, it.licence, it.checked_on) for it in read_sources()]

    assert known == [
        (
            "municipalities.csv",
            "Register van Overheidsorganisaties",
            "CC0-1.0",
            date(2026, 5, 16),
        ),
        ("postcodes.csv", "GeoNames", "CC-BY-4.0", date(2024, 4, 1)),
    ]


def test_every_table_has_a_source_and_every_source_a_table() -> None:
    assert {it.file for it in read_sources()} == {path.name for path in FOLDER.glob("*.csv")}


def test_geonames_is_credited_as_its_licence_asks() -> None:
    (geonames,) = [it for it in read_sources() if it.name == "GeoNames"]

    assert geonames.attribution == "GeoNames (geonames.org), CC BY 4.0, changed by us"


def test_every_municipality_bears_the_source_and_date_of_its_table(register: Register) -> None:
    marks = {(one.source, one.checked_on) for one in register.municipalities.values()}

    assert marks == {("Register van Overheidsorganisaties", date(2026, 5, 16))}


def test_the_shipped_tables_stay_below_a_megabyte() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 1_000_000


def test_the_codes_are_those_of_the_statistics_office(register: Register) -> None:
    assert register.municipalities[MunicipalityCode("GM0344")].name == "Utrecht"


def _choices(register: Register, typed: str) -> tuple[Municipality, ...]:
    match find(register, typed):
        case Found(municipality):
            return (municipality,)
        case Ambiguous(choices):
            return choices
        case _:
            return ()

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from companion.counters.model import OWN_DESKS, Counter, MunicipalityCode, counters_of
from companion.counters.register import Register
from companion.geography import Coordinate


def test_a_town_hall_is_a_counter_with_all_that_is_needed_to_call_first(
    register: Register,
) -> None:
    groningen = register.municipalities[MunicipalityCode("GM0014")]

    (counter,) = counters_of(groningen)

    assert counter == Counter(
        name="Gemeente Groningen",
        address_lines=("Grote Markt 1", "9712 HN Groningen"),
        phone="14 050",
        appointment_phone="14 050",
        appointment_url="https://gemeente.groningen.nl/afspraak-maken-langskomen",
        website="https://gemeente.groningen.nl",
        coordinate=Coordinate(53.2216, 6.5631),
        municipality=MunicipalityCode("GM0014"),
        source="Register van Overheidsorganisaties",
        checked_on=date(2026, 5, 16),
        remark="",
        desks=OWN_DESKS,
    )


def test_blaricum_has_two_addresses_of_which_one_in_eemnes(register: Register) -> None:
    blaricum = register.municipalities[MunicipalityCode("GM0376")]

    here, there = counters_of(blaricum)

    assert here.address_lines == ("Kerklaan 16", "1261 JB Blaricum")
    assert there.address_lines == ("Zuidersingel 5", "3755 AZ Eemnes")
    assert here.coordinate != there.coordinate
    assert there.phone == "(035) 751 32 22"


def test_the_town_hall_of_bergen_in_north_holland_stands_in_alkmaar(register: Register) -> None:
    bergen = register.municipalities[MunicipalityCode("GM0373")]

    (counter,) = counters_of(bergen)

    assert counter.address_lines == ("Jan Ligthartstraat 4", "1817 MR Alkmaar")


def test_a_counter_in_a_doubted_postcode_is_not_on_the_map(register: Register) -> None:
    woerden = register.municipalities[MunicipalityCode("GM0632")]

    (counter,) = counters_of(woerden)

    assert counter.coordinate is None


def test_a_municipality_cannot_be_changed(register: Register) -> None:
    groningen = register.municipalities[MunicipalityCode("GM0014")]

    with pytest.raises(FrozenInstanceError):
        groningen.name = "Elsewhere"  # type: ignore[misc]  # that it is refused is the test

"""What becomes of places and postcodes when municipalities merge; the mergers are synthetic."""

import pytest
from counters.exports import TODAY, address, export_of, with_new_row, with_row, without_rows

from companion.counters.model import Municipality, MunicipalityCode
from companion.counters.register import Register
from companion.counters.renewal import Renewal, renew
from companion.counters.roo import Export

DELFT, MIDDEN_DELFLAND, NEW = "GM0503", "GM1842", "GM9001"


@pytest.fixture(scope="module")
def export(register: Register) -> Export:
    return export_of(register)


def row(renewal: Renewal, code: str) -> Municipality:
    (found,) = (one for one in renewal.municipalities if one.code == code)
    return found


def codes_of(renewal: Renewal, digits: str) -> tuple[str, ...]:
    (area,) = (one for one in renewal.postcodes if one.digits == digits)
    return area.municipalities


@pytest.fixture
def places(register: Register) -> tuple[str, ...]:
    codes = map(MunicipalityCode, (DELFT, MIDDEN_DELFLAND))
    return tuple(place for code in codes for place in register.municipalities[code].places)


@pytest.fixture
def merged(export: Export, places: tuple[str, ...]) -> Export:
    new = with_new_row(export, NEW, like=DELFT, name="Delfland", places=places)
    return without_rows(new, DELFT, MIDDEN_DELFLAND)


def test_the_old_ones_are_gone_and_the_new_one_came(register: Register, merged: Export) -> None:
    changes = renew(register, merged, TODAY).changes

    assert changes.gone == ("Delft", "Midden-Delfland")
    assert changes.new == ("Delfland",)
    assert changes.kept == ()


def test_their_postcodes_belong_to_the_new_one(register: Register, merged: Export) -> None:
    renewal = renew(register, merged, TODAY)

    assert codes_of(renewal, "2611") == (NEW,)
    assert codes_of(renewal, "2636") == (NEW,)
    assert all(area.municipalities for area in renewal.postcodes)


def test_who_types_an_old_name_finds_the_new_one(register: Register, merged: Export) -> None:
    new = row(renew(register, merged, TODAY), NEW)

    assert new.also_called == ("Midden-Delfland",)  # Delft is still a place in it
    assert "Delft" in new.places


def test_the_new_one_is_in_the_province_of_its_postcode(register: Register, merged: Export) -> None:
    old = register.municipalities[MunicipalityCode(DELFT)].province

    assert row(renew(register, merged, TODAY), NEW).province == old


def test_old_ones_that_are_said_to_have_ended_are_gone_too(
    register: Register, export: Export, places: tuple[str, ...]
) -> None:
    ended = with_row(export, DELFT, ends_on="2026-11-01")
    ended = with_row(ended, MIDDEN_DELFLAND, ends_on="2026-11-01T00:00:00")
    ended = with_new_row(ended, NEW, like=DELFT, name="Delfland", places=places, ends_on="")

    assert renew(register, ended, TODAY).changes.gone == ("Delft", "Midden-Delfland")


def test_an_end_that_is_to_come_changes_nothing_yet(register: Register, export: Export) -> None:
    ending = with_row(export, DELFT, ends_on="2027-01-01")

    assert renew(register, ending, TODAY).changes.gone == ()


def test_one_that_ended_without_an_heir_stays(register: Register, export: Export) -> None:
    ended = with_row(export, DELFT, ends_on="2026-11-01")

    changes = renew(register, ended, TODAY).changes

    assert (changes.gone, changes.kept) == ((), ("Delft",))


def test_a_new_one_nobody_can_place_is_left_out(register: Register, export: Export) -> None:
    hall = (address("Dorpsstraat 1, 1234 AB NERGENS"),)
    lost = with_new_row(export, NEW, like=DELFT, addresses=hall, places=("Nergens",))

    assert renew(register, lost, TODAY).changes.new == ()


def test_a_village_that_changes_hands_takes_its_postcode_along(
    register: Register, export: Export
) -> None:
    shipluiden, midden_delfland = "Schipluiden", "GM1842"
    before = register.municipalities[MunicipalityCode(midden_delfland)].places
    delft = register.municipalities[MunicipalityCode(DELFT)].places
    moved = with_row(
        export, midden_delfland, places=tuple(one for one in before if one != shipluiden)
    )
    moved = with_row(moved, DELFT, places=(*delft, shipluiden))

    renewal = renew(register, moved, TODAY)

    assert shipluiden in row(renewal, DELFT).places
    assert shipluiden not in row(renewal, midden_delfland).places
    assert codes_of(renewal, "2636") == (DELFT,)
    assert renewal.changes.changed == ("Delft", "Midden-Delfland")


def test_an_end_on_the_day_of_the_register_itself_counts(
    register: Register, export: Export, places: tuple[str, ...]
) -> None:
    ended = with_row(export, DELFT, ends_on="2026-11-20")
    ended = with_new_row(ended, NEW, like=DELFT, name="Delfland", places=places, ends_on="")

    assert renew(register, ended, TODAY).changes.gone == ("Delft",)


def test_one_of_whose_villages_another_took_only_a_few_stays(
    register: Register, export: Export
) -> None:
    delft = register.municipalities[MunicipalityCode(DELFT)].places
    silent = without_rows(export, MIDDEN_DELFLAND)
    silent = with_row(silent, DELFT, places=(*delft, "Schipluiden"))

    changes = renew(register, silent, TODAY).changes

    assert (changes.gone, changes.kept) == ((), ("Midden-Delfland",))

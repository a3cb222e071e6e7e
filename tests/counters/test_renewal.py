"""How an export and the table that stands make the next table."""

from dataclasses import replace
from datetime import date

import pytest
from counters.exports import (
    MADE_ON,
    TODAY,
    address,
    export_of,
    with_new_row,
    with_row,
    without_rows,
)

from companion.counters.errors import NotRefreshed
from companion.counters.model import Municipality, MunicipalityCode
from companion.counters.register import Register
from companion.counters.renewal import Renewal, renew
from companion.counters.roo import Export

DELFT, BLARICUM, DANTUMADIEL = "GM0503", "GM0376", "GM1891"
DAY_OF_THE_TABLE = date(2026, 5, 16)


@pytest.fixture(scope="module")
def export(register: Register) -> Export:
    return export_of(register)


def row(renewal: Renewal, code: str) -> Municipality:
    (found,) = (one for one in renewal.municipalities if one.code == code)
    return found


def test_a_register_that_says_the_same_changes_only_the_day(
    register: Register, export: Export
) -> None:
    renewal = renew(register, export, TODAY)

    changes = renewal.changes
    assert (changes.whole, changes.day) == (342, MADE_ON)
    assert (changes.changed, changes.new, changes.gone, changes.kept) == ((), (), (), ())
    assert renewal.postcodes == tuple(register.postcodes.values())
    assert {one.checked_on for one in renewal.municipalities} == {MADE_ON}


def test_a_new_telephone_number_is_taken_over(register: Register, export: Export) -> None:
    renewal = renew(register, with_row(export, DELFT, phone="14 0155"), TODAY)

    assert renewal.changes.changed == ("Delft",)
    assert row(renewal, DELFT).phone == "14 0155"


@pytest.mark.parametrize("written", ["0140155", "(014) 0155", "014 0155"])
def test_a_14_number_is_written_as_one_calls_it(
    register: Register, export: Export, written: str
) -> None:
    renewal = renew(register, with_row(export, DELFT, phone=written), TODAY)

    assert row(renewal, DELFT).phone == "14 0155"


def test_a_town_hall_that_moved_is_taken_over(register: Register, export: Export) -> None:
    moved = with_row(export, DELFT, addresses=(address("Nieuwe Plein 3, 2611 AA DELFT"),))

    hall = row(renew(register, moved, TODAY), DELFT)

    assert (hall.street_line, hall.postcode, hall.town) == ("Nieuwe Plein 3", "2611 AA", "Delft")


@pytest.mark.parametrize(
    ("addition", "street_line"),
    [("a", "Markt 87a"), ("bis", "Markt 87bis"), ("2", "Markt 87 2")],
)
def test_an_addition_stands_where_one_writes_it(
    register: Register, export: Export, addition: str, street_line: str
) -> None:
    hall = replace(address("Markt 87, 2611 GS DELFT"), addition=addition)

    renewal = renew(register, with_row(export, DELFT, addresses=(hall,)), TODAY)

    assert row(renewal, DELFT).street_line == street_line


def test_capitals_of_the_register_become_the_letters_of_the_town(
    register: Register, export: Export
) -> None:
    renewal = renew(register, export, TODAY)

    assert row(renewal, DANTUMADIEL).town == "Damw\u00e2ld"


@pytest.mark.parametrize(
    ("published", "written"),
    [("NIEUW-IJSTAD AAN DE RIJN", "Nieuw-IJstad aan de Rijn"), ("Nieuw-Ergens", "Nieuw-Ergens")],
)
def test_a_place_nobody_knew_is_written_like_a_name(
    register: Register, export: Export, published: str, written: str
) -> None:
    places = (*row(renew(register, export, TODAY), DELFT).places, published)

    renewal = renew(register, with_row(export, DELFT, places=places), TODAY)

    assert written in row(renewal, DELFT).places


@pytest.mark.parametrize(
    ("code", "published"),
    [
        ("GM0060", "Nes Gem Ameland"),
        ("GM0060", "Nes gem. Ameland"),
        ("GM0599", "Vondelingenplaat Rt"),
    ],
)
def test_a_namesake_of_the_register_is_the_place_that_is_known(
    register: Register, export: Export, code: str, published: str
) -> None:
    before = row(renew(register, export, TODAY), code).places

    renewal = renew(register, with_row(export, code, places=(*before, published)), TODAY)

    assert row(renewal, code).places == before


@pytest.mark.parametrize(
    "fault",
    [
        {"phone": ""},
        {"phone": "bel ons"},
        {"name": ""},
        {"name": "Delft|Den Hoorn"},
        {"name": "Damw\u00c3\u00a2ld"},
        {"name": "<b>Delft</b>"},
        {"name": "D" * 100},
        {"website": ""},
        {"website": "javascript:alert(1)"},
        {"website": "https://"},
        {"addresses": ()},
        {"addresses": (address("Markt 87, 0611 GS DELFT"),)},
        {"addresses": (address("Markt achterom, 2611 GS DELFT"),)},
        {"addresses": (address("Markt 87, 2611 GS "),)},
        {"addresses": (address("Markt 87, 2611 GS "), address("Markt 1, 2611 GS DELFT"))},
        {"places": ("Delft\x00",)},
    ],
    ids=str,
)
def test_a_row_that_cannot_be_true_leaves_the_one_that_stands(
    register: Register, export: Export, fault: dict[str, object]
) -> None:
    renewal = renew(register, with_row(export, DELFT, **fault), TODAY)

    assert row(renewal, DELFT) == register.municipalities[MunicipalityCode(DELFT)]
    assert renewal.changes.kept == ("Delft",)


def test_a_row_without_a_code_is_nobodys(register: Register, export: Export) -> None:
    nameless = with_new_row(without_rows(export, DELFT), "", like=DANTUMADIEL)

    assert renew(register, nameless, TODAY).changes.kept == ("Delft",)


def test_a_postcode_written_together_is_parted(register: Register, export: Export) -> None:
    hall = replace(address("Markt 87, 2611 GS DELFT"), postcode="2611gs")

    renewal = renew(register, with_row(export, DELFT, addresses=(hall,)), TODAY)

    assert row(renewal, DELFT).postcode == "2611 GS"


def test_a_row_that_came_twice_leaves_the_one_that_stands(
    register: Register, export: Export
) -> None:
    twice = with_new_row(export, DELFT, like=DELFT, phone="14 0155")

    renewal = renew(register, twice, TODAY)

    assert row(renewal, DELFT).checked_on == DAY_OF_THE_TABLE


def test_a_municipality_of_which_nothing_is_heard_stays(register: Register, export: Export) -> None:
    renewal = renew(register, without_rows(export, DELFT), TODAY)

    assert renewal.changes.kept == ("Delft",)
    assert renewal.changes.gone == ()
    assert row(renewal, DELFT).checked_on == DAY_OF_THE_TABLE


def test_nine_in_ten_municipalities_are_enough(register: Register, export: Export) -> None:
    smaller = replace(export, municipalities=export.municipalities[34:])

    assert renew(register, smaller, TODAY).changes.whole == 308


def test_fewer_than_nine_in_ten_change_nothing(register: Register, export: Export) -> None:
    smaller = replace(export, municipalities=export.municipalities[35:])

    with pytest.raises(NotRefreshed) as caught:
        renew(register, smaller, TODAY)

    assert str(caught.value) == (
        "the table of counters stays as it was: only 307 of 342 municipalities came whole"
    )


def test_new_municipalities_do_not_make_up_for_those_that_are_missing(
    register: Register, export: Export
) -> None:
    smaller = replace(export, municipalities=export.municipalities[35:])
    for number in range(9000, 9040):
        smaller = with_new_row(smaller, f"GM{number}", like=DELFT, places=())

    with pytest.raises(NotRefreshed):
        renew(register, smaller, TODAY)


def test_a_register_older_than_the_table_changes_nothing(
    register: Register, export: Export
) -> None:
    with pytest.raises(NotRefreshed) as caught:
        renew(register, replace(export, made_on=date(2026, 5, 15)), TODAY)

    assert "as it was on 2026-05-15, and the table is of 2026-05-16" in str(caught.value)


def test_a_register_of_the_same_day_counts(register: Register, export: Export) -> None:
    same = replace(export, made_on=DAY_OF_THE_TABLE)

    assert renew(register, same, TODAY).changes.day == DAY_OF_THE_TABLE


@pytest.mark.parametrize("made_on", [None, date(2062, 1, 1)])
def test_a_day_that_is_unknown_or_to_come_is_today(
    register: Register, export: Export, made_on: date | None
) -> None:
    assert renew(register, replace(export, made_on=made_on), TODAY).changes.day == TODAY


def test_a_computer_with_its_clock_behind_is_refreshed_too(
    register: Register, export: Export
) -> None:
    assert renew(register, export, date(2001, 1, 1)).changes.day == DAY_OF_THE_TABLE


def test_another_visiting_address_becomes_one_of_ours(register: Register, export: Export) -> None:
    halls = (address("Markt 87, 2611 GS DELFT"), address("Zuidplein 2, 2613 AA DELFT"))

    renewal = renew(register, with_row(export, DELFT, addresses=halls), TODAY)

    assert row(renewal, DELFT).extra_addresses == ("Zuidplein 2, 2613 AA Delft",)


def test_an_address_the_register_has_in_words_only_stays(
    register: Register, export: Export
) -> None:
    (hall, _) = next(one for one in export.municipalities if one.code == BLARICUM).addresses

    renewal = renew(register, with_row(export, BLARICUM, addresses=(hall,)), TODAY)

    assert row(renewal, BLARICUM).extra_addresses == ("Zuidersingel 5, 3755 AZ Eemnes",)


def test_an_appointment_page_is_opened_over_a_secure_connection(
    register: Register, export: Export
) -> None:
    plain = with_row(export, DELFT, appointment_url="http://www.delft.nl:8022/afspraak?b=1")

    renewal = renew(register, plain, TODAY)

    assert row(renewal, DELFT).appointment_url == "https://www.delft.nl:8022/afspraak?b=1"


def test_an_appointment_page_that_is_none_is_left_out(register: Register, export: Export) -> None:
    renewal = renew(register, with_row(export, DELFT, appointment_url="via de balie"), TODAY)

    assert row(renewal, DELFT).appointment_url is None


def test_who_types_the_old_name_of_a_municipality_finds_the_new_one(
    register: Register, export: Export
) -> None:
    renewal = renew(register, with_row(export, "GM0518", name="Haagstad"), TODAY)

    renamed = row(renewal, "GM0518")
    assert renamed.name == "Haagstad"
    assert renamed.also_called == ("The Hague", "Den Haag")


def test_a_village_the_register_leaves_out_stays(register: Register, export: Export) -> None:
    renewal = renew(register, with_row(export, "GM1842", places=()), TODAY)

    assert renewal.changes.changed == ()


def test_nothing_that_is_not_of_the_register_gets_lost(register: Register, export: Export) -> None:
    renewal = renew(register, export, TODAY)

    now = {one.code: one for one in renewal.municipalities}
    for code, old in register.municipalities.items():
        assert (now[code].province, now[code].also_called) == (old.province, old.also_called)

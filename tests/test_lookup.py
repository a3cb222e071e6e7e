"""Counters from the command line."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from counters.offices import OFFICE

from companion.cli import main
from companion.counters.model import Counter
from companion.counters.nearest import Near
from companion.counters.telling import state_of
from companion.lookup import (
    Answer,
    Listed,
    NotUnderstood,
    as_json,
    as_text,
    moment_of,
    near,
)
from companion.regions.store import install
from companion.settings.folders import HOME_VARIABLE, regions_folder

TUESDAY = datetime.fromisoformat("2026-06-02T10:00")
Told = Callable[..., Any]


@pytest.fixture(autouse=True)
def _no_packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    def told(*words: str) -> Any:  # noqa: ANN401 - it is any JSON
        """Return the JSON that `companion counters near` prints for these words."""
        assert main(["counters", "near", *words, "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return told


def test_a_postcode_gives_the_own_town_hall_in_the_promised_shape(told: Told) -> None:
    answer = told("3511 AB", "--task", "paspoort", "--at", "2026-12-24T16:00")

    (counter,) = answer["counters"]
    assert answer["municipality"] == "Utrecht"
    assert counter == {
        "name": "Gemeente Utrecht",
        "address": "Stadsplateau 1, 3521 AZ Utrecht",
        "phone": "14 030",
        "appointment": {
            "phone": "14 030",
            "url": "https://www.utrecht.nl/contact/afspraak-maken",
        },
        "distance_m": 769,
        "approximate": True,
        "state": "unknown",
        "sentence": (
            "Openingstijden onbekend. Vandaag is het 24 december. Misschien is het dicht."
            " Bel eerst: 14 030."
        ),
        "certainty": "call first",
        "source": "Register van Overheidsorganisaties",
        "checked_on": "2026-05-16",
    }


def test_a_name_of_more_places_gives_the_choices_with_their_provinces(told: Told) -> None:
    answer = told("Bergen", "--task", "paspoort")

    assert answer == {
        "choices": [
            {"municipality": "Bergen (L)", "province": "Limburg"},
            {"municipality": "Bergen (NH)", "province": "Noord-Holland"},
            {"municipality": "Bergen op Zoom", "province": "Noord-Brabant"},
        ]
    }


def test_tax_is_a_telephone_number_without_an_address(told: Told) -> None:
    (counter,) = told("Utrecht", "--task", "belasting", "--at", "2026-12-01T10:00")["counters"]

    assert (counter["name"], counter["address"]) == ("BelastingTelefoon", None)
    assert counter["sentence"] == "Begin met bellen: 0800 05 43."
    assert counter["certainty"] == "certain"


def test_english_is_told_when_it_is_asked(told: Told) -> None:
    (counter,) = told("Utrecht", "--task", "wmo", "--at", "2026-06-02T10:00", "--lang", "en")[
        "counters"
    ]

    assert counter["sentence"] == "Opening hours unknown. Call first: 14 030."


@pytest.mark.parametrize("typed", ["'s-Gravenhage", "Den Haag", "The Hague", "den haag", "2511"])
def test_every_name_of_a_place_gives_its_town_hall(told: Told, typed: str) -> None:
    answer = told(typed, "--task", "paspoort")

    assert answer["municipality"] == "Den Haag"


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["351"], "A postcode has four digits. Type all four, for instance 3511."),
        (["B-1000"], "we do not know the place 'B-1000'; type a Dutch postcode"),
        (["1083 Ganshoren"], "Type only your place, or only your postcode."),
        (["9000 Gent"], "We do not know postcode 9000. Check the digits, or type your place."),
        (["0511 AB"], "A Dutch postcode does not begin with 0. Look for it on a letter to you."),
        (["3511 SS"], "Check the two letters of your postcode, or type only the four digits."),
        (["Utrehct"], "we do not know the place 'Utrehct'; is it Utrecht?"),
        (["Xyzzy"], "we do not know the place 'Xyzzy'; type a Dutch postcode"),
        ([""], "Type the name of your place, or your postcode."),
        (["a" * 5000], "Type only your place, or only your postcode."),
        (["Utrecht", "--at", "gisteren"], "'gisteren' is no moment; write it as 2026-12-24T16:00"),
        (["q" * 61], f"we do not know the place '{'q' * 60}\u2026'; type a Dutch postcode"),
        (["Utrecht", "--at", "9999-01-01"], "we know no feast days of the year 9999"),
    ],
)  # fmt: skip
def test_bad_input_is_one_sentence_and_exit_code_two(
    capsys: pytest.CaptureFixture[str], words: list[str], problem: str
) -> None:
    code = main(["counters", "near", *words])

    printed = capsys.readouterr()
    assert code == 2
    assert printed.out == ""
    assert printed.err == f"companion: {problem}\n"


def test_an_answer_for_programs_is_the_same_in_every_encoding() -> None:
    answer = as_json(near("Sudwest fryslan", "paspoort", TUESDAY))

    assert answer.isascii()
    assert json.loads(answer)["municipality"] == "Súdwest-Fryslân"


def test_an_appointment_may_be_made_on_a_website_only(told: Told) -> None:
    (counter,) = told("Bergen op Zoom", "--task", "paspoort")["counters"]

    assert counter["appointment"] == {
        "phone": None,
        "url": "https://www.bergenopzoom.nl/contact-en-openingstijden",
    }


def answer_about(counter: Counter) -> Answer:
    state = state_of(counter, TUESDAY)
    return Answer("Voorbeeld", (Listed(Near(counter, None, approximate=True), state, ("Bel.",)),))


def test_what_nobody_knows_is_null() -> None:
    answer = answer_about(replace(OFFICE, phone="", address_lines=()))

    (counter,) = json.loads(as_json(answer))["counters"]

    unknown = [key for key, value in counter.items() if value is None]
    assert unknown == ["address", "phone", "appointment", "distance_m"]


def test_the_oldest_of_its_days_is_told_of_a_counter() -> None:
    answer = answer_about(replace(OFFICE, hours="24/7", hours_checked_on=date(2025, 3, 1)))

    (counter,) = json.loads(as_json(answer))["counters"]

    assert counter["checked_on"] == "2025-03-01"
    assert "Bron: Our own example, 1 maart 2025." in as_text(answer).splitlines()


def test_an_unknown_task_is_told_with_all_there_are() -> None:
    with pytest.raises(NotUnderstood, match="no counter does 'vissen'; choose one of paspoort, "):
        near("Utrecht", "vissen", TUESDAY)


def test_what_is_long_is_quoted_up_to_its_sixtieth_character() -> None:
    with pytest.raises(NotUnderstood, match="no counter does " + "'" + "x" * 60 + "\u2026';"):
        near("Utrecht", "x" * 61, TUESDAY)
    with pytest.raises(NotUnderstood, match="'" + "x" * 60 + "\u2026' is no moment;"):
        moment_of("x" * 61)


def test_capitals_in_a_task_do_not_matter() -> None:
    assert near("Utrecht", " Paspoort ", TUESDAY).municipality == "Utrecht"


def test_a_counter_is_told_to_people_with_what_to_ask() -> None:
    text = as_text(near("Woerden", "rijbewijs", TUESDAY))

    assert text.splitlines() == [
        "Gemeente Woerden",
        "Blekerijlaan 14",
        "3447 GR Woerden",
        "14 0348",
        "Openingstijden onbekend. Bel eerst: 14 0348.",
        "Bron: Register van Overheidsorganisaties, 16 mei 2026.",
        "",
        (
            "Zeg dit: Ik wil mijn rijbewijs verlengen. Moet ik een afspraak maken?"
            " Waar moet ik zijn, en wanneer? Wat moet ik meenemen?"
        ),
    ]


def test_a_distance_of_one_postcode_to_another_is_about() -> None:
    text = as_text(near("3511 AB", "paspoort", TUESDAY))

    assert "ongeveer 750 meter" in text.splitlines()


def test_the_middle_of_one_postcode_is_no_distance() -> None:
    text = as_text(near("2611", "paspoort", TUESDAY))

    assert "Het is bij u in de buurt." in text.splitlines()


def test_people_are_asked_which_municipality_they_mean() -> None:
    text = as_text(near("Bergen", "paspoort", TUESDAY))

    assert text.splitlines() == [
        "In welke gemeente woont u?",
        "Bergen (L) (Limburg)",
        "Bergen (NH) (Noord-Holland)",
        "Bergen op Zoom (Noord-Brabant)",
    ]


def test_without_a_moment_it_is_now() -> None:
    assert moment_of("").tzinfo is not None


def test_an_installed_pack_gives_the_hours_and_the_door(town_pack_file: Path) -> None:
    install(town_pack_file, regions_folder())

    (listed,) = near("Delft", "paspoort", TUESDAY).counters

    assert listed.sentences == ("Nu open.", "Sluit vandaag om 17.00 uur.")
    assert listed.near.counter.exact


def test_a_front_door_in_a_pack_makes_the_distance_exact(town_pack_file: Path) -> None:
    install(town_pack_file, regions_folder())

    (from_door,) = near("2611 ZM 12A", "paspoort", TUESDAY).counters
    (from_postcode,) = near("2611 ZM", "paspoort", TUESDAY).counters

    assert not from_door.near.approximate
    assert from_postcode.near.approximate
    assert from_door.near.metres != from_postcode.near.metres


def test_help_is_in_the_library_of_an_installed_pack(town_pack_file: Path) -> None:
    install(town_pack_file, regions_folder())

    names = [listed.near.counter.name for listed in near("Delft", "hulp", TUESDAY).counters]

    assert names[0] == "Bibliotheek Zonnedorp"
    assert names[-1] == "Gemeente Delft"


def test_a_broken_pack_changes_nothing(town_pack_file: Path) -> None:
    pack = install(town_pack_file, regions_folder())
    whole = pack.database.read_bytes()
    pack.database.write_bytes(whole[: len(whole) // 2] + bytes(len(whole) - len(whole) // 2))

    answer = json.loads(as_json(near("Delft", "paspoort", TUESDAY)))

    assert [counter["name"] for counter in answer["counters"]] == ["Gemeente Delft"]

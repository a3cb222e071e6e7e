"""Days and amounts in words, for the ear and for checking what was typed."""

from datetime import date

import pytest

from companion.l10n.spelled import spelled_amount, spelled_date


@pytest.mark.parametrize(
    ("d", "dutch", "english"),
    [
        (
            date(1941, 3, 27),
            "zevenentwintig maart negentienhonderd eenenveertig",
            "the twenty-seventh of March nineteen forty-one",
        ),
        (
            date(1900, 1, 1),
            "één januari negentienhonderd",
            "the first of January nineteen hundred",
        ),
        (
            date(2000, 12, 31),
            "eenendertig december tweeduizend",
            "the thirty-first of December two thousand",
        ),
        (
            date(2004, 2, 29),
            "negenentwintig februari tweeduizend vier",
            "the twenty-ninth of February two thousand and four",
        ),
        (
            date(2026, 11, 23),
            "drieëntwintig november tweeduizend zesentwintig",
            "the twenty-third of November twenty twenty-six",
        ),
    ],
)
def test_a_day_in_words(d: date, dutch: str, english: str) -> None:
    assert spelled_date(d, "nl") == dutch
    assert spelled_date(d, "en") == english


@pytest.mark.parametrize(
    ("cents", "dutch", "english"),
    [
        (61_250, "zeshonderdtwaalf euro vijftig", "six hundred and twelve euros fifty"),
        (61_200, "zeshonderdtwaalf euro", "six hundred and twelve euros"),
        (1_205, "twaalf euro en vijf cent", "twelve euros and five cents"),
        (101, "één euro en één cent", "one euro and one cent"),
        (99, "negenennegentig cent", "ninety-nine cents"),
        (0, "nul euro", "zero euros"),
        (-150, "min één euro vijftig", "minus one euro fifty"),
        (
            125_050,
            "duizendtweehonderdvijftig euro vijftig",
            "one thousand two hundred and fifty euros fifty",
        ),
    ],
)
def test_an_amount_in_words(cents: int, dutch: str, english: str) -> None:
    assert spelled_amount(cents, "nl") == dutch
    assert spelled_amount(cents, "en") == english

"""Money and distances as people read them."""

import pytest

from companion.l10n.numbers import distance, money


@pytest.mark.parametrize(
    ("cents", "dutch", "english"),
    [
        (125_050, "€ 1.250,50", "€ 1,250.50"),
        (61_200, "€ 612,00", "€ 612.00"),
        (5, "€ 0,05", "€ 0.05"),
        (0, "€ 0,00", "€ 0.00"),
        (999_999_999, "€ 9.999.999,99", "€ 9,999,999.99"),
        (-1_250, "€ -12,50", "€ -12.50"),
    ],
)
def test_money_has_the_signs_of_the_language(cents: int, dutch: str, english: str) -> None:
    assert money(cents, "nl") == dutch
    assert money(cents, "en") == english


@pytest.mark.parametrize(
    ("metres", "dutch", "english"),
    [
        (0, "ongeveer 10 meter", "about 10 metres"),
        (34, "ongeveer 30 meter", "about 30 metres"),
        (35, "ongeveer 40 meter", "about 40 metres"),
        (100, "ongeveer 100 meter", "about 100 metres"),
        (812.4, "ongeveer 800 meter", "about 800 metres"),
        (974, "ongeveer 950 meter", "about 950 metres"),
        (975, "ongeveer 1 kilometer", "about 1 kilometre"),
        (1_049, "ongeveer 1 kilometer", "about 1 kilometre"),
        (2_460, "ongeveer 2,5 kilometer", "about 2.5 kilometres"),
        (3_000, "ongeveer 3 kilometer", "about 3 kilometres"),
        (9_949, "ongeveer 9,9 kilometer", "about 9.9 kilometres"),
        (9_950, "ongeveer 10 kilometer", "about 10 kilometres"),
        (34_400, "ongeveer 34 kilometer", "about 34 kilometres"),
        (1_234_000, "ongeveer 1.234 kilometer", "about 1,234 kilometres"),
    ],
)
def test_a_distance_is_rounded_to_what_it_is_worth(metres: float, dutch: str, english: str) -> None:
    assert distance(metres, "nl") == dutch
    assert distance(metres, "en") == english


def test_an_unknown_language_gets_english() -> None:
    assert money(125_050, "fy") == "€ 1,250.50"
    assert distance(800, "fy") == "about 800 metres"

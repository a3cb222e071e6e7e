import pytest

from companion.directions.measures import duration, minutes_of, stretch
from companion.l10n.words import load_words

DUTCH, ENGLISH = load_words("nl"), load_words("en")


@pytest.mark.parametrize(
    ("metres", "told"),
    [
        (0, "10 meter"),
        (14, "10 meter"),
        (15, "20 meter"),
        (119.6, "120 meter"),
        (194.9, "190 meter"),
        (195, "200 meter"),
        (424, "400 meter"),
        (425, "450 meter"),
        (974, "950 meter"),
        (975, "1 kilometer"),
        (1049, "1 kilometer"),
        (1050, "1,1 kilometer"),
        (1960, "2 kilometer"),
        (9949, "9,9 kilometer"),
        (9950, "10 kilometer"),
        (10_499, "10 kilometer"),
        (123_456, "123 kilometer"),
    ],
)
def test_a_length_is_rounded_as_one_says_it(metres: float, told: str) -> None:
    assert stretch(metres, DUTCH) == told


def test_in_english_a_length_has_a_point() -> None:
    assert stretch(1240, ENGLISH) == "1.2 kilometres"


@pytest.mark.parametrize(
    ("seconds", "minutes"), [(0, 1), (29, 1), (89, 1), (90, 2), (150, 3), (3600, 60)]
)
def test_minutes_are_rounded_and_never_none(seconds: float, minutes: int) -> None:
    assert minutes_of(seconds) == minutes


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        (1, "ongeveer 1 minuut"),
        (2, "ongeveer 2 minuten"),
        (59, "ongeveer 59 minuten"),
        (60, "ongeveer 1 uur"),
        (62, "ongeveer 1 uur"),
        (83, "ongeveer 1 uur en 25 minuten"),
        (118, "ongeveer 2 uur"),
        (135, "ongeveer 2 uur en 15 minuten"),
    ],
)
def test_a_time_is_said_in_hours_and_minutes(minutes: int, told: str) -> None:
    assert duration(minutes, DUTCH) == told

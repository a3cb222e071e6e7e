"""Days as people write them, in the words that Babel has too."""

from datetime import date

import pytest
from babel.dates import format_date

from companion.l10n.dates import clock_time, long_date, weekday_date, weekday_day


def test_a_long_date_in_dutch_and_english() -> None:
    assert long_date(date(1941, 3, 27), "nl") == "27 maart 1941"
    assert long_date(date(1941, 3, 27), "en") == "27 March 1941"


def test_a_date_with_its_weekday() -> None:
    assert weekday_date(date(2027, 3, 16), "nl") == "dinsdag 16 maart 2027"
    assert weekday_date(date(2027, 3, 16), "en") == "Tuesday 16 March 2027"


def test_a_day_of_these_months_has_no_year() -> None:
    assert weekday_day(date(2026, 4, 28), "nl") == "dinsdag 28 april"
    assert weekday_day(date(2026, 4, 28), "en") == "Tuesday 28 April"


@pytest.mark.parametrize(
    ("hour", "minute", "dutch", "english"),
    [(9, 0, "9.00", "9:00"), (17, 5, "17.05", "17:05"), (0, 0, "0.00", "0:00")],
)
def test_a_time_has_a_point_in_dutch(hour: int, minute: int, dutch: str, english: str) -> None:
    assert clock_time(hour, minute, "nl") == dutch
    assert clock_time(hour, minute, "en") == english


def test_the_end_of_a_day_is_hour_24() -> None:
    assert clock_time(24, 0, "nl") == "24.00"
    assert clock_time(24, 0, "en") == "midnight"


def test_an_unknown_language_gets_english() -> None:
    assert long_date(date(1941, 3, 1), "fy") == "1 March 1941"


@pytest.mark.parametrize("month", range(1, 13))
def test_every_name_is_the_one_that_babel_has(month: int) -> None:
    d = date(2026, month, month)

    assert weekday_date(d, "nl") == format_date(d, "full", locale="nl")
    assert weekday_date(d, "en") == format_date(d, "full", locale="en_GB").replace(",", "")

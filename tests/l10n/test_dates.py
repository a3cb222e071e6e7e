"""Days as people write them, in the words that Babel has too."""

from datetime import date

import pytest
from babel.dates import format_date

from companion.l10n.dates import long_date, weekday_date


def test_a_long_date_in_dutch_and_english() -> None:
    assert long_date(date(1941, 3, 27), "nl") == "27 maart 1941"
    assert long_date(date(1941, 3, 27), "en") == "27 March 1941"


def test_a_date_with_its_weekday() -> None:
    assert weekday_date(date(2027, 3, 16), "nl") == "dinsdag 16 maart 2027"
    assert weekday_date(date(2027, 3, 16), "en") == "Tuesday 16 March 2027"


def test_an_unknown_language_gets_english() -> None:
    assert long_date(date(1941, 3, 1), "fy") == "1 March 1941"


@pytest.mark.parametrize("month", range(1, 13))
def test_every_name_is_the_one_that_babel_has(month: int) -> None:
    d = date(2026, month, month)

    assert weekday_date(d, "nl") == format_date(d, "full", locale="nl")
    assert weekday_date(d, "en") == format_date(d, "full", locale="en_GB").replace(",", "")

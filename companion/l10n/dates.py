"""How a day is written: month and weekday names in the citizen's language.

The names are tables of ours because they are needed on many screens: Babel gives the same words
(a test compares them), but costs 25 ms to import and 30 ms for its first date.
"""

from collections.abc import Mapping
from datetime import date

MONTHS: Mapping[str, tuple[str, ...]] = {
    "nl": (
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
_WEEKDAYS: Mapping[str, tuple[str, ...]] = {
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


def long_date(d: date, language: str) -> str:
    """Return a day as "27 maart 1941" or "27 March 1941"; English for an unknown language."""
    return f"{d.day} {month_name(d, language)} {d.year}"


def weekday_date(d: date, language: str) -> str:
    """Return a day as "dinsdag 16 maart 2027" or "Tuesday 16 March 2027"."""
    return f"{weekday_name(d, language)} {long_date(d, language)}"


def weekday_name(d: date, language: str) -> str:
    """Return the day of the week of a day as "dinsdag" or "Tuesday"."""
    return _WEEKDAYS.get(language, _WEEKDAYS["en"])[d.weekday()]


def month_name(d: date, language: str) -> str:
    """Return the month of a day as "maart" or "March"."""
    return MONTHS.get(language, MONTHS["en"])[d.month - 1]


def weekday_day(d: date, language: str) -> str:
    """Return a day of these months as "dinsdag 16 maart" or "Tuesday 16 March"."""
    return f"{weekday_name(d, language)} {d.day} {month_name(d, language)}"


def clock_time(hour: int, minute: int, language: str) -> str:
    """Return a time as "9.00" or "9:00"; the end of a day, hour 24, as "24.00" or "midnight"."""
    if language != "nl" and hour == 24:
        return "midnight"
    return f"{hour}.{minute:02}" if language == "nl" else f"{hour}:{minute:02}"

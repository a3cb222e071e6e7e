"""When a counter is open, from opening hours as OpenStreetMap writes them and the feast days."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum, unique
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from holidays import HolidayBase
    from opening_hours import OpeningHours, State

# As long as a value in OpenStreetMap may be; longer ones are no opening hours.
_LONGEST = 255
# Beyond it a counter is as good as closed for ever.
_AHEAD = timedelta(days=366)
# The years of which opening-hours-py 2.1 knows the feast days.
YEARS = range(2000, 2079)
# What we cannot answer for: the sun, an end that is left open, the holidays of schools, and what
# holds where no other rule does: with that the library tells of no opening any more.
_UNCERTAIN = re.compile(r"sunrise|sunset|dawn|dusk|\d\+|\bSH\b|\|\|", re.IGNORECASE)
_NAMES_HOLIDAYS = re.compile(r"\bPH\b|24/7")
# What `holidays` begins with a capital and Dutch does not. Source: the spelling guide of the Dutch
# Language Union, rule 16.L: only the feast itself has one, so Pasen, but eerste paasdag.
_SMALL_IN_DUTCH = ("Eerste ", "Tweede ", "Nieuwjaarsdag")


@dataclass(frozen=True, slots=True)
class Open:
    """It is open, until `until` or day and night; `comment` is what the hours say besides."""

    until: datetime | None
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Closed:
    """It is closed, and opens at `opens`, if at all within a year.

    `holiday` is the day of the question when that is a public holiday. `comment` is what the hours
    say of that opening.
    """

    opens: datetime | None
    comment: str = ""
    holiday: date | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nobody can say; `holiday` as in `Closed`."""

    holiday: date | None = None


Hours = Open | Closed | Unknown


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time in which it is open; nobody can say whether, unless `known`."""

    begin: datetime
    end: datetime
    comment: str = ""
    known: bool = True


@unique
class DoubtfulDay(Enum):
    """A day on which offices may be closed though no rule says so; the value is when it is."""

    GOOD_FRIDAY = "easter -2 days"
    LIBERATION_DAY = "May 5"
    DECEMBER_24 = "Dec 24"
    DECEMBER_31 = "Dec 31"


def hours_at(expression: str, at: datetime) -> Hours:
    """Return whether a counter with these opening hours is open at `at`, and until or from when.

    `at` without a time zone is the time in the Netherlands; so are the times that are returned.
    Hours that cannot be understood are `Unknown`; nothing is raised. Where hours are silent about
    public holidays, such a day is `Unknown`, and never told as the next day to go.
    """
    opening_hours = _understood(expression)
    moment = in_the_netherlands(at)
    if moment.year not in YEARS:
        return Unknown()
    if opening_hours is None:
        return Unknown(_holiday(moment.date()))
    return _answer(opening_hours, moment, silent=not tells_of_holidays(expression))


def spans_between(expression: str, begin: datetime, end: datetime) -> tuple[Span, ...]:
    """Return when a counter is open between two moments, in order; what goes on is cut off there.

    Nothing where the hours cannot be understood. They hold on every day that they do not exclude:
    whoever asks looks at `is_holiday` and `tells_of_holidays`.
    """
    opening_hours = _understood(expression)
    if opening_hours is None:
        return ()
    states = _states()
    return tuple(
        Span(start, until, comment, state == states.OPEN)
        for start, until, state, comment in opening_hours.intervals(begin, end)
        if state != states.CLOSED
    )


def tells_of_holidays(expression: str) -> bool:
    """Return whether the hours say what holds on public holidays."""
    return bool(_NAMES_HOLIDAYS.search(expression))


def in_the_netherlands(at: datetime) -> datetime:
    """Return the moment `at` on a Dutch clock; without a time zone it is on that clock already.

    A time that the clock skips in March is an hour later.
    """
    meant = at if at.tzinfo is not None else at.replace(tzinfo=_zone())
    return meant.astimezone(UTC).astimezone(_zone())


def later(moment: datetime, by: timedelta) -> datetime:
    """Return `moment` and so much later on the same clock; Python itself counts by the wall."""
    return (moment.astimezone(UTC) + by).astimezone(moment.tzinfo)


def warning_day(at: datetime) -> DoubtfulDay | None:
    """Return why an office may be closed on the day of `at` against its hours, if it may.

    Source: `holidays` counts Good Friday and every fifth 5 May as public, other lists do not; on
    the last days of December many offices close early.
    """
    noon = datetime.combine(in_the_netherlands(at), time(12))
    return next((day for day in DoubtfulDay if _parsed(day.value).is_open(noon)), None)


def is_holiday(day: date) -> bool:
    """Return whether a day is a public holiday, of which `YEARS` are known."""
    return _parsed("PH").is_open(datetime.combine(day, time(12)))


def holiday_name(day: date, language: str) -> str:
    """Return what a public holiday is called ("Koningsdag", "eerste kerstdag"), or nothing.

    It is written as in the middle of a sentence.
    """
    name = _calendar(day.year, "nl" if language == "nl" else "en_US").get(day, "")
    return name.lower() if name.startswith(_SMALL_IN_DUTCH) else name


def prepare(day: date, language: str) -> None:
    """Load what the first answer needs, on a worker: 130 ms, which a screen would stand still."""
    hours_at("24/7", datetime.combine(day, time(12)))
    for year in (day.year, day.year + 1):
        holiday_name(date(year, 1, 1), language)


def _answer(opening_hours: "OpeningHours", moment: datetime, *, silent: bool) -> Hours:
    holiday = _holiday(moment.date())
    opens_today = _opens_on(opening_hours, moment.date()) if holiday else False
    if holiday and silent and opens_today:
        return Unknown(holiday)
    state, comment = opening_hours.state(moment)
    if state == _states().UNKNOWN:
        return Unknown(holiday)
    if state == _states().OPEN:
        return Open(_end(opening_hours, moment), comment)
    opening = _next_opening(opening_hours, moment, silent=silent)
    return Closed(*opening, None if opens_today else holiday)


def _end(opening_hours: "OpeningHours", moment: datetime) -> datetime | None:
    """Return when the state of `moment` ends, whatever comments come and go meanwhile."""
    state = opening_hours.state(moment)[0]
    spans = opening_hours.intervals(moment, later(moment, _AHEAD))
    return next((begin for begin, _end, other, _comment in spans if other != state), None)


def _next_opening(
    opening_hours: "OpeningHours", moment: datetime, *, silent: bool
) -> tuple[datetime | None, str]:
    for begin, _end, state, comment in opening_hours.intervals(moment, later(moment, _AHEAD)):
        if state == _states().OPEN and not (silent and is_holiday(begin.date())):
            return begin, comment
    return None, ""


def _opens_on(opening_hours: "OpeningHours", day: date) -> bool:
    midnight = datetime.combine(day, time(), _zone())
    spans = opening_hours.intervals(midnight, midnight + timedelta(days=1))
    return any(state == _states().OPEN for _begin, _end, state, _comment in spans)


def _holiday(day: date) -> date | None:
    return day if is_holiday(day) else None


@lru_cache(maxsize=512)
def _understood(expression: str) -> "OpeningHours | None":
    """Return the hours in `expression`, or None when we cannot answer for them."""
    from opening_hours import validate  # noqa: PLC0415 - 13 MB, only once hours are looked at

    if not expression.strip() or len(expression) > _LONGEST or _UNCERTAIN.search(expression):
        return None
    return _parsed(expression) if validate(expression) else None


@lru_cache(maxsize=512)
def _parsed(expression: str) -> "OpeningHours":
    from opening_hours import OpeningHours  # noqa: PLC0415 - as in `_understood`

    return OpeningHours(expression, country="NL", timezone=_zone())


def _states() -> "type[State]":
    from opening_hours import State  # noqa: PLC0415 - as in `_understood`

    return State


@cache
def _zone() -> ZoneInfo:
    return ZoneInfo("Europe/Amsterdam")


@lru_cache(maxsize=16)
def _calendar(year: int, language: str) -> "HolidayBase":
    from holidays import country_holidays  # noqa: PLC0415 - 90 ms, only on a holiday

    return country_holidays("NL", years=year, language=language)

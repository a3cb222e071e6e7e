"""What is said about a counter at a moment: open or closed, until when, and when to call first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum, unique
from typing import assert_never

from companion.counters.hours import (
    Closed,
    DoubtfulDay,
    Hours,
    Open,
    Unknown,
    holiday_name,
    hours_at,
    in_the_netherlands,
    warning_day,
)
from companion.counters.model import Access, Counter
from companion.l10n.dates import clock_time, weekday_date, weekday_day
from companion.l10n.message import N_
from companion.l10n.words import Words
from companion.official.desks import Desk

# Half a year: offices move and change their hours (issue 4).
OLD = timedelta(days=180)
_SOON = timedelta(hours=1)
_THIS_YEAR = timedelta(days=300)  # farther ahead, a day without its year is taken for another
_DAY = timedelta(days=1)
_ON_APPOINTMENT = ("afspraak", "appointment")
DOUBTFUL_DAYS: Mapping[DoubtfulDay, str] = {
    DoubtfulDay.GOOD_FRIDAY: N_("Good Friday"),
    DoubtfulDay.LIBERATION_DAY: N_("Liberation Day"),
    DoubtfulDay.DECEMBER_24: N_("24 December"),
    DoubtfulDay.DECEMBER_31: N_("31 December"),
}


@unique
class Certainty(Enum):
    """Whether one can go there on what we know."""

    CERTAIN = "certain"
    CALL_FIRST = "call first"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A day on which the hours may not hold, because of what day it is."""

    day: date
    why: DoubtfulDay


@dataclass(frozen=True, slots=True)
class State:
    """What is known of a counter at one moment.

    `doubt` is about that day, or about the day on which it opens next. `appointment` when it
    receives nobody without one. `old` when a fact was last checked more than 180 days before.
    """

    hours: Hours
    doubt: Doubt | None
    appointment: bool
    old: bool
    certainty: Certainty


def state_of(counter: Counter, at: datetime) -> State:
    """Return how `counter` stands at `at`, in the Netherlands when `at` has no time zone."""
    moment = in_the_netherlands(at)
    hours = hours_at(counter.hours, moment)
    doubt = _doubt(hours, moment)
    appointment = counter.access is Access.APPOINTMENT or asks_appointment(_comment(hours))
    checked = min(counter.checked_on, counter.hours_checked_on or counter.checked_on)
    old = moment.date() - checked > OLD
    by_phone = counter.access is Access.PHONE_ONLY
    unsure = (
        isinstance(hours, Unknown)
        or (isinstance(hours, Closed) and hours.opens is None)  # for good, or hours of long ago
        or doubt is not None
        or appointment
        or _comment(hours) != ""
        # A library is open longer than somebody is there to help.
        or Desk.HELP in counter.desks
    )
    certain = not old and (by_phone or not unsure)
    certainty = Certainty.CERTAIN if certain else Certainty.CALL_FIRST
    return State(hours, doubt, appointment, old, certainty)


def sentences(counter: Counter, at: datetime, words: Words) -> tuple[str, ...]:
    """Return what to say of `counter` at `at`, each at most twelve words, the hours first.

    Where we are not certain the last one is to call first, with the number.
    """
    return tuple(_sentences(counter, state_of(counter, at), in_the_netherlands(at), words))


def _sentences(counter: Counter, state: State, moment: datetime, words: Words) -> Iterator[str]:
    if counter.access is Access.PHONE_ONLY:
        # Translators: {phone} is a telephone number
        yield words("Begin by calling: {phone}.", phone=counter.phone)
        return
    if state.appointment:
        yield from by_appointment(counter, words)
        return
    yield from _hours(state.hours, moment, words)
    if state.doubt:
        yield from _doubtful(state.doubt, moment, words)
    if Desk.HELP in counter.desks:
        yield words("There is not always somebody to help.")
    if state.certainty is Certainty.CALL_FIRST:
        yield call_first(counter, words)


def by_appointment(counter: Counter, words: Words) -> tuple[str, str]:
    """Return that nobody is received without an appointment, and who makes one."""
    phone = counter.appointment_phone or counter.phone
    who = words("Call {phone}.", phone=phone) if phone else words("Call your municipality.")
    return words("Only by appointment."), who


def call_first(counter: Counter, words: Words) -> str:
    """Return that one calls first, with the number where there is one."""
    if not counter.phone:
        return words("Call your municipality first.")
    # Translators: {phone} is a telephone number
    return words("Call first: {phone}.", phone=counter.phone)


def asks_appointment(comment: str) -> bool:
    """Return whether what the hours say besides the times is that one needs an appointment."""
    return any(word in comment.lower() for word in _ON_APPOINTMENT)


def _hours(hours: Hours, moment: datetime, words: Words) -> Iterator[str]:
    match hours:
        case Open(until):
            yield from _open(until, moment, words)
        case Closed(opens, _, holiday):
            name = holiday_name(holiday, words.language) if holiday else ""
            # Translators: {holiday} as in "Koningsdag"
            yield words("Closed: it is {holiday}.", holiday=name) if name else words("Closed now.")
            if opens is not None:
                yield opens_line(opens, moment, words, after_holiday=bool(name))
        case Unknown(holiday):
            yield words("Opening hours unknown.")
            if holiday and (name := holiday_name(holiday, words.language)):
                # Translators: {holiday} as in "Koningsdag"
                yield words("Today is {holiday}.", holiday=name)
                yield words("It may be closed.")
        case _:
            assert_never(hours)


def _open(until: datetime | None, moment: datetime, words: Words) -> Iterator[str]:
    if until is None:
        yield words("Open now.")
        yield words("Open day and night.")
        return
    # Two times of one zone are subtracted by the wall clock, so not in the night it is changed.
    left = until.astimezone(UTC) - moment.astimezone(UTC)
    if left < _SOON:
        yield _closes_soon(left, words)
        return
    yield words("Open now.")
    yield _closes(until, moment, words)


def _closes_soon(left: timedelta, words: Words) -> str:
    minutes = int(left.total_seconds() // 60)
    if minutes == 1:
        return words("Closes in 1 minute.")
    if minutes < 1:
        return words("Closes now.")
    return words("Closes in {minutes} minutes.", minutes=minutes)


def _closes(until: datetime, moment: datetime, words: Words) -> str:
    day, clock = _day_and_clock(until, words)
    if day == moment.date():
        # Translators: {time} as in "17.00"
        return words("Closes today at {time}.", time=clock)
    if day == moment.date() + _DAY:
        return words("Closes tomorrow at {time}.", time=clock)
    # Translators: {day} as in "dinsdag 28 april"
    return words("Closes on {day} at {time}.", day=_written(day, moment, words), time=clock)


def opens_line(opens: datetime, moment: datetime, words: Words, *, after_holiday: bool) -> str:
    """Return when it opens next; tomorrow is called by its own name after a holiday."""
    clock = clock_time(opens.hour, opens.minute, words.language)
    if opens.date() == moment.date():
        # Translators: {time} as in "9.00"
        return words("Open today from {time}.", time=clock)
    # On a holiday one easily loses track of the days, so then the next one is named.
    if opens.date() == moment.date() + _DAY and not after_holiday:
        return words("Open tomorrow from {time}.", time=clock)
    day = _written(opens.date(), moment, words)
    # Translators: {day} as in "Dinsdag 28 april"
    return words("{day} open from {time}.", day=day[:1].upper() + day[1:], time=clock)


def _day_and_clock(until: datetime, words: Words) -> tuple[date, str]:
    """Return the day and the time of an end; midnight is the end of the day before."""
    if (until.hour, until.minute) == (0, 0):
        return until.date() - _DAY, clock_time(24, 0, words.language)
    return until.date(), clock_time(until.hour, until.minute, words.language)


def _written(day: date, moment: datetime, words: Words) -> str:
    if day - moment.date() > _THIS_YEAR:
        return weekday_date(day, words.language)
    return weekday_day(day, words.language)


def _doubtful(doubt: Doubt, moment: datetime, words: Words) -> Iterator[str]:
    name = words(DOUBTFUL_DAYS[doubt.why])
    if doubt.day == moment.date():
        # Translators: {holiday} as in "Koningsdag"
        yield words("Today is {holiday}.", holiday=name)
    else:
        # Translators: {holiday} as in "Goede Vrijdag"; said after a day was told
        yield words("That day is {holiday}.", holiday=name)
    yield words("It may be closed.")


def _doubt(hours: Hours, moment: datetime) -> Doubt | None:
    day = hours.opens if isinstance(hours, Closed) else moment
    why = warning_day(day) if day else None
    return Doubt(day.date(), why) if day and why else None


def _comment(hours: Hours) -> str:
    return "" if isinstance(hours, Unknown) else hours.comment

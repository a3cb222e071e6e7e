"""What is said of the hours of a counter in the coming week: few lines, equal days together."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import reduce
from itertools import groupby

from companion.counters.hours import (
    YEARS,
    Closed,
    DoubtfulDay,
    Span,
    holiday_name,
    hours_at,
    in_the_netherlands,
    is_holiday,
    spans_between,
    tells_of_holidays,
    warning_day,
)
from companion.counters.model import Counter
from companion.counters.telling import (
    DOUBTFUL_DAYS,
    Certainty,
    asks_appointment,
    by_appointment,
    call_first,
    opens_line,
    state_of,
)
from companion.l10n.dates import clock_time, weekday_day, weekday_name
from companion.l10n.words import Words
from companion.official.desks import Desk

DAYS = 7
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Day:
    """One day: when it is open, and why that may not hold.

    `silent` when it is a public holiday of which the hours say nothing.
    """

    day: date
    spans: tuple[Span, ...]
    holiday: bool
    silent: bool
    doubt: DoubtfulDay | None

    @property
    def known(self) -> bool:
        """Return whether the hours of this day are told at all."""
        return not self.silent and all(span.known for span in self.spans)

    @property
    def certain(self) -> bool:
        """Return whether one can go by these hours; a day without any is closed for certain."""
        return not self.spans or (self.known and self.doubt is None)


def week_of(counter: Counter, at: datetime, words: Words) -> tuple[str, ...]:
    """Return when `counter` is open on the day of `at` and the six days after it, one line each.

    Neighbouring days with equal hours share a line. A public holiday has a line of its own with
    its name, and so has a day on which many offices are closed: there one calls first. What begins
    before midnight is told of the day on which it begins. Nothing where nobody knows the hours.
    """
    moment = in_the_netherlands(at)
    days = _days(counter.hours, moment)
    if any(day.known and day.spans for day in days):
        return tuple(_lines(days, words))
    hours = hours_at(counter.hours, moment)
    if any(day.spans for day in days) or not isinstance(hours, Closed):
        return ()
    closed = words("Closed for the coming seven days.")
    if hours.opens is None:
        return (closed,)
    return closed, opens_line(hours.opens, moment, words, after_holiday=False)


def cautions_of(counter: Counter, at: datetime, words: Words) -> tuple[str, ...]:
    """Return what to know besides the hours of the coming week: appointments, and to call first."""
    moment = in_the_netherlands(at)
    state = state_of(counter, moment)
    if state.appointment:
        return by_appointment(counter, words)
    sure = state.certainty is Certainty.CERTAIN
    sure = sure and all(day.certain for day in _days(counter.hours, moment))
    helped = words("There is not always somebody to help.") if Desk.HELP in counter.desks else ""
    called = "" if sure else call_first(counter, words)
    return tuple(line for line in (helped, called) if line)


def _days(expression: str, moment: datetime) -> tuple[_Day, ...]:
    """Return the coming days, or nothing in years of which nobody knows the holidays."""
    dates = [moment.date() + number * _DAY for number in range(DAYS)] if _told_in(moment) else []
    if not dates:
        return ()
    midnight = datetime.combine(dates[0], time(), moment.tzinfo)
    # A day more on both sides: what is cut off there does not look like the begin of an opening.
    found = spans_between(expression, midnight - _DAY, midnight + (DAYS + 1) * _DAY)
    spans = [piece for span in found for piece in _by_day(span)]
    silent = not tells_of_holidays(expression)
    return tuple(_day(day, _spans_on(day, spans, moment), silent=silent) for day in dates)


def _told_in(moment: datetime) -> bool:
    return moment.year in YEARS and (moment.date() + (DAYS - 1) * _DAY).year in YEARS


def _day(day: date, spans: tuple[Span, ...], *, silent: bool) -> _Day:
    holiday = is_holiday(day)
    doubt = warning_day(datetime.combine(day, time(12)))
    return _Day(day, spans, holiday, holiday and silent, doubt)


def _by_day(span: Span) -> Iterator[Span]:
    """Yield an opening as it is told: whole within a day's length, else cut at every midnight."""
    if span.end - span.begin < _DAY:
        yield span
        return
    begin = span.begin
    while begin < span.end:
        midnight = datetime.combine(begin.date() + _DAY, time(), begin.tzinfo)
        yield replace(span, begin=begin, end=min(midnight, span.end))
        begin = midnight


def _spans_on(day: date, spans: list[Span], moment: datetime) -> tuple[Span, ...]:
    """Return what begins on a day; of today also what goes on since yesterday."""
    begun = tuple(span for span in spans if span.begin.date() == day)
    if day != moment.date():
        return begun
    midnight = datetime.combine(day, time(), moment.tzinfo)
    going_on = [span for span in spans if span.begin < midnight and span.end > moment]
    return (*(replace(span, begin=midnight) for span in going_on), *begun)


def _lines(days: tuple[_Day, ...], words: Words) -> Iterator[str]:
    told = [(day, _told(day, words)) for day in days]
    for (_alone, hours), group in groupby(told, lambda one: (_alone_on(one[0]), one[1])):
        together = [day for day, _hours in group]
        named = _called(together, words)
        yield f"{named[:1].upper()}{named[1:]}: {hours}"


def _alone_on(day: _Day) -> date | None:
    """Return the day itself where it has a line of its own, with its date."""
    doubted = day.doubt is not None and not day.certain
    return day.day if day.holiday or doubted else None


def _called(days: list[_Day], words: Words) -> str:
    language, first, last = words.language, days[0], days[-1]
    if _alone_on(first):
        return weekday_day(first.day, language)
    if len(days) == DAYS:
        return words("every day")
    begin, end = weekday_name(first.day, language), weekday_name(last.day, language)
    if len(days) == 1:
        return begin
    if last.day - first.day == _DAY:
        # Translators: two days of the week
        return words("{first} and {last}", first=begin, last=end)
    # Translators: days of the week, as in "maandag tot en met donderdag"
    return words("{first} to {last}", first=begin, last=end)


def _told(day: _Day, words: Words) -> str:
    name = _name(day, words)
    text = f"{_hours(day, words)}, {name}." if name else f"{_hours(day, words)}."
    return text if day.certain else " ".join((text, words("Call first.")))


def _hours(day: _Day, words: Words) -> str:
    if not day.spans:
        return words("closed")
    if not day.known:
        return words("perhaps closed")
    hours = reduce(
        # Translators: two times of opening on one day
        lambda earlier, later: words("{earlier} and {later}", earlier=earlier, later=later),
        (_times(span, words) for span in day.spans),
    )
    # Translators: {hours} as in "9.00 tot 17.00 uur"; it may be closed on that day
    return hours if day.certain else words("perhaps {hours}", hours=hours)


def _times(span: Span, words: Words) -> str:
    begin, end = span.begin, span.end
    comment = " ".join(span.comment.split())
    midnight = datetime.combine(begin.date() + _DAY, time(), begin.tzinfo)
    if end - begin == _DAY:
        # Hours that are nothing but "op afspraak" do not mean that it is open at night.
        if asks_appointment(comment):
            return comment
        times = words("open day and night")
    else:
        first, last = clock_time(begin.hour, begin.minute, words.language), _end(end, words)
        # Translators: {begin} and {end} as in "9.00" and "17.00"
        times = words("{begin} to {end}", begin=first, end=last)
        if end > midnight:
            # Translators: {begin} and {end} as in "20.00" and "2.00"
            times = words("{begin} to {end} the next day", begin=first, end=last)
    return f"{times} ({comment})" if comment else times


def _end(end: datetime, words: Words) -> str:
    return clock_time(end.hour or (0 if end.minute else 24), end.minute, words.language)


def _name(day: _Day, words: Words) -> str:
    """Return what a day is called besides its date; "24 december" is its date."""
    if day.holiday:
        return holiday_name(day.day, words.language)
    if day.certain or day.doubt is None:
        return ""
    name = words(DOUBTFUL_DAYS[day.doubt])
    return "" if name in weekday_day(day.day, words.language) else name

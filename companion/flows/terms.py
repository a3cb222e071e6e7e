"""When a term is over: days, working days, weeks or months after a day."""

from datetime import date, timedelta
from functools import cache

from companion.flows.checks.aow import months_later
from companion.flows.model import TermUnit

_FRIDAY = 4  # the last working day, as `date.weekday` counts


def ends_on(day: date, number: int, unit: TermUnit) -> date:
    """Return the last day of a term of `number` that begins the day after `day`.

    A month that is too short ends on its last day.
    """
    match unit:
        case TermUnit.DAYS:
            return day + timedelta(days=number)
        case TermUnit.WEEKS:
            return day + timedelta(weeks=number)
        case TermUnit.MONTHS:
            return months_later(day, number)
        case TermUnit.WORKING_DAYS:
            return _working_days_later(day, number)


def _working_days_later(day: date, number: int) -> date:
    later = day
    for _ in range(number):
        later += timedelta(days=1)
        while later.weekday() > _FRIDAY or later in _holidays(later.year):
            later += timedelta(days=1)
    return later


@cache
def _holidays(year: int) -> frozenset[date]:
    """Return the public holidays of the Netherlands in a year.

    Source: `holidays`, which counts Good Friday and every fifth 5 May: a day more to wait at most.
    """
    from holidays import country_holidays  # noqa: PLC0415 - 90 ms, only for working days

    return frozenset(country_holidays("NL", years=year))

"""The day of birth, also of who never knew it: the register writes 0 for what is not known."""

import re
from calendar import monthrange
from datetime import date
from typing import Final

from companion.l10n.dates import MONTHS
from companion.l10n.message import N_
from companion.vault.keeping_errors import not_keepable

OLDEST: Final = 120
"""Years; nobody who types this is older."""

_NAMES: Final = {
    name.lower(): number for names in MONTHS.values() for number, name in enumerate(names, 1)
}
_BETWEEN: Final = r"[\s./\-\u2010-\u2015\u2212]{1,3}"
_FORMS: Final = (
    re.compile(
        rf"(?P<day>[0-9]{{1,2}}){_BETWEEN}(?P<month>[0-9]{{1,2}}){_BETWEEN}(?P<year>[0-9]+)"
    ),
    re.compile(rf"(?P<day>[0-9]{{1,2}}){_BETWEEN}(?P<name>[a-z]+){_BETWEEN}(?P<year>[0-9]+)"),
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"),
)


def birth_date(text: str, today: date) -> str:
    """Return the day as "1938-03-27", or "1938-03-00" and "1938-00-00" when it is not known.

    Reads "27-3-1938", "27 maart 1938", "1938-03-27" and "00-00-1938".

    Raises:
        NotKeepable: no such day, in the future, or more than 120 years ago.
    """
    found = next((match for form in _FORMS if (match := form.fullmatch(text.lower()))), None)
    if found is None:
        raise not_keepable(N_("Type day, month and year, for example 27-3-1941."))
    told = found.groupdict()
    month = int(told["month"]) if told.get("month") else _NAMES.get(told.get("name") or "", 99)
    if len(told["year"]) != 4:
        raise not_keepable(N_("Type the year in four digits, for example 1941."))
    year, day = int(told["year"]), int(told["day"])
    if not today.year - OLDEST <= year <= today.year:
        message = N_("Type a year from {earliest} to {latest}.")
        raise not_keepable(message, earliest=str(today.year - OLDEST), latest=str(today.year))
    _check_day(day, month, year)
    _check_not_ahead((year, month, day), today)
    return f"{year:04}-{month:02}-{day:02}"


def _check_day(day: int, month: int, year: int) -> None:
    if month > 12:
        raise not_keepable(N_("A year has 12 months. Type a month from 1 to 12."))
    if month == 0:
        if day == 0:
            return
        raise not_keepable(N_("Type the month too, or 00 for the day as well."))
    last = monthrange(year, month)[1]
    if day > last:
        message = N_("This month has {last} days. Type a day from 1 to {last}.")
        raise not_keepable(message, last=str(last))


def _check_not_ahead(typed: tuple[int, int, int], today: date) -> None:
    """0 for an unknown part is never ahead: the year was checked."""
    if typed > (today.year, today.month, today.day):
        raise not_keepable(N_("This day is still to come. Check the year."))

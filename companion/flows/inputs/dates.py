"""A typed day: three fields or one line, read without guessing."""

import re
from calendar import monthrange
from datetime import date

from companion.flows.inputs.errors import AnswerRejected
from companion.l10n.dates import MONTHS
from companion.l10n.message import N_, Message

_EARLIEST_YEAR = 1900  # nobody alive was born before it
_YEARS_AHEAD = 10  # a passport or driving licence asked for today is valid that long
_LONGEST = 40  # characters; "de 30ste september 1941" has 23

_NAMES = {
    name.lower(): str(number) for names in MONTHS.values() for number, name in enumerate(names, 1)
}
# How people shorten them: three letters in both languages, and the odd ones.
_SHORT = {name[:3]: number for name, number in _NAMES.items()} | {"mrt": "3", "sept": "9"}
_MONTHS = _NAMES | _SHORT

_DAY = r"(?P<day>[0-9]{1,2})(?:e|ste|de|st|nd|rd|th)?"
_SPLIT = r"[\s\-/.,\u2010-\u2013]+"  # people type any of them, and pasted texts have long dashes
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_DAY}{_SPLIT}(?P<month>[0-9]{{1,2}}|[a-z]+){_SPLIT}(?P<year>[0-9]+)",
        rf"(?P<month>[a-z]+){_SPLIT}{_DAY}{_SPLIT}(?P<year>[0-9]+)",  # March 27, 1941
        r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})",
        r"(?P<day>[0-9]{2})(?P<month>[0-9]{2})(?P<year>[0-9]{4}|[0-9]{2})",
    )
)


def split_date(typed: str) -> tuple[str, str, str]:
    """Return day, month and year of a date typed on one line, still as typed, month as digits.

    Reads "29-2-1941", "1/3/41", "1 maart 1941", "1 mrt. 1941", "March 1, 1941", "1941-03-01"
    and "01031941". Whether that day exists is the question of `read_date`.

    Raises:
        AnswerRejected: three parts cannot be told apart.
    """
    text = typed.strip().lower()
    if not text:
        raise AnswerRejected(Message(N_("Type a date, for example 27-3-1941.")))
    found = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
    if found is None or len(text) > _LONGEST:
        raise AnswerRejected(Message(N_("Type day, month and year, for example 27-3-1941.")))
    return found["day"], _month_digits(found["month"]), found["year"]


def read_date(day: str, month: str, year: str, today: date) -> date:
    """Return the day that was typed in three fields; the month may be a name.

    Years run from 1900 to ten years after `today`. A year of two digits is never completed:
    the citizen is asked which of the two it is.

    Raises:
        AnswerRejected: with the field that gets the focus.
    """
    days = _digits(day, "day")
    months = _digits(_month_digits(month), "month")
    years = _year(year.strip(), today)
    if days == 0 and months == 0:
        message = N_("Are the day and the month not known? Press Help.")
        raise AnswerRejected(Message(message), "day")
    _check_month(months)
    _check_day(days, months, years)
    return date(years, months, days)


def _month_digits(typed: str) -> str:
    name = typed.strip().lower().removesuffix(".")
    if not name or re.fullmatch("[0-9]+", name):
        return name
    digits = _MONTHS.get(name)
    if digits is None:
        raise AnswerRejected(Message(N_("Type the month as a number, for example 3.")), "month")
    return digits


def _digits(typed: str, field: str) -> int:
    text = typed.strip()
    # [0-9] and not isdigit: digits of other scripts would be read by int() as something unseen.
    if re.fullmatch("[0-9]{1,2}", text):
        return int(text)
    if re.fullmatch("[0-9]+", text):
        return 99  # too long for a day or a month: the sentence about the range says it
    if field == "day":
        message = Message(N_("Type the day in digits, for example 27."))
    else:
        message = Message(N_("Type the month as a number, for example 3."))
    raise AnswerRejected(message, field)


def _year(text: str, today: date) -> int:
    if not re.fullmatch("[0-9]+", text):
        raise AnswerRejected(Message(N_("Type the year in digits, for example 1941.")), "year")
    if len(text) <= 2:
        message = N_("Do you mean {earlier} or {later}? Type all four digits.")
        years = {"earlier": f"19{text:0>2}", "later": f"20{text:0>2}"}
        raise AnswerRejected(Message(message, years), "year")
    if len(text) != 4:
        message = N_("Type the year in four digits, for example 1941.")
        raise AnswerRejected(Message(message), "year")
    latest = today.year + _YEARS_AHEAD
    if not _EARLIEST_YEAR <= int(text) <= latest:
        message = N_("Type a year from {earliest} to {latest}.")
        years = {"earliest": str(_EARLIEST_YEAR), "latest": str(latest)}
        raise AnswerRejected(Message(message, years), "year")
    return int(text)


def _check_month(month: int) -> None:
    if month == 0:
        message = N_("Type a month from 1 to 12. Not known? Press Help.")
        raise AnswerRejected(Message(message), "month")
    if month > 12:
        message = N_("A year has 12 months. Type a month from 1 to 12.")
        raise AnswerRejected(Message(message), "month")


def _check_day(day: int, month: int, year: int) -> None:
    if day == 0:
        message = N_("Type a day from 1 to 31. Not known? Press Help.")
        raise AnswerRejected(Message(message), "day")
    if day > 31:
        message = N_("A month has at most 31 days. Type a day from 1 to 31.")
        raise AnswerRejected(Message(message), "day")
    last = monthrange(year, month)[1]
    if day <= last:
        return
    if month == 2:
        message = N_("In {year} February has {last} days. Check the day and the year.")
        raise AnswerRejected(Message(message, {"year": str(year), "last": str(last)}), "day")
    message = N_("This month has {last} days. Type a day from 1 to {last}.")
    raise AnswerRejected(Message(message, {"last": str(last)}), "day")

"""When somebody reaches the AOW age, and when the letter about it is due."""

import calendar
from datetime import date

from companion.flows.answers import DateGiven
from companion.flows.checks.check import Case, Check, Verdict
from companion.official.register import PensionAge

# The SVB writes about 4 months before the AOW age: fact `svb.brief-maanden`, whose source is
# svb.nl. The number stands here as well, because an outcome must not change with a text.
LETTER_MONTHS = 4

REACHED = "bereikt"
SOON = "binnenkort"
LATER = "later"
NOT_KNOWN = "onbekend"
PENSION_DAY = "aow-datum"
LETTER_DAY = "brief-datum"


def _judge(case: Case) -> Verdict:
    """Return where the citizen stands, from the birth date that the step of the check asked.

    Who was born before the table has reached the age when its first row has, because older people
    never reached it later; their day is not known here, so none is found.
    """
    answer = case.answers.get(case.step)
    ages = case.official.pension_ages
    if not isinstance(answer, DateGiven) or not ages:
        return Verdict(NOT_KNOWN)
    if answer.day < ages[0].born_from:
        oldest = _reached_on(ages[0].born_from, ages[0])
        return Verdict(REACHED if oldest <= case.today else NOT_KNOWN)
    for age in ages:
        if age.born_from <= answer.day <= age.born_until:
            return _placed(_reached_on(answer.day, age), case.today)
    return Verdict(NOT_KNOWN)


def _placed(pension_day: date, today: date) -> Verdict:
    letter_day = months_later(pension_day, -LETTER_MONTHS)
    found = {PENSION_DAY: pension_day, LETTER_DAY: letter_day}
    if today >= pension_day:
        return Verdict(REACHED, found)
    return Verdict(SOON if today >= letter_day else LATER, found)


def _reached_on(born: date, age: PensionAge) -> date:
    return months_later(born, 12 * age.years + age.months)


def months_later(day: date, months: int) -> date:
    """Return the same day of the month, `months` later or (below 0) earlier.

    Where that month is too short it is its last day: 3 months after 30 November is 28 February.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


AOW_AGE = Check(
    name="aow-leeftijd",
    outcomes=(REACHED, SOON, LATER, NOT_KNOWN),
    finds=(PENSION_DAY, LETTER_DAY),
    judge=_judge,
)

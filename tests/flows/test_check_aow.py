from datetime import date

import pytest

from companion.assets import shipped
from companion.flows.answers import Answer, DateGiven, NotKnown
from companion.flows.checks import CHECKS
from companion.flows.checks.aow import LETTER_MONTHS, months_later
from companion.flows.checks.check import Case, Verdict
from companion.flows.model import StepId
from companion.official.register import read_official

OFFICIAL = read_official(shipped("assets", "official"))
BIRTH = StepId("geboortedatum")
TODAY = date(2026, 11, 23)


def judged(answer: Answer, today: date = TODAY) -> Verdict:
    return CHECKS["aow-leeftijd"].judge(Case(BIRTH, {BIRTH: answer}, today, OFFICIAL))


@pytest.mark.parametrize(
    ("born", "pension_day"),
    [
        (date(1957, 3, 1), date(2024, 3, 1)),
        (date(1957, 12, 31), date(2024, 12, 31)),
        (date(1958, 1, 1), date(2025, 1, 1)),
        (date(1960, 2, 29), date(2027, 2, 28)),
        (date(1960, 12, 31), date(2027, 12, 31)),
        (date(1961, 1, 1), date(2028, 4, 1)),
        (date(1961, 9, 30), date(2028, 12, 30)),
        (date(1961, 10, 1), date(2029, 1, 1)),
        (date(1961, 11, 29), date(2029, 2, 28)),
        (date(1961, 11, 30), date(2029, 2, 28)),
        (date(1961, 12, 1), date(2029, 3, 1)),
        (date(1964, 9, 30), date(2031, 12, 30)),
    ],
)
def test_the_pension_day_is_the_birth_date_and_the_age_of_that_year(
    born: date, pension_day: date
) -> None:
    assert judged(DateGiven(born)).found["aow-datum"] == pension_day


@pytest.mark.parametrize(
    ("pension_day", "letter_day"),
    [
        (date(2027, 3, 23), date(2026, 11, 23)),
        (date(2027, 6, 30), date(2027, 2, 28)),
        (date(2028, 6, 30), date(2028, 2, 29)),
        (date(2027, 2, 28), date(2026, 10, 28)),
        (date(2027, 4, 30), date(2026, 12, 30)),
    ],
)
def test_the_letter_is_due_four_months_before(pension_day: date, letter_day: date) -> None:
    assert months_later(pension_day, -4) == letter_day


@pytest.mark.parametrize(
    ("born", "outcome"),
    [
        (date(1926, 1, 1), "bereikt"),
        (date(1957, 2, 28), "bereikt"),
        (date(1957, 3, 1), "bereikt"),
        (date(1959, 11, 23), "bereikt"),
        (date(1959, 11, 24), "binnenkort"),
        (date(1960, 3, 23), "binnenkort"),
        (date(1960, 3, 24), "later"),
        (date(1964, 9, 30), "later"),
        (date(1964, 10, 1), "onbekend"),
        (date(2020, 1, 1), "onbekend"),
    ],
)
def test_on_23_november_2026_the_birth_date_decides(born: date, outcome: str) -> None:
    assert judged(DateGiven(born)).outcome == outcome


def test_for_somebody_older_than_the_table_no_day_is_made_up() -> None:
    assert judged(DateGiven(date(1950, 5, 5))) == Verdict("bereikt")


def test_for_somebody_younger_than_the_table_no_day_is_made_up() -> None:
    assert judged(DateGiven(date(1970, 5, 5))) == Verdict("onbekend")


def test_with_a_clock_years_behind_nobody_older_is_said_to_have_reached_it() -> None:
    assert judged(DateGiven(date(1957, 2, 28)), today=date(2020, 1, 1)) == Verdict("onbekend")


def test_without_a_birth_date_the_age_is_unknown() -> None:
    assert judged(NotKnown()) == Verdict("onbekend")


def test_a_check_finds_only_what_it_says_it_finds() -> None:
    found = judged(DateGiven(date(1960, 1, 1))).found

    assert tuple(found) == CHECKS["aow-leeftijd"].finds


def test_the_rule_and_the_fact_agree_on_the_months_of_the_letter() -> None:
    assert OFFICIAL.facts["svb.brief-maanden"].value == str(LETTER_MONTHS)

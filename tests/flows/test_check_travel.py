from datetime import date

import pytest

from companion.flows.answers import Answer, DateGiven, NotKnown
from companion.flows.checks import CHECKS
from companion.flows.checks.check import Case, Verdict
from companion.flows.model import StepId
from companion.official.register import Official

JOURNEY = StepId("reisdatum")
NO_FACTS = Official({}, {}, (), date(2026, 11, 23))


def judged(answer: Answer, today: date) -> Verdict:
    return CHECKS["reis-op-tijd"].judge(Case(JOURNEY, {JOURNEY: answer}, today, NO_FACTS))


@pytest.mark.parametrize(
    ("today", "outcome"),
    [
        (date(2026, 11, 23), "op-tijd"),
        (date(2027, 3, 31), "op-tijd"),
        (date(2027, 4, 1), "haast"),
        (date(2027, 5, 1), "haast"),
        (date(2027, 5, 2), "voorbij"),
    ],
)
def test_a_journey_on_1_may_2027_needs_an_application_by_31_march(
    today: date, outcome: str
) -> None:
    assert judged(DateGiven(date(2027, 5, 1)), today).outcome == outcome


def test_the_last_day_in_time_is_found() -> None:
    verdict = judged(DateGiven(date(2027, 3, 1)), date(2026, 11, 23))

    assert verdict.found == {"aanvragen-voor": date(2027, 1, 29)}


def test_a_journey_that_is_over_finds_no_day() -> None:
    verdict = judged(DateGiven(date(2026, 11, 1)), date(2026, 11, 23))

    assert verdict == Verdict("voorbij")


def test_without_a_day_there_is_no_haste() -> None:
    assert judged(NotKnown(), date(2026, 11, 23)) == Verdict("op-tijd")

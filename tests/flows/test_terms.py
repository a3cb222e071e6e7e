"""Days for the citizen's own list: when a term is over, and what a flow file must say of it."""

from datetime import date
from pathlib import Path

import pytest
from small_flow import OFFICIAL, rewritten, small_flow

from companion.documents import DocumentFaulty
from companion.flows.answers import Chosen, Seen
from companion.flows.graph import stale, unsound
from companion.flows.model import Done, OptionId, StepId, Term, TermUnit
from companion.flows.progress import SHOWN_SENT, fits
from companion.flows.reader import read_flow
from companion.flows.terms import ends_on

END = "    title: Het is gelukt\n"


@pytest.mark.parametrize(
    ("day", "number", "unit", "expected"),
    [
        (date(2026, 11, 24), 10, TermUnit.DAYS, date(2026, 12, 4)),
        (date(2026, 11, 24), 8, TermUnit.WEEKS, date(2027, 1, 19)),
        (date(2026, 11, 30), 3, TermUnit.MONTHS, date(2027, 2, 28)),
        (date(2026, 11, 24), 3, TermUnit.WORKING_DAYS, date(2026, 11, 27)),
        (date(2026, 11, 27), 1, TermUnit.WORKING_DAYS, date(2026, 11, 30)),  # over a weekend
        (date(2026, 12, 24), 1, TermUnit.WORKING_DAYS, date(2026, 12, 28)),  # and over Christmas
        (date(2026, 12, 31), 1, TermUnit.WORKING_DAYS, date(2027, 1, 4)),  # and over New Year
        (date(2026, 11, 24), 0, TermUnit.WORKING_DAYS, date(2026, 11, 24)),
    ],
)
def test_a_term_ends_on_its_last_day(
    day: date, number: int, unit: TermUnit, expected: date
) -> None:
    assert ends_on(day, number, unit) == expected


def test_a_flow_says_within_how_long_an_answer_comes(tmp_path: Path) -> None:
    expect = "    expect: {fact: svb.antwoord-weken, unit: weken}\n    again: aow-datum\n"

    flow = read_flow(rewritten(tmp_path, (END, END + expect)))

    end = flow.steps[StepId("gelukt")]
    assert isinstance(end, Done)
    assert (end.expect, end.again) == (Term("svb.antwoord-weken", TermUnit.WEEKS), "aow-datum")
    assert unsound(flow, OFFICIAL) == ()


@pytest.mark.parametrize(
    ("key", "problem"),
    [
        ("expect: {fact: svb.weg, unit: weken}", "add the fact `svb.weg` to"),
        ("expect: {fact: svb.telefoon, unit: weken}", "`svb.telefoon` is no whole number"),
        ("again: brief-dag", "no check of this flow finds `brief-dag`"),
        ("before: aow-datum", "`gelukt` is the end; write `again:` instead of `before:`"),
    ],
)
def test_a_day_that_cannot_be_is_a_fault(tmp_path: Path, key: str, problem: str) -> None:
    flow = read_flow(rewritten(tmp_path, (END, f"{END}    {key}\n")))

    faults = unsound(flow, OFFICIAL)

    assert len(faults) == 1
    assert faults[0].problem.startswith(problem)


def test_an_unknown_unit_is_told_with_the_nearest(tmp_path: Path) -> None:
    path = rewritten(tmp_path, (END, END + "    expect: {fact: svb.antwoord-weken, unit: week}\n"))

    with pytest.raises(DocumentFaulty) as told:
        read_flow(path)

    assert "`week` is not known" in str(told.value)


def test_a_fact_of_a_term_whose_date_has_passed_is_told(tmp_path: Path) -> None:
    expect = "    expect: {fact: svb.antwoord-weken, unit: weken}\n"
    flow = read_flow(rewritten(tmp_path, (END, END + expect)))

    told = [one.problem for one in stale(flow, OFFICIAL, date(2028, 1, 1))]

    assert any("svb.antwoord-weken" in problem for problem in told)


def test_only_an_end_that_is_sent_takes_what_the_last_screen_showed() -> None:
    end = small_flow().steps[StepId("gelukt")]  # confirmed

    assert not fits(end, Chosen(SHOWN_SENT))
    assert not fits(end, Chosen(OptionId("huur")))
    assert fits(end, Seen())

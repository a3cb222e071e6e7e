"""Texts of a flow: facts, findings and answers filled in, and never a hole."""

from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

import pytest
from small_flow import OFFICIAL, small_flow
from walker import NOW, source_words

from companion.flows.answers import (
    AmountGiven,
    Answer,
    Chosen,
    DateGiven,
    NotKnown,
    NumberGiven,
    Seen,
    TextGiven,
    Ticked,
)
from companion.flows.model import UNKNOWN, Condition, Item, OptionId, StepId
from companion.flows.progress import Progress, begin
from companion.session.texts import Texts, shown_answer

TODAY = NOW.date()
YOUNG = DateGiven(date(1962, 1, 1))


def progress(**given: Answer) -> Progress:
    started = begin(small_flow(), OFFICIAL, TODAY)
    answers = MappingProxyType({StepId(name): answer for name, answer in given.items()})
    return replace(started, given=answers)


def texts(**given: Answer) -> Texts:
    return Texts(source_words(), progress(**given))


def test_a_fact_is_stated_with_its_value() -> None:
    assert texts().one("Bel {fact:svb.telefoon}.") == "Bel 088 949 40 00."


def test_a_finding_is_stated_in_words() -> None:
    owned = Chosen(OptionId("eigen"))

    shown = texts(huis=owned, geboren=YOUNG).one("Uw AOW begint op {found:aow-datum}.")

    assert shown == "Uw AOW begint op 1 april 2029."


def test_an_answer_is_stated_as_it_was_chosen() -> None:
    assert texts(huis=Chosen(OptionId("eigen"))).one("U zei: {answer:huis}.") == "U zei: Nee."


@pytest.mark.parametrize("text", ["{found:aow-datum}", "U zei {answer:huis}.", "Op {found:weg}."])
def test_a_sentence_without_its_value_is_left_out(text: str) -> None:
    assert texts().one(text) == ""
    assert texts().all(("Eerst.", text, "Daarna.")) == ("Eerst.", "Daarna.")


def test_braces_that_a_citizen_typed_are_no_placeholders() -> None:
    given = texts(bedrag=TextGiven("{fact:svb.telefoon}"))

    assert given.one("U zei {answer:bedrag} {fact:svb.uitloggen-minuten}.") == (
        "U zei {fact:svb.telefoon} 20."
    )


def test_a_fact_whose_date_has_passed_makes_place_for_ask_this_first() -> None:
    fact = OFFICIAL.facts["svb.telefoon"]
    old = replace(fact, valid_until=TODAY - timedelta(days=1))
    stale = replace(progress(), official=replace(OFFICIAL, facts={fact.id: old}))

    shown = Texts(source_words(), stale)

    sentence = "Ask for this first. What we know is from 16 mei 2026."
    assert shown.one("Bel {fact:svb.telefoon}.") == sentence
    assert shown.all(("Bel {fact:svb.telefoon}.", "Kies {fact:svb.telefoon}.")) == (sentence,)
    assert not shown.is_certain("Bel {fact:svb.telefoon}.")


def test_a_fact_holds_until_its_last_day() -> None:
    fact = replace(OFFICIAL.facts["svb.telefoon"], valid_until=TODAY)
    last_day = replace(progress(), official=replace(OFFICIAL, facts={fact.id: fact}))

    assert Texts(source_words(), last_day).one("{fact:svb.telefoon}") == "088 949 40 00"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({}, ("altijd",)),
        ({"spullen": Ticked((OptionId("tuin"), OptionId("lift")))}, ("altijd", "bij een tuin")),
        ({"spullen": Ticked((OptionId("lift"),))}, ("altijd",)),
        ({"spullen": Ticked(())}, ("altijd",)),
        ({"spullen": NotKnown()}, ("altijd",)),
    ],
)
def test_a_line_of_a_list_is_shown_for_its_answers_only(
    given: dict[str, Answer], shown: tuple[str, ...]
) -> None:
    garden = Condition(StepId("spullen"), (OptionId("tuin"),))

    assert texts(**given).items((Item("altijd"), Item("bij een tuin", garden))) == shown


@pytest.mark.parametrize(
    ("step", "given", "shown"),
    [
        ("huis", Chosen(OptionId("huur")), "Ja"),
        ("huis", Chosen(UNKNOWN), "I do not know"),
        ("bedrag", AmountGiven(125050), "€ 1.250,50"),
        ("bedrag", NotKnown(), "I do not know"),
        ("geboren", YOUNG, "1 januari 1962"),
        ("spullen", Ticked((OptionId("lift"), OptionId("tuin"))), "Een lift and een tuin"),
        ("spullen", Ticked(()), "Geen van beide"),
        ("spullen", NumberGiven(7), "7"),
        ("spullen", TextGiven("Zoë"), "Zoë"),
        ("nakijken", Seen(), "done"),
    ],
)
def test_an_answer_is_shown_as_a_citizen_reads_it(step: str, given: Answer, shown: str) -> None:
    flow = small_flow()

    assert shown_answer(source_words(), flow.steps[StepId(step)], given) == shown

"""A flow hangs together, and each way in which it does not is told on its line."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from small_flow import OFFICIAL, line_of, rewritten, small_flow

from companion.flows.graph import questions_ahead, stale, targets, texts_of, unsound
from companion.flows.model import StepId
from companion.flows.reader import read_flow


def faults(folder: Path, *changes: tuple[str, str]) -> list[tuple[int, str]]:
    flow = read_flow(rewritten(folder, *changes))
    return [(fault.line, fault.problem) for fault in unsound(flow, OFFICIAL)]


def test_the_small_flow_is_sound() -> None:
    assert unsound(small_flow(), OFFICIAL) == ()


@pytest.mark.parametrize(
    ("old", "new", "at", "problem"),
    [
        ("start: huis", "start: hius", "", "`start: hius` is no step; write the name of a step"),
        ("next: bedrag}", "next: weg}", "kind: choice",
         "step `huis` goes to `weg`, which is no step"),
        ("      later: uw-dag", "      later: weg", "kind: date",
         "step `geboren` goes to `weg`, which is no step"),
        ("    stuck: bellen", "    stuck: weg", "kind: website",
         "step `website` goes to `weg`, which is no step"),
        ("  phone: bellen", "  phone: weg", "", "door `phone` begins at `weg`, which is no step"),
        ("  phone: bellen", "  phone: balie", "kind: counter",
         "door `phone` must begin at a step of kind `phone`"),
        ("    unknown: nooit\n    next: nakijken", "    unknown: nooit\n    next: huis",
         "kind: choice",
         "these steps go round and never end: huis → bedrag → geboren → spullen → huis"),
        ("      later: uw-dag", "      later: spullen", "kind: explain",
         "no step leads to `uw-dag`; point a `next` to it or remove it"),
        ("when: {spullen: [tuin]}", "when: {geboren: [tuin]}", "kind: counter",
         "`when: geboren` must name a choice or checklist"),
        ("when: {spullen: [tuin]}", "when: {weg: [tuin]}", "kind: counter",
         "`when: weg` must name a choice or checklist"),
        ("when: {spullen: [tuin]}", "when: {spullen: [zwembad]}", "kind: counter",
         "`zwembad` is no option of `spullen`"),
        ("title: Bel voor hulp", "title: Klopt alles?", "kind: phone",
         "`bellen` has the same heading as `nakijken`; tell them apart"),
        ("title: Bel voor hulp", "title: Een kleine proef", "kind: phone",
         "`bellen` has the same heading as `title`; tell them apart"),
        ("title: Bel voor hulp", 'title: "Bel {fact:svb.telefoon}"', "kind: phone",
         "write the heading and answers of `bellen` without `{...}`"),
        ("lift: {label: Een lift}", 'lift: {label: "{answer:huis}"}', "kind: checklist",
         "write the heading and answers of `spullen` without `{...}`"),
        ("{found:aow-datum}", "{found:dag}", "kind: explain", "no check of this flow finds `dag`"),
        ("{found:aow-datum}", "{answer:weg}", "kind: explain", "`{answer:weg}` names no step"),
        ("{found:aow-datum}", "{aow-datum}", "kind: explain",
         "`{aow-datum}` is not known; use fact:, found: or answer:"),
        ("{fact:svb.telefoon}", "{fact:svb.fax}", "kind: phone",
         "add the fact `svb.fax` to assets/official/facts.yaml"),
        ("cost: Het kost niets.", 'cost: "Het kost {fact:geld}."', "",
         "add the fact `geld` to assets/official/facts.yaml"),
        ("cost: Het kost niets.", 'cost: "U hebt {answer:huis}."', "",
         "`{answer:huis}` has no value before the first step; use only fact: here"),
        ("url: https://www.rijksoverheid.nl/", "url: https://svb.nl.example/",
         "kind: website",
         "`https://svb.nl.example/` is not in assets/official/hosts.yaml; check it there"),
        ("url: https://www.rijksoverheid.nl/", "url: http://www.rijksoverheid.nl/",
         "kind: website",
         "`http://www.rijksoverheid.nl/` is not in assets/official/hosts.yaml; check it there"),
        ("    words: [huur]", "    words: [hypotheek]", "kind: choice",
         "explain `hypotheek` under `words:` at the top"),
    ],
)  # fmt: skip
def test_a_fault_that_would_stop_a_citizen_is_told_on_its_line(
    tmp_path: Path, old: str, new: str, at: str, problem: str
) -> None:
    line = line_of(at) if at else 1

    assert (line, problem) in faults(tmp_path, (old, new))


def test_a_flow_needs_a_human_door(tmp_path: Path) -> None:
    closed = (
        ("  phone: bellen", "  phone: {none: Nee.}"),
        ("  counter: balie", "  counter: {none: Nee.}"),
    )

    assert (1, "give at least one human door: phone, letter or counter") in faults(
        tmp_path, *closed
    )


def test_a_step_that_ends_nowhere_is_a_dead_end() -> None:
    flow = small_flow()
    step = flow.steps[StepId("nakijken")]
    cut = replace(step, routes=replace(step.routes, default=None))

    found = unsound(replace(flow, steps={**flow.steps, cut.id: cut}), OFFICIAL)

    problems = [fault.problem for fault in found]
    assert problems == ["`nakijken` ends nowhere; add `next:`"]


def test_all_faults_are_told_at_once_in_the_order_of_the_lines(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        ("title: Bel voor hulp", "title: Klopt alles?"),
        ("{found:aow-datum}", "{found:dag}"),
        ("{fact:svb.telefoon}", "{fact:svb.fax}"),
    )

    assert len(found) == 3
    assert found == sorted(found)


def test_a_missing_step_is_told_together_with_a_bad_door(tmp_path: Path) -> None:
    found = faults(
        tmp_path, ("next: bedrag}", "next: weg}"), ("  phone: bellen", "  phone: ook-weg")
    )

    assert [line for line, _ in found] == [1, line_of("kind: choice")]


def test_a_fact_in_date_is_not_stale() -> None:
    valid_until = OFFICIAL.facts["svb.telefoon"].valid_until
    assert valid_until is not None

    assert stale(small_flow(), OFFICIAL, valid_until) == ()


def test_a_fact_whose_date_has_passed_is_stale_on_the_line_of_its_step() -> None:
    valid_until = OFFICIAL.facts["svb.telefoon"].valid_until
    assert valid_until is not None

    (fault,) = stale(small_flow(), OFFICIAL, valid_until + timedelta(days=1))

    problem = f"check the fact `svb.telefoon` again; it was valid until {valid_until}"
    assert (fault.line, fault.problem) == (line_of("kind: phone"), problem)


def test_a_stale_fact_does_not_make_a_flow_unsound() -> None:
    fact = replace(OFFICIAL.facts["svb.telefoon"], valid_until=date(2000, 1, 1))
    official = replace(OFFICIAL, facts={fact.id: fact})

    assert unsound(small_flow(), official) == ()


def test_the_ways_on_from_a_step_are_named_once_each_in_the_order_of_the_file() -> None:
    steps = small_flow().steps

    assert targets(steps[StepId("huis")]) == ("bedrag", "geboren")
    assert targets(steps[StepId("geboren")]) == ("spullen", "uw-dag")
    assert targets(steps[StepId("website")]) == ("gelukt", "bellen")
    assert targets(steps[StepId("gelukt")]) == ()


def test_the_longest_way_that_is_still_open_is_counted() -> None:
    flow = small_flow()

    assert questions_ahead(flow, StepId("huis")) == 4
    assert questions_ahead(flow, StepId("geboren")) == 2
    assert questions_ahead(flow, StepId("website")) == 0


def test_the_texts_of_a_step_are_in_reading_order() -> None:
    assert texts_of(small_flow().steps[StepId("huis")]) == (
        "Huurt u uw huis?",
        "Dan vragen wij naar de huur.",
        "Kijk in uw papieren.",
        "Een kamer telt ook mee.",
        "Ja",
        "Nee",
    )
    assert texts_of(small_flow().steps[StepId("bellen")]) == (
        "Bel voor hulp",
        "De proef",
        "{fact:svb.telefoon}",
        "Goedendag.",
    )

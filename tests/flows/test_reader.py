"""A flow file is read into a frozen flow, or into every fault of its shape at once."""

from datetime import date
from pathlib import Path

import pytest
from small_flow import SMALL, line_of, rewritten, small_flow

from companion.documents import DocumentFaulty
from companion.flows.model import (
    Condition,
    Counter,
    DoorName,
    DoorWay,
    Flow,
    Item,
    OptionId,
    StepId,
)
from companion.flows.reader import MOST_STEPS, read_flow, read_flows


def faults(folder: Path, *changes: tuple[str, str]) -> list[tuple[int, str]]:
    with pytest.raises(DocumentFaulty) as refused:
        read_flow(rewritten(folder, *changes))
    return [(fault.line, fault.problem) for fault in refused.value.faults]


def test_the_top_of_a_file_becomes_the_flow() -> None:
    flow = small_flow()

    assert (flow.id, flow.title, flow.short) == ("klein", "Een kleine proef", "de kleine proef")
    assert (flow.topic, flow.minutes, flow.start) == ("wonen", 5, "huis")
    assert flow.synonyms == ("proefje", "huurtoeslag")
    assert flow.checked_on == date(2026, 11, 23)
    assert dict(flow.words) == {"huur": "Geld voor uw huis."}


def test_steps_keep_the_order_and_the_line_of_the_file() -> None:
    flow = small_flow()

    assert list(flow.steps)[:3] == ["huis", "bedrag", "geboren"]
    assert flow.steps[StepId("bedrag")].line == line_of("ask: Hoeveel huur") - 1


def test_a_door_is_a_step_or_the_reason_why_it_is_not_there() -> None:
    doors = small_flow().doors

    assert doors[DoorName.PHONE] == DoorWay(StepId("bellen"))
    assert doors[DoorName.LETTER] == DoorWay(None, "Er is geen adres.")


def test_a_line_of_a_list_may_hold_for_some_answers_only() -> None:
    step = small_flow().steps[StepId("balie")]

    assert isinstance(step, Counter)
    assert step.bring == (
        Item("uw bril"),
        Item("een foto van uw tuin", Condition(StepId("spullen"), (OptionId("tuin"),))),
        Item("uw huurcontract", Condition(StepId("huis"), (OptionId("huur"),))),
    )


def test_outcomes_of_a_check_are_routes_in_the_order_of_the_file() -> None:
    routes = small_flow().steps[StepId("geboren")].routes

    assert routes.check == "aow-leeftijd"
    assert routes.targets() == ("spullen", "spullen", "uw-dag", "spullen")


def test_never_unknown_is_no_way_on() -> None:
    assert getattr(small_flow().steps[StepId("spullen")], "unknown", "?") is None


@pytest.mark.parametrize(
    ("old", "new", "at", "problem"),
    [
        ("id: klein", "id: groot", "id:", "write `id: klein`, the name of the file"),
        ("minutes: 5", "minutes: vijf", "minutes:", "write a whole number after `minutes:`"),
        ("checked: 2026-11-23", "checked: gisteren", "checked:",
         "write the date after `checked:` as 2026-11-23"),
        ("topic: wonen", "topic: woonen", "topic:",
         "`woonen` is not known; did you mean `wonen`?"),
        ("cost: Het", "kost: Het", "cost:", "`kost` is not known here; did you mean `cost`?"),
        ("  online: website", "  onlien: website", "online:",
         "`onlien` is not known here; did you mean `online`?"),
        ("    kind: amount", "    kind: amuont", "kind: amount",
         "`amuont` is not known; did you mean `amount`?"),
        ("    accept: verleden", "    accept: gisteren", "accept:",
         "`gisteren` is not known; use one of: alle, toekomst, verleden"),
        ("    check: aow-leeftijd", "    check: aow-leeftyd", "check:",
         "`aow-leeftyd` is not known; did you mean `aow-leeftijd`?"),
        ("      later: uw-dag", "      laater: uw-dag", "later:",
         "no outcome `laater`; did you mean `later`?"),
        ("    desk: paspoort", "    desk: paspoot", "desk:",
         "`paspoot` is not known; did you mean `paspoort`?"),
        ("    stamp: bevestigd", "    stamp: af", "stamp:",
         "`af` is not known; use one of: bevestigd, klaar, verstuurd"),
        ("  uw-dag:\n", "  Uw Dag:\n", "kind: explain",
         "name the step `Uw Dag` in small letters, with dashes"),
        ("      tuin: {label: Een tuin}", "      weet-niet: {label: Een tuin}", "tuin:",
         "name the option `weet-niet` otherwise: small letters, not a word of the program"),
        ("    do: [Kijk wat u ziet.]", "    doe: [Kijk wat u ziet.]", "do:",
         "`doe` is not known here; did you mean `do`?"),
    ],
)  # fmt: skip
def test_a_slip_is_told_on_its_line_with_what_was_meant(
    tmp_path: Path, old: str, new: str, at: str, problem: str
) -> None:
    assert (line_of(at), problem) in faults(tmp_path, (old, new))


@pytest.mark.parametrize(
    ("gone", "at", "problem"),
    [
        ("title: Een kleine proef\n", "id:", "add `title:`"),
        ("  phone: bellen\n", "online:", "add `phone:`"),
        ("    unknown: geboren\n", "kind: choice",
         "add `unknown:` with the step after `Ik weet het niet`, or `unknown: nooit`"),
        ("    nothing: Geen van beide\n", "kind: checklist", "add `nothing:`"),
        ("    next: website\n", "kind: review", "add `next:`"),
        ("    stuck: bellen\n", "kind: website", "add `stuck:`"),
        ('    number: "{fact:svb.telefoon}"\n', "kind: phone",
         "add `number:` or `number_where:`, or nobody can call"),
        ("      onbekend: spullen\n", "bereikt:", "add the outcome `onbekend:` of `aow-leeftijd`"),
    ],
)  # fmt: skip
def test_what_is_missing_is_asked_for(tmp_path: Path, gone: str, at: str, problem: str) -> None:
    assert (line_of(at), problem) in faults(tmp_path, (gone, ""))


def test_a_choice_has_two_options_at_least(tmp_path: Path) -> None:
    one_less = ("      eigen: {label: Nee, next: geboren}\n", "")

    problem = "give 2 to 5 options; there are 1"
    assert faults(tmp_path, one_less) == [(line_of("options:"), problem)]


def test_a_question_has_five_options_at_most(tmp_path: Path) -> None:
    more = "".join(f"      o{number}: {{label: Of {number}}}\n" for number in range(4))
    added = ("      tuin: {label: Een tuin}\n", "      tuin: {label: Een tuin}\n" + more)

    assert [problem for _, problem in faults(tmp_path, added)] == [
        "give 1 to 5 options; there are 6"
    ]


def test_a_condition_names_one_step(tmp_path: Path) -> None:
    two = ("when: {spullen: [tuin]}", "when: {spullen: [tuin], huis: [huur]}")

    problem = "name one step after `when:`"
    assert faults(tmp_path, two) == [(line_of("- {text: een foto"), problem)]


def test_a_number_has_its_low_below_its_high(tmp_path: Path) -> None:
    number = ("    kind: amount\n", "    kind: number\n    low: 9\n    high: 1\n")

    problem = "make `low` smaller than `high`"
    assert faults(tmp_path, number) == [(line_of("kind: amount") + 1, problem)]


def test_a_step_of_an_unknown_kind_gives_no_further_faults(tmp_path: Path) -> None:
    assert len(faults(tmp_path, ("    kind: amount", "    kind: amuont"))) == 1


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        ("id: klein", "id: groot"),
        ("minutes: 5", "minutes: vijf"),
        ("    stuck: bellen\n", ""),
        ("    stamp: bevestigd", "    stamp: af"),
    )

    assert len(found) == 4
    assert found == sorted(found)


def test_a_flow_has_two_hundred_steps_at_most(tmp_path: Path) -> None:
    many = "".join(
        f"  s{number}: {{kind: explain, title: T{number}, next: huis}}\n"
        for number in range(MOST_STEPS)
    )

    assert [problem for _, problem in faults(tmp_path, ("steps:\n", f"steps:\n{many}"))] == [
        "split this flow; 200 steps are the most"
    ]


def test_a_folder_is_read_in_the_order_of_names_and_a_broken_file_stops_no_other(
    tmp_path: Path,
) -> None:
    rewritten(tmp_path)
    (tmp_path / "aap.yaml").write_text("id: aap\n")
    (tmp_path / "noot.txt").write_text("no flow")

    flows, broken = read_flows(tmp_path)

    assert [flow.id for flow in flows] == ["klein"]
    assert [name for name, _ in broken] == ["aap"]


def test_a_flow_cannot_be_changed() -> None:
    flow = small_flow()

    with pytest.raises(TypeError):
        flow.steps[StepId("nieuw")] = flow.steps[StepId("huis")]  # type: ignore[index] # the point


def test_the_same_file_gives_the_same_flow() -> None:
    flow: Flow = read_flow(SMALL / "klein.yaml")

    assert flow == small_flow()

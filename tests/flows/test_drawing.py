"""A flow is drawn with every step, every way on and every door."""

import re
from dataclasses import replace

from small_flow import small_flow

from companion.flows.drawing import draw
from companion.flows.graph import targets
from companion.flows.model import StepId


def test_every_step_is_drawn_with_its_kind_and_its_heading() -> None:
    drawn = draw(small_flow())

    assert '  "huis" [label="Choice\\nHuurt u uw huis?", shape=diamond];' in drawn
    assert '  "gelukt" [label="Done\\nHet is gelukt", shape=doublecircle];' in drawn
    assert '  "bellen" [label="Phone\\nBel voor hulp", shape=box];' in drawn


def test_every_way_on_is_an_arrow_with_the_answer_on_it() -> None:
    drawn = draw(small_flow())

    assert '  "huis" -> "bedrag" [label="Ja"];' in drawn
    assert '  "huis" -> "geboren" [label="Nee, Ik weet het niet"];' in drawn
    assert '  "geboren" -> "uw-dag" [label="later"];' in drawn
    assert '  "website" -> "bellen" [label="niet gelukt"];' in drawn
    assert '  "bellen" -> "balie" [label=""];' in drawn


def test_there_are_as_many_arrows_as_ways_on_and_open_doors() -> None:
    flow = small_flow()

    arrows = draw(flow).count(" -> ")

    assert arrows == sum(len(targets(step)) for step in flow.steps.values()) + 3


def test_a_door_points_to_the_step_where_it_begins_and_a_closed_one_nowhere() -> None:
    drawn = draw(small_flow())

    assert '  "phone" -> "bellen" [style=dashed];' in drawn
    assert '"letter" ->' not in drawn
    assert '  "letter" [shape=house];' in drawn


def test_quotation_marks_and_backslashes_in_a_heading_do_not_break_the_drawing() -> None:
    flow = small_flow()
    step = replace(flow.steps[StepId("gelukt")], heading='Zeg "ja\\nee"')

    drawn = draw(replace(flow, steps={**flow.steps, step.id: step}))

    assert r'"Done\nZeg \"ja\\nee\""' in drawn


def test_the_drawing_is_one_closed_graph() -> None:
    drawn = draw(small_flow())

    assert drawn.startswith('digraph "klein" {\n')
    assert drawn.endswith("\n}\n")
    assert len(re.findall(r"[{}]", re.sub(r'"[^"]*"', "", drawn))) == 2

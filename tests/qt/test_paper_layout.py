"""A page on one or two A4: every step in its order, and never a third sheet."""

from dataclasses import replace
from itertools import pairwise

import pytest
from qt.map_sheets import grid_town

from companion.papers.page import Contact, Page, Section, WayThere, Weight
from companion.qt.look import best_typeface
from companion.qt.paper_layout import Leaf, PaperLayout, Text, area_size

pytestmark = pytest.mark.usefixtures("qapp")

LEFT_OUT = "Hier passen niet alle stappen."
WAY = WayThere(
    heading="De weg",
    about=("Het is 1 kilometer lopen.", "Dat duurt 20 minuten."),
    steps=tuple(f"Rechtsaf: Laan van stap {n}, 100 meter" for n in range(1, 9)),
    further="De weg, verder",
    left_out=LEFT_OUT,
    source="Kaart: verzonnen.",
    sheet=grid_town(),
)
CONTACT = Contact("Gemeente Delft", ("Stationsplein 1", "2611 BV Delft"), "14 015", "")
CARD = Page(
    "Loketkaart",
    (Section("Waar", ("Gemeente Delft", "Stationsplein 1"), Weight.BIG),),
    "Bron: het register.",
    "Loketkaart",
    "nl",
    contact=CONTACT,
    scan="Met de camera van een telefoon.",
)


def with_steps(count: int) -> Page:
    steps = tuple(f"Rechtsaf: Laan van stap {n}, 100 meter" for n in range(1, count + 1))
    return replace(CARD, way=replace(WAY, steps=steps))


def crowded(page: Page, lines: int) -> Page:
    """Return the page with so many lines more on its first A4."""
    more = Section("Neem mee", tuple(f"papier {n}" for n in range(lines)), Weight.LIST)
    return replace(page, sections=(*page.sections, more))


def leaves_of(page: Page) -> list[Leaf]:
    return PaperLayout(page, best_typeface()).leaves


def span_of(text: Text) -> tuple[float, float]:
    """Return where a text begins and ends on its A4."""
    rest = text.document.size().height() - text.begin
    return text.top, text.top + min(rest, area_size().height())


def lines_of(leaf: Leaf) -> list[str]:
    return [line for text in leaf.texts for line in text.document.toPlainText().splitlines()]


def test_without_a_way_there_is_one_a4_with_the_code_at_its_foot() -> None:
    (leaf,) = leaves_of(CARD)

    assert leaf.code_area is not None
    assert round(leaf.code_area.bottom()) == round(area_size().height())
    assert "Met de camera van een telefoon." in lines_of(leaf)


def test_the_map_is_on_the_second_a4_below_the_steps() -> None:
    first, second = leaves_of(replace(CARD, way=WAY))

    assert first.map_area is None
    assert second.map_area is not None
    assert second.map_area.bottom() <= area_size().height() + 0.1
    assert second.map_area.height() >= 240
    assert lines_of(second)[:4] == [
        "De weg",
        "Het is 1 kilometer lopen.",
        "Dat duurt 20 minuten.",
        "1. Rechtsaf: Laan van stap 1, 100 meter",
    ]


@pytest.mark.parametrize("count", [1, 8, 14, 20, 26])
@pytest.mark.parametrize("lines", [0, 8, 16])
def test_every_step_stands_once_and_in_order_while_there_is_room(count: int, lines: int) -> None:
    leaves = leaves_of(crowded(with_steps(count), lines))

    told = [line for leaf in leaves for line in lines_of(leaf) if "Laan van stap" in line]
    numbers = [int(line.partition(".")[0]) for line in told]
    assert len(leaves) == 2
    if any(LEFT_OUT in lines_of(leaf) for leaf in leaves):
        assert numbers == [*range(1, len(numbers)), count]
    else:
        assert numbers == list(range(1, count + 1))


def test_steps_that_have_no_room_on_the_second_a4_begin_on_the_first() -> None:
    first, second = leaves_of(with_steps(26))

    assert "1. Rechtsaf: Laan van stap 1, 100 meter" in lines_of(first)
    assert lines_of(second)[0] == "De weg, verder"
    assert LEFT_OUT not in lines_of(second)


@pytest.mark.parametrize("count", [40, 80, 300])
def test_what_is_left_out_is_said_and_the_arrival_is_told(count: int) -> None:
    leaves = leaves_of(crowded(with_steps(count), 14))

    told = lines_of(leaves[1])
    assert len(leaves) == 2
    assert told[-2:] == [LEFT_OUT, f"{count}. Rechtsaf: Laan van stap {count}, 100 meter"]


@pytest.mark.parametrize("lines", [0, 10, 20, 24, 28, 34])
@pytest.mark.parametrize("count", [1, 12, 60])
def test_nothing_ever_leaves_its_a4_and_nothing_overlaps(lines: int, count: int) -> None:
    high = area_size().height()

    leaves = leaves_of(crowded(with_steps(count), lines))

    assert len(leaves) == 2
    for leaf in leaves:
        spans = sorted(span_of(text) for text in leaf.texts if not text.left)
        if leaf.map_area is not None:
            spans.append((leaf.map_area.top(), leaf.map_area.bottom()))
        assert all(end <= begin + 0.5 for (_, end), (begin, _) in pairwise(spans))
        assert all(end <= high + 0.5 for _, end in spans)


def test_a_way_without_a_map_tells_its_source_and_has_all_room_for_steps() -> None:
    page = with_steps(28)
    assert page.way is not None

    first, second = leaves_of(replace(page, way=replace(page.way, sheet=None)))

    assert second.map_area is None
    assert "Kaart: verzonnen." in lines_of(second)
    assert "28. Rechtsaf: Laan van stap 28, 100 meter" in lines_of(second)
    assert not any("Laan" in line for line in lines_of(first))


def test_a_full_first_a4_has_the_code_beside_its_short_lines() -> None:
    (leaf,) = leaves_of(crowded(CARD, 23))

    assert leaf.code_area is not None
    assert round(leaf.code_area.right()) == round(area_size().width())


def test_lines_come_closer_before_a_second_a4_is_begun() -> None:
    (roomy,) = leaves_of(crowded(CARD, 10))
    counts = [len(leaves_of(crowded(CARD, lines))) for lines in (27, 28, 29)]

    assert roomy.room >= 0
    assert counts[0] == 1
    assert set(counts) <= {1, 2}

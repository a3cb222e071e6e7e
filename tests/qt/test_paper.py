"""The printed pages, laid out by Qt as they come out of the printer."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import ways
from pypdf import PdfReader
from walker import opened

from companion.counters.model import Counter as Office
from companion.counters.model import counters_of
from companion.counters.register import Register, read_register
from companion.flows.answers import Chosen, Ticked
from companion.flows.model import Checklist, Choice, Counter, Flow
from companion.flows.progress import Progress, begin
from companion.l10n.words import load_words
from companion.papers.page import Page
from companion.papers.sheet import SMALLEST_PT
from companion.qt.paper_painting import page_count
from companion.qt.printing import PdfPrinter
from companion.session.library import Library, read_library
from companion.session.model import Session
from companion.session.papers import counter_card

LIBRARY = read_library()
STEPS = [
    (flow, step)
    for flow in LIBRARY.flows.values()
    for step in flow.steps.values()
    if isinstance(step, Counter)
]
# Four lines for a week; there are town halls like that.
LATE_ON_THURSDAY = "Mo-We,Fr 09:00-17:00; Th 09:00-20:00; PH off"


@pytest.fixture(scope="module")
def register() -> Register:
    return read_register()


def longest_offices(register: Register) -> list[Office]:
    """Return the offices whose name, address or remark take the most room."""
    offices = [one for town in register.municipalities.values() for one in counters_of(town)]
    by_length = sorted(
        offices, key=lambda one: len(one.name) + sum(map(len, one.address_lines)), reverse=True
    )
    return by_length[:3]


def everything_ticked(library: Library, flow: Flow, step: Counter) -> Progress:
    """Return a progress in which each line of the bring list is shown."""
    given = {}
    for item in step.bring:
        if item.when is not None:
            asked = flow.steps[item.when.step]
            chosen = item.when.options
            given[asked.id] = Chosen(chosen[0]) if isinstance(asked, Choice) else Ticked(chosen)
            assert isinstance(asked, Choice | Checklist)
    started = begin(flow, library.official, opened(library).now.date())
    return replace(started, given=given, current=step.id)


def with_hours(office: Office, hours: str) -> Office:
    """Return the office with hours that are as old as its address."""
    return replace(office, hours=hours, hours_checked_on=office.checked_on)


def longest_cards(register: Register, language: str) -> Iterator[Page]:
    session: Session = replace(opened(LIBRARY, register), words=load_words(language))
    for flow, step in STEPS:
        for office in longest_offices(register):
            errand = (everything_ticked(LIBRARY, flow, step), step)
            yield counter_card(session, office, office.coordinate, errand)
            every_day_alike = with_hours(office, "Mo-Fr 09:00-17:00; PH off")
            yield counter_card(session, every_day_alike, office.coordinate, errand)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.usefixtures("qapp")
def test_a_loketkaart_with_the_hours_of_a_week_is_one_a4_for_most_and_never_a_third(
    register: Register, language: str
) -> None:
    session = replace(opened(LIBRARY, register), words=load_words(language))
    offices = [with_hours(office, LATE_ON_THURSDAY) for office in longest_offices(register)]
    begun = [(begin(flow, LIBRARY.official, session.now.date()), step) for flow, step in STEPS]
    full = [(everything_ticked(LIBRARY, flow, step), step) for flow, step in STEPS]

    usual = [counter_card(session, one, None, errand) for one in offices for errand in begun]
    longest = [counter_card(session, one, None, errand) for one in offices for errand in full]
    with_way = [
        counter_card(session, one, None, errand, ways.found()) for one in offices for errand in full
    ]

    assert {page_count(page) for page in usual} == {1}
    assert max(page_count(page) for page in longest) <= 2
    assert {page_count(page) for page in with_way} == {2}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.usefixtures("qapp")
def test_a_loketkaart_is_one_a4_also_with_the_longest_words(
    register: Register, language: str
) -> None:
    counts = {page_count(page) for page in longest_cards(register, language)}

    assert counts == {1}


@pytest.mark.usefixtures("qapp")
def test_no_letter_of_a_loketkaart_is_smaller_than_18_points(
    register: Register, tmp_path: Path
) -> None:
    sizes: set[float] = set()

    def note(text: str, scale: list[float], *matrix_font_size: object) -> None:
        size = matrix_font_size[-1]
        if text.strip() and isinstance(size, float):
            sizes.add(round(abs(size * scale[3]), 1))

    path = PdfPrinter(tmp_path).print_page(next(longest_cards(register, "nl")))
    page = PdfReader(path).pages[0]
    page.extract_text(visitor_text=note)

    assert min(sizes) == SMALLEST_PT
    assert [round(float(length)) for length in page.mediabox[2:]] == [595, 842]

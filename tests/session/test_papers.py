"""The papers to take along: what is on them, and what is on none of them."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from qt.map_sheets import grid_town, spot, spots

from companion.counters.model import Access, Counter, counters_of
from companion.counters.register import read_register
from companion.directions.asking import WayFound
from companion.directions.model import Manoeuvre, Route, RouteRequest, Turn, Way
from companion.directions.telling import steps
from companion.flows.answers import Ticked
from companion.flows.model import Checklist, Choice, Flow
from companion.flows.model import Counter as CounterStep
from companion.flows.progress import Progress, begin
from companion.l10n.words import load_words
from companion.papers.page import Page, Weight
from companion.session.library import read_library
from companion.session.model import Session
from companion.session.papers import clerk_sheet, counter_card, taxi_sheet
from companion.settings.model import Settings

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
LIBRARY, REGISTER = read_library(), read_register()
DELFT = next(one for one in REGISTER.municipalities.values() if one.name == "Delft")
HALL = counters_of(DELFT)[0]
STEPS = [
    (flow, step)
    for flow in LIBRARY.flows.values()
    for step in flow.steps.values()
    if isinstance(step, CounterStep)
]
HOME, DOOR = spot(60, 180), spot(800, 480)


def session(language: str = "nl") -> Session:
    settings = Settings(language=language, introduced=True)
    return Session(settings, load_words(language), NOW, library=LIBRARY, register=REGISTER)


def errand(flow: Flow, step: CounterStep) -> tuple[Progress, CounterStep]:
    """Return an errand in which every condition of the bring list holds."""
    given = {}
    for item in step.bring:
        if item.when is not None:
            asked = flow.steps[item.when.step]
            assert isinstance(asked, Choice | Checklist)
            given[asked.id] = Ticked(item.when.options)
    started = begin(flow, LIBRARY.official, NOW.date())
    return replace(started, given=given, current=step.id), step


def found() -> WayFound:
    route = Route(
        request=RouteRequest(HOME, DOOR, Way.ON_FOOT),
        manoeuvres=(
            Manoeuvre(Turn.START, ("Lindelaan",), 400, 300, 0, 1),
            Manoeuvre(Turn.LEFT, ("Kerkstraat",), 250, 190, 1, 2),
            Manoeuvre(Turn.ARRIVE, (), 0, 0, 2, 2),
        ),
        shape=spots((60, 180), (500, 250), (800, 480)),
        metres=650,
        seconds=490,
        short_of_target=0,
        source="OpenStreetMap",
        source_date=date(2025, 8, 6),
    )
    return WayFound(route, grid_town())


def texts_of(page: Page) -> list[str]:
    lines = [line for section in page.sections for line in (section.heading, *section.lines)]
    return [page.title, *lines, page.foot, page.file_name]


def weighing(page: Page, weight: Weight) -> list[str]:
    return [line for one in page.sections if one.weight is weight for line in one.lines]


def test_the_card_tells_where_and_the_number_large() -> None:
    page = counter_card(session(), HALL)

    assert weighing(page, Weight.BIG) == [
        "Gemeente Delft",
        *HALL.address_lines,
        f"Telefoon: {HALL.appointment_phone or HALL.phone}",
        "Maak eerst een afspraak.",
    ]
    assert page.way is None


def test_the_card_carries_every_step_as_one_line_and_the_map() -> None:
    found_way = found()

    page = counter_card(session(), HALL, HOME, None, found_way)

    assert page.way is not None
    assert page.way.steps == tuple(step.line for step in steps(found_way.route, session().words))
    assert not any("\n" in line for line in page.way.steps)
    assert page.way.sheet is found_way.sheet
    assert "6 augustus 2025" in page.way.source


def test_with_the_way_itself_no_distance_as_the_crow_flies_is_told() -> None:
    with_way = counter_card(session(), HALL, HOME, None, found())
    without = counter_card(session(), HALL, HOME)

    assert not any("hemelsbreed" in text or "rechte lijn" in text for text in texts_of(with_way))
    assert len(texts_of(without)) > len(texts_of(with_way))


def test_the_square_code_holds_the_public_facts_of_the_counter() -> None:
    contact = counter_card(session(), HALL, HOME, errand(*STEPS[0]), found()).contact

    assert contact is not None
    assert (contact.name, contact.address_lines) == (HALL.name, HALL.address_lines)
    assert (contact.phone, contact.website) == (HALL.phone, HALL.website)


def test_where_one_must_call_first_the_card_has_room_for_the_answer() -> None:
    by_phone = replace(HALL, address_lines=(), access=Access.PHONE_ONLY, coordinate=None)

    page = counter_card(session(), by_phone)

    assert weighing(page, Weight.BIG) == [HALL.name, HALL.phone]
    assert any("……" in text for text in texts_of(page))


def test_hours_on_paper_tell_of_which_day_they_are() -> None:
    checked = replace(HALL, checked_on=date(2026, 10, 1), hours_checked_on=date(2026, 10, 1))

    texts = texts_of(counter_card(session(), replace(checked, hours="Mo-Fr 09:00-17:00")))

    (heading,) = [text for text in texts if "maandag 23 november" in text]
    hours = texts.index(heading)
    assert heading == "Open in de week vanaf maandag 23 november"
    assert texts[hours + 1 : hours + 3] == [
        "Maandag tot en met vrijdag: 9.00 tot 17.00 uur.",
        "Zaterdag en zondag: dicht.",
    ]
    assert "bel eerst" not in texts[hours + 3].lower()


def test_old_hours_on_paper_are_to_be_asked_first() -> None:
    long_ago = replace(HALL, hours="Mo-Fr 09:00-17:00", hours_checked_on=date(2026, 3, 1))

    texts = texts_of(counter_card(session(), long_ago))

    assert f"Bel eerst: {HALL.phone}." in texts


def test_where_the_hours_are_unknown_the_card_tells_of_today() -> None:
    texts = texts_of(counter_card(session(), HALL))

    assert "Open? Gekeken op maandag 23 november" in texts


def test_where_the_hours_are_unknown_the_card_has_what_to_ask() -> None:
    open_now = replace(HALL, hours="Mo-Fr 09:00-17:00", hours_checked_on=date(2026, 10, 1))

    assert "Wat moet ik meenemen?" in weighing(counter_card(session(), HALL), Weight.SAY)
    assert weighing(counter_card(session(), open_now), Weight.SAY) == []


@pytest.mark.parametrize(("free", "count"), [(True, 1), (False, 1), (None, 0)])
def test_the_card_tells_of_a_wheelchair_only_what_is_known(free: bool | None, count: int) -> None:
    page = counter_card(session(), replace(HALL, step_free=free))

    assert sum(text.startswith("De kaart zegt: een rolstoel") for text in texts_of(page)) == count


def test_the_sheet_with_the_way_names_where_it_leads() -> None:
    way = counter_card(session(), HALL, HOME, None, found()).way

    assert way is not None
    assert way.heading == "De weg naar Gemeente Delft"


def test_the_taxi_sheet_shows_the_address_huge_and_room_for_the_hour() -> None:
    page = taxi_sheet(session(), HALL)

    assert page.title == "Wilt u mij brengen naar:"
    assert weighing(page, Weight.HUGE) == ["Gemeente Delft", *HALL.address_lines]
    assert any("Uur: ……" in text for text in texts_of(page))


def test_a_counter_without_address_leaves_room_for_one_on_the_taxi_sheet() -> None:
    (line,) = weighing(taxi_sheet(session(), replace(HALL, address_lines=())), Weight.HUGE)

    assert line.startswith("Waar: ……")


@pytest.mark.parametrize(("free", "count"), [(True, 1), (False, 1), (None, 0)])
def test_the_taxi_sheet_tells_of_steps_only_what_is_known(free: bool | None, count: int) -> None:
    page = taxi_sheet(session(), replace(HALL, step_free=free))

    assert sum("trap" in text for text in texts_of(page)) == count


@pytest.mark.parametrize(("flow", "step"), STEPS, ids=[str(flow.id) for flow, _ in STEPS])
def test_the_clerk_sheet_asks_and_leaves_room_to_write(flow: Flow, step: CounterStep) -> None:
    page = clerk_sheet(session(), errand(flow, step))

    assert len(weighing(page, Weight.SAY)) == 3
    assert len([text for text in texts_of(page) if text.startswith("………")]) == 7


@pytest.mark.parametrize(("flow", "step"), STEPS, ids=[str(flow.id) for flow, _ in STEPS])
def test_no_answer_of_the_citizen_is_on_a_sheet_for_others(flow: Flow, step: CounterStep) -> None:
    answered, bare = errand(flow, step), (begin(flow, LIBRARY.official, NOW.date()), step)

    assert clerk_sheet(session(), answered) == clerk_sheet(session(), bare)
    hall: Counter = HALL
    assert "answer" not in " ".join(texts_of(taxi_sheet(session(), hall)))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_paper_is_wholly_in_its_language(language: str) -> None:
    spoken = session(language)

    pages = [
        counter_card(spoken, HALL, HOME, errand(*STEPS[0]), found()),
        taxi_sheet(spoken, HALL),
        clerk_sheet(spoken, errand(*STEPS[0])),
    ]

    assert {page.language for page in pages} == {language}
    english = {"Where", "Bring this", "Please take me to:", "The way there", "For the counter"}
    said = {text for page in pages for text in texts_of(page)}
    assert bool(said & english) == (language == "en")

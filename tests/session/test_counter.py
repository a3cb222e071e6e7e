"""The way to a counter: the place, the counter, the page in the hand."""

from dataclasses import replace
from datetime import datetime

import pytest
from screens import BEGUN, TO_REVIEW, heading, kind_of, labels, said, typed_texts
from walker import NOW, pressed

from companion.flows.model import Counter, FlowId, StepId
from companion.official.desks import Desk
from companion.papers.page import Page, Weight
from companion.session.effects import PrintPage
from companion.session.handling import handle
from companion.session.intents import Intent, Pick, Press, Typed
from companion.session.model import Session
from companion.session.places import (
    AtCounter,
    AtStep,
    Finder,
    Help,
    Home,
    TroubleKind,
    TroublePlace,
    WeekHours,
)
from companion.session.screens import view_of
from companion.session.views import Lines, Tone

UTRECHT = (Typed("text", "Utrecht"), Press.FORWARD)
# To the counter of the small flow, with a garden but without a rented house.
AT_COUNTER = (*TO_REVIEW, Press.FORWARD, Press.STUCK, Press.FORWARD, Press.FORWARD, Press.FORWARD)


def at_the_hall(home: Session, *, hours: str = "", appointments: bool = True) -> Session:
    """Return the session at the town hall of Utrecht, with hours, and without appointments."""
    there = pressed(home, Press.FINDER, *UTRECHT)
    assert isinstance(there.place, AtCounter)
    near = there.place.near
    office = replace(near.counter, hours=hours, hours_checked_on=NOW.date())
    if not appointments:
        office = replace(office, appointment_phone=None, appointment_url=None)
    known = replace(near, counter=office)
    return there.stay(replace(there.place, near=known))


def page(session: Session) -> Page:
    asked = pressed(session, Press.PRINT, Pick("card"))
    _after, effects = handle(asked, Press.PRINT)
    (printed,) = kind_of(effects, PrintPage)
    return printed.page


def test_the_place_is_asked(home: Session) -> None:
    there = pressed(home, Press.FINDER)

    assert heading(there) == "What is your postcode or place?"
    assert typed_texts(there) == [""]


@pytest.mark.parametrize("typed", ["Utrecht", "3511 BX", "3511bx", "utrecht", "gemeente Utrecht"])
def test_a_place_or_a_postcode_leads_to_the_own_town_hall(home: Session, typed: str) -> None:
    there = pressed(home, Press.FINDER, Typed("text", typed), Press.FORWARD)

    assert heading(there) == "Gemeente Utrecht"
    assert heading(pressed(there, Press.BACK)) == "What is your postcode or place?"


def test_a_name_of_several_places_asks_for_the_municipality(home: Session) -> None:
    there = pressed(home, Press.FINDER, Typed("text", "Bergen"), Press.FORWARD)

    assert heading(there) == "Which municipality do you live in?"
    assert 2 <= len(labels(view_of(there))) <= 5


def test_a_misspelt_place_is_kept_and_the_nearest_are_offered(home: Session) -> None:
    there = pressed(home, Press.FINDER, Typed("text", "Utrchet"), Press.FORWARD)

    assert said(there, Tone.PROBLEM) == ["We do not know this place. Is it one of these?"]
    assert typed_texts(there) == ["Utrchet"]
    assert view_of(there).focus == "text"
    assert heading(pressed(there, Pick("Utrecht"))) == "Gemeente Utrecht"


@pytest.mark.parametrize("typed", ["", "qqqqqq", "0123 AB", "x" * 10_000, "\u0000", "🙂"])
def test_a_place_that_nobody_knows_is_answered_with_a_sentence(home: Session, typed: str) -> None:
    there = pressed(home, Press.FINDER, Typed("text", typed), Press.FORWARD)

    assert len(said(there, Tone.PROBLEM)) == 1
    assert isinstance(there.place, Finder)


def test_back_from_the_list_leads_to_what_was_typed(home: Session) -> None:
    there = pressed(home, Press.FINDER, Typed("text", "Bergen"), Press.FORWARD, Press.BACK)

    assert heading(there) == "What is your postcode or place?"
    assert typed_texts(there) == ["Bergen"]


def test_a_counter_says_where_it_is_and_to_call_first(home: Session) -> None:
    there = pressed(home, Press.FINDER, *UTRECHT)

    assert heading(there) == "Gemeente Utrecht"
    assert len(said(there, Tone.BIG)) == 3
    assert "First make an appointment." in said(there, Tone.NOTICE)
    assert "I want to make an appointment." in said(there, Tone.SAY)
    assert "Do I have to make an appointment?" not in said(there, Tone.SAY)
    assert said(there, Tone.SMALL)[0].startswith("Source: ")


def test_where_an_appointment_is_not_known_to_be_needed_one_asks(home: Session) -> None:
    there = at_the_hall(home, appointments=False)

    assert "Do I have to make an appointment?" in said(there, Tone.SAY)
    assert said(there, Tone.NOTICE) == []


def test_that_an_appointment_comes_first_stands_above_the_number_and_the_way(
    home: Session,
) -> None:
    parts = view_of(at_the_hall(home)).parts
    order = [part.icon or part.tone.value for part in parts if isinstance(part, Lines)]

    assert order[:4] == ["big", "warning", "later", "phone"]


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (NOW, "300 meter. Open now."),
        (NOW.replace(day=22), "300 meter. Closed now. Open tomorrow from 9.00."),
        (NOW.replace(month=12, day=24), "300 meter. It may be closed."),
    ],
)
def test_the_list_tells_whether_a_counter_is_open_or_when_it_opens(
    home: Session, day: datetime, told: str
) -> None:
    there = at_the_hall(home, hours="Mo-Fr 09:00-17:00")
    assert isinstance(there.place, AtCounter)
    near = replace(there.place.near, metres=300)
    listed = replace(there, now=day).go(Finder(counters=(near, near)))

    assert labels(view_of(listed))[0].endswith(told)


def test_the_hours_of_the_coming_days_are_one_press_away(home: Session) -> None:
    there = at_the_hall(home, hours="Mo-Fr 09:00-17:00; PH off")

    week = pressed(there, Press.WEEK)

    assert "All opening hours" in labels(view_of(there))
    assert isinstance(week.place, WeekHours)
    assert heading(week) == "The opening hours of Gemeente Utrecht"
    assert said(week, Tone.PLAIN) == [
        "Maandag to vrijdag: 9.00 to 17.00.",
        "Zaterdag and zondag: closed.",
    ]
    assert said(week, Tone.SMALL)[0].endswith(", 23 november 2026.")


@pytest.mark.parametrize("back", [Press.FORWARD, Press.BACK])
def test_from_the_hours_one_comes_back_at_the_counter(home: Session, back: Press) -> None:
    there = at_the_hall(home, hours="Mo-Fr 09:00-17:00; PH off")

    assert pressed(there, Press.WEEK, back) == there


@pytest.mark.parametrize("hours", ["", "ma-vr 9:00 tot 17:00 uur"])
def test_where_nobody_knows_the_hours_there_is_no_button_for_them(
    home: Session, hours: str
) -> None:
    there = at_the_hall(home, hours=hours)

    assert "All opening hours" not in labels(view_of(there))
    assert pressed(there, Press.WEEK) == there


def test_hours_of_long_ago_are_told_with_the_number_to_call_first(home: Session) -> None:
    there = at_the_hall(home, hours="Mo-Fr 09:00-17:00; PH off")
    half_a_year_later = replace(there, now=NOW.replace(year=2027, month=6))

    week = pressed(half_a_year_later, Press.WEEK)

    assert said(week, Tone.NOTICE) == ["Call first: 14 030."]


def test_that_one_calls_first_stands_above_the_hours(home: Session) -> None:
    there = at_the_hall(home, hours="Mo-Fr 09:00-17:00; PH off")
    half_a_year_later = replace(there, now=NOW.replace(year=2027, month=6))

    parts = view_of(pressed(half_a_year_later, Press.WEEK)).parts

    assert [part.icon for part in parts if isinstance(part, Lines)] == ["warning", "later", ""]


def test_help_at_the_hours_of_a_counter_knows_the_errand(home: Session) -> None:
    there = at_the_hall(pressed(home, *AT_COUNTER), hours="Mo-Fr 09:00-17:00; PH off")

    assert pressed(there, Press.WEEK, Press.HELP).place == Help("klein", "balie")


def test_without_an_errand_the_page_tells_only_where_and_how_to_call(home: Session) -> None:
    printed = page(pressed(home, Press.FINDER, *UTRECHT))

    headings = [section.heading for section in printed.sections]
    assert printed.title == "Card for the counter"
    assert "Where" in headings
    assert "What I come for" not in headings
    assert "Bring this" not in headings


def test_the_page_of_an_errand_has_what_to_bring_for_these_answers(home: Session) -> None:
    printed = page(pressed(home, *AT_COUNTER, *UTRECHT))

    sections = {section.heading: section for section in printed.sections}
    assert sections["What I come for"].lines == ("Een kleine proef",)
    assert sections["Bring this"].lines == ("uw bril", "een foto van uw tuin")
    assert sections["Bring this"].weight is Weight.LIST
    assert sections["Say this"].lines == ("Ik heb een vraag.",)
    assert sections["If they send you away"].lines == ("Vraag wanneer het wel kan.",)


def test_other_answers_give_another_list(home: Session) -> None:
    rented: tuple[Intent, ...] = (*BEGUN, Pick("huur"), Press.FORWARD)
    door = pressed(home, *rented, Press.HELP, Pick("counter"), Press.FORWARD, *UTRECHT)

    sections = {section.heading: section.lines for section in page(door).sections}

    assert sections["Bring this"] == ("uw bril", "uw huurcontract")


def test_what_is_printed_is_what_is_on_the_screen(home: Session) -> None:
    there = pressed(home, Press.FINDER, *UTRECHT)
    shown = {*said(there, Tone.BIG), *said(there, Tone.SMALL)}

    printed = page(there)

    where = next(section for section in printed.sections if section.heading == "Where")
    assert set(where.lines[1:]) <= shown
    assert any(line.startswith(printed.foot) for line in shown)


def test_help_at_a_counter_knows_the_errand(home: Session) -> None:
    there = pressed(home, *AT_COUNTER, *UTRECHT)

    assert pressed(there, Press.HELP).place == Help("klein", "balie")


def test_ready_at_a_counter_without_an_errand_leads_home(home: Session) -> None:
    there = pressed(home, Press.FINDER, *UTRECHT)

    assert isinstance(there.place, AtCounter)
    assert pressed(there, Press.FORWARD).stack == (Home(),)


def test_within_an_errand_the_main_button_claims_only_that_one_has_been_there(
    home: Session,
) -> None:
    there = pressed(home, *AT_COUNTER, *UTRECHT)
    alone = pressed(home, Press.FINDER, *UTRECHT)

    main, without = view_of(there).bar.main, view_of(alone).bar.main
    assert main is not None
    assert without is not None
    assert (main.label, without.label) == ("I have been there", "Ready")
    assert "I will go later" in labels(view_of(there))
    assert "I will go later" not in labels(view_of(alone))


def test_whoever_goes_later_finds_the_errand_at_the_counter_again(home: Session) -> None:
    later = pressed(home, *AT_COUNTER, *UTRECHT, Press.LATER)

    assert later.stack == (Home(),)
    assert not later.errands["klein"].finished
    assert later.errands["klein"].current == "balie"
    assert isinstance(pressed(later, Pick("klein")).place, AtStep)


def test_an_errand_does_not_ask_again_where_one_lives(home: Session) -> None:
    known = pressed(home, Press.FINDER, *UTRECHT, Press.FORWARD)

    there = pressed(known, *AT_COUNTER)

    assert heading(there) == "Gemeente Utrecht"
    assert heading(pressed(there, Press.BACK)) == "What is your postcode or place?"


def test_the_own_card_has_room_for_the_appointment(home: Session) -> None:
    printed = page(pressed(home, *AT_COUNTER, *UTRECHT))

    lines = [line for section in printed.sections for line in section.lines]
    appointment = lines.index("First make an appointment.")
    assert lines[appointment + 1].startswith("My appointment: day …")


def test_help_nearby_sends_nobody_to_the_town_hall(home: Session) -> None:
    there = pressed(_with_help_nearby(home), *AT_COUNTER, *UTRECHT)

    assert heading(there).startswith("Call first: Gemeente ")
    assert len(said(there, Tone.BIG)) == 1
    assert said(there, Tone.SAY)[0] == "Where do I get free help with this?"
    assert said(there, Tone.NOTICE) == []
    assert "Where" not in [section.heading for section in page(there).sections]
    assert page(there).sections[3].lines[0].startswith("Where: …")


def test_a_guest_is_not_told_that_answers_are_kept(home: Session) -> None:
    stopped = pressed(home, *AT_COUNTER).go(TroublePlace(TroubleKind.WEBSITE, "klein", "website"))

    kept = "Your answers are kept."
    assert kept in said(stopped, Tone.PLAIN)
    assert kept not in said(replace(stopped, guest=True), Tone.PLAIN)


def _with_help_nearby(home: Session) -> Session:
    library = home.library
    assert library is not None
    flow = library.flows[FlowId("klein")]
    step = flow.steps[StepId("balie")]
    assert isinstance(step, Counter)
    steps = {**flow.steps, step.id: replace(step, desk=Desk.HELP)}
    flows = {**library.flows, flow.id: replace(flow, steps=steps)}
    return replace(home, library=replace(library, flows=flows))

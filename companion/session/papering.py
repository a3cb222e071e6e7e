"""What the presses do that bring a page into the hand."""

from dataclasses import replace
from typing import assert_never

from companion.papers.page import Page, Weight
from companion.session.effects import PrintPage, PrintTarget
from companion.session.finding import errand_of
from companion.session.intents import Intent, Pick, Press
from companion.session.model import Session
from companion.session.outcome import Outcome, at
from companion.session.paper_screens import CLERK, TAXI
from companion.session.papers import clerk_sheet, counter_card, taxi_sheet, with_transit
from companion.session.places import ByTransit, ChoosePaper, ChoosePrinter, OnPaper, WriteDown

# What must be on a sheet that is written by hand: where it is, the number, what to bring.
_WRITTEN = (Weight.BIG, Weight.HUGE, Weight.LIST)


def moved(session: Session, place: OnPaper, intent: Intent) -> Outcome:
    """Return the session after an intent at a place where a page is chosen or written down."""
    match place:
        case ChoosePaper():
            return _in_choose_paper(session, place, intent)
        case ChoosePrinter():
            return _in_choose_printer(session, place, intent)
        case WriteDown():
            return _in_write_down(session, place, intent)
        case _:
            assert_never(place)


def _in_choose_paper(session: Session, place: ChoosePaper, intent: Intent) -> Outcome:
    """Return the session that asks where the chosen page must go."""
    if not isinstance(intent, Pick):
        return at(session)
    return at(session.go(ChoosePrinter(_page(session, place, intent.key))))


def _in_choose_printer(session: Session, place: ChoosePrinter, intent: Intent) -> Outcome:
    """Return the session after the choice between printer, stick and pen."""
    match intent:
        case Press.PRINT:
            return session, (PrintPage(place.page),)
        case Press.TO_STICK:
            return session, (PrintPage(place.page, PrintTarget.STICK),)
        case Press.WRITE_DOWN:
            return at(session.go(WriteDown(lines_to_write(place.page))))
        case _:
            return at(session)


def _in_write_down(session: Session, place: WriteDown, intent: Intent) -> Outcome:
    """Return the session at the next line; after the last, before the page was chosen."""
    if intent is not Press.FORWARD:
        return at(session)
    if place.index + 1 < len(place.lines):
        return at(session.go(replace(place, index=place.index + 1)))
    return at(taken_along(session))


def taken_along(session: Session) -> Session:
    """Return the session where it was before a page was asked for."""
    stack = session.stack
    while isinstance(stack[-1], OnPaper) and len(stack) > 1:
        stack = stack[:-1]
    return replace(session, stack=stack)


def lines_to_write(page: Page) -> tuple[str, ...]:
    """Return what somebody writes down of a page by hand, and the steps of the way."""
    needed = tuple(
        line for section in page.sections if section.weight in _WRITTEN for line in section.lines
    )
    # A sheet that has nothing of these is written down whole.
    every = tuple(line for section in page.sections for line in section.lines)
    return (*(needed or every), *(page.way.steps if page.way is not None else ()))


def _page(session: Session, place: ChoosePaper, key: str) -> Page:
    office = place.counter.near.counter
    errand = errand_of(session, place.counter)
    if key == TAXI:
        return taxi_sheet(session, office)
    if key == CLERK and errand is not None:
        return clerk_sheet(session, errand)
    card = counter_card(session, office, place.counter.start, errand, place.found)
    # Who asks for a page beside what is known of the bus wants that on it as well.
    by_transit = [one for one in session.stack[-2:] if isinstance(one, ByTransit)]
    return with_transit(session, card, office, by_transit[0].answer) if by_transit else card

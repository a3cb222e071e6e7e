"""The screens that bring a page into the hand: which page, where to, written down by oneself."""

from pathlib import PurePath
from typing import assert_never

from companion.session.frame import main_button, screen
from companion.session.intents import Pick, Press
from companion.session.model import Session
from companion.session.places import ChoosePaper, ChoosePrinter, OnPaper, Paper, WriteDown
from companion.session.views import Button, Buttons, Heading, Lines, Part, ScreenView, Tone

CARD, TAXI, CLERK = "card", "taxi", "clerk"  # the pages there are for a counter


def view(session: Session, place: OnPaper) -> ScreenView:
    """Return the screen of a place where a page is chosen or written down."""
    match place:
        case ChoosePaper():
            return _choose_paper(session, place)
        case ChoosePrinter():
            return _choose_printer(session)
        case WriteDown():
            return _write_down(session, place)
        case _:
            assert_never(place)


def _choose_paper(session: Session, place: ChoosePaper) -> ScreenView:
    """Return the question which page is wanted; a clerk needs one only where there is an errand."""
    _ = session.words
    card = (
        _("The card for the counter, with the way")
        if place.found
        else _("The card for the counter")
    )
    for_clerk = Button(CLERK, _("For the person at the counter"), Pick(CLERK), "clerk")
    buttons = (
        Button(CARD, card, Pick(CARD), "counter"),
        Button(TAXI, _("For the taxi or a neighbour"), Pick(TAXI), "taxi"),
        *((for_clerk,) if place.counter.flow else ()),
    )
    parts = (Heading(_("What do you want on paper?")), Buttons(buttons))
    return screen(session, "S18", "paper/choose", parts, None)


def _choose_printer(session: Session) -> ScreenView:
    """Return the question where a page must go."""
    _ = session.words
    printing = session.policy.printing
    buttons = [Button("write-down", _("I write it down myself"), Press.WRITE_DOWN, "write-down")]
    if printing.allowed and session.policy.sticks and not printing.only_printer:
        buttons.insert(0, Button("stick", _("Onto a USB stick"), Press.TO_STICK, "stick"))
    if printing.allowed:
        buttons.insert(0, Button("print", _("To the printer"), Press.PRINT, "print"))
    heading = _("Do you have a printer?") if printing.allowed else _("There is no printing here")
    parts = (Heading(heading), Buttons(tuple(buttons)))
    return screen(session, "S18", "paper/printer", parts, None)


def _write_down(session: Session, place: WriteDown) -> ScreenView:
    """Return one line to write down, as large as it goes."""
    _ = session.words
    count = len(place.lines)
    parts = (
        # Nothing else stands above the line: it must be on the first page with large letters.
        # Translators: one of the lines that are to be written down
        Heading(_("Line {number} of {count}", number=place.index + 1, count=count)),
        Lines((place.lines[place.index],), Tone.HUGE, icon="write-down"),
        Lines((_("Have you written this down?"),)),
    )
    main = main_button(_("Yes"), "done")
    return screen(session, "S18", f"paper/line/{place.index}", parts, main)


def paper(session: Session, place: Paper) -> ScreenView:
    """Return what became of a page that was to be printed."""
    _ = session.words
    if not place.saved_as:
        parts: tuple[Part, ...] = (
            Heading(_("The page is at the printer")),
            Lines((_("Take it along."),)),
        )
        return screen(session, "S17", "paper", parts, main_button(_("Ready"), "done"))
    file = PurePath(place.saved_as)
    # Translators: {name} is the name of a file
    called = _("It is called {name}.", name=file.stem)
    if place.on_stick:
        heading, icon = _("The page is on the stick"), "stick"
        told = (_("Take the stick out now."), _("Ask someone to print it for you."))
        where: tuple[str, ...] = (called,)
    else:
        heading, icon = _("The page is saved"), "print"
        told = (_("There is no printer here."), _("Ask someone to print it for you."))
        # Translators: {folder} is the name of a folder on the computer, as "Documenten"
        where = (_("It is in the folder {folder}.", folder=file.parent.name), called)
    parts = (Heading(heading), Lines(told), Lines(where, icon=icon))
    return screen(session, "S17", "paper", parts, main_button(_("Ready"), "done"))

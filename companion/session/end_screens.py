"""The screens at the end of a visit: S23 and around it."""

from typing import assert_never

from companion.session.end_places import Covered, EndPlace, Erased, Erasing, StillThere
from companion.session.frame import notice, screen
from companion.session.intents import Press
from companion.session.model import Session
from companion.session.views import Button, Heading, Lines, ScreenView
from companion.visits.wiping import Gone


def view(session: Session, place: EndPlace) -> ScreenView:
    """Return the screen of a place where a visit ends."""
    match place:
        case StillThere():
            return _still_there(session)
        case Covered():
            return _covered(session)
        case Erasing():
            heading = Heading(session.words("One moment. We erase everything."))
            return screen(session, "S23", "erasing", (heading,), None)
        case Erased():
            return _erased(session, place)
        case _:
            assert_never(place)


def _still_there(session: Session) -> ScreenView:
    _ = session.words
    told = (
        (_("In 1 minute we erase everything of you."), _("Then the next visitor can begin."))
        if session.guest
        else (_("In 1 minute we cover the screen."), _("Nothing is lost."))
    )
    here = Button("main", _("I am still here"), Press.STILL_HERE, "forward")
    parts = (Heading(_("Are you still there?")), Lines(told))
    return screen(session, "S23", "still-there", parts, here)


def _covered(session: Session) -> ScreenView:
    _ = session.words
    # Translators: on a screen that hides what the citizen was doing
    parts = (Heading(_("The screen is covered")), Lines((_("Nothing is lost."),)))
    on = Button("main", _("Continue"), Press.STILL_HERE, "forward")
    return screen(session, "S23", "covered", parts, on)


def _erased(session: Session, place: Erased) -> ScreenView:
    """Return what is gone, counted; nobody has to believe it without a number."""
    _ = session.words
    away = (_("Nobody pressed for a while."),) if place.away else ()
    back = (_("Give the device back now."),) if session.policy.nothing_kept else ()
    missed = (_("Not everything could be erased. Tell someone who works here."),)
    parts = (
        Heading(
            _("Everything of you is erased") if place.gone.whole else _("Almost all is erased")
        ),
        None if place.gone.whole else notice(_("Watch out"), missed),
        Lines((*away, *back)) if away or back else None,
        Lines(counted(session, place.gone), label=_("This is gone"), icon="erase", bullets=True),
        Lines((_("Letters and volume are as before."),)),
    )
    following = Button("main", _("Next visitor"), Press.NEW_VISIT, "forward")
    return screen(session, "S23", "erased", parts, following)


def counted(session: Session, gone: Gone) -> tuple[str, ...]:
    """Return how much of each is gone, also where it was nothing."""
    _ = session.words
    return (
        _("Answers: {count}", count=gone.answers),
        _("Saved pages: {count}", count=gone.pages),
        _("Pages that still had to be printed: {count}", count=gone.print_jobs),
        _("Other files: {count}", count=gone.files),
        # Translators: texts that were copied on the computer, to be pasted elsewhere
        _("Copied texts: {count}", count=gone.clipboard),
    )

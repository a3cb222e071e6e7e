"""What comes back from the world: what was kept, printed, not reached, or went wrong."""

from dataclasses import replace
from datetime import datetime
from types import MappingProxyType

from companion.flows.model import StepId, Website
from companion.flows.progress import Progress
from companion.session import listening
from companion.session.effects import Announce
from companion.session.intents import (
    Intent,
    JournalOpened,
    Kept,
    NoInternet,
    Printed,
    ScreenReader,
    TimePassed,
    Trouble,
    VoiceFaltered,
    VoiceLost,
    VoicesFound,
)
from companion.session.ledger import LIST, kept_apart
from companion.session.model import Session
from companion.session.outcome import Outcome, at
from companion.session.places import AtDoor, AtStep, Paper, TroubleKind, TroublePlace
from companion.session.screens import errand_here, needed_progress
from companion.session.showing import with_sound
from companion.speech.earcons import Earcon


def take_in(session: Session, intent: Intent) -> Outcome:
    """Return the session after a report of the world."""
    match intent:
        case Kept(flow, answers):
            pending = max(0, session.pending - answers)
            return _kept(replace(session, pending=pending), flow)
        case Trouble(message):
            # What was awaited may be what did not work: never wait for ever.
            told = replace(session, notice=message, waiting=None)
            announced = Announce(session.words.of(message), urgent=True)
            return with_sound((told, (announced,)), Earcon.ATTENTION)
        case Printed(saved_as, on_stick) if isinstance(session.place, Paper):
            return at(session.stay(Paper(saved_as, on_stick)))
        case Printed(saved_as, on_stick):
            return at(session.go(Paper(saved_as, on_stick)))
        case NoInternet():
            return at(_no_internet(session))
        case VoiceLost() | VoiceFaltered() | VoicesFound() | ScreenReader():
            return listening.take_in(session, intent)
        case TimePassed(now) if now.date() != session.now.date():
            return at(_on_another_day(session, now))
        case TimePassed(now):
            return at(replace(session, now=now))
        case _:
            return at(session)


def with_journal(session: Session, opened: JournalOpened) -> Session:
    """Return the session with what was kept of earlier sittings, and whether this one will be."""
    errands, followed = kept_apart(opened.errands)
    return replace(
        session,
        journal_awaited=False,
        kept_errands=errands,
        followed=followed,
        ledger=opened.ledger,
        unkept=not opened.kept,
        notice=opened.problem or session.notice,
    )


def _kept(session: Session, flow: str) -> Outcome:
    """Return the session that says "Saved", where the errand is still on the screen.

    Not while another answer is still on its way to the disk.

    Nothing of a guest survives, so nothing is said.
    """
    here = flow in (errand_here(session)[0], LIST)  # an end is kept with what is waited for
    if session.forgets or session.pending or not here:
        return at(session)
    saved = replace(session, saved=True), (Announce(session.words("Saved.")),)
    return with_sound(saved, Earcon.SAVED)


def _on_another_day(session: Session, now: datetime) -> Session:
    errands: dict[str, Progress] = {
        flow: replace(progress, today=now.date()) for flow, progress in session.errands.items()
    }
    return replace(session, now=now, errands=MappingProxyType(errands))


def _no_internet(session: Session) -> Session:
    """Return the session where that is told, unless the website is not on the screen any more."""
    flow, step = errand_here(session)
    if not isinstance(session.place, AtStep | AtDoor):
        return session
    if not isinstance(needed_progress(session, flow).flow.steps[StepId(step)], Website):
        return session
    return session.go(TroublePlace(TroubleKind.NO_INTERNET, flow, step))

"""How a visit ends: by Stop, because nobody pressed, after a sleep."""

from companion.session.effects import Erase
from companion.session.end_places import EndPlace
from companion.session.intents import IdleOver, IdleWarning, Intent, VisitErased
from companion.session.model import Session
from companion.session.outcome import Outcome, at


def end_visit(session: Session) -> Outcome:
    """Return the session that has everything of this visit erased."""
    return session, (Erase(),)


def take_in(session: Session, intent: IdleWarning | IdleOver | VisitErased) -> Outcome:
    """Return the session after nobody pressed for a while, or after everything was erased."""
    del intent
    return at(session)


def moved(session: Session, place: EndPlace, intent: Intent) -> Outcome:
    """Return the session after an intent at a place where a visit ends."""
    del place, intent
    return at(session)

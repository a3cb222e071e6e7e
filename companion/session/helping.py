"""What the presses around a helper do: begin, look away, stop; and what a helper may not."""

from dataclasses import dataclass

from companion.session.helper_places import HelperPlace, Together
from companion.session.intents import Intent
from companion.session.model import Session
from companion.session.outcome import Outcome, at
from companion.visits.consent import Consent


@dataclass(frozen=True, slots=True)
class Helping:
    """The help of this moment."""

    consent: Consent


def begin(session: Session) -> Outcome:
    """Return the card on which the citizen says who helps and what they may do."""
    return at(session.go(Together()))


def stop(session: Session) -> Outcome:
    """Return the session without a helper, at once."""
    return at(session)


def moved(session: Session, place: HelperPlace, intent: Intent) -> Outcome:
    """Return the session after an intent at a place of helping."""
    del place, intent
    return at(session)

"""What comes out of a handler: the session after, and the effects in order."""

from companion.session.effects import Effect
from companion.session.model import Session

Outcome = tuple[Session, tuple[Effect, ...]]


def at(session: Session) -> Outcome:
    """Return a session without effects of its own."""
    return session, ()

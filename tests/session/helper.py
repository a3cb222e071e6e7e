"""A citizen with a helper beside them, for the tests of what then holds."""

from dataclasses import replace
from datetime import timedelta

from companion.device.policy import Policy
from companion.session.helping import Helping
from companion.session.intents import Intent, Press, Typed
from companion.session.model import Session
from companion.session.screens import view_of
from companion.session.views import Lines
from companion.visits.consent import Consent, Right
from companion.visits.log import Entry, Event, VisitLog

ALL_RIGHTS = frozenset(Right)
WATCHING = frozenset({Right.WATCH})
# From a screen with a way to a helper, to the card on which the citizen says yes.
TO_CARD: tuple[Intent, ...] = (
    Press.TOGETHER,
    Typed("helper", "Jan"),
    Press.FORWARD,
    Press.FORWARD,
    Press.FORWARD,
)


def helped(
    session: Session, rights: frozenset[Right] = WATCHING, minutes: int = 60, errand: str = ""
) -> Session:
    """Return the session with Jan beside the citizen from now on."""
    until = session.now + timedelta(minutes=minutes)
    consent = Consent("Jan", rights, session.now, until, errand)
    log = VisitLog((Entry(session.now, Event.BEGAN),))
    return replace(session, helping=Helping(consent, log))


def events(session: Session) -> list[Event]:
    """Return what happened so far, of the help of now or of the last one."""
    log = session.helping.log if session.helping is not None else session.helped[-1].log
    return [entry.event for entry in log.entries]


def with_policy(session: Session, policy: Policy) -> Session:
    """Return the session on a device of which the organisation decided this."""
    return replace(session, policy=policy, guest=policy.nothing_kept)


def told(session: Session) -> str:
    """Return the lines of the screen as one text."""
    parts = view_of(session).parts
    return " ".join(line for part in parts if isinstance(part, Lines) for line in part.lines)

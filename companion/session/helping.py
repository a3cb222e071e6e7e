"""What holds while a helper is there: their rights, what waits until they are gone, and the log."""

from dataclasses import dataclass, field, replace
from enum import IntEnum

from companion.device.policy import Kind
from companion.l10n.message import N_, Message
from companion.session.effects import Effect, RecordVisit
from companion.session.helper_places import HelpLog, HelpStopped, LookAway
from companion.session.intents import Change, Intent, Press
from companion.session.model import Session
from companion.session.outcome import Outcome
from companion.session.places import ChoosePrinter
from companion.visits.consent import Consent, Right
from companion.visits.log import Entry, Event, VisitLog
from companion.visits.telling import organisation_row, sentences

_LATER = Message(N_("That is possible when the help has stopped."))
_NO_PRINTING = Message(N_("Printing is possible when the help has stopped."))
# How loud the voice is stays the citizen's at every moment.
_VOLUME = (Change.SOFTER, Change.LOUDER)
_WAITING = frozenset(
    {
        Press.SETTINGS,
        Press.VOICE_SETTINGS,
        Press.LOCK_SETTINGS,
        Press.UNLOCK_SETTINGS,
        Press.SHOW_CODE,
        Press.TO_STICK,
        Press.WITHOUT_VOICE,  # the voice is only lost; Back leads on without it
    }
)


ONE, ALL = "one", "all"  # the keys of the answers to: for which errand
_MINUTES = (15, 30, 60)
_EMPTY = VisitLog()


class Privacy(IntEnum):
    """How much of a screen is not for a helper; and how far the helper looks away."""

    OPEN = 0
    PERSONAL = 1  # the citizen did not allow to watch here
    SECRET = 2  # a code, a password or a BSN: for no helper ever


@dataclass(frozen=True, slots=True)
class Helping:
    """The help of this moment, what happened, and for how much the helper has looked away."""

    consent: Consent
    log: VisitLog = _EMPTY
    away: Privacy = Privacy.OPEN


@dataclass(frozen=True, slots=True)
class Helped:
    """A help that is over, for the citizen to read."""

    consent: Consent = field(repr=False)
    log: VisitLog


def minutes_offered(session: Session) -> tuple[int, ...]:
    """Return how long the help may be; the organisation says how long at most."""
    longest = session.policy.helping.longest_minutes
    return tuple(one for one in _MINUTES if one <= longest) or (longest,)


def rights_offered(session: Session) -> tuple[Right, ...]:
    """Return what a helper may be allowed here: what nobody can do here is not asked."""
    absent = {Right.DATA} if session.policy.nothing_kept else set()
    if not session.policy.printing.allowed:
        absent.add(Right.PRINT)
    return tuple(right for right in Right if right not in absent)


def flow_here(session: Session) -> str:
    """Return the errand that the screen belongs to, also by way of what lies below it, or none."""
    for place in reversed(session.stack):
        counter = getattr(place, "counter", None)
        flow = getattr(place, "flow", "") or getattr(counter, "flow", "")
        if flow:
            return str(flow)
    return ""


def may(session: Session, right: Right) -> bool:
    """Return whether this is allowed now: all is while the citizen is alone."""
    if session.helping is None:
        return True
    return session.helping.consent.allows(right, flow_here(session), session.now)


def refusal(session: Session, intent: Intent) -> Message | None:
    """Return why a press waits until the helper is gone, or None for what may be done."""
    if session.helping is None:
        return None
    if intent in _WAITING or (isinstance(intent, Change) and intent not in _VOLUME):
        return _LATER
    if intent is Press.PRINT and not may(session, Right.PRINT) and not _is_log(session):
        return _NO_PRINTING
    return None


def noted(session: Session, event: Event, detail: str = "") -> Session:
    """Return the session with one thing more in the log; the same where nobody helps."""
    helping = session.helping
    if helping is None:
        return session
    log = helping.log.added(Entry(session.now, event, detail))
    return replace(session, helping=replace(helping, log=log))


def ended(session: Session, event: Event) -> Outcome:
    """Return the session in which nothing of the consent holds any more, whatever is on it.

    A device of an organisation gets its line, in which the citizen is not.
    """
    helping = noted(session, event).helping
    if helping is None:
        return session, ()
    stack = tuple(place for place in session.stack if not isinstance(place, LookAway))
    over = Helped(helping.consent, helping.log)
    after = replace(session, helping=None, helped=(*session.helped, over), stack=stack)
    if session.policy.kind is Kind.OWN:
        return after, ()
    effects: tuple[Effect, ...] = (RecordVisit(organisation_row(over.log, over.consent)),)
    return after, effects


def log_lines(session: Session) -> tuple[str, ...]:
    """Return everything that happened while somebody helped in this sitting, oldest first."""
    helps = [(one.log, one.consent) for one in session.helped]
    if session.helping is not None:
        helps.append((session.helping.log, session.helping.consent))
    flows = session.library.flows if session.library is not None else {}
    titles = {str(flow): session.words.flow(one.short) for flow, one in flows.items()}
    return tuple(
        line for log, consent in helps for line in sentences(log, consent, session.words, titles)
    )


def _is_log(session: Session) -> bool:
    """Return whether what is to be printed is the log, which is the citizen's at any moment."""
    below = session.stack[-2:-1]
    at_log = isinstance(session.place, HelpLog | HelpStopped)
    asked = isinstance(session.place, ChoosePrinter)
    return at_log or (asked and any(isinstance(one, HelpLog | HelpStopped) for one in below))

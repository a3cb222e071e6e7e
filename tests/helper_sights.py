"""Every screen of a visit with a helper, as sessions: what no walk leads to from every place."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from companion.flows.model import FlowId
from companion.session.handling import handle
from companion.session.helper_places import Together, TogetherStep
from companion.session.helping import Helping, noted
from companion.session.intents import Intent, Pick, Press, TimePassed, Typed
from companion.session.model import Session
from companion.session.places import Code, Purpose
from companion.visits.consent import Consent, Right
from companion.visits.log import Event

_LONG = "Jan-Willem van den Berghe-Schoonderwoerd"  # 40 characters, as long as a name may be
_ERRAND = "aow-aanvragen"


def helper_sights(home: Session) -> Iterator[Session]:
    """Yield a session at each screen of helping, and at some others while somebody helps."""
    yield from _agreeing(home)
    watching = beside(home, "Jan", frozenset({Right.WATCH}))
    long = beside(home, _LONG, frozenset())
    for helped in (watching, long):
        yield helped
        yield _after(helped, Press.SETTINGS)
        yield _after(helped, Press.HELP)
        yield helped.go(Code(Purpose.LEAVE))
        yield _after(helped, Press.LEAVE, Press.HELP, Press.HELP_LOG)
        yield _after(helped, Press.STOP_HELP)
        yield _after(helped, TimePassed(home.now + timedelta(hours=2)))
    yield from _in_errand(watching, long)


def beside(session: Session, name: str, rights: frozenset[Right]) -> Session:
    """Return the session with a helper beside the citizen, for an hour."""
    until = session.now + timedelta(hours=1)
    helping = Helping(Consent(name, rights, session.now, until))
    return noted(replace(session, helping=helping), Event.BEGAN)


def _agreeing(home: Session) -> Iterator[Session]:
    asked = _after(home, Press.TOGETHER)
    yield _after(asked, Press.FORWARD)  # without a name
    yield _after(asked, Typed("helper", "J" * 41), Press.FORWARD)
    flows = home.library.flows if home.library is not None else {}
    errand = _ERRAND if FlowId(_ERRAND) in flows else ""
    for name, rights in (("Jan", frozenset(Right)), (_LONG, frozenset[Right]())):
        for step in TogetherStep:
            if step is TogetherStep.SCOPE and not errand:
                continue
            place = Together(step, name, rights, 30, errand, only=bool(errand))
            yield home.go(place)


def _in_errand(watching: Session, long: Session) -> Iterator[Session]:
    if watching.library is None or FlowId(_ERRAND) not in watching.library.flows:
        return
    begin: tuple[Intent, ...] = (Press.TOPICS, Pick(_topic(watching)), Pick(_ERRAND), Press.FORWARD)
    yield _after(watching, *begin)
    covered = _after(long, *begin)
    yield covered
    yield _after(covered, Press.FORWARD, Press.HELP)
    yield _after(covered, Press.STOP_HELP, Press.HELP_LOG)


def _topic(session: Session) -> str:
    library = session.library
    return library.flows[FlowId(_ERRAND)].topic if library is not None else ""


def _after(session: Session, *intents: Intent) -> Session:
    for intent in intents:
        session, _effects = handle(session, intent)
    return session

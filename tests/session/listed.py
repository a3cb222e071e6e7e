"""A citizen who sent something and has a list, for the tests of what is on it."""

from dataclasses import replace
from datetime import date, datetime

from small_flow import OFFICIAL, small_flow
from walker import NOW, opened, pressed

from companion.assets import shipped
from companion.flows.reader import read_flow
from companion.journal.model import Stamp, StampKind
from companion.session.intents import Pick, Press, TimePassed
from companion.session.ledger import Follow, Following
from companion.session.library import Library
from companion.session.model import Session

AOW, DIGID, PASSPORT = "aow-aanvragen", "digid-wachtwoord-vergeten", "paspoort-id-kaart"
WAITING = Follow(AOW, Following.WAITING, "verstuurd")


def with_flows() -> Session:
    """Return a session on the home screen that knows the shipped flows and two of the tests."""
    flows = [read_flow(shipped("assets", "flows", f"{name}.yaml")) for name in (AOW, DIGID)]
    flows.append(read_flow(shipped("assets", "flows", f"{PASSPORT}.yaml")))
    flows.append(read_flow(shipped("tests", "flows", "data", "alle-soorten.yaml")))
    flows.append(small_flow())
    return opened(Library(OFFICIAL, {flow.id: flow for flow in flows}, {}))


def waiting(session: Session, follow: Follow = WAITING, at: datetime = NOW) -> Session:
    """Return the session in which an errand was sent, and what is to be done about it."""
    stamp = Stamp(follow.flow, "AOW aanvragen", StampKind.SENT, at)
    return replace(session, ledger=(*session.ledger, stamp), followed=(follow,))


def on(session: Session, day: date) -> Session:
    """Return the session on another day."""
    return pressed(session, TimePassed(datetime.combine(day, NOW.timetz())))


def in_task(session: Session, key: str) -> Session:
    """Return the session at one task of its list."""
    return pressed(session, Press.TASKS, Pick(key))

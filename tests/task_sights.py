"""Every screen of the list and the slip that no walk leads to: they need days that passed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from companion.journal.model import Stamp, StampKind
from companion.session.ledger import Follow, Following
from companion.session.model import Session
from companion.session.places import Draft, Home
from companion.session.task_places import (
    AskedBack,
    AtTask,
    Confirmed,
    GotAnswer,
    Removing,
    SaidNo,
    SlipCode,
    SlipDigits,
    SlipText,
    TaskPlace,
    Tasks,
)

_AOW, _DIGID, _PASSPORT = "aow-aanvragen", "digid-wachtwoord-vergeten", "paspoort-id-kaart"
_GONE = "een-taak-die-hier-niet-is"  # an errand that this device does not have any more
_REFUSED = "een-weigering-van-elders"
_LATER = timedelta(days=70)  # after every term, and before the facts are out of date


def task_sights(home: Session) -> Iterator[Session]:
    """Yield the screens of a list with a task of every kind, and those of a slip."""
    full = _full(home)
    yield replace(full, stack=(Home(),))
    for place in _places():
        yield replace(full, stack=(Home(), place))
    yield replace(full, stack=(Home(), Tasks()), guest=True)


def _places() -> tuple[TaskPlace, ...]:
    return (
        Tasks(),
        AtTask(f"{_AOW}/bellen"),
        AtTask(f"{_DIGID}/antwoorden"),
        AtTask(f"{_PASSPORT}/opnieuw"),
        AtTask(f"{_GONE}/wachten"),
        Removing(f"{_AOW}/bellen"),
        GotAnswer(_AOW, Draft()),
        AskedBack(_AOW, Draft()),
        SaidNo(_AOW, Draft()),
        AtTask("klein/bezwaar"),
        AtTask(f"{_REFUSED}/bezwaar"),
        Confirmed(_DIGID),
        AtTask("weg/wachten"),
        SlipCode(_AOW, "geboortedatum", Draft()),
        SlipText(Draft()),
        SlipDigits("", Draft()),
    )


def _full(home: Session) -> Session:
    """Return a session with seven tasks, of which three are told on the home screen."""
    now = home.now + _LATER
    today = now.date()
    followed = (
        Follow(_AOW, Following.WAITING, "verstuurd"),
        Follow(_DIGID, Following.ASKED, "brief-komt", today + timedelta(days=3)),
        Follow(_PASSPORT, Following.AGAIN, "aangevraagd", today),
        Follow(_GONE, Following.WAITING, "klaar"),
        Follow("klein", Following.REFUSED, "", today + timedelta(days=30)),
        Follow(_REFUSED, Following.REFUSED),
        Follow("alle-soorten", Following.AGAIN, "", today + timedelta(days=200)),
    )
    stamps = tuple(
        Stamp(one.flow, one.flow.replace("-", " "), StampKind.SENT, home.now) for one in followed
    )
    return replace(home, now=now, ledger=stamps, followed=followed)

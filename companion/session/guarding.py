"""What a helper is kept from seeing: a cover before what is private, whoever or whatever led there.

It looks at the session after every intent, so no way to a screen can go round it. What makes a
screen secret is on the screen: a box that is hidden or never said.
"""

from dataclasses import replace

from companion.l10n.message import N_, Message
from companion.session.effects import Effect, Mention, Quit, Speak, StampIt
from companion.session.end_places import StillThere
from companion.session.helper_places import HelpStopped, LookAway
from companion.session.helping import Helping, Privacy, ended, flow_here, may, noted
from companion.session.intents import IdleOver, Intent, Printed
from companion.session.model import Session
from companion.session.outcome import Outcome
from companion.session.places import (
    AtDoor,
    AtStep,
    Explained,
    Finished,
    Help,
    OnPaper,
    Paper,
    Place,
    Travel,
    TroublePlace,
)
from companion.session.screens import view_of
from companion.session.task_places import TaskPlace
from companion.session.vault_places import VaultPlace
from companion.session.views import Field, Lines, Part
from companion.visits.consent import Right
from companion.visits.log import Event

_AGAIN = Message(N_("Your helper may watch again."))


def uncovered(session: Session) -> Session:
    """Return the session as it is below a cover, for what the world reports of it."""
    return session.back() if isinstance(session.place, LookAway) else session


def confirmed(session: Session, place: LookAway) -> Session:
    """Return the session after the citizen said that the helper looks away."""
    helping = session.helping
    if helping is None:
        return session.back()
    level = Privacy.SECRET if place.secret else Privacy.PERSONAL
    there = replace(session, helping=replace(helping, away=level)).back()
    return noted(there, Event.LOOKED_AWAY)


def led_away(session: Session) -> Session:
    """Return the session at the last place that a helper may see, which is home at the latest."""
    while len(session.stack) > 1 and (
        isinstance(session.place, LookAway) or (privacy_of(session) or Privacy.OPEN)
    ):
        session = session.back()
    return session


def guarded(before: Session, intent: Intent, outcome: Outcome) -> Outcome:
    """Return the outcome with everything that a helper changes about it."""
    after, effects = outcome
    if after.helping is None:
        return _without(before, intent, outcome)
    after = _with_done(intent, after, effects)
    helping = after.helping
    if Quit() in effects:
        over, recorded = ended(after, Event.VISIT_OVER)
        return over, (*recorded, *effects)
    if helping is None or not helping.consent.holds(after.now):
        over, recorded = ended(after, Event.TIME_UP)
        return over.go(HelpStopped(time_up=True)), (*_unsaid(effects), *recorded)
    there, told = _covered(before, after, helping, effects)
    return _with_opened(there), told


def privacy_of(session: Session) -> Privacy | None:
    """Return how much of the place is not for a helper; None where it neither is nor is not.

    Such a place is a step aside, as Help is: whoever looks away goes on doing so.
    """
    view = view_of(replace(session, waiting=None))
    if any(_is_secret(part) for part in view.parts):
        return Privacy.SECRET
    if _is_personal(session.place):
        return Privacy.OPEN if _may_see(session) else Privacy.PERSONAL
    aside = isinstance(session.place, Help | TroublePlace | LookAway | StillThere)
    return None if aside or session.waiting is not None else Privacy.OPEN


def _without(before: Session, intent: Intent, outcome: Outcome) -> Outcome:
    """Return the outcome of what ended the help by itself: the visit did, or nobody pressed."""
    after, effects = outcome
    if before.helping is None or len(after.helped) > len(before.helped):
        return outcome  # nobody helped, or it was ended by its button
    event = Event.AWAY_TOO_LONG if isinstance(intent, IdleOver) else Event.VISIT_OVER
    over, recorded = ended(replace(after, helping=before.helping), event)
    return over, (*recorded, *effects)


def _covered(
    before: Session, after: Session, helping: Helping, effects: tuple[Effect, ...]
) -> Outcome:
    private = privacy_of(after)
    away = _away(before, helping)
    if private is None:
        private = _aside(after.place, away)
    if private > away:
        there = replace(after, helping=replace(helping, away=away))
        return there.go(LookAway(private is Privacy.SECRET)), _unsaid(effects)
    there = replace(after, helping=replace(helping, away=private))
    if away and not private and after.notice is None:
        there = replace(there, notice=_AGAIN)
    return there, effects


def _aside(place: Place, away: Privacy) -> Privacy:
    """Return for how much the helper goes on looking away at a step aside."""
    match place:
        case StillThere():
            return away
        case LookAway(secret):
            level = Privacy.SECRET if secret else Privacy.PERSONAL
            return away if away < level else Privacy.OPEN  # for this one it is still asked
        case _:
            return away if away is Privacy.PERSONAL else Privacy.OPEN


def _away(before: Session, helping: Helping) -> Privacy:
    """Return for how much the helper looked away for the screen before, and still does."""
    if before.helping is None:
        return Privacy.OPEN
    private = privacy_of(before)
    if private is None:
        asked = isinstance(before.place, LookAway)  # and perhaps answered by this very press
        return helping.away if asked else _aside(before.place, helping.away)
    return helping.away if private else Privacy.OPEN


def _unsaid(effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
    """Return the effects without what would be said of the screen that is covered."""
    return tuple(one for one in effects if not isinstance(one, Speak | Mention))


def _is_secret(part: Part) -> bool:
    match part:
        case Field(boxes=boxes):
            return any(box.secret or box.hidden for box in boxes)
        case Lines(unsaid=unsaid):
            return bool(unsaid)
        case _:
            return False


def _is_personal(place: Place) -> bool:
    papers = isinstance(place, OnPaper | Paper)
    errand = isinstance(place, AtStep | AtDoor | Explained | Finished)
    way = isinstance(place, Travel)  # begins at the front door
    return papers or errand or way or isinstance(place, VaultPlace | TaskPlace)


def _may_see(session: Session) -> bool:
    data = not isinstance(session.place, VaultPlace) or may(session, Right.DATA)
    return data and may(session, Right.WATCH)


def _with_done(intent: Intent, after: Session, effects: tuple[Effect, ...]) -> Session:
    """Return the session with what was printed and stamped in its log."""
    for effect in effects:
        if isinstance(effect, StampIt):
            after = noted(after, Event.STAMPED, effect.stamp)
    return noted(after, Event.PRINTED) if isinstance(intent, Printed) else after


def _with_opened(session: Session) -> Session:
    """Return the session with the errand or the kept data that came on the screen in its log.

    Once, however often the citizen goes to and fro.
    """
    helping, place = session.helping, session.place
    if helping is None:
        return session
    if isinstance(place, VaultPlace) and helping.log.last_seen() is not Event.DATA:
        return noted(session, Event.DATA)
    flow = flow_here(session) if isinstance(place, AtStep) else ""
    last = helping.log.last(Event.ERRAND)
    if flow and (last is None or last.detail != flow):
        return noted(session, Event.ERRAND, flow)
    return session

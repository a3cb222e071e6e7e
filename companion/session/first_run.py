"""What the presses of the first run do: language, letters, voice."""

from dataclasses import replace

from companion.session.adjusting import with_settings
from companion.session.intents import Intent, Pick, Press
from companion.session.model import Session
from companion.session.outcome import Outcome, at
from companion.session.places import FirstRun, Home, Stage

_STAGES = tuple(Stage)


def handle(session: Session, place: FirstRun, intent: Intent) -> Outcome:
    """Return the session after a press on one of the three screens."""
    match intent:
        case Pick(key) if key in session.policy.languages:
            return with_settings(session, replace(session.settings, language=key))
        case Pick(key):
            return with_settings(session, replace(session.settings, text_percent=int(key)))
        case Press.FORWARD if place.stage is _STAGES[-1]:
            introduced = replace(session.settings, introduced=True)
            return with_settings(replace(session, stack=(Home(),)), introduced)
        case Press.FORWARD:
            following = _STAGES[_STAGES.index(place.stage) + 1]
            return at(session.go(FirstRun(following)))
        case _:
            return at(session)

"""What the presses of the first run do: language, letters, voice."""

from dataclasses import replace

from companion.l10n.words import LANGUAGES, load_words
from companion.session.effects import SaveSettings
from companion.session.intents import Intent, Pick, Press
from companion.session.model import Session
from companion.session.outcome import Outcome, at
from companion.session.places import FirstRun, Home, Stage

_STAGES = tuple(Stage)


def handle(session: Session, place: FirstRun, intent: Intent) -> Outcome:
    """Return the session after a press on one of the three screens."""
    match intent:
        case Pick(key) if key in LANGUAGES:
            settings = replace(session.settings, language=key)
            after = replace(session, settings=settings, words=load_words(key))
            return after, (SaveSettings(settings),)
        case Pick(key):
            settings = replace(session.settings, text_percent=int(key))
            return replace(session, settings=settings), (SaveSettings(settings),)
        case Press.FORWARD if place.stage is _STAGES[-1]:
            settings = replace(session.settings, introduced=True)
            after = replace(session, settings=settings, stack=(Home(),))
            return after, (SaveSettings(settings),)
        case Press.FORWARD:
            following = _STAGES[_STAGES.index(place.stage) + 1]
            return at(session.go(FirstRun(following)))
        case _:
            return at(session)

"""What the presses do by which an errand is chosen: tiles, topics, search."""

from dataclasses import replace

from companion.flows.model import FlowId
from companion.flows.reader import TOPICS
from companion.l10n.message import N_, Message
from companion.session.accepting import TEXT
from companion.session.drafting import typed
from companion.session.effects import Effect, Load
from companion.session.errand_opening import open_flow, resume_errand
from companion.session.finder_words import search_flows
from companion.session.intents import Intent, Pick, Press, Typed
from companion.session.model import Session
from companion.session.outcome import Outcome, at
from companion.session.places import Home, Search, Topics, Unavailable

_TYPE_A_WORD = Message(N_("Type one word. For instance: passport."))


def pick(session: Session, intent: Intent) -> Outcome:
    """Return the session after a press on a tile of the home screen or of a situation."""
    match session.place, intent:
        case Home(), Pick(key):
            return resume_errand(session, key)
        case Topics(topic=""), Pick(key) if key in TOPICS:
            return at(session.go(Topics(key)))
        case Topics(), Pick(key):
            return chosen(session, key)
        case _:
            return at(session)


def in_search(session: Session, place: Search, intent: Intent) -> Outcome:
    """Return the session after typing, searching, or choosing one of what was found."""
    match intent:
        case Typed():
            return at(session.stay(replace(place, draft=typed(place.draft, intent))))
        case Press.FORWARD:
            return _searched(session, place, intent)
        case Pick(key):
            return chosen(session, key)
        case _:
            return at(session)


def chosen(session: Session, key: str) -> Outcome:
    """Return the beginning of an errand, or what to do while its file is broken."""
    library = session.library
    if library is not None and FlowId(key) in library.broken:
        return at(session.go(Unavailable(key)))
    return open_flow(session, key)


def _searched(session: Session, place: Search, intent: Intent) -> Outcome:
    word = " ".join(place.draft.boxes.get(TEXT, "").split())
    if not word:
        problem = replace(place.draft, problem=_TYPE_A_WORD, focus=TEXT)
        return at(session.stay(replace(place, draft=problem)))
    if session.library is None:
        waiting: tuple[Effect, ...] = (Load.LIBRARY,)
        return replace(session, waiting=intent), waiting
    results = search_flows(session.words, session.library, word)
    return at(session.go(Search(searched=word[:40], results=results)))

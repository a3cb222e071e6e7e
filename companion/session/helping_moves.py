"""What the presses around a helper do: begin, agree, look away, stop, read what happened."""

from dataclasses import replace
from datetime import timedelta
from types import UnionType

from companion.flows.inputs.errors import AnswerRejected
from companion.flows.inputs.texts import read_text
from companion.flows.model import FlowId
from companion.l10n.message import N_, Message
from companion.papers.page import Page
from companion.session import guarding
from companion.session.effects import Announce, Mention, Speak
from companion.session.helper_places import (
    HelperPlace,
    HelpLog,
    HelpStopped,
    LookAway,
    Together,
    TogetherStep,
)
from companion.session.helping import (
    ONE,
    Helping,
    ended,
    flow_here,
    log_lines,
    minutes_offered,
    noted,
)
from companion.session.intents import Intent, Pick, Press, Typed
from companion.session.model import Session
from companion.session.outcome import Outcome, at
from companion.session.places import (
    ChoosePrinter,
    Code,
    Help,
    SettingsPlace,
    VoiceSettings,
)
from companion.session.screens import view_of
from companion.session.showing import reads_by_itself, with_sound
from companion.session.utterances import lines_of
from companion.session.visit_page import visit_page
from companion.settings.model import VoiceMode
from companion.speech.earcons import Earcon
from companion.visits.consent import Consent, Right
from companion.visits.log import Event

LONGEST_NAME = 40  # characters: it stands on the button above every screen
_USUAL_MINUTES = 30
_NO_NAME = Message(N_("Type the name of who helps you."))
# What waits while a helper is there is not waited for behind the first screen of the help.
_LEFT = Together | Help | SettingsPlace | VoiceSettings | Code


def begin(session: Session) -> Outcome:
    """Return the first question about a helper, where there may be one and is none."""
    if session.helping is not None or not session.policy.helping.allowed:
        return at(session)
    offered = minutes_offered(session)
    minutes = _USUAL_MINUTES if _USUAL_MINUTES in offered else offered[-1]
    return at(session.go(Together(minutes=minutes, errand=_open_errand(session))))


def stop(session: Session) -> Outcome:
    """Return the session without a helper, at once, from whatever screen."""
    if session.helping is None:
        return at(session)
    after, effects = ended(session, Event.STOPPED)
    return after.go(HelpStopped()), effects


def open_log(session: Session) -> Outcome:
    """Return what happened while somebody helped."""
    return at(session.go(HelpLog()))


def refused(session: Session, message: Message) -> Outcome:
    """Return the same screen with the reason why a press waits; said, shown and announced."""
    told = replace(session, notice=message, waiting=None)
    text = session.words.of(message)
    if reads_by_itself(session):
        said = Mention(text, session.words.language)
        return with_sound((replace(told, mentioning=True), (said,)), Earcon.ATTENTION)
    return with_sound((told, (Announce(text, urgent=True),)), Earcon.ATTENTION)


def moved(session: Session, place: HelperPlace, intent: Intent) -> Outcome:
    """Return the session after an intent at a place of helping."""
    match place, intent:
        case Together(), _:
            return _together(session, place, intent)
        case LookAway(), Press.FORWARD:
            return at(guarding.confirmed(session, place))
        case ((HelpStopped() | HelpLog()), Press.FORWARD):
            return at(session.back())
        case ((HelpStopped() | HelpLog()), Press.PRINT):
            return at(session.go(ChoosePrinter(_page(session))))
        case _:
            return at(session)


def _together(session: Session, place: Together, intent: Intent) -> Outcome:
    match intent:
        case Typed(text=text):
            return at(session.stay(replace(place, name=text)))
        case Pick(key):
            return at(session.stay(_picked(place, key)))
        case Press.REFUSE:
            return at(_without(session, Together))
        case Press.FORWARD:
            return _further(session, place)
        case _:
            return at(session)


def _picked(place: Together, key: str) -> Together:
    match place.step:
        case TogetherStep.RIGHTS:
            return replace(place, rights=place.rights ^ {Right(key)})
        case TogetherStep.UNTIL:
            return replace(place, minutes=int(key))
        case _:
            return replace(place, only=key == ONE)


def _further(session: Session, place: Together) -> Outcome:
    match place.step:
        case TogetherStep.WHO:
            return at(_named(session, place))
        case TogetherStep.RIGHTS:
            return at(session.go(replace(place, step=TogetherStep.UNTIL)))
        case TogetherStep.UNTIL if place.errand:
            return at(session.go(replace(place, step=TogetherStep.SCOPE)))
        case TogetherStep.UNTIL | TogetherStep.SCOPE:
            return _card(session, place)
        case TogetherStep.CARD:
            return at(_agreed(session, place))


def _named(session: Session, place: Together) -> Session:
    """Return the session after the name, in the form in which it stands on every screen."""
    try:
        name = read_text(place.name, LONGEST_NAME) if place.name.strip() else ""
    except AnswerRejected as rejected:
        return session.stay(replace(place, problem=rejected.message))
    if not any(sign.isalpha() for sign in name):
        return session.stay(replace(place, problem=_NO_NAME))
    if name.islower():
        name = name[0].upper() + name[1:]  # the keys on the screen have no capitals
    there = replace(place, name=name, problem=None)
    return session.stay(there).go(replace(there, step=TogetherStep.RIGHTS))


def _card(session: Session, place: Together) -> Outcome:
    """Return the card, which is read aloud also where screens are read on a press only."""
    asked = session.go(replace(place, step=TogetherStep.CARD))
    silent = session.settings.voice is VoiceMode.NEVER or session.voice_lost
    if reads_by_itself(session) or silent or session.screen_reader:
        return at(asked)
    spoken = replace(asked, speaking=True)
    return spoken, (Speak(lines_of(view_of(spoken))),)


def _agreed(session: Session, place: Together) -> Session:
    """Return the session with the helper there, where the citizen was before."""
    until = session.now + timedelta(minutes=place.minutes)
    errand = place.errand if place.only else ""
    consent = Consent(place.name, place.rights, session.now, until, errand)
    there = _without(session, _LEFT)
    return noted(replace(there, helping=Helping(consent)), Event.BEGAN)


def _without(session: Session, kinds: type | UnionType) -> Session:
    stack = tuple(place for place in session.stack if not isinstance(place, kinds))
    return replace(session, stack=stack or session.stack[:1], saved=False)


def _open_errand(session: Session) -> str:
    """Return the errand that is on the screen, else the one that was begun last; or none."""
    flows = session.library.flows if session.library is not None else {}
    begun = (flow for flow, one in reversed(tuple(session.errands.items())) if not one.finished)
    return next((one for one in (flow_here(session), *begun) if FlowId(one) in flows), "")


def _page(session: Session) -> Page:
    # Translators: the heading of a printed page that tells what a helper did
    heading = session.words("With a helper")
    return visit_page(session.words, log_lines(session), heading, session.now.date())

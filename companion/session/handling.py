"""One intent in, one session and its effects out: what every press does, everywhere alike.

In order: a report of the world is taken in; a press first silences the voice; then the handler of
the place decides; last the view before and after are compared, so that what changed is shown and a
new screen is read aloud.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from companion.l10n.message import N_, Message
from companion.session import (
    adjusting,
    choosing,
    coding,
    errand_moves,
    finding,
    first_run,
)
from companion.session.effects import (
    Announce,
    Effect,
    Highlight,
    Load,
    Quit,
    RestartVoice,
    Show,
    Silence,
    Speak,
)
from companion.session.intents import (
    Change,
    CountersReady,
    DayChanged,
    Intent,
    Kept,
    LibraryReady,
    NoInternet,
    Press,
    Printed,
    Spoken,
    Trouble,
    Typed,
    VoiceLost,
    WebsiteOpened,
)
from companion.session.model import Session
from companion.session.outcome import Outcome, at
from companion.session.places import (
    About,
    AtCounter,
    AtDoor,
    AtStep,
    Code,
    Doors,
    Explained,
    Finder,
    Finished,
    FirstRun,
    Help,
    Paper,
    Search,
    SettingsPlace,
    Topics,
    TroubleKind,
    TroublePlace,
    Unavailable,
)
from companion.session.screens import view_of
from companion.session.views import ScreenView
from companion.settings.model import VoiceMode

SLOWEST_WPM = 110  # "nog eens, langzamer" on the help screen


def handle(session: Session, intent: Intent) -> Outcome:
    """Return the session after an intent, and what the world must do for it, in order."""
    before = view_of(session)
    match intent:
        case Spoken(line):
            return _spoken(session, line)
        case Press.READ:
            return _read(session, before)
        case (
            LibraryReady() | CountersReady() | Kept() | Trouble() | Printed() | WebsiteOpened()
            | NoInternet() | VoiceLost() | DayChanged()
        ):  # fmt: skip
            after, effects = _report(session, intent)
        case Typed():
            after, effects = _in_place(session, intent)
        case _:
            quiet = replace(session, speaking=False, notice=None)
            after, effects = _pressed(quiet, intent)
    return _with_screen(before, session, after, effects)


def _with_screen(
    before: ScreenView, session: Session, after: Session, effects: tuple[Effect, ...]
) -> Outcome:
    """Return the outcome with what the screen and the voice must do about the change."""
    silence: tuple[Effect, ...] = ()
    if session.speaking and not after.speaking:
        silence = (Silence(), Highlight(None))
    view = view_of(after)
    fresh = view.key != before.key or after.words is not session.words
    if fresh and _reads_by_itself(after):
        after = replace(after, speaking=True)
        view = view_of(after)
        return after, (*silence, *effects, Show(view, fresh=True), Speak(view))
    if view == before:
        return after, (*silence, *effects)
    return after, (*silence, *effects, Show(view, fresh))


def _reads_by_itself(session: Session) -> bool:
    return session.settings.voice is VoiceMode.BY_ITSELF and not session.voice_lost


def _spoken(session: Session, line: int | None) -> Outcome:
    if line is not None:
        return session, (Highlight(line),)
    after = replace(session, speaking=False)
    return after, (Highlight(None), Show(view_of(after), fresh=False))


def _read(session: Session, view: ScreenView) -> Outcome:
    if session.speaking:
        after = replace(session, speaking=False)
        return after, (Silence(), Highlight(None), Show(view_of(after), fresh=False))
    if session.voice_lost:
        after = session.go(TroublePlace(TroubleKind.VOICE))
        return after, (Show(view_of(after), fresh=True),)
    after = replace(session, speaking=True)
    return after, (Show(view_of(after), fresh=False), Speak(view))


def _report(session: Session, intent: Intent) -> Outcome:
    match intent:
        case LibraryReady(library):
            return _go_on(errand_moves.with_library(session, library))
        case CountersReady(register):
            return _go_on(replace(session, register=register))
        case Kept():
            return replace(session, saved=True), (Announce(session.words("Saved.")),)
        case Trouble(message):
            return replace(session, notice=message), (Announce(session.words.of(message)),)
        case Printed(saved_as):
            return at(session.go(Paper(saved_as)))
        case NoInternet():
            return at(_no_internet(session))
        case VoiceLost():
            return _voice_lost(session)
        case DayChanged(now):
            return at(replace(session, now=now))
        case _:
            return at(session)


def _go_on(session: Session) -> Outcome:
    """Return what was waiting for data, now that it is there."""
    if session.waiting is None:
        return at(session)
    return _pressed(replace(session, waiting=None), session.waiting)


def _no_internet(session: Session) -> Session:
    match session.place:
        case AtStep(flow=flow) | AtDoor(flow=flow):
            return session.go(TroublePlace(TroubleKind.NO_INTERNET, flow))
        case _:
            return session


def _voice_lost(session: Session) -> Outcome:
    if session.voice_lost:
        return at(replace(session, speaking=False))
    told = Message(N_("I cannot read aloud. The text is here."))
    after = replace(session, speaking=False, voice_lost=True, notice=told)
    return after, (Highlight(None), Announce(session.words.of(told)))


def _pressed(session: Session, intent: Intent) -> Outcome:
    """Return what a press does that means the same everywhere, or what the place makes of it."""
    if isinstance(intent, Change):
        return adjusting.change(session, intent)
    if isinstance(intent, Press) and intent in _EVERYWHERE:
        return _EVERYWHERE[intent](session)
    return _in_place(session, intent)


def _in_place(session: Session, intent: Intent) -> Outcome:
    """Return what the place on top of the stack makes of an intent."""
    match session.place:
        case FirstRun() as place:
            return first_run.handle(session, place, intent)
        case Code() as place:
            return coding.in_code(session, place, intent)
        case SettingsPlace():
            return coding.in_settings(session, intent)
        case _:
            return _in_errand(session, intent)


def _in_errand(session: Session, intent: Intent) -> Outcome:
    match session.place:
        case Search() as place:
            return choosing.in_search(session, place, intent)
        case Finder() as place:
            return finding.in_finder(session, place, intent)
        case AtCounter() as place if intent is Press.FORWARD:
            return errand_moves.counter_ready(session, place)
        case AtCounter() as place:
            return finding.at_counter(session, place, intent)
        case Paper():
            return at(session.back()) if intent is Press.FORWARD else at(session)
        case Explained() | Unavailable():
            return at(session)
        case AtStep() | AtDoor() | About() | Help() | Doors() | Finished() | TroublePlace():
            return _needs_library(session, intent, lambda ready: errand_moves.move(ready, intent))
        case _:
            return _needs_library(session, intent, lambda ready: choosing.pick(ready, intent))


def _back(session: Session) -> Outcome:
    match session.place:
        case AtStep() as place:
            return errand_moves.back(session, place)
        case Finder(choices=choices) as place if choices:
            return at(session.stay(replace(place, choices=())))
        case _:
            return at(session.back())


def _help(session: Session) -> Outcome:
    match session.place:
        case AtStep(flow=flow):
            return at(session.go(Help(flow, session.errands[flow].current)))
        case AtDoor(flow=flow, step=step) | Finder(flow=flow, step=step):
            return at(session.go(Help(flow, step)))
        case About(flow=flow) | TroublePlace(flow=flow) | Finished(flow=flow) | Doors(flow=flow):
            return at(session.go(Help(flow)))
        case Help():
            return at(session.back())
        case _:
            return at(session.go(Help()))


def _slower_again(session: Session) -> Outcome:
    """Return to where help was asked, and read that screen at a slower pace, whatever the mode."""
    there = replace(session.back(), speaking=True)
    return there, (Speak(view_of(there), rate_wpm=SLOWEST_WPM),)


def _go_to_topics(session: Session) -> Outcome:
    return _needs_library(session, Press.TOPICS, lambda ready: at(ready.go(Topics())))


def _go_to_help(session: Session) -> Outcome:
    return _needs_library(session, Press.HELP, _help)


def _needs_library(
    session: Session, intent: Intent, go_on: Callable[[Session], Outcome]
) -> Outcome:
    if session.library is not None:
        return go_on(session)
    return replace(session, waiting=intent), (Load.LIBRARY,)


_EVERYWHERE: Mapping[Press, Callable[[Session], Outcome]] = {
    Press.BACK: _back,
    Press.HOME: lambda session: at(session.home()),
    Press.LATER: lambda session: at(session.home()),
    Press.LEAVE: lambda session: (session, (Quit(),)),
    Press.HELP: _go_to_help,
    Press.SETTINGS: coding.open_settings,
    Press.TOPICS: _go_to_topics,
    Press.SEARCH: lambda session: at(session.go(Search())),
    Press.FINDER: finding.open_finder,
    Press.RETRY_VOICE: lambda session: (
        replace(session.back(), voice_lost=False),
        (RestartVoice(),),
    ),
    Press.WITHOUT_VOICE: lambda session: adjusting.without_voice(session.back()),
    Press.SLOWER_AGAIN: _slower_again,
}

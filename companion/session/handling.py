"""One intent in, one session and its effects out: what every press does, everywhere alike.

In order: a report of the world is taken in; a press first silences the voice; then the handler of
the place decides; last the view before and after are compared, so that what changed is shown and a
new screen is read aloud. A press that the screen does not offer is a late one, meant for a screen
before, and does nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from companion.session import (
    adjusting,
    choosing,
    coding,
    ending,
    errand_moves,
    finding,
    first_run,
    guarding,
    helping,
    helping_moves,
    listening,
    papering,
    slips,
    tasking,
    travelling,
    vaulting,
)
from companion.session.effects import (
    Keep,
    Load,
    RestartVoice,
    Speak,
)
from companion.session.end_places import EndPlace, Erased
from companion.session.helper_places import HelperPlace, LookAway
from companion.session.intents import (
    Change,
    CountersReady,
    Focused,
    IdleOver,
    IdleWarning,
    Intent,
    JournalOpened,
    LibraryReady,
    Pick,
    Press,
    Spoken,
    Turned,
    Typed,
    VaultAnswered,
    VisitErased,
    WayReady,
)
from companion.session.ledger import with_ledger
from companion.session.model import Session
from companion.session.obeying import only_allowed
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
    Leaving,
    OnPaper,
    Paper,
    Search,
    SettingsPlace,
    Topics,
    Travel,
    TroublePlace,
    Unavailable,
    VoiceSettings,
    WeekHours,
)
from companion.session.reporting import take_in, with_journal
from companion.session.screens import errand_here, view_of
from companion.session.showing import with_refusal, with_screen, with_sound
from companion.session.task_places import LastScreen, TaskPlace
from companion.session.vault_places import VaultPlace
from companion.session.views import Field, ScreenView, controls_of
from companion.speech.earcons import Earcon

# What a key of the keyboard or the window itself may ask for on every screen.
_ALWAYS = (Press.BACK, Press.HELP, Press.HOME, Press.LEAVE)


def handle(session: Session, intent: Intent) -> Outcome:
    """Return the session after an intent, and what the world must do for it, in order."""
    after, effects = _handled(session, intent)
    reading = after.reading if after.speaking else None
    asked = [effect for effect in effects if isinstance(effect, Speak)]
    return replace(after, reading=asked[-1] if asked else reading), effects


def _handled(session: Session, intent: Intent) -> Outcome:
    before = view_of(session)
    match intent:
        case Spoken() | Focused() | Press.READ:
            return listening.listened(session, before, intent)
        case Change.SOFTER | Change.LOUDER:
            after, effects = adjusting.volume(session, intent)
        case LibraryReady() | CountersReady() | JournalOpened() | WayReady() | VaultAnswered():
            after, effects = _brought(guarding.uncovered(session), intent)
        case IdleWarning() | IdleOver() | VisitErased():
            after, effects = ending.take_in(session, intent)
        case Press() | Change() | Pick():
            after, effects = _pressed_now(session, before, intent)
        case Turned():
            after, effects = listening.turned(_quiet(session), before, intent)
        case Typed() if not _offers(before, intent):
            after, effects = at(session)
        case Typed():
            after, effects = _in_place(_quiet(session), intent)
            after, effects = listening.with_mention(before, after, effects, intent)
        case _:
            after, effects = take_in(guarding.uncovered(session), intent)
    after, effects = vaulting.with_words_copied(session, intent, (after, effects))
    after, effects = guarding.guarded(session, intent, (after, effects))
    after = ending.settled(session, intent, after)
    after = with_ledger(after, effects)
    kept = sum(isinstance(effect, Keep) for effect in effects)
    after = replace(after, pending=after.pending + kept)
    return with_screen(before, session, after, effects)


def _brought(
    session: Session,
    intent: LibraryReady | CountersReady | JournalOpened | WayReady | VaultAnswered,
) -> Outcome:
    """Return the session with what was asked for, and what waited for it."""
    match intent:
        case LibraryReady(library):
            return _go_on(replace(session, library=only_allowed(library, session.policy)))
        case CountersReady(register, rows, packs):
            return _go_on(replace(session, register=register, region_rows=rows, packs=packs))
        case JournalOpened():
            return _go_on(with_journal(session, intent))
        case WayReady():
            return travelling.arrived(session, intent)
        case VaultAnswered():
            return vaulting.answered(session, intent)


def _offers(view: ScreenView, intent: Intent) -> bool:
    if isinstance(intent, Typed):
        fields = (part for part in view.parts if isinstance(part, Field))
        return any(box.key == intent.box for field in fields for box in field.boxes)
    if isinstance(intent, Change) or intent in _ALWAYS:
        return True
    return any(control.intent == intent for control in controls_of(view))


def _pressed_now(session: Session, before: ScreenView, intent: Intent) -> Outcome:
    """Return what a press does: it silences, ends what was awaited, and says what is refused."""
    quiet = _quiet(session)
    if not _offers(before, intent):
        return at(quiet)
    refused = helping.refusal(session, intent)
    if refused is not None:
        return helping_moves.refused(quiet, refused)
    if intent is Press.BACK and session.waiting is not None:
        return with_sound(at(replace(quiet, waiting=None)), Earcon.PRESSED)
    outcome = _pressed(replace(quiet, notice=None, waiting=None), intent)
    if intent is Press.FORWARD or isinstance(intent, Pick):
        outcome = with_refusal(before, *outcome)
    if isinstance(intent, Pick):
        outcome = listening.with_mention(before, *outcome, intent)
    return with_sound(outcome, Earcon.PRESSED)


def _quiet(session: Session) -> Session:
    return replace(session, speaking=False, mentioning=False)


def _go_on(session: Session) -> Outcome:
    """Return what was waiting for data, now that it is there."""
    if session.waiting is None:
        return at(session)
    return _pressed(replace(session, waiting=None), session.waiting)


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
        case SettingsPlace() | VoiceSettings():
            return coding.in_settings(session, intent)
        case place if isinstance(place, VaultPlace):
            return vaulting.moved(session, place, intent)
        case place if isinstance(place, HelperPlace):
            return helping_moves.moved(session, place, intent)
        case place if isinstance(place, EndPlace):
            return ending.moved(session, place, intent)
        case place if isinstance(place, TaskPlace):
            return tasking.moved(session, place, intent)
        case place if isinstance(place, Travel):
            return travelling.moved(session, place, intent)
        case place if isinstance(place, OnPaper):
            return papering.moved(session, place, intent)
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
        case WeekHours():
            return at(session.back() if intent is Press.FORWARD else session)
        case Paper():
            ready = papering.taken_along(session.back())
            return at(ready) if intent is Press.FORWARD else at(session)
        case Explained() | Unavailable():
            return at(session)
        case AtStep() | AtDoor() | About() | Help() | Doors() | Finished() | TroublePlace():
            return _needs_library(session, intent, lambda ready: errand_moves.move(ready, intent))
        case _:
            return _needs_library(session, intent, lambda ready: choosing.pick(ready, intent))


def _back(session: Session) -> Outcome:
    match session.place:
        case AtStep() | LastScreen() as place:
            return errand_moves.back(session, place)
        case LookAway():
            return at(guarding.led_away(session))
        case Finder() as place if place.choices or place.counters:
            return at(session.stay(replace(place, choices=(), counters=())))
        case _:
            return at(session.back())


def _help(session: Session) -> Outcome:
    if isinstance(session.place, Help):
        return at(session.back())
    return at(session.go(Help(*errand_here(session))))


def _leave(session: Session) -> Outcome:
    """Ask first: "Stoppen" stands where "Terug" stands everywhere else."""
    if not isinstance(session.place, Leaving | Erased):
        return at(session.go(Leaving()))
    return ending.leave(session)


def _go_to_topics(session: Session) -> Outcome:
    return _needs_library(session, Press.TOPICS, lambda ready: at(ready.go(Topics())))


def _needs_library(
    session: Session, intent: Intent, go_on: Callable[[Session], Outcome]
) -> Outcome:
    if session.library is None:
        return replace(session, waiting=intent), (Load.LIBRARY,)
    if session.journal_awaited:
        return at(replace(session, waiting=intent))  # what was kept must not be asked again
    return go_on(session)


_EVERYWHERE: Mapping[Press, Callable[[Session], Outcome]] = {
    Press.BACK: _back,
    Press.HOME: lambda session: at(session.home()),
    Press.LATER: lambda session: at(session.home()),
    Press.LEAVE: _leave,
    Press.HELP: _help,
    Press.SETTINGS: coding.open_settings,
    Press.VOICE_SETTINGS: lambda session: at(session.go(VoiceSettings())),
    Press.TOPICS: _go_to_topics,
    Press.SEARCH: lambda session: at(session.go(Search())),
    Press.FINDER: finding.open_finder,
    Press.MY_DATA: vaulting.open_my_data,
    Press.TOGETHER: helping_moves.begin,
    Press.STOP_HELP: helping_moves.stop,
    Press.HELP_LOG: helping_moves.open_log,
    Press.TASKS: tasking.open_tasks,
    Press.SLIP: slips.begin,
    Press.TAKE_UP: slips.take_up,
    Press.END_VISIT: ending.end_visit,
    Press.RETRY_VOICE: lambda session: (
        replace(session.back(), voice_lost=False),
        (RestartVoice(),),
    ),
    Press.WITHOUT_VOICE: lambda session: adjusting.without_voice(session.back()),
    Press.SLOWER_AGAIN: listening.slower_again,
}

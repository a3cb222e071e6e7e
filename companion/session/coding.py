"""What the presses around the settings and their code do."""

from dataclasses import replace

from companion.l10n.message import N_, Message
from companion.session.drafting import typed
from companion.session.effects import Quit, SaveSettings
from companion.session.intents import Intent, Press, Typed
from companion.session.model import Session
from companion.session.outcome import Outcome, at
from companion.session.places import Code, Draft, Help, Purpose, SettingsPlace
from companion.session.setting_screens import CODE, CODE_LENGTH, MISSES_BEFORE_HELP
from companion.settings.lock import opens, seal_code

_FOUR = Message(N_("Type 4 digits."))
_OTHER = Message(N_("This is another code. Try again."))
_NOT_SAME = Message(N_("The two codes differ. Choose a code again."))


def open_settings(session: Session) -> Outcome:
    """Return the settings, or the question for their code where one was set."""
    if session.lock:
        return at(session.go(Code(Purpose.OPEN)))
    return at(replace(session.go(SettingsPlace()), before_change=None))


def in_settings(session: Session, intent: Intent) -> Outcome:
    """Return the session after a press on the settings screen."""
    match intent:
        case Press.FORWARD:
            return at(session.back())
        case Press.LOCK_SETTINGS:
            return at(session.go(Code(Purpose.CHOOSE)))
        case Press.UNLOCK_SETTINGS:
            return at(session.go(Code(Purpose.REMOVE)))
        case _:
            return at(session)


def in_code(session: Session, place: Code, intent: Intent) -> Outcome:
    """Return the session after typing or a press where a code is asked."""
    match intent:
        case Typed():
            return at(session.stay(replace(place, draft=typed(place.draft, intent))))
        case Press.SHOW_CODE:
            return at(session.stay(replace(place, shown=not place.shown)))
        case Press.FORGOT_CODE:
            return at(session.go(Help()))
        case Press.FORWARD:
            return _entered(session, place, place.draft.boxes.get(CODE, ""))
        case _:
            return at(session)


def _entered(session: Session, place: Code, code: str) -> Outcome:
    if len(code) != CODE_LENGTH or not code.isdecimal():
        return at(_again(session, place, _FOUR))
    match place.purpose:
        case Purpose.CHOOSE:
            return at(session.stay(Code(Purpose.REPEAT, first=code)))
        case Purpose.REPEAT if code != place.first:
            return at(_again(session, Code(Purpose.CHOOSE), _NOT_SAME))
        case Purpose.REPEAT:
            return _with_lock(session.back(), seal_code(code))
        case _ if not opens(code, session.lock):
            return at(_missed(session, place))
        case Purpose.REMOVE:
            return _with_lock(session.back(), "")
        case Purpose.LEAVE:
            return session.back(), (Quit(),)
        case Purpose.OPEN:
            return at(replace(session.stay(SettingsPlace()), before_change=None))


def _with_lock(session: Session, lock: str) -> Outcome:
    settings = replace(session.settings, lock=lock)
    # Undoing a change of letters must never bring an old lock back.
    return replace(session, settings=settings, before_change=None), (SaveSettings(settings),)


def _again(session: Session, place: Code, problem: Message) -> Session:
    return session.stay(replace(place, draft=Draft(problem=problem, focus=CODE)))


def _missed(session: Session, place: Code) -> Session:
    misses = place.misses + 1
    again = _again(session, replace(place, misses=misses), _OTHER)
    return again.go(Help()) if misses % MISSES_BEFORE_HELP == 0 else again

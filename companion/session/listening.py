"""What the voice does for the citizen: read, repeat, stop, speak a control, and falter in words."""

from dataclasses import replace
from typing import Literal

from companion.l10n.counting import chosen
from companion.l10n.message import N_, Message
from companion.session.effects import Announce, Effect, Highlight, Mention, Show, Speak
from companion.session.intents import (
    Focused,
    Pick,
    Press,
    ScreenReader,
    Spoken,
    Turned,
    Typed,
    VoiceFaltered,
    VoiceLost,
    VoicesFound,
)
from companion.session.model import Session
from companion.session.outcome import Outcome, at
from companion.session.places import TroubleKind, TroublePlace
from companion.session.screens import errand_here, view_of
from companion.session.showing import QUIET, reads_by_itself, with_screen
from companion.session.utterances import SpokenLine, line_of_control, lines_of, placed
from companion.session.views import Field, Options, ScreenView
from companion.settings.model import RATES_WPM, VoiceMode
from companion.speech.notices import faltering, notice
from companion.speech.synthesizer import FailureReason

SLOWEST_WPM = min(RATES_WPM)  # "nog eens, langzamer" on the help screen
_LOST = Message(N_("I cannot read aloud. The text is here."))
_SCREEN_READER = Message(
    # Translators: told once, when a screen reader such as NVDA or Orca is found running
    N_("A screen reader is on. I only read aloud when you press Read aloud.")
)


def listened(
    session: Session, before: ScreenView, intent: Spoken | Focused | Literal[Press.READ]
) -> Outcome:
    """Return what follows from the voice itself, from the keyboard's way, and from "Lees voor"."""
    match intent:
        case Spoken():
            return _spoken(session, intent)
        case Focused():
            return _focused(session, before, intent)
        case _:
            return _read(session, before)


def _spoken(session: Session, intent: Spoken) -> Outcome:
    """Return what follows when the voice begins a sentence, or has come to the end."""
    if not session.speaking:
        return at(session)  # the last word of what was silenced
    if intent.line is not None:
        there = replace(session, heard=intent.line, reading=_rest(session.reading, intent.line))
        return there, (Highlight(placed(intent.line, view_of(session))),)
    after = replace(session, speaking=False)
    return after, (Highlight(None), Show(view_of(after), fresh=False))


def _rest(reading: Speak | None, line: SpokenLine) -> Speak | None:
    """Return what is still to be read now that `line` begins."""
    if reading is None or line not in reading.lines:
        return reading
    return replace(reading, lines=reading.lines[reading.lines.index(line) :])


def _read(session: Session, before: ScreenView) -> Outcome:
    """Return what "Lees voor" does: stop; or say the last sentence again; or read the screen.

    The first press after something was said repeats the last sentence, the second reads all
    (EN 301 549, 5.1.3.5).
    """
    if session.settings.voice is VoiceMode.NEVER:
        return at(session)
    if session.speaking:
        after = replace(session, speaking=False)
        return after, (*QUIET, Show(view_of(after), fresh=False))
    if session.voice_lost:
        return with_screen(before, session, without_a_voice(session), ())
    again = session.heard is not None and not session.repeated
    after = replace(session, speaking=True, repeated=again)
    if session.heard is not None and again:
        return after, (Show(view_of(after), fresh=False), Speak((session.heard,)))
    return after, (Show(view_of(after), fresh=False), Speak(lines_of(view_of(after))))


def slower_again(session: Session) -> Outcome:
    """Return to where help was asked, and read that screen at a slower pace, whatever the mode."""
    if session.voice_lost:
        return at(without_a_voice(session))
    there = replace(session.back(), speaking=True, heard=None, repeated=False)
    return there, (Speak(lines_of(view_of(there)), rate_wpm=SLOWEST_WPM),)


def _focused(session: Session, before: ScreenView, intent: Focused) -> Outcome:
    """Return what follows when Tab came to a control: it is said, and only it."""
    line = line_of_control(before, intent.key)
    if line is None or not reads_by_itself(session):
        return at(session)
    after = replace(session, speaking=True, mentioning=False)
    shown = () if session.speaking else (Show(view_of(after), fresh=False),)
    return after, (*(QUIET if session.speaking else ()), *shown, Speak((line,)))


def turned(session: Session, before: ScreenView, intent: Turned) -> Outcome:
    """Return the silenced session after the page was turned, reading on where the page begins."""
    if not reads_by_itself(session):
        return at(session)
    lines = lines_of(before)
    here = [n for n, line in enumerate(lines) if (line.part, line.key) == (intent.part, intent.key)]
    here += [n for n, line in enumerate(lines) if line.part == intent.part]
    if not here:
        return at(session)
    return replace(session, speaking=True, repeated=False), (Speak(lines[here[0] :]),)


def with_mention(
    before: ScreenView, session: Session, effects: tuple[Effect, ...], intent: Pick | Typed
) -> Outcome:
    """Return the session with what the voice adds to a press that changed the screen in place.

    Of a secret only that a character was entered, never which.
    """
    text = _mention(before, session, intent)
    if not text or session.speaking or not reads_by_itself(session):
        return session, effects
    said = Mention(text, session.words.language)
    return replace(session, mentioning=True), (*effects, said)


def _mention(before: ScreenView, session: Session, intent: Pick | Typed) -> str:
    after = view_of(session)
    if (after.key, after.language) != (before.key, before.language):
        return ""
    if isinstance(intent, Typed):
        return _of_secret(before, session, intent)
    for part in after.parts:
        for option in part.options if isinstance(part, Options) else ():
            if option.intent == intent and option.chosen:
                return f"{option.label}: {chosen(session.words.language)}."
    return ""


def _of_secret(before: ScreenView, session: Session, intent: Typed) -> str:
    boxes = [box for part in before.parts if isinstance(part, Field) for box in part.boxes]
    for box in boxes:
        longer = len(intent.text) > len(box.text)
        if box.key == intent.box and longer and (box.secret or box.hidden):
            # Translators: said instead of the digit of a secret code that was typed
            return session.words("Digit entered.")
    return ""


def take_in(
    session: Session, intent: VoiceLost | VoiceFaltered | VoicesFound | ScreenReader
) -> Outcome:
    """Return the session after a report about the voice, or about whoever else reads aloud."""
    match intent:
        case VoiceLost():
            return _lost(session, intent)
        case VoiceFaltered():
            return _faltered(session, intent)
        case VoicesFound(voices):
            return at(replace(session, voices=voices))
        case ScreenReader():
            return _screen_reader(session, intent)


def _lost(session: Session, intent: VoiceLost) -> Outcome:
    """Return the session that does without the voice, with the reason told once."""
    quiet = replace(session, speaking=False)
    if session.voice_lost:
        return at(quiet)
    if intent.reason is FailureReason.NO_VOICE and _is_foreign(session):
        return _faltered(quiet, VoiceFaltered(intent.reason))
    told = notice(intent.reason) if intent.reason else _LOST
    return _telling(replace(quiet, voice_lost=True), told)


def _is_foreign(session: Session) -> bool:
    """Return whether what is being read is in another language than the screen, as "English"."""
    lines = session.reading.lines if session.reading is not None else ()
    own = session.words.language
    return bool(lines) and all(not line.language.startswith(own) for line in lines)


def _faltered(session: Session, intent: VoiceFaltered) -> Outcome:
    """Return the session where is told, the first time, that the voice missed something."""
    if intent.reason in session.told:
        return at(session)
    after = replace(session, told=session.told | {intent.reason})
    return _telling(after, faltering(intent.reason))


def _screen_reader(session: Session, intent: ScreenReader) -> Outcome:
    """Return the session that leaves the word to a screen reader, or takes it again."""
    if intent.running is session.screen_reader:
        return at(session)
    after = replace(session, screen_reader=intent.running)
    if not intent.running or session.settings.voice is not VoiceMode.BY_ITSELF:
        return at(after)
    quiet = replace(after, speaking=False, mentioning=False)
    return quiet, (Announce(session.words.of(_SCREEN_READER)),)


def without_a_voice(session: Session) -> Session:
    """Return the session where is told that there is no voice, with the errand beside it."""
    match session.place:
        case TroublePlace(kind=TroubleKind.VOICE):
            return session
        case _:
            # That screen tells it itself; the notice was for the screen where it happened.
            there = TroublePlace(TroubleKind.VOICE, *errand_here(session))
            return replace(session, notice=None).go(there)


def _telling(session: Session, told: Message) -> Outcome:
    return replace(session, notice=told), (Announce(session.words.of(told), urgent=True),)

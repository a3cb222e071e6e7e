"""What the screen and the voice do about a change: shown where it changed, read where it is new."""

from dataclasses import replace

from companion.session.effects import (
    Announce,
    Chime,
    Effect,
    Highlight,
    Mention,
    Show,
    Silence,
    Speak,
)
from companion.session.model import Session
from companion.session.outcome import Outcome
from companion.session.screens import view_of
from companion.session.utterances import BAR, lines_of, placed
from companion.session.views import Lines, ScreenView, Tone
from companion.settings.model import VoiceMode
from companion.speech.earcons import Earcon

QUIET: tuple[Effect, ...] = (Silence(), Highlight(None))


def with_refusal(before: ScreenView, after: Session, effects: tuple[Effect, ...]) -> Outcome:
    """Return the outcome with what is to be mended said aloud, or announced without a voice."""
    view = view_of(after)
    lines = lines_of(view)
    refused = [n for n, line in enumerate(lines) if _is_problem(view, line.part)]
    if view.key != before.key or not refused:
        return after, effects
    # Shown also when nothing changed: the keyboard goes back to what is to be mended.
    if not reads_by_itself(after):
        told = Announce(" ".join(lines[number].shown for number in refused), urgent=True)
        refusal = after, (*effects, told, Show(view, fresh=False, mend=True))
    else:
        speaking = replace(after, speaking=True)
        shown = Show(view_of(speaking), fresh=False, mend=True)
        refusal = speaking, (*effects, shown, Speak(lines[refused[0] :]))
    return with_sound(refusal, Earcon.ATTENTION)


def _is_problem(view: ScreenView, part: int) -> bool:
    if part == BAR:
        return False
    lines = view.parts[part]
    return isinstance(lines, Lines) and lines.tone is Tone.PROBLEM


def with_screen(
    before: ScreenView, session: Session, after: Session, effects: tuple[Effect, ...]
) -> Outcome:
    """Return the outcome with what the screen and the voice must do about the change.

    In order: silence, what the handler asked for, the screen, and last what is said of it.
    """
    said = tuple(effect for effect in effects if isinstance(effect, Speak | Mention))
    done = tuple(effect for effect in effects if not isinstance(effect, Speak | Mention | Show))
    mend = any(isinstance(effect, Show) for effect in effects)
    view = view_of(after)
    fresh = view.key != before.key or after.words is not session.words
    if fresh and not said:
        after = replace(after, speaking=reads_by_itself(after), heard=None, repeated=False)
        view = view_of(after)
        said = (Speak(lines_of(view)),) if after.speaking else ()
    was_heard = session.speaking or session.mentioning
    silenced = was_heard and (fresh or bool(said) or not after.speaking)
    shown = (Show(view, fresh, mend),) if fresh or mend or view != before else ()
    marked = _marked(after) if shown and session.speaking and not (silenced or said) else ()
    return after, (*(QUIET if silenced else ()), *done, *shown, *marked, *said)


def _marked(session: Session) -> tuple[Effect, ...]:
    """Return the mark once more for what sounds on, whose place on the screen may be another."""
    reading, heard = session.reading, session.heard
    if reading is None or heard is None or heard != reading.lines[0]:
        return ()
    return (Highlight(placed(heard, view_of(session))),)


def with_sound(outcome: Outcome, earcon: Earcon) -> Outcome:
    """Return the outcome with a short sound before all else, for who wants sounds."""
    session, effects = outcome
    return (session, (Chime(earcon), *effects)) if session.settings.sounds else outcome


def reads_by_itself(session: Session) -> bool:
    """Return whether a new screen is read aloud without a press; never over a screen reader."""
    wanted = session.settings.voice is VoiceMode.BY_ITSELF
    return wanted and not session.voice_lost and not session.screen_reader

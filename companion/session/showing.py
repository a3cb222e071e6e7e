"""What the screen and the voice do about a change: shown where it changed, read where it is new."""

from dataclasses import replace

from companion.session.effects import Announce, Effect, Highlight, Show, Silence, Speak
from companion.session.model import Session
from companion.session.outcome import Outcome
from companion.session.screens import view_of
from companion.session.utterances import lines_of
from companion.session.views import Lines, ScreenView, Tone
from companion.settings.model import VoiceMode

QUIET: tuple[Effect, ...] = (Silence(), Highlight(None))


def with_refusal(before: ScreenView, after: Session, effects: tuple[Effect, ...]) -> Outcome:
    """Return the outcome with what is to be mended said aloud, or announced without a voice."""
    view = view_of(after)
    refused = [
        (number, line.shown)
        for number, line in enumerate(lines_of(view))
        if _is_problem(view, line.part)
    ]
    if view.key != before.key or not refused:
        return after, effects
    # Shown also when nothing changed: the keyboard goes back to what is to be mended.
    if not reads_by_itself(after):
        told = Announce(" ".join(shown for _number, shown in refused))
        return after, (*effects, told, Show(view, fresh=False, mend=True))
    speaking = replace(after, speaking=True)
    shown = Show(view_of(speaking), fresh=False, mend=True)
    return speaking, (*effects, shown, Speak(view_of(speaking), start=refused[0][0]))


def _is_problem(view: ScreenView, part: int) -> bool:
    lines = view.parts[part]
    return isinstance(lines, Lines) and lines.tone is Tone.PROBLEM


def with_screen(
    before: ScreenView, session: Session, after: Session, effects: tuple[Effect, ...]
) -> Outcome:
    """Return the outcome with what the screen and the voice must do about the change.

    In order: silence, what the handler asked for, the screen, and last what is said of it.
    """
    said = tuple(effect for effect in effects if isinstance(effect, Speak))
    done = tuple(effect for effect in effects if not isinstance(effect, Speak | Show))
    mend = any(isinstance(effect, Show) for effect in effects)
    view = view_of(after)
    fresh = view.key != before.key or after.words is not session.words
    if fresh and not said:
        after = replace(after, speaking=reads_by_itself(after))
        view = view_of(after)
        said = (Speak(view),) if after.speaking else ()
    silenced = session.speaking and (fresh or bool(said) or not after.speaking)
    shown = (Show(view, fresh, mend),) if fresh or mend or view != before else ()
    return after, (*(QUIET if silenced else ()), *done, *shown, *said)


def reads_by_itself(session: Session) -> bool:
    """Return whether a new screen is read aloud without a press."""
    return session.settings.voice is VoiceMode.BY_ITSELF and not session.voice_lost

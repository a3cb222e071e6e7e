"""What a change of a setting does: at once, to be undone with one press."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from companion.l10n.message import N_, Message
from companion.l10n.words import LANGUAGES, CatalogueMissing, load_words
from companion.session.effects import RestartVoice, SaveSettings, Speak
from companion.session.intents import Change
from companion.session.model import Session
from companion.session.outcome import Outcome
from companion.session.screens import view_of
from companion.settings.model import (
    DEBOUNCES_MS,
    Settings,
    VoiceMode,
    as_new,
    faster,
    larger_text,
    next_theme,
    slower,
    smaller_text,
)

_NO_WORDS = Message(N_("That language is not here yet."))


def change(session: Session, wanted: Change) -> Outcome:
    """Return the session with one setting changed, saved, and heard where it is about the voice."""
    if wanted is Change.UNDO:
        settings = session.before_change or session.settings
    else:
        settings = _CHANGES[wanted](session.settings)
    before = None if wanted is Change.UNDO else session.settings
    after, saved = with_settings(replace(session, before_change=before), settings)
    if wanted is Change.VOICE_ON_OFF and settings.voice is not VoiceMode.NEVER and after.voice_lost:
        return replace(after, voice_lost=False), (*saved, RestartVoice())
    if wanted in (Change.SLOWER, Change.FASTER) and settings.voice is not VoiceMode.NEVER:
        after = replace(after, speaking=not after.voice_lost)
        if after.speaking:
            return after, (*saved, Speak(view_of(after)))
    return after, saved


def with_settings(session: Session, settings: Settings) -> Outcome:
    """Return the session with other settings, saved, and with the words of their language."""
    if settings.language != session.words.language:
        try:
            session = replace(session, words=load_words(settings.language))
        except CatalogueMissing:
            session = replace(session, notice=_NO_WORDS)
            settings = replace(settings, language=session.words.language)
    return replace(session, settings=settings), (SaveSettings(settings),)


def without_voice(session: Session) -> Outcome:
    """Return the session that does not speak by itself any more."""
    return with_settings(session, replace(session.settings, voice=VoiceMode.NEVER))


def _other_voice(settings: Settings) -> Settings:
    silent = settings.voice is VoiceMode.NEVER
    return replace(settings, voice=VoiceMode.BY_ITSELF if silent else VoiceMode.NEVER)


def _other_language(settings: Settings) -> Settings:
    following = (LANGUAGES.index(settings.language) + 1) % len(LANGUAGES)
    return replace(settings, language=LANGUAGES[following])


def _other_tremor(settings: Settings) -> Settings:
    following = (DEBOUNCES_MS.index(settings.debounce_ms) + 1) % len(DEBOUNCES_MS)
    return replace(settings, debounce_ms=DEBOUNCES_MS[following])


_CHANGES: Mapping[Change, Callable[[Settings], Settings]] = {
    Change.SMALLER_TEXT: smaller_text,
    Change.LARGER_TEXT: larger_text,
    Change.VOICE_ON_OFF: _other_voice,
    Change.SLOWER: slower,
    Change.FASTER: faster,
    Change.THEME: next_theme,
    Change.TREMOR: _other_tremor,
    Change.LANGUAGE: _other_language,
    Change.RESTORE: as_new,
}

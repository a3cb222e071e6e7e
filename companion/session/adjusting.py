"""What a change of a setting does: at once, to be undone with one press."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from companion.l10n.message import N_, Message
from companion.l10n.words import LANGUAGES, CatalogueMissing, load_words
from companion.session.effects import Effect, Mention, RestartVoice, SaveSettings
from companion.session.intents import Change
from companion.session.model import Session
from companion.session.outcome import Outcome
from companion.session.setting_screens import mode_line, sounds_line, word_line
from companion.session.start_screens import voice_here, voice_sample, voices_here
from companion.settings.model import (
    DEBOUNCES_MS,
    Settings,
    VoiceMode,
    as_new,
    faster,
    larger_text,
    louder,
    next_theme,
    next_voice,
    slower,
    smaller_text,
    softer,
)

_TURNS = (Change.VOICE_ON_OFF, Change.VOICE_MODE)
_NO_WORDS = Message(N_("That language is not here yet."))


def change(session: Session, wanted: Change) -> Outcome:
    """Return the session with one setting changed, saved, and heard where it is about the voice."""
    if wanted is Change.UNDO:
        settings = session.before_change or session.settings
    else:
        settings = _changed(session, wanted)
    before = None if wanted is Change.UNDO else session.settings
    after, saved = with_settings(replace(session, before_change=before), settings)
    told = _told_of(after, wanted, changed=settings != session.settings)
    if wanted in _TURNS and settings.voice is not VoiceMode.NEVER and after.voice_lost:
        return _with_sample(replace(after, voice_lost=False), (*saved, RestartVoice()), told)
    return _with_sample(after, saved, told) if told else (after, saved)


def volume(session: Session, wanted: Change) -> Outcome:
    """Return the session with the voice one step softer or louder, and let the citizen hear it.

    What is being read goes on from its sentence: a volume key silences nothing. Else the word on
    the key is said, or that it cannot be louder or softer.
    """
    settings = _CHANGES[wanted](session.settings)
    words = session.words
    after, saved = with_settings(replace(session, mentioning=False), settings)
    if settings.voice is VoiceMode.NEVER or session.voice_lost:
        return after, saved
    if session.speaking and session.reading is not None:
        return after, (*saved, session.reading)
    if settings == session.settings:
        louder = wanted is Change.LOUDER
        text = words("It cannot be louder.") if louder else words("It cannot be softer.")
    else:
        text = words("Louder") if wanted is Change.LOUDER else words("Softer")
    return replace(after, mentioning=True), (*saved, Mention(text, words.language))


def _with_sample(session: Session, saved: tuple[Effect, ...], text: str) -> Outcome:
    """Return the outcome with a few words said, where there is a voice to say them.

    Only mentioned: reading would turn to their page, away from the key that is being tried.
    """
    if session.voice_lost:
        return session, saved
    said = Mention(text, session.words.language)
    return replace(session, mentioning=True), (*saved, said)


def _told_of(session: Session, wanted: Change, *, changed: bool) -> str:
    """Return what is said after a change that is about the ear; nothing for the others."""
    _ = session.words
    silent = session.settings.voice is VoiceMode.NEVER
    match wanted:
        case Change.VOICE_MODE:
            return mode_line(session)
        case Change.VOICE_ON_OFF:
            return _("The voice is off.") if silent else voice_sample(session)
        case Change.SOUNDS:
            return "" if silent else sounds_line(session)
        case Change.WORD_BY_WORD:
            return "" if silent else word_line(session)
        case Change.SLOWER if not changed:
            return _("It cannot be slower.")
        case Change.FASTER if not changed:
            return _("It cannot be faster.")
        case Change.SLOWER | Change.FASTER | Change.OTHER_VOICE:
            return "" if silent else voice_sample(session)
        case _:
            return ""


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


def _changed(session: Session, wanted: Change) -> Settings:
    if wanted is not Change.OTHER_VOICE:
        return _CHANGES[wanted](session.settings)
    speakers = [voice.id for voice in voices_here(session)]
    current = voice_here(session)
    here = speakers.index(current.id) if current is not None else -1
    following = speakers[(here + 1) % len(speakers)] if speakers else ""
    return replace(session.settings, speaker=following)


def _on_off(settings: Settings) -> Settings:
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
    Change.VOICE_ON_OFF: _on_off,
    Change.VOICE_MODE: next_voice,
    Change.SOFTER: softer,
    Change.LOUDER: louder,
    Change.SOUNDS: lambda settings: replace(settings, sounds=not settings.sounds),
    Change.WORD_BY_WORD: lambda settings: replace(settings, word_by_word=not settings.word_by_word),
    Change.SLOWER: slower,
    Change.FASTER: faster,
    Change.THEME: next_theme,
    Change.TREMOR: _other_tremor,
    Change.LANGUAGE: _other_language,
    Change.RESTORE: as_new,
}

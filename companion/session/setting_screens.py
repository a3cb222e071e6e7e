"""The screens of letters, voice and buttons, and the code that keeps them as they are."""

from companion.session.frame import focused, forward_button, main_button, problem, screen
from companion.session.intents import Change, Press
from companion.session.model import Session
from companion.session.places import Code, Purpose
from companion.session.start_screens import (
    LANGUAGE_NAMES,
    pace_and_voice,
    voice_here,
    voices_here,
)
from companion.session.views import (
    Box,
    Button,
    Buttons,
    Field,
    Heading,
    Keypad,
    Lines,
    Option,
    Options,
    ScreenView,
)
from companion.settings.model import RATES_WPM, VOLUME_PERCENTS, Theme, VoiceMode

CODE = "code"  # the key of the box for a code
CODE_LENGTH = 4  # digits
MISSES_BEFORE_HELP = 3
_CHOOSING = (Purpose.CHOOSE, Purpose.REPEAT)


def settings(session: Session) -> ScreenView:
    """Return S24: every press has its effect at once, and one press undoes it."""
    _ = session.words
    chosen = session.settings
    lines = (
        _("Letters: {percent} percent.", percent=chosen.text_percent),
        _("Colours: {name}.", name=_theme_name(session)),
        # Translators: how long a press must last before it counts; {state} is "off" or a time
        _("Tremor brake: {state}.", state=_tremor_name(session)),
    )
    buttons = [
        Button("smaller", _("Smaller text"), Change.SMALLER_TEXT, "smaller"),
        Button("larger", _("Larger text"), Change.LARGER_TEXT, "larger"),
        Button("voice", _("Voice and sounds"), Press.VOICE_SETTINGS, "read"),
        Button("theme", _("Other colours"), Change.THEME, "colours"),
        Button("tremor", _("Other tremor brake"), Change.TREMOR, "tremor"),
    ]
    if len(session.policy.languages) > 1:
        buttons.append(_language_button(session))
    if session.before_change is not None:
        buttons.append(Button("undo", _("Undo"), Change.UNDO, "undo"))
    buttons.append(Button("restore", _("As it was: put all back"), Change.RESTORE, "restore"))
    if not session.policy.pin:  # that of the organisation stays
        buttons.append(_lock_button(session))
    parts = (
        Heading(_("Letters, voice, buttons")),
        Lines(lines),
        Buttons(tuple(buttons), tiles=True),
    )
    return screen(session, "S24", "settings", parts, main_button(_("Ready"), "done"))


def voice_settings(session: Session) -> ScreenView:
    """Return S24 for the ear: when the voice reads, how, and the sounds; heard at once."""
    _ = session.words
    silent = session.settings.voice is VoiceMode.NEVER
    lines = (
        mode_line(session),
        *(() if silent else _voice_lines(session)),
        sounds_line(session),
    )
    buttons = [Button("mode", _("Read aloud otherwise"), Change.VOICE_MODE, "voice-mode")]
    if not silent:
        buttons += pace_and_voice(session)
        buttons.append(_word_button(session))
    without = _("No signals") if session.settings.sounds else _("With signals")
    icon = "sounds-off" if session.settings.sounds else "sounds"
    buttons.append(Button("sounds", without, Change.SOUNDS, icon))
    if session.before_change is not None:
        buttons.append(Button("undo", _("Undo"), Change.UNDO, "undo"))
    parts = (
        Heading(_("Voice and sounds")),
        # The keys come first: what they do is heard at once, and stands below in words.
        Buttons(tuple(buttons), tiles=True),
        Lines(lines),
    )
    return screen(session, "S24", "settings/voice", parts, main_button(_("Ready"), "done"))


def _voice_lines(session: Session) -> tuple[str, ...]:
    _ = session.words
    voices, here = voices_here(session), voice_here(session)
    pace = _("Pace: {name}.", name=_pace_name(session))
    step = VOLUME_PERCENTS.index(session.settings.volume_percent) + 1
    # Translators: how loud the voice is, as "4 of 5"
    volume = _("How loud: {step} of {steps}.", step=step, steps=len(VOLUME_PERCENTS))
    if here is None or len(voices) == 1:
        return pace, volume, word_line(session)
    which = _("Voice: {number} of {total}.", number=voices.index(here) + 1, total=len(voices))
    return pace, volume, which, word_line(session)


def mode_line(session: Session) -> str:
    """Return when the voice reads, in words."""
    return session.words("Reading aloud: {state}.", state=_mode_name(session))


def word_line(session: Session) -> str:
    """Return whether each word is underlined while it is said."""
    _ = session.words
    state = _("on") if session.settings.word_by_word else _("off")
    return _("A line under each word: {state}.", state=state)


def sounds_line(session: Session) -> str:
    """Return whether the short sounds are on."""
    _ = session.words
    return _("Signals: {state}.", state=_("on") if session.settings.sounds else _("off"))


def _pace_name(session: Session) -> str:
    _ = session.words
    names = (_("very slow"), _("slow"), _("usual"), _("fast"), _("very fast"))
    return dict(zip(RATES_WPM, names, strict=True))[session.settings.rate_wpm]


def _word_button(session: Session) -> Button:
    _ = session.words
    on = session.settings.word_by_word
    # Translators: whether the word that is being said is underlined, besides its sentence
    label = _("No line under words") if on else _("A line under each word")
    return Button("words", label, Change.WORD_BY_WORD, "word")


def code(session: Session, place: Code) -> ScreenView:
    """Return S13: a code of four digits that is neither shown nor spoken unless asked for."""
    _ = session.words
    headings = {
        Purpose.OPEN: _("What is the code?"),
        Purpose.LEAVE: _("What is the code?"),
        Purpose.REMOVE: _("What is the code?"),
        Purpose.CHOOSE: _("Choose a code of 4 digits"),
        Purpose.REPEAT: _("Type the same code again"),
    }
    typed = place.draft.boxes.get(CODE, "")
    box = Box(CODE, _("Code"), typed, CODE_LENGTH, hidden=not place.shown, secret=True)
    show = Option("show", _("Show the digits"), place.shown, Press.SHOW_CODE)
    forgot = Button("forgot", _("I do not know the code"), Press.FORGOT_CODE, "why")
    parts = (
        Heading(headings[place.purpose]),
        problem(session, place.draft),
        Field((box,), Keypad.DIGITS),
        Options((show,), several=True) if session.helping is None else None,
        Buttons((forgot,)) if place.purpose not in _CHOOSING else None,
    )
    key = f"code/{place.purpose.value}"
    return focused(screen(session, "S13", key, parts, forward_button(session)), place.draft)


def _lock_button(session: Session) -> Button:
    _ = session.words
    if session.settings.lock:
        return Button("unlock", _("Take the lock off"), Press.UNLOCK_SETTINGS, "lock")
    return Button("lock", _("Lock these settings"), Press.LOCK_SETTINGS, "lock")


def _language_button(session: Session) -> Button:
    """Return the way to the other language, named in that language."""
    code, name = next(one for one in LANGUAGE_NAMES if one[0] != session.settings.language)
    return Button("language", name, Change.LANGUAGE, "language", language=code)


def _mode_name(session: Session) -> str:
    _ = session.words
    names = {
        VoiceMode.BY_ITSELF: _("by itself"),
        VoiceMode.ON_PRESS: _("only when you press"),
        VoiceMode.NEVER: _("never"),
    }
    return names[session.settings.voice]


def _theme_name(session: Session) -> str:
    _ = session.words
    names = {
        Theme.BLACK_ON_WHITE: _("black on white"),
        Theme.YELLOW_ON_BLACK: _("yellow on black"),
        Theme.SOFT: _("soft"),
    }
    return names[session.settings.theme]


def _tremor_name(session: Session) -> str:
    if not session.settings.debounce_ms:
        return session.words("off")
    tenths = session.settings.debounce_ms // 100
    comma = "," if session.words.language == "nl" else "."
    return session.words("{seconds} second", seconds=f"{tenths // 10}{comma}{tenths % 10}")

"""Letters, voice and buttons: at once, undone with one press, kept behind a code if wanted."""

from dataclasses import replace

import pytest
from screens import heading, kind_of, labels, said, typed_texts
from walker import pressed, source_words

from companion.session import adjusting
from companion.session.effects import SaveSettings
from companion.session.handling import handle
from companion.session.intents import Change, Intent, Press, Typed
from companion.session.model import Session
from companion.session.places import Code, Help, Home, Purpose, SettingsPlace
from companion.session.screens import view_of
from companion.session.utterances import lines_of
from companion.session.views import Field, Tone
from companion.settings.lock import opens, seal_code
from companion.settings.model import Settings, Theme, VoiceMode

CHOOSE = (Press.SETTINGS, Press.LOCK_SETTINGS)
SEALED = seal_code("1234")


@pytest.fixture
def locked(home: Session) -> Session:
    return replace(home, settings=replace(home.settings, lock=SEALED))


def typed_code(code: str) -> tuple[Intent, ...]:
    return Typed("code", code), Press.FORWARD


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (Change.LARGER_TEXT, {"text_percent": 125}),
        (Change.SMALLER_TEXT, {"text_percent": 100}),
        (Change.SLOWER, {"rate_wpm": 140}),
        (Change.FASTER, {"rate_wpm": 170}),
        (Change.VOICE_ON_OFF, {"voice": VoiceMode.NEVER}),
        (Change.THEME, {"theme": Theme.YELLOW_ON_BLACK}),
        (Change.TREMOR, {"debounce_ms": 800}),
        (Change.LANGUAGE, {"language": "en"}),
    ],
)
def test_each_press_changes_one_setting_at_once_and_is_kept(
    home: Session,
    monkeypatch: pytest.MonkeyPatch,
    change: Change,
    expected: dict[str, object],
) -> None:
    monkeypatch.setattr(adjusting, "load_words", source_words)

    after, effects = handle(pressed(home, Press.SETTINGS), change)

    assert after.settings == replace(home.settings, **expected)  # type: ignore[arg-type] # the cases
    assert kind_of(effects, SaveSettings) == [SaveSettings(after.settings)]


def test_one_press_undoes_the_last_change(home: Session) -> None:
    changed = pressed(home, Press.SETTINGS, Change.LARGER_TEXT, Change.THEME)

    undone = pressed(changed, Change.UNDO)

    assert "Undo" in labels(view_of(changed))
    assert undone.settings == replace(home.settings, text_percent=125)
    assert "Undo" not in labels(view_of(undone))


def test_there_is_nothing_to_undo_on_arrival(home: Session) -> None:
    changed = pressed(home, Press.SETTINGS, Change.LARGER_TEXT, Press.FORWARD, Press.SETTINGS)

    assert "Undo" not in labels(view_of(changed))


def test_as_it_was_puts_back_all_but_the_language_and_can_be_undone(home: Session) -> None:
    changed = pressed(home, Press.SETTINGS, Change.LARGER_TEXT, Change.THEME, Change.SLOWER)

    restored = pressed(changed, Change.RESTORE)

    assert restored.settings == Settings(introduced=True)
    assert pressed(restored, Change.UNDO).settings == changed.settings


def test_the_screen_says_how_everything_stands(home: Session) -> None:
    there = pressed(home, Press.SETTINGS, Change.THEME)

    assert said(there, Tone.PLAIN) == [
        "Letters: 100 percent.",
        "Colours: yellow on black.",
        "Tremor brake: 0,5 second.",
    ]


def test_ready_leads_back_to_where_one_was(home: Session) -> None:
    assert pressed(home, Press.SETTINGS, Press.FORWARD).place == Home()


def test_a_lock_is_chosen_by_the_same_code_twice(home: Session) -> None:
    repeating = pressed(home, *CHOOSE, *typed_code("1234"))

    after, effects = handle(pressed(repeating, Typed("code", "1234")), Press.FORWARD)

    assert heading(repeating) == "Type the same code again"
    assert opens("1234", after.settings.lock)
    assert after.place == SettingsPlace()
    assert kind_of(effects, SaveSettings) == [SaveSettings(after.settings)]


def test_two_codes_that_differ_begin_anew(home: Session) -> None:
    there = pressed(home, *CHOOSE, *typed_code("1234"), *typed_code("1243"))

    assert heading(there) == "Choose a code of 4 digits"
    assert said(there, Tone.PROBLEM) == ["The two codes differ. Choose a code again."]
    assert typed_texts(there) == [""]


@pytest.mark.parametrize("code", ["", "123", "12345", "12a4", "    ", "½½½½"])
def test_a_code_is_four_digits(home: Session, code: str) -> None:
    there = pressed(home, *CHOOSE, *typed_code(code))

    assert said(there, Tone.PROBLEM) == ["Type 4 digits."]
    assert view_of(there).focus == "code"


def test_locked_settings_ask_for_the_code(locked: Session) -> None:
    asked = pressed(locked, Press.SETTINGS)

    assert asked.place == Code(Purpose.OPEN)
    assert pressed(asked, *typed_code("1234")).place == SettingsPlace()


def test_another_code_does_not_open_and_help_comes_after_the_third(locked: Session) -> None:
    first = pressed(locked, Press.SETTINGS, *typed_code("9999"))

    third = pressed(first, *typed_code("9998"), *typed_code("9997"))

    assert said(first, Tone.PROBLEM) == ["This is another code. Try again."]
    assert isinstance(third.place, Help)
    assert isinstance(pressed(third, Press.BACK).place, Code)


def test_who_forgot_the_code_finds_help(locked: Session) -> None:
    assert pressed(locked, Press.SETTINGS, Press.FORGOT_CODE).place == Help()


def test_the_lock_is_taken_off_with_its_code(locked: Session) -> None:
    there = pressed(locked, Press.SETTINGS, *typed_code("1234"))

    after = pressed(there, Press.UNLOCK_SETTINGS, *typed_code("1234"))

    assert after.settings.lock == ""
    assert after.place == SettingsPlace()


def test_undoing_never_brings_an_old_lock_back(locked: Session) -> None:
    there = pressed(locked, Press.SETTINGS, *typed_code("1234"), Change.LARGER_TEXT)
    unlocked = pressed(there, Press.UNLOCK_SETTINGS, *typed_code("1234"))

    assert "Undo" not in labels(view_of(unlocked))
    assert pressed(unlocked, Change.UNDO).settings.lock == ""


def test_the_code_is_hidden_until_it_is_asked_for(home: Session) -> None:
    there = pressed(home, *CHOOSE, Typed("code", "7391"))
    shown = pressed(there, Press.SHOW_CODE)

    boxes = [
        part.boxes[0]
        for one in (there, shown)
        for part in view_of(one).parts
        if isinstance(part, Field)
    ]
    assert [box.hidden for box in boxes] == [True, False]
    assert [box.text for box in boxes] == ["7391", "7391"]
    assert all(box.secret for box in boxes)


def test_a_code_is_never_said_even_when_it_is_shown(home: Session) -> None:
    shown = pressed(home, *CHOOSE, Typed("code", "7391"), Press.SHOW_CODE)

    assert not any("7391" in line.spoken + line.shown for line in lines_of(view_of(shown)))


@pytest.mark.parametrize("more", [(), (Press.FORWARD,), (Press.SHOW_CODE,), (Press.HELP,)])
def test_a_code_stands_in_no_repr(home: Session, more: tuple[Intent, ...]) -> None:
    typed = Typed("code", "7391")

    session, effects = handle(pressed(home, *CHOOSE), typed)
    for intent in more:
        session, effects = handle(session, intent)

    everything = repr((session, session.place, view_of(session), effects, typed))
    assert "7391" not in everything


def test_what_a_citizen_typed_stands_in_no_repr_of_the_session(home: Session) -> None:
    there = pressed(home, Press.FINDER, Typed("text", "Bergen"))

    assert "Bergen" not in repr(there)
    assert "Bergen" not in repr(view_of(there))

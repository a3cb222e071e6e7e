"""What one press on a settings button changes."""

from collections.abc import Callable

import pytest

from companion.settings.model import (
    Settings,
    Theme,
    VoiceMode,
    as_new,
    faster,
    larger_text,
    longer_debounce,
    louder,
    next_theme,
    next_voice,
    shorter_debounce,
    slower,
    smaller_text,
    softer,
)

Stepper = Callable[[Settings], Settings]


@pytest.mark.parametrize(
    ("step", "before", "after"),
    [
        (larger_text, Settings(text_percent=100), Settings(text_percent=125)),
        (larger_text, Settings(text_percent=300), Settings(text_percent=300)),
        (smaller_text, Settings(text_percent=200), Settings(text_percent=150)),
        (smaller_text, Settings(text_percent=100), Settings(text_percent=100)),
        (faster, Settings(rate_wpm=150), Settings(rate_wpm=170)),
        (faster, Settings(rate_wpm=190), Settings(rate_wpm=190)),
        (slower, Settings(rate_wpm=150), Settings(rate_wpm=140)),
        (slower, Settings(rate_wpm=130), Settings(rate_wpm=130)),
        (louder, Settings(volume_percent=80), Settings(volume_percent=100)),
        (louder, Settings(volume_percent=100), Settings(volume_percent=100)),
        (softer, Settings(volume_percent=80), Settings(volume_percent=60)),
        (softer, Settings(volume_percent=20), Settings(volume_percent=20)),
        (longer_debounce, Settings(debounce_ms=0), Settings(debounce_ms=300)),
        (longer_debounce, Settings(debounce_ms=800), Settings(debounce_ms=800)),
        (shorter_debounce, Settings(debounce_ms=500), Settings(debounce_ms=300)),
        (shorter_debounce, Settings(debounce_ms=0), Settings(debounce_ms=0)),
    ],
)
def test_a_press_moves_one_step_and_stays_at_the_end(
    step: Stepper, before: Settings, after: Settings
) -> None:
    assert step(before) == after


def test_a_value_between_two_steps_moves_to_the_nearest_step_in_that_direction() -> None:
    assert larger_text(Settings(text_percent=130)).text_percent == 150
    assert smaller_text(Settings(text_percent=130)).text_percent == 125


def test_the_theme_goes_round() -> None:
    second = next_theme(Settings(theme=Theme.BLACK_ON_WHITE))
    third = next_theme(second)
    again = next_theme(third)

    assert (second.theme, third.theme) == (Theme.YELLOW_ON_BLACK, Theme.SOFT)
    assert again.theme is Theme.BLACK_ON_WHITE


def test_the_voice_mode_goes_round() -> None:
    second = next_voice(Settings(voice=VoiceMode.BY_ITSELF))
    third = next_voice(second)
    again = next_voice(third)

    assert (second.voice, third.voice) == (VoiceMode.ON_PRESS, VoiceMode.NEVER)
    assert again.voice is VoiceMode.BY_ITSELF


def test_putting_everything_back_keeps_language_introduction_and_lock() -> None:
    changed = Settings(language="en", introduced=True, text_percent=300, lock="x", rate_wpm=130)

    assert as_new(changed) == Settings(language="en", introduced=True, lock="x")


def test_the_lock_is_not_in_the_repr() -> None:
    assert "geheim" not in repr(Settings(lock="geheim"))

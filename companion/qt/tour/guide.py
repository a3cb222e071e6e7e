"""Leads the robot citizen through one errand, from the home screen to its end."""

import os
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from companion.errors import CompanionError
from companion.l10n.words import LANGUAGES
from companion.settings.model import TEXT_PERCENTS, Settings, Theme, VoiceMode

if TYPE_CHECKING:
    from companion.qt.tour.walk import Opener, Walk

_LARGEST = 8000  # pixels; a wall of screens


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked on the command line."""

    flow: str
    answers: Path | None
    out: Path
    size: str = "1024x600"
    text: int = 100
    theme: str = Theme.BLACK_ON_WHITE.value
    language: str = "nl"


class WishWrong(CompanionError):
    """An option of the tour has a value that cannot be."""

    def __init__(self, option: str, value: object, advice: str) -> None:
        super().__init__(f"--{option} {value}: {advice}")


def tour(wishes: Wishes, opener: "Opener") -> str:
    """Walk through the errand and return one sentence that says where the pictures are.

    `opener` makes the window, as the program itself does.

    Raises:
        CompanionError: a wish cannot be, the flow is not there, or the folder cannot be written.
    """
    width, height = _size(wishes.size)
    settings = _settings(wishes)
    # Without a display, whatever the machine has: a tour must look the same everywhere.
    os.environ["QT_QPA_PLATFORM"] = os.environ.get("COMPANION_TOUR_PLATFORM", "offscreen")
    began = perf_counter()
    from companion.qt.tour.walk import open_walk  # noqa: PLC0415 - Qt must see the platform first

    walk: Walk = open_walk(wishes, settings, (width, height), opener)
    try:
        startup_ms = walk.paint_first(began)
        outcome = walk.to_the_end()
    finally:
        walk.close()
    report = {
        "flow": wishes.flow,
        "language": wishes.language,
        "size": [width, height],
        "text_percent": wishes.text,
        "theme": wishes.theme,
        "dots_per_inch": round(walk.dots_per_inch, 1),
        "startup_ms": startup_ms,
        "outcome": outcome,
    }
    walk.leave(report)
    return f"{len(walk.record.screens)} pictures in {wishes.out}; outcome: {outcome}"


def _settings(wishes: Wishes) -> Settings:
    if wishes.text not in TEXT_PERCENTS:
        steps = ", ".join(str(step) for step in TEXT_PERCENTS)
        raise WishWrong("text", wishes.text, f"use one of {steps}")
    if wishes.theme not in [theme.value for theme in Theme]:
        themes = ", ".join(theme.value for theme in Theme)
        raise WishWrong("theme", wishes.theme, f"use one of {themes}")
    if wishes.language not in LANGUAGES:
        raise WishWrong("lang", wishes.language, f"use one of {', '.join(LANGUAGES)}")
    return Settings(
        language=wishes.language,
        introduced=True,
        text_percent=wishes.text,
        theme=Theme(wishes.theme),
        # The robot asks to hear each screen once, and then leafs through its pages in peace.
        voice=VoiceMode.ON_PRESS,
    )


def _size(text: str) -> tuple[int, int]:
    try:
        width, height = (int(part) for part in text.split("x"))
    except ValueError as error:
        raise WishWrong("size", text, "write it as 1024x600") from error
    if not (320 <= width <= _LARGEST and 320 <= height <= _LARGEST):
        raise WishWrong("size", text, f"give 320 to {_LARGEST} pixels each way")
    return width, height

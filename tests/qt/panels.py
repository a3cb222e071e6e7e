"""The panels the window is looked at on, and every screen there is to look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from qt.audit import Sight, look_at
from walker import all_views

from companion.counters.register import read_register
from companion.l10n.words import load_words
from companion.qt.icons import load_icon_font
from companion.qt.look import Look, best_typeface
from companion.qt.metrics import Metrics, density_of_panel
from companion.qt.press_guard import PressGuard
from companion.qt.theme import THEMES
from companion.qt.window import Window
from companion.session.library import read_library
from companion.session.views import (
    Button,
    Buttons,
    Field,
    Heading,
    Lines,
    Options,
    Part,
    Picture,
    Row,
    ScreenView,
    bar_buttons,
)
from companion.settings.model import Theme

# The fit matrix of ux.md section 1; 400 % and pseudo-languages are not offered by the settings.
SIZES = ((1024, 600), (1280, 800), (1366, 768), (1920, 1080), (800, 1280))
TEXTS = (100, 150, 200, 300)
LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Panel:
    """A screen that somebody has: pixels, and what is set on it."""

    size: tuple[int, int] = (1024, 600)
    text_percent: int = 100
    language: str = "nl"
    theme: Theme = Theme.BLACK_ON_WHITE

    @property
    def dots_per_inch(self) -> float:
        """Return the density that a panel of this size usually has."""
        return density_of_panel(*self.size)

    def __str__(self) -> str:
        """Return the panel as it is named in a report of tests."""
        width, height = self.size
        return f"{width}x{height}-{self.text_percent}-{self.language}"


class TestClock:
    """Seconds that pass only when they are told to."""

    __test__ = False  # not a class of tests, whatever its name begins with

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        """Return the seconds of now."""
        return self.seconds


def window_on(panel: Panel, clock: TestClock | None = None) -> Window:
    """Return a window on a panel, shown and active, with no screen in it yet."""
    look = Look(
        Metrics(panel.dots_per_inch, panel.text_percent),
        THEMES[panel.theme],
        best_typeface(),
        load_icon_font(),
        load_words(panel.language),
    )
    window = Window(look, PressGuard(clock or TestClock()))
    window.setPalette(look.palette())
    window.resize(*panel.size)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    return window


def sweep() -> None:
    """Let Qt delete what was replaced."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def pages_of(window: Window, view: ScreenView, panel: Panel) -> Iterator[Sight]:
    """Show a view, turn its pages, and yield what is seen of each while it is shown.

    The keyboard is on none of the controls.
    """
    window.show_view(view, fresh=True)
    sweep()
    screen = window.screen_widget
    assert screen is not None
    for number in range(screen.pages):
        screen.setFocus(Qt.FocusReason.OtherFocusReason)
        if number:
            QTest.keyClick(screen, Qt.Key.Key_PageDown)
            screen.setFocus(Qt.FocusReason.OtherFocusReason)
        yield look_at(window, panel.dots_per_inch)


@cache
def every_view(language: str) -> tuple[ScreenView, ...]:
    """Return every view of the program in a language, in the order a citizen meets them."""
    return all_views(read_library(), read_register(), load_words(language))


@cache
def every_look(language: str) -> tuple[ScreenView, ...]:
    """Return one view of all those that look the same: other answers chosen, other intents.

    Who chooses the other language gets the views of that language, which have a look of their own.
    """
    alike: dict[object, ScreenView] = {}
    for view in every_view(language):
        if view.language == language:
            alike.setdefault(_look_of(view), view)
    return tuple(alike.values())


@cache
def every_kind(language: str) -> tuple[ScreenView, ...]:
    """Return views that together show each kind of part, in each of its states."""
    kinds: set[object] = set()
    views = []
    for view in every_view(language):
        new = {kind for part in view.parts for kind in _kinds_of(part)} - kinds
        if new:
            kinds |= new
            views.append(view)
    return tuple(views)


def _look_of(view: ScreenView) -> object:
    buttons = tuple(_words_of(one) for one in bar_buttons(view.bar))
    return tuple(_painted(part) for part in view.parts), buttons, bool(view.status)


def _painted(part: Part) -> object:
    match part:
        case Heading():
            return part
        case Lines():
            return part.lines, part.tone, part.label, part.icon, part.bullets
        case Buttons(buttons, tiles):
            return tiles, tuple(_words_of(button) for button in buttons)
        case Options(options, several):
            labels = tuple((one.label, one.text_percent, one.language) for one in options)
            return several, labels
        case Field(boxes, keypad, unit):
            return keypad, unit, tuple((box.key, box.label) for box in boxes)
        case Row(question, answer, button):
            return question, answer, _words_of(button)
        case Picture():
            return part


def _words_of(button: Button | None) -> object:
    return button and (button.label, button.icon, button.text_percent, button.language)


def _kinds_of(part: Part) -> tuple[object, ...]:
    match part:
        case Lines(tone=tone, bullets=bullets, label=label):
            return ((tone, bullets, bool(label)),)
        case Options(options, several):
            return tuple(("option", several, one.chosen, one.text_percent) for one in options)
        case Field(boxes, keypad, unit):
            return tuple((keypad, unit, box.hidden, bool(box.text)) for box in boxes)
        case Buttons(tiles=tiles):
            return (("buttons", tiles),)
        case _:
            return (type(part).__name__,)

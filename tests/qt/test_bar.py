"""The bar: six places that stay where they are, and the main button before all others."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from qt.panels import (
    LANGUAGES,
    SIZES,
    TEXTS,
    Panel,
    TestClock,
    every_look,
    sweep,
    window_on,
)

from companion.l10n.words import load_words
from companion.qt.widgets import bar as bar_module
from companion.qt.widgets.bar import SLOTS
from companion.qt.widgets.press import Shape
from companion.qt.window import Window
from companion.session.intents import Change, Intent, Press
from companion.session.views import Bar, Button, Heading, ScreenView

KEYS = ("softer", "louder")
WORDS = {
    "nl": ("Terug", "Lees voor", "Hulp", "Zachter", "Harder", "Verder"),
    "en": ("Back", "Read aloud", "Help", "Softer", "Louder", "Continue"),
}
EVERY_SIZE = pytest.mark.parametrize("size", SIZES, ids=str)
EVERY_TEXT = pytest.mark.parametrize("percent", TEXTS)


def view_with(bar: Bar, language: str = "nl") -> ScreenView:
    return ScreenView("vraag", "S08", "Huurt u?", (Heading("Huurt u?"),), bar, language)


def whole_bar(language: str = "nl") -> Bar:
    back, read, helped, softer, louder, main = WORDS[language]
    return Bar(
        Button("back", back, Press.BACK, "back"),
        Button("read", read, Press.READ, "read"),
        Button("help", helped, Press.HELP, "help"),
        Button("main", main, Press.FORWARD, "forward"),
        Button("softer", softer, Change.SOFTER, "softer"),
        Button("louder", louder, Change.LOUDER, "louder"),
    )


def shown_on(panel: Panel, bar: Bar, clock: TestClock | None = None) -> Window:
    window = window_on(panel, clock)
    window.show_view(view_with(bar, panel.language), fresh=True)
    sweep()
    return window


def areas(window: Window) -> dict[str, QRect]:
    return {slot: window.bar.button(slot).geometry() for slot in SLOTS}


@EVERY_TEXT
@EVERY_SIZE
def test_who_wants_no_voice_finds_the_others_where_they_always_are(
    size: tuple[int, int], percent: int
) -> None:
    panel, bar = Panel(size, percent), whole_bar()
    window = shown_on(panel, bar)
    before = areas(window)

    window.show_view(view_with(replace(bar, read=None, softer=None, louder=None)), fresh=False)

    seen = [slot for slot in SLOTS if window.bar.button(slot).isVisible()]
    after = areas(window)
    window.close()
    assert seen == ["back", "help", "main"]
    assert after == before


@EVERY_TEXT
@pytest.mark.parametrize("language", LANGUAGES)
@EVERY_SIZE
def test_every_label_that_the_main_button_ever_has_is_whole(
    size: tuple[int, int], language: str, percent: int
) -> None:
    panel, bar = Panel(size, percent, language), whole_bar(language)
    window = shown_on(panel, bar)
    words, main = load_words(language), window.bar.button("main")

    broken = []
    places = set()
    for label in bar_module._LONGEST["main"]:
        named = Button("main", words(label), Press.FORWARD, "done")
        window.show_view(view_with(replace(bar, main=named)), fresh=False)
        places.add(tuple(window.bar.button(slot).geometry().getRect() for slot in SLOTS[:-1]))
        if not main.holds(main.size()):
            broken.append(main.text())

    window.close()
    assert broken == []
    assert len(places) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_room_is_kept_for_every_label_of_the_main_button(language: str) -> None:
    words = load_words(language)
    kept = {words(label) for label in bar_module._LONGEST["main"]}

    labels = {view.bar.main.label for view in every_look(language) if view.bar.main is not None}

    assert labels - kept == set()


@EVERY_TEXT
@EVERY_SIZE
def test_the_keys_of_the_volume_have_icon_and_word_at_every_text_size(
    size: tuple[int, int], percent: int
) -> None:
    panel = Panel(size, percent)
    window = shown_on(panel, whole_bar())

    faces = [window.bar.button(slot).face for slot in KEYS]
    whole = [window.bar.button(slot).holds(window.bar.button(slot).size()) for slot in KEYS]

    window.close()
    assert [face.icon for face in faces] == ["softer", "louder"]
    assert {face.pixels for face in faces} == {window.look.metrics.smallest_text}
    assert whole == [True, True]


@EVERY_TEXT
@EVERY_SIZE
def test_the_main_button_stands_out_at_the_lower_right(size: tuple[int, int], percent: int) -> None:
    window = shown_on(Panel(size, percent), whole_bar())

    buttons = [window.bar.button(slot) for slot in SLOTS]
    places = areas(window)
    window.close()
    main = buttons[-1]
    assert [button.face.shape for button in buttons].count(Shape.MAIN) == 1
    assert main.face.pixels == max(button.face.pixels for button in buttons)
    assert places["main"].right() == max(place.right() for place in places.values())
    assert places["main"].bottom() == max(place.bottom() for place in places.values())
    assert places["main"].width() > max(places[slot].width() for slot in KEYS)


@EVERY_TEXT
def test_on_a_low_screen_the_bar_is_one_row_of_the_least_height(percent: int) -> None:
    window = shown_on(Panel((1024, 600), percent), whole_bar())

    metrics, high = window.look.metrics, window.bar.height()

    window.close()
    assert high == metrics.gap + metrics.target + metrics.edge


def test_tab_comes_by_the_volume_after_help_and_before_the_main_button() -> None:
    window = shown_on(Panel(), whole_bar())
    window.bar.button("back").setFocus(Qt.FocusReason.TabFocusReason)

    walked = []
    for _step in SLOTS:
        here = window.focusWidget()
        walked.append(str(getattr(here, "key", "")))
        QTest.keyClick(here, Qt.Key.Key_Tab)

    window.close()
    assert walked == ["back", "read", "help", "softer", "louder", "main"]


def test_a_screen_reader_says_the_words_of_the_volume() -> None:
    window = shown_on(Panel(), whole_bar())

    told = [QAccessible.queryAccessibleInterface(window.bar.button(slot)) for slot in KEYS]
    names = [one.text(QAccessible.Text.Name) for one in told]
    roles = {one.role().name for one in told}

    window.close()
    assert names == ["Zachter", "Harder"]
    assert roles == {"Button"}


def test_a_trembling_finger_makes_the_voice_one_step_louder() -> None:
    clock = TestClock()
    window = shown_on(Panel(), whole_bar(), clock)
    heard: list[Intent] = []
    window.wanted.connect(heard.append)
    clock.seconds += 10

    for seconds in (0.0, 0.3, 0.9, 0.9):
        clock.seconds += seconds
        QTest.mouseClick(window.bar.button("louder"), Qt.MouseButton.LeftButton)

    window.close()
    assert heard == [Change.LOUDER, Change.LOUDER, Change.LOUDER]


def test_the_button_that_is_named_last_is_marked_and_unmarked() -> None:
    window = shown_on(Panel(), whole_bar())
    before = window.bar.button("main").grab().toImage()

    window.bar.mark_spoken("main")
    marked = window.bar.button("main").grab().toImage()
    window.bar.mark_spoken("")
    after = window.bar.button("main").grab().toImage()

    window.close()
    assert marked != before
    assert after == before

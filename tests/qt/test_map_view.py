"""The map on the screen: finished beside the window, with a name and a place for the keyboard."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from qt.audit import Finding, check_names, check_places, check_whole
from qt.map_sheets import grid_town, hamlet
from qt.panels import SIZES, Panel, pages_of, sweep, window_on

from companion.qt.widgets.map_view import MapView
from companion.qt.window import Window
from companion.session.intents import Press
from companion.session.utterances import lines_of
from companion.session.views import (
    Bar,
    Button,
    Buttons,
    Heading,
    Lines,
    Picture,
    ScreenView,
    controls_of,
)
from companion.settings.model import Theme

TEXT = "De kaart. A is waar u begint. B is het loket."
HELP = Button("help", "Hulp", Press.HELP, "help")
READ = Button("read", "Lees voor", Press.READ, "read")
BACK = Button("back", "Terug", Press.BACK, "back")
WAY_ON = Buttons((Button("print", "Druk dit af", Press.PRINT, "print"),))


def map_screen(picture: Picture) -> ScreenView:
    parts = (Heading("De kaart"), picture, WAY_ON)
    return ScreenView("map", "S18", "De kaart", parts, Bar(BACK, READ, HELP, None), "nl")


SCREEN = map_screen(Picture(grid_town(), TEXT))


@pytest.fixture
def window() -> Iterator[Window]:
    shown = window_on(Panel())
    yield shown
    shown.close()


def map_in(window: Window) -> MapView:
    (view,) = window.findChildren(MapView)
    return view


def wait_for(qtbot: QtBot, view: MapView) -> None:
    qtbot.waitUntil(lambda: view.ready, timeout=10_000)


def test_the_map_is_told_in_words_where_it_stands() -> None:
    assert [line.shown for line in lines_of(SCREEN)] == [
        "De kaart",
        "De kaart.",
        "A is waar u begint.",
        "B is het loket.",
        "Druk dit af",
    ]
    assert [control.key for control in controls_of(SCREEN)][:1] == ["print"]


def test_a_map_is_a_graphic_named_by_its_text(window: Window) -> None:
    window.show_view(SCREEN, fresh=True)

    told = QAccessible.queryAccessibleInterface(map_in(window))

    assert told.role().name == "Graphic"
    assert told.text(QAccessible.Text.Name) == TEXT
    assert told.state().focusable


def test_the_keyboard_reaches_the_map(window: Window) -> None:
    window.show_view(SCREEN, fresh=True)
    view = map_in(window)

    view.setFocus(Qt.FocusReason.TabFocusReason)

    assert QApplication.focusWidget() is view


def test_the_picture_comes_after_the_screen_is_there(qtbot: QtBot, window: Window) -> None:
    window.show_view(SCREEN, fresh=True)
    view = map_in(window)
    begun = view.ready

    wait_for(qtbot, view)

    assert not begun
    assert view.pixmap().width() > 300


def test_another_size_gets_a_picture_of_its_own(qtbot: QtBot, window: Window) -> None:
    window.show_view(SCREEN, fresh=True)
    view = map_in(window)
    wait_for(qtbot, view)
    before = view.pixmap().size()

    window.resize(1280, 800)
    QApplication.processEvents()
    wait_for(qtbot, view)

    assert view.pixmap().size() != before


def test_another_map_on_the_same_screen_is_shown_in_place(qtbot: QtBot, window: Window) -> None:
    window.show_view(SCREEN, fresh=True)
    view = map_in(window)
    wait_for(qtbot, view)
    before = view.pixmap().toImage()

    window.show_view(map_screen(Picture(hamlet(), "Het is dichtbij.")), fresh=False)
    wait_for(qtbot, view)

    assert map_in(window) is view
    assert view.accessibleName() == "Het is dichtbij."
    assert view.pixmap().toImage() != before


def test_a_map_that_is_left_while_it_is_drawn_harms_nothing(qtbot: QtBot, window: Window) -> None:
    other = replace(SCREEN, key="other", parts=(Heading("Anders"), Lines(("Een zin.",))))

    for _time in range(5):
        window.show_view(SCREEN, fresh=True)
        window.show_view(other, fresh=True)
        sweep()
    qtbot.wait(200)

    assert window.findChildren(MapView) == []


@pytest.mark.parametrize("theme", Theme)
def test_every_theme_has_its_own_map(qtbot: QtBot, theme: Theme) -> None:
    window = window_on(Panel(theme=theme))
    window.show_view(SCREEN, fresh=True)
    view = map_in(window)

    wait_for(qtbot, view)

    corner = view.pixmap().toImage().pixelColor(2, 2).lightness()
    window.close()
    assert (corner < 60) == (theme is Theme.YELLOW_ON_BLACK)


@pytest.mark.parametrize("text_percent", [100, 150, 200, 300])
@pytest.mark.parametrize("size", SIZES)
def test_a_screen_with_a_map_fits_every_panel(size: tuple[int, int], text_percent: int) -> None:
    panel = Panel(size, text_percent)
    window = window_on(panel)

    findings, seen = list[Finding](), list[frozenset[str]]()
    for sight in pages_of(window, SCREEN, panel):
        findings += (*check_places(sight), *check_names(sight))
        seen.append(frozenset(thing.text for thing in sight.things))

    findings += check_whole(seen, SCREEN)
    window.close()
    assert findings == []

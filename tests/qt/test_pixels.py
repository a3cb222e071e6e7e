"""What the eye gets of each kind of part, in each state and each theme: contrast and focus ring."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from qt.audit import Finding, Sight, look_at
from qt.panels import Panel, every_kind, pages_of, sweep, window_on
from qt.pixels import check_contrast, check_edges, check_focused, check_ring, picture

from companion.qt.window import Window
from companion.session.utterances import lines_of
from companion.session.views import ScreenView
from companion.settings.model import Theme

THEMES = pytest.mark.parametrize("theme", list(Theme))


@THEMES
@pytest.mark.parametrize("percent", [100, 300])
def test_every_text_is_seven_to_one_whole_and_ringed_when_the_keyboard_is_there(
    percent: int, theme: Theme
) -> None:
    panel = Panel((1366, 768), percent, "nl", theme)
    window = window_on(panel)

    findings: list[tuple[str, Finding]] = []
    for view in every_kind("nl"):
        for sight in pages_of(window, view, panel):
            rest = picture(window)
            found = [*check_contrast(sight, rest), *check_edges(sight, rest)]
            found += _focused(window, sight, rest)
            findings += [(view.key, one) for one in found]

    window.close()
    assert findings == []


@THEMES
def test_a_line_that_is_being_said_is_seven_to_one(theme: Theme) -> None:
    panel = Panel((1280, 800), 100, "nl", theme)
    window = window_on(panel)

    findings: list[tuple[str, Finding]] = []
    for view in every_kind("nl"):
        _show(window, view)
        for line in lines_of(view):
            window.mark(line)
            sight = look_at(window, panel.dots_per_inch)
            said = tuple(thing for thing in sight.things if thing.text == line.shown)
            found = check_contrast(replace(sight, things=said), picture(window))
            findings += [(view.key, one) for one in found]

    window.close()
    assert findings == []


@THEMES
def test_a_button_under_a_finger_is_seven_to_one(theme: Theme) -> None:
    panel = Panel((1280, 800), 100, "nl", theme)
    window = window_on(panel)

    findings: list[Finding] = []
    for view in every_kind("nl"):
        _show(window, view)
        for button in window.findChildren(QAbstractButton):
            button.setDown(True)
        findings += check_contrast(look_at(window, panel.dots_per_inch), picture(window))

    window.close()
    assert findings == []


def test_nothing_moves_by_itself() -> None:
    window = window_on(Panel())

    moving = []
    for view in every_kind("nl"):
        _show(window, view)
        picture(window)  # very large letters are painted otherwise once Qt has met them
        before = picture(window)
        QTest.qWait(20)
        if picture(window) != before:
            moving.append(view.key)

    window.close()
    assert moving == []


def _show(window: Window, view: ScreenView) -> None:
    """Show a view with the keyboard on none of its controls."""
    window.show_view(view, fresh=True)
    sweep()
    screen = window.screen_widget
    assert screen is not None
    screen.setFocus(Qt.FocusReason.OtherFocusReason)


def _focused(window: Window, sight: Sight, rest: QImage) -> Iterator[Finding]:
    """Walk the page with Tab, and yield what is not right about the control that has the focus."""
    things = {id(thing.widget): thing for thing in sight.controls}
    for _control in sight.controls:
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        thing = things[id(window.focusWidget())]
        focused = picture(window, thing.area)
        yield from (*check_ring(thing, rest, focused), *check_focused(thing, focused))

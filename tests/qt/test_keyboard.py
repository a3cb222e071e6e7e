"""The whole program without mouse or finger: Tab everywhere and back, Space, Enter and Esc."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from qt.audit import Finding
from qt.keyboard import check_order, check_walk, tab_walk
from qt.panels import Panel, TestClock, every_kind, every_look, pages_of, sweep, window_on

from companion.qt.window import Window
from companion.session.intents import Intent, Press
from companion.session.views import ScreenView, controls_of

LONG_AFTER = 10.0  # seconds: no guard holds a press back any more


@pytest.mark.parametrize("percent", [100, 300])
@pytest.mark.parametrize("size", [(1024, 600), (800, 1280)], ids=["wide", "upright"])
def test_tab_comes_by_every_control_in_reading_order_and_returns(
    size: tuple[int, int], percent: int
) -> None:
    panel = Panel(size, percent)
    window = window_on(panel)

    findings: list[tuple[str, Finding]] = []
    for view in every_look("nl"):
        for sight in pages_of(window, view, panel):
            walked = tab_walk(window)
            found = (*check_walk(sight, walked), *check_order(sight, walked))
            findings += [(view.key, one) for one in found]

    window.close()
    assert findings == []


def test_shift_and_tab_go_the_same_way_back() -> None:
    window = window_on(Panel())

    for view in every_kind("nl"):
        _show(window, view)
        there = tab_walk(window)
        back = []
        for _control in there:
            QTest.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
            back.append(window.focusWidget())
        assert [*reversed(there)] == back

    window.close()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_every_button_is_pressed_by_the_keyboard(key: Qt.Key) -> None:
    clock = TestClock()
    window = window_on(Panel((1920, 1080)), clock)
    heard: list[Intent] = []
    window.wanted.connect(heard.append)

    silent = []
    for view in every_kind("nl"):
        _show(window, view)
        meant = {control.key: control.intent for control in controls_of(view)}
        for button in window.findChildren(QAbstractButton):
            name = getattr(button, "key", "")
            if name not in meant or not button.isVisibleTo(window):
                continue
            clock.seconds += LONG_AFTER
            heard.clear()
            QTest.keyClick(button, key)
            if heard != [meant[name]]:
                silent.append((view.key, name, tuple(heard)))

    window.close()
    assert silent == []


def test_escape_goes_back_wherever_there_is_a_way_back() -> None:
    clock = TestClock()
    window = window_on(Panel(), clock)
    heard: list[Intent] = []
    window.wanted.connect(heard.append)

    for view in every_look("nl"):
        _show(window, view)
        clock.seconds += LONG_AFTER
        heard.clear()
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Escape)
        back = view.bar.back is not None and view.bar.back.intent is Press.BACK
        assert heard == ([Press.BACK] if back else []), view.key

    window.close()


def test_escape_on_the_home_screen_does_not_leave_the_program() -> None:
    clock = TestClock()
    window = window_on(Panel(), clock)
    heard: list[Intent] = []
    window.wanted.connect(heard.append)
    home = next(view for view in every_look("nl") if view.name == "S04")
    _show(window, home)
    clock.seconds += LONG_AFTER

    QTest.keyClick(window, Qt.Key.Key_Escape)

    window.close()
    assert heard == []


def _show(window: Window, view: ScreenView) -> None:
    window.show_view(view, fresh=True)
    sweep()

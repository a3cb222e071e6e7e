"""What a press is and what it is not: tremor, double clicks, slips, held keys, typing."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from qt.panels import Panel, TestClock, every_look, sweep, window_on
from qt.pixels import picture
from qt.visit import LONG_AFTER, OpenVisit

from companion.qt.window import Window
from companion.session.intents import Change, Intent, Press, Typed
from companion.session.utterances import BAR, lines_of
from companion.session.views import ScreenView

LEFT = Qt.MouseButton.LeftButton


class Scene:
    """A window with one view on it, and what it wanted."""

    def __init__(self, name: str, panel: Panel | None = None) -> None:
        self.clock = TestClock()
        self.panel = panel or Panel((1280, 800))
        self.window: Window = window_on(self.panel, self.clock)
        self.wanted: list[Intent] = []
        self.window.wanted.connect(self.wanted.append)
        self.view: ScreenView = next(view for view in every_look("nl") if view.name == name)
        self.window.show_view(self.view, fresh=True)
        sweep()
        self.clock.seconds += LONG_AFTER

    def button(self, label: str) -> QAbstractButton:
        """Return the visible button with a label."""
        buttons = self.window.findChildren(QAbstractButton)
        return next(one for one in buttons if one.text() == label and one.isVisible())

    def box(self) -> QLineEdit:
        """Return the first box."""
        return self.window.findChildren(QLineEdit)[0]


def tap(widget: QWidget) -> None:
    """Press and let go in the middle of a widget."""
    QTest.mouseClick(widget, LEFT)


def test_four_taps_within_half_a_second_are_one_press() -> None:
    scene = Scene("S24")
    larger = scene.button("Tekst groter")

    for _tap in range(4):
        tap(larger)
        scene.clock.seconds += 0.12

    scene.window.close()
    assert scene.wanted == [Change.LARGER_TEXT]


def test_a_hand_that_goes_on_trembling_presses_once() -> None:
    scene = Scene("S24")
    larger = scene.button("Tekst groter")

    for _tap in range(10):
        tap(larger)
        scene.clock.seconds += 0.3

    scene.window.close()
    assert scene.wanted == [Change.LARGER_TEXT]


def test_a_second_press_after_half_a_second_counts() -> None:
    scene = Scene("S24")
    larger = scene.button("Tekst groter")

    tap(larger)
    scene.clock.seconds += 0.6
    tap(larger)

    scene.window.close()
    assert scene.wanted == [Change.LARGER_TEXT, Change.LARGER_TEXT]


def test_a_press_on_another_button_counts_at_once() -> None:
    scene = Scene("S24")

    tap(scene.button("Tekst groter"))
    scene.clock.seconds += 0.1
    tap(scene.button("Hulp"))

    scene.window.close()
    assert scene.wanted == [Change.LARGER_TEXT, Press.HELP]


def test_a_screen_that_has_just_appeared_ignores_presses_for_a_while() -> None:
    scene = Scene("S24")
    scene.window.show_view(scene.view, fresh=True)

    tap(scene.button("Hulp"))
    scene.clock.seconds += 0.6
    tap(scene.button("Lees voor"))
    heard_too_soon = list(scene.wanted)
    scene.clock.seconds += 0.6
    tap(scene.button("Hulp"))

    scene.window.close()
    assert heard_too_soon == []
    assert scene.wanted == [Press.HELP]


def test_a_double_click_never_crosses_two_screens(open_visit: OpenVisit) -> None:
    visit = open_visit()
    home = visit.view.key
    shown: list[str] = []
    visit.stage.performed.connect(lambda _effect: shown.append(visit.view.key))
    tile = next(
        one for one in visit.window.findChildren(QAbstractButton) if one.text() == "Iets regelen"
    )
    spot = tile.mapTo(visit.window, tile.rect().center())

    for event in (QTest.mousePress, QTest.mouseRelease, QTest.mouseDClick, QTest.mouseRelease):
        there = visit.window.childAt(spot)
        assert there is not None
        event(there, LEFT)
        visit.clock.seconds += 0.1

    assert set(shown) - {home} == {"topics"}
    assert visit.view.key == "topics"


def test_letting_go_far_from_the_button_is_no_press() -> None:
    scene = Scene("S24")
    larger = scene.button("Tekst groter")
    far = QPoint(larger.width() // 2, larger.height() + round(15 * 149.5 / 25.4))

    QTest.mousePress(larger, LEFT)
    QTest.mouseMove(larger, far)
    QTest.mouseRelease(larger, LEFT, pos=far)

    scene.window.close()
    assert scene.wanted == []
    assert not larger.isDown()


def test_a_finger_that_slides_a_little_still_presses() -> None:
    scene = Scene("S24")
    larger = scene.button("Tekst groter")
    near = QPoint(larger.width() // 2, larger.height() + 20)

    QTest.mousePress(larger, LEFT)
    QTest.mouseMove(larger, near)
    QTest.mouseRelease(larger, LEFT, pos=near)

    scene.window.close()
    assert scene.wanted == [Change.LARGER_TEXT]


def test_a_press_that_lasts_long_is_a_press() -> None:
    scene = Scene("S24")
    larger = scene.button("Tekst groter")

    QTest.mousePress(larger, LEFT)
    scene.clock.seconds += 5.0
    QTest.mouseRelease(larger, LEFT)

    scene.window.close()
    assert scene.wanted == [Change.LARGER_TEXT]


def test_the_other_mouse_button_presses_nothing() -> None:
    scene = Scene("S24")

    QTest.mouseClick(scene.button("Tekst groter"), Qt.MouseButton.RightButton)

    scene.window.close()
    assert scene.wanted == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_key_that_is_held_down_presses_once(key: Qt.Key) -> None:
    scene = Scene("S24")
    larger = scene.button("Tekst groter")

    QTest.keyPress(larger, key)
    for _repeat in range(20):
        scene.clock.seconds += 0.6
        held = QKeyEvent(
            QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", autorep=True
        )
        QCoreApplication.sendEvent(larger, held)
    QTest.keyRelease(larger, key)

    scene.window.close()
    assert scene.wanted == [Change.LARGER_TEXT]


def test_escape_that_is_held_down_goes_back_once() -> None:
    scene = Scene("S24")

    QTest.keyPress(scene.window, Qt.Key.Key_Escape)
    for _repeat in range(20):
        scene.clock.seconds += 0.8
        held = QKeyEvent(
            QEvent.Type.KeyPress,
            Qt.Key.Key_Escape,
            Qt.KeyboardModifier.NoModifier,
            "",
            autorep=True,
        )
        QCoreApplication.sendEvent(scene.window, held)

    scene.window.close()
    assert scene.wanted == [Press.BACK]


def test_the_keys_of_the_screen_type_into_the_box_and_erase() -> None:
    scene = Scene("S17")

    for label in ("u", "t", "x", "wissen"):
        tap(scene.button(label))
        scene.clock.seconds += 1.0

    scene.window.close()
    assert scene.box().text() == "ut"
    assert scene.wanted[-1] == Typed("text", "ut")


def test_letters_and_digits_change_places_on_the_keys() -> None:
    scene = Scene("S17")
    tap(scene.button("123"))
    scene.clock.seconds += 1.0

    tap(scene.button("3"))
    scene.clock.seconds += 1.0
    tap(scene.button("abc"))
    scene.clock.seconds += 1.0
    tap(scene.button("x"))

    scene.window.close()
    assert scene.box().text() == "3x"


def test_pages_turn_by_finger_and_by_the_page_keys() -> None:
    scene = Scene("S08", Panel((1024, 600), 300))
    screen = scene.window.screen_widget
    assert screen is not None
    last = screen.pages - 1

    turned = []
    tap(scene.button("Meer"))
    turned.append(screen.page)
    scene.clock.seconds += 1.0
    tap(scene.button("Vorige"))
    turned.append(screen.page)
    for _page in range(screen.pages + 2):
        QTest.keyClick(screen, Qt.Key.Key_PageDown)
    turned.append(screen.page)
    for _page in range(screen.pages + 2):
        QTest.keyClick(screen, Qt.Key.Key_PageUp)
    turned.append(screen.page)

    scene.window.close()
    assert turned == [1, 0, last, 0]


def test_the_line_that_is_said_is_marked_on_its_own_page_and_nothing_else() -> None:
    scene = Scene("S08", Panel((1024, 600), 300))

    wrong = []
    for line in lines_of(scene.view):
        scene.window.mark(line)
        marked = _with_a_mark(scene)
        right = len(marked) == 1 and line.shown in marked[0]
        if line.part != BAR and not right:
            wrong.append((line.shown, marked))

    scene.window.close()
    assert wrong == []


def _with_a_mark(scene: Scene) -> list[str]:
    """Return the texts of the widgets that look otherwise once the mark is taken away."""
    widgets = [
        one for one in scene.window.findChildren(QWidget) if one.isVisible() and hasattr(one, "key")
    ]
    for one in widgets:
        one.grab()  # very large letters are smoothed otherwise the first time they are painted
    lit = [one.grab().toImage() for one in widgets]
    scene.window.mark(None)
    return [
        str(getattr(one, "text", str)())
        for one, image in zip(widgets, lit, strict=True)
        if one.grab().toImage() != image
    ]


def test_an_end_of_reading_takes_the_mark_away() -> None:
    scene = Scene("S08")
    rest = picture(scene.window)
    scene.window.mark(lines_of(scene.view)[0])

    scene.window.mark(None)

    assert picture(scene.window) == rest
    scene.window.close()

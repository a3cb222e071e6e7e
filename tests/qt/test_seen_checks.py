"""Each check of pixels and of the keyboard finds its fault, and none where all is right."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QWidget,
)
from qt.keyboard import check_order, check_walk, tab_walk
from qt.pixels import check_contrast, check_edges, check_focused, check_ring, picture
from qt.plain_screen import button, checks, put, see


def test_grey_letters_are_found(screen: QWidget) -> None:
    put(screen, QLabel("Grijs"), QRect(300, 30, 200, 40)).setStyleSheet("color: #777777")

    found = check_contrast(see(screen), picture(screen))

    assert checks(found) == {"V01 contrast"}


def test_letters_that_turn_grey_with_the_focus_are_found(screen: QWidget) -> None:
    button(screen, "Ja").setStyleSheet("QPushButton:focus { color: #777777 }")
    sight = see(screen)
    thing = next(one for one in sight.controls if one.text == "Ja")
    thing.widget.setFocus(Qt.FocusReason.TabFocusReason)

    found = check_focused(thing, picture(screen, thing.area))

    assert checks(found) == {"V01 contrast"}


def test_letters_that_are_cut_are_found(screen: QWidget) -> None:
    label = QLabel("Jij")
    label.setAlignment(Qt.AlignmentFlag.AlignTop)
    put(screen, label, QRect(300, 30, 200, 18))

    found = check_edges(see(screen), picture(screen))

    assert checks(found) == {"L01 cut"}


def _ring_findings(screen: QWidget) -> set[str]:
    button(screen, "Nee").setFocus(Qt.FocusReason.TabFocusReason)
    rest = picture(screen)
    thing = next(one for one in see(screen).controls if one.text == "Ja")
    thing.widget.setFocus(Qt.FocusReason.TabFocusReason)
    return checks(check_ring(thing, rest, picture(screen, thing.area)))


def test_a_ring_around_the_focus_is_seen(screen: QWidget) -> None:
    assert _ring_findings(screen) == set()


def test_a_focus_without_a_ring_is_found(screen: QWidget) -> None:
    button(screen, "Ja").setStyleSheet("QPushButton:focus { border: 3px solid #111111 }")

    assert _ring_findings(screen) == {"K03 ring"}


class _Trap(QPushButton):
    """A button that Tab cannot leave."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802 - Qt's names
        del next
        return True


def test_tab_that_comes_by_everything_has_no_findings(screen: QWidget) -> None:
    walked = tab_walk(screen)

    assert list(check_walk(see(screen), walked)) == []
    assert list(check_order(see(screen), walked)) == []


def test_a_button_that_tab_passes_by_is_found(screen: QWidget) -> None:
    button(screen, "Nee").setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    found = check_walk(see(screen), tab_walk(screen))

    assert [finding.where for finding in found] == ["QPushButton “Nee”"]


def test_a_button_that_tab_cannot_leave_is_found(screen: QWidget) -> None:
    trap = put(screen, _Trap("Val"), QRect(300, 100, 200, 60))
    QWidget.setTabOrder(button(screen, "Ja"), trap)

    found = check_walk(see(screen), tab_walk(screen))

    assert "QPushButton “Hulp”" in {finding.where for finding in found}


def test_tab_that_jumps_up_is_found(screen: QWidget) -> None:
    QWidget.setTabOrder(button(screen, "Hulp"), button(screen, "Ja"))

    found = check_order(see(screen), tab_walk(screen))

    assert checks(found) == {"K02 order"}


def test_tab_that_jumps_to_the_left_is_found(screen: QWidget) -> None:
    right = put(screen, QPushButton("Misschien"), QRect(300, 100, 200, 60))
    QWidget.setTabOrder(right, button(screen, "Ja"))

    found = check_order(see(screen), tab_walk(screen))

    assert checks(found) == {"K02 order"}

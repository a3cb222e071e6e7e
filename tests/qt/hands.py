"""How a citizen works the window: with a finger only, or with the keyboard only."""

from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from qt.visit import Visit

_MOST_PAGES = 60
_MOST_STEPS = 150  # Tab comes by everything on a page in fewer
_KEYS = {" ": "spatie"}


class Hands(Protocol):
    """Presses and types, on whatever page a thing is."""

    def press(self, label: str) -> None:
        """Press the button or answer with a label."""
        ...

    def type_into(self, label: str, text: str) -> None:
        """Type a text into the box with a label."""
        ...


class Finger:
    """Touches what is seen; types on the keys of the screen; knows no keyboard."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit

    def press(self, label: str) -> None:
        """Touch the button or answer with a label."""
        self.touch(self._find(label))

    def type_into(self, label: str, text: str) -> None:
        """Touch the box with a label, then the keys."""
        self.touch(self._find(label))
        for character in text.lower():
            name = _KEYS.get(character, character)
            if not self._is_key(name):
                letter = character.isalpha() or character in "'- "
                self.touch(self._find("abc" if letter else "123"))
            self.touch(self._find(name))

    def touch(self, widget: QWidget) -> None:
        """Touch the middle of a widget, and wait for what comes of it."""
        window = self._visit.window
        middle = widget.mapTo(window, widget.rect().center())
        there = window.childAt(middle)
        assert there is widget, f"covered: {there}"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(widget.rect().center()))
        self._visit.settle()

    def _is_key(self, name: str) -> bool:
        return _visible(self._visit, name) is not None or not _visible(self._visit, "wissen")

    def _find(self, label: str) -> QWidget:
        """Return what goes by a label, turning pages until it is there."""
        for way in ("Vorige", "Meer"):
            for _page in range(_MOST_PAGES):
                found = _visible(self._visit, label)
                if found is not None:
                    return found
                turn = _visible(self._visit, way)
                if turn is None:
                    break
                self.touch(turn)
        raise AssertionError(f"“{label}” is not on the screen “{self._visit.view.title}”")


class Keys:
    """Walks by Tab, presses by Space, types on a real keyboard; knows no mouse."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit

    def press(self, label: str) -> None:
        """Go to the button or answer with a label and press it with Space."""
        QTest.keyClick(self._go_to(label), Qt.Key.Key_Space)
        self._visit.settle()

    def type_into(self, label: str, text: str) -> None:
        """Go to the box with a label and type."""
        QTest.keyClicks(self._go_to(label), text)
        self._visit.settle()

    def _go_to(self, label: str) -> QWidget:
        """Walk with Tab until the keyboard is on what goes by a label, over all pages."""
        for way in ("Vorige", "Meer"):
            for _page in range(_MOST_PAGES):
                found = self._walk_to(label)
                if found is not None:
                    return found
                turn = self._walk_to(way)
                if turn is None:
                    break
                QTest.keyClick(turn, Qt.Key.Key_Space)
                self._visit.settle()
        raise AssertionError(f"Tab finds no “{label}” on “{self._visit.view.title}”")

    def _walk_to(self, label: str) -> QWidget | None:
        window = self._visit.window
        passed: list[QWidget] = []
        for _step in range(_MOST_STEPS):
            here = window.focusWidget() or window
            if _goes_by(here, label) and here.isVisible():
                return here
            if passed.count(here) > 1:
                return None  # round and round
            passed.append(here)
            QTest.keyClick(here, Qt.Key.Key_Tab)
        return None


def _visible(visit: Visit, label: str) -> QWidget | None:
    widgets = visit.window.findChildren(QWidget)
    return next((one for one in widgets if one.isVisible() and _goes_by(one, label)), None)


def _goes_by(widget: QWidget, label: str) -> bool:
    if isinstance(widget, QLineEdit):
        return widget.accessibleName() == label
    return isinstance(widget, QAbstractButton) and widget.text() == label

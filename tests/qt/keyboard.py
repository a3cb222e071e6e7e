"""What is not right about walking a window with the keyboard: Tab, the order, the way back."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from qt.audit import Finding, Sight, Thing

_MOST_STEPS = 120  # controls on one page; a keypad of letters has 42


def tab_walk(window: QWidget) -> list[QWidget]:
    """Return what Tab comes by from where the keyboard is, until it comes to the same again."""
    walked: list[QWidget] = []
    for _step in range(_MOST_STEPS):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        here = window.focusWidget()
        if here is None or (walked and here is walked[0]):
            break
        walked.append(here)
    return walked


def check_walk(sight: Sight, walked: Sequence[QWidget]) -> Iterator[Finding]:
    """Yield each visible control that Tab does not reach, or reaches twice: K01."""
    for thing in sight.controls:
        times = sum(widget is thing.widget for widget in walked)
        if times != 1:
            yield Finding("K01 Tab", str(thing), f"reached {times} times")


def check_order(sight: Sight, walked: Sequence[QWidget]) -> Iterator[Finding]:
    """Yield where Tab jumps up within a column, or to the left within a row: K02."""
    areas = {id(thing.widget): thing for thing in sight.controls}
    there = _from_the_top([areas[id(widget)] for widget in walked if id(widget) in areas])
    for before, after in combinations(there, 2):
        if _jumps_up(before.area, after.area):
            yield Finding("K02 order", str(after), f"after {before}")
    for before, after in pairwise(there):
        if _jumps_left(before.area, after.area):
            yield Finding("K02 order", str(after), f"left of {before}")


def _from_the_top(walked: Sequence[Thing]) -> list[Thing]:
    """Return a round walk from the strip on, which stands above every screen alike."""
    top = min(walked, key=lambda one: one.area.top(), default=None)
    if top is None or not top.widget.property("persistent"):
        return list(walked)
    first = walked.index(top)
    return [*walked[first:], *walked[:first]]


def _jumps_up(before: QRect, after: QRect) -> bool:
    same_column = before.left() <= after.right() and after.left() <= before.right()
    return same_column and after.bottom() < before.top()


def _jumps_left(before: QRect, after: QRect) -> bool:
    same_row = before.top() <= after.bottom() and after.top() <= before.bottom()
    return same_row and after.right() < before.left()

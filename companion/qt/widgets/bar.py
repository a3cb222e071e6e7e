"""The fixed bar: back, read, help, the volume and the main button, always at the same place."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QWidget

from companion.qt.look import Look
from companion.qt.press_guard import PressGuard
from companion.qt.typeset import Span
from companion.qt.widgets.block import Said
from companion.qt.widgets.grouping import Grouping
from companion.qt.widgets.press import BigButton, Face, Shape
from companion.session.views import Bar, Button, bar_buttons

SLOTS = ("back", "read", "help", "softer", "louder", "main")
_WAYS = ("back", "read", "help")  # the upper row where there are two
_VOLUME = ("softer", "louder")
# The words each place ever holds, so that no label changes where a button is.
_LONGEST = {
    "back": ("Back", "Leave"),
    "read": ("Read aloud", "Stop", "With voice"),
    "help": ("Help",),
    "softer": ("Softer", "Louder"),
    "louder": ("Softer", "Louder"),
    "main": (
        "Begin",
        "Continue",
        "Find my counter",
        "Helper looks away",
        "I am still here",
        "I have an answer",
        "I have answered",
        "I have been there",
        "I have called",
        "I have posted it",
        "I objected",
        "It worked",
        "Letters",
        "More",
        "Next visitor",
        "Ready",
        "Search",
        "The letter is ready",
        "To the start",
        "Try again",
        "Use this copy",
        "Yes",
        "Yes, I want that",
        "Yes, keep it",
        "Yes, that is right",
        "Yes, with words",
    ),
}
_NARROW_PIXELS = 4  # how much smaller the letters get at each try
_ENDLESS = 1_000_000  # pixels; wider than anything
_MAIN_MM = 40.0  # the width of the main button where there is room
_MAIN_LINES = 2  # so many lines of the smallest letters the main button may hold


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the bar is set out: its rows, the height of its letters, and whether icons have room."""

    rows: int
    pixels: int
    icons: bool


class BarWidget(Grouping):
    """The six places; one without a button stays empty."""

    wanted = Signal(object)

    def __init__(self, look: Look, guard: PressGuard, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._buttons = {
            slot: BigButton(slot, Face(slot, shape=_shape(slot)), look, guard, self)
            for slot in SLOTS
        }
        self._measured: dict[tuple[int, bool], dict[str, int]] = {}
        for button in self._buttons.values():
            button.setProperty("persistent", True)
            button.wanted.connect(self.wanted)
        self._icons = dict.fromkeys(SLOTS, "")
        self._plan = _Plan(1, look.metrics.text, icons=True)
        self._upright = False
        self.setAccessibleName(look.words("Buttons"))

    def button(self, slot: str) -> BigButton:
        """Return the button of a place."""
        return self._buttons[slot]

    def show_bar(self, bar: Bar) -> None:
        """Show the buttons of a screen."""
        for slot, button in zip(SLOTS, bar_buttons(bar), strict=True):
            self._buttons[slot].setVisible(button is not None)
            self._icons[slot] = button.icon if button is not None else ""
            if button is not None:
                self._buttons[slot].intent = button.intent
                self._buttons[slot].set_face(self._face(slot, button))
        self._arrange()

    def mark_spoken(self, slot: str, word: Span | None = None) -> None:
        """Mark the button that is being said, and a word of its label; none for an empty slot."""
        for here, button in self._buttons.items():
            button.set_said(Said(slot, None, word) if here == slot else None)

    def bar_height(self, width: int, *, upright: bool) -> int:
        """Return the pixels the bar needs below the content, the dead edge included.

        On a screen that stands `upright` the places may need two rows.
        """
        self._upright = upright
        self._plan = self._planned(width)
        metrics = self._look.metrics
        return (self._row_height() + metrics.gap) * self._plan.rows + metrics.edge

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lay the places out anew."""
        super().resizeEvent(event)
        self._plan = self._planned(self.width())
        self._arrange()

    def _arrange(self) -> None:
        gap, high = self._look.metrics.gap, self._row_height()
        if self._plan.rows == 1:
            left = self._place_row(SLOTS[:-1], gap, 0)
            self._place_main(left, gap, self._look.metrics.mm(_MAIN_MM))
            return
        widths, room = self._widths(self._plan), self._room(self.width())
        spare = room - sum(widths[slot] for slot in _WAYS) - gap * (len(_WAYS) - 1)
        self._place_row(_WAYS, gap, max(0, spare) // len(_WAYS))
        left = self._place_row(_VOLUME, gap + high + gap, 0)
        self._place_main(left, gap + high + gap, (room - gap) // 2)

    def _place_row(self, slots: tuple[str, ...], top: int, wider: int) -> int:
        """Place buttons from the left edge on, and return where the next one may begin."""
        gap, high, widths = self._look.metrics.gap, self._row_height(), self._widths(self._plan)
        left = (self.width() - self._room(self.width())) // 2
        for slot in slots:
            self._place(slot, QRect(left, top, widths[slot] + wider, high))
            left += widths[slot] + wider + gap
        return left

    def _place_main(self, left: int, top: int, wished: int) -> None:
        """Place the main button at the right edge; as wide as it needs, at least as wished."""
        width, high = self.width(), self._row_height()
        right = width - (width - self._room(width)) // 2
        face, pixels = self._buttons["main"].face, self._plan.pixels
        whole = self._one_line("main", face.label, pixels, icon=bool(self._icons["main"]))
        wide = min(right - left, max(self._widths(self._plan)["main"], wished, whole))
        self._place("main", QRect(right - wide, top, wide, high))

    def _place(self, slot: str, area: QRect) -> None:
        """Place a button, with smaller letters where its own label is longer than usual."""
        button = self._buttons[slot]
        button.setGeometry(area)
        for face in self._faces(slot):
            button.set_face(face)
            if button.holds(area.size()):
                return

    def _faces(self, slot: str) -> Iterator[Face]:
        """Return the faces of a button, the best first: its icon goes before its letters shrink."""
        face, icon = self._buttons[slot].face, self._icons[slot]
        smallest = self._look.metrics.smallest_text
        if slot in _VOLUME:
            yield replace(face, icon=icon, pixels=smallest)
            return
        for pixels in _smaller(self._plan.pixels, smallest):
            if self._plan.icons or slot == "main":
                yield replace(face, icon=icon, pixels=pixels)
            yield replace(face, icon="", pixels=pixels)

    def _planned(self, width: int) -> _Plan:
        """Return one row, but two where one would make the letters of an upright screen small."""
        metrics, room = self._look.metrics, self._room(width)
        readable = min(metrics.text, metrics.smallest_text * 3 // 2)
        one = self._largest(1, room)
        if one is not None and not (self._upright and one.pixels < readable):
            return one
        return self._largest(2, room) or _Plan(2, metrics.smallest_text, icons=False)

    def _largest(self, rows: int, room: int) -> _Plan | None:
        """Return the citizen's text size with icons, or without, or smaller; None if none fits."""
        metrics = self._look.metrics
        whole = _Plan(rows, metrics.text, icons=True)
        if self._needed(whole) <= room:
            return whole
        sizes = range(metrics.smallest_text, metrics.text + 1)
        plans = [_Plan(rows, pixels, icons=False) for pixels in sizes]
        holding = bisect_right(plans, room, key=self._needed)
        return plans[holding - 1] if holding else None

    def _needed(self, plan: _Plan) -> int:
        """Return the pixels of the widest row."""
        widths, gap = self._widths(plan), self._look.metrics.gap
        rows = (SLOTS,) if plan.rows == 1 else (_WAYS, (*_VOLUME, "main"))
        return max(sum(widths[slot] + gap for slot in row) - gap for row in rows)

    def _widths(self, plan: _Plan) -> dict[str, int]:
        """Return for each place the pixels of the longest label it holds."""
        key = plan.pixels, plan.icons
        if key not in self._measured:
            self._measured[key] = {slot: self._widest(slot, plan) for slot in SLOTS}
        return self._measured[key]

    def _widest(self, slot: str, plan: _Plan) -> int:
        labels = [self._look.words(label) for label in _LONGEST[slot]]
        smallest = self._look.metrics.smallest_text
        if slot in _VOLUME:
            words = max(self._one_line(slot, label, smallest, icon=False) for label in labels)
            return max(self._look.metrics.target, words)
        icon = plan.icons and slot != "main"  # a long label of the main button goes without
        whole = {label: self._one_line(slot, label, plan.pixels, icon=icon) for label in labels}
        if slot != "main":
            return max(whole.values())
        # A longer label of the main button may take two lines of the smallest letters.
        return max(min(wide, self._two_lines(label)) for label, wide in whole.items())

    def _two_lines(self, label: str) -> int:
        """Return the pixels of a label on two lines of the smallest letters; a word has only one.

        A single word is as wide as anything: it stays on one line of the letters of the others.
        """
        words, smallest = label.split(), self._look.metrics.smallest_text
        lines = [(words[:at], words[at:]) for at in range(1, len(words))]
        return min(
            (
                max(self._one_line("main", " ".join(line), smallest, icon=False) for line in both)
                for both in lines
            ),
            default=_ENDLESS,
        )

    def _one_line(self, slot: str, label: str, pixels: int, *, icon: bool) -> int:
        font = self._look.font(pixels, bold=slot == "main")
        frame = self._buttons[slot].frame_width(pixels, icon=icon)
        return round(frame + QFontMetricsF(font).horizontalAdvance(label) + 2)

    def _room(self, width: int) -> int:
        return self._look.metrics.content_width(width)

    def _row_height(self) -> int:
        smallest = self._look.metrics.smallest_text
        return max(
            self._buttons["back"].line_height(self._plan.pixels),
            self._buttons["main"].line_height(smallest, _MAIN_LINES),
            self._buttons["softer"].line_height(smallest),
        )

    def _face(self, slot: str, button: Button) -> Face:
        return Face(button.label, button.icon, _shape(slot), self._plan.pixels)


def _shape(slot: str) -> Shape:
    if slot in _VOLUME:
        return Shape.STACKED
    return Shape.MAIN if slot == "main" else Shape.PLAIN


def _smaller(pixels: int, smallest: int) -> Iterator[int]:
    """Return ever smaller letters, down to the smallest."""
    yield from range(pixels, smallest, -_NARROW_PIXELS)
    yield smallest

"""The fixed bar: back, read, help and the main button, at the same place on every screen."""

from dataclasses import replace

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QWidget

from companion.qt.look import Look
from companion.qt.press_guard import PressGuard
from companion.qt.widgets.grouping import Grouping
from companion.qt.widgets.press import BigButton, Face, Shape
from companion.session.views import Bar, Button

SLOTS = ("back", "read", "help", "main")
# The longest words each place ever holds, so that no label changes where a button is.
_LONGEST = {
    "back": ("Back", "Leave"),
    "read": ("Read aloud", "Stop"),
    "help": ("Help",),
    "main": ("Continue", "Begin", "Letters", "Ready", "Search"),
}
_NARROW_PIXELS = 8  # how much smaller the letters get at each try


class BarWidget(Grouping):
    """The four places; one without a button stays empty."""

    wanted = Signal(object)

    def __init__(self, look: Look, guard: PressGuard, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._buttons = {slot: BigButton(slot, Face(slot), look, guard, self) for slot in SLOTS}
        for button in self._buttons.values():
            button.setProperty("persistent", True)
            button.wanted.connect(self.wanted)
        self._icons = dict.fromkeys(SLOTS, "")
        self._pixels = look.metrics.text
        self._upright = False
        self.setAccessibleName(look.words("Buttons"))

    def button(self, slot: str) -> BigButton:
        """Return the button of a place."""
        return self._buttons[slot]

    def show_bar(self, bar: Bar) -> None:
        """Show the buttons of a screen."""
        for slot, button in zip(SLOTS, (bar.back, bar.read, bar.help, bar.main), strict=True):
            self._buttons[slot].setVisible(button is not None)
            self._icons[slot] = button.icon if button is not None else ""
            if button is not None:
                self._buttons[slot].intent = button.intent
                self._buttons[slot].set_face(self._face(slot, button))
        self._arrange()

    def bar_height(self, width: int, *, upright: bool) -> int:
        """Return the pixels the bar needs below the content, the dead edge included.

        On a screen that stands `upright` the four places may need two rows.
        """
        self._upright = upright
        self._pixels = self._fitting(width)
        metrics = self._look.metrics
        return (self._row_height() + metrics.gap) * self._rows(width) + metrics.edge

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lay the places out anew."""
        super().resizeEvent(event)
        self._pixels = self._fitting(self.width())
        self._arrange()

    def _arrange(self) -> None:
        metrics, width = self._look.metrics, self.width()
        high, widths = self._row_height(), self._widths(self._pixels)
        edge = (width - metrics.content_width(width)) // 2
        if self._rows(width) == 2:
            half = (metrics.content_width(width) - metrics.gap) // 2
            for number, slot in enumerate(SLOTS):
                left = edge + (number % 2) * (half + metrics.gap)
                top = metrics.gap + (number // 2) * (high + metrics.gap)
                self._place(slot, QRect(left, top, half, high))
            return
        self._buttons["main"].set_face(
            replace(self._buttons["main"].face, icon=self._icons["main"])
        )
        left = edge
        for slot in SLOTS[:-1]:
            self._place(slot, QRect(left, metrics.gap, widths[slot], high))
            left += widths[slot] + metrics.gap
        room = width - edge - left
        wished = max(widths["main"], metrics.mm(40), self._natural("main", self._pixels))
        main = min(room, wished)
        self._place("main", QRect(width - edge - main, metrics.gap, main, high))

    def _place(self, slot: str, area: QRect) -> None:
        """Place a button, with smaller letters where its own label is longer than usual."""
        button = self._buttons[slot]
        button.setGeometry(area)
        pixels = self._pixels
        smallest = self._look.metrics.smallest_text
        button.set_face(replace(button.face, icon=self._icons[slot]))
        if self._natural(slot, pixels) > area.width():
            button.set_face(replace(button.face, icon=""))  # the words matter more
        while pixels > smallest and self._natural(slot, pixels) > area.width():
            pixels = max(smallest, pixels - 2)
        button.set_face(replace(button.face, shape=self._shape(slot), pixels=pixels))

    def _natural(self, slot: str, pixels: int) -> int:
        button = self._buttons[slot]
        button.set_face(replace(button.face, shape=self._shape(slot), pixels=pixels))
        return button.natural_width()

    def _fitting(self, width: int) -> int:
        """Return the letters of the bar: the citizen's size, smaller only where they do not fit."""
        metrics = self._look.metrics
        pixels = metrics.text
        while pixels > metrics.smallest_text and not self._fits(pixels, width):
            pixels = max(metrics.smallest_text, pixels - _NARROW_PIXELS)
        return pixels

    def _fits(self, pixels: int, width: int) -> bool:
        metrics = self._look.metrics
        widths = self._widths(pixels)
        if self._rows(width) == 2:
            return max(widths.values()) <= (metrics.content_width(width) - metrics.gap) // 2
        return sum(widths.values()) + 3 * metrics.gap <= metrics.content_width(width)

    def _rows(self, width: int) -> int:
        """Return two rows where one would make the letters smaller than 150 %, else one."""
        metrics = self._look.metrics
        pixels = min(metrics.text, metrics.smallest_text * 3 // 2)
        needed = sum(self._widths(pixels).values()) + 3 * metrics.gap
        return 2 if self._upright and needed > metrics.content_width(width) else 1

    def _widths(self, pixels: int) -> dict[str, int]:
        """Return for each place the pixels of the longest label it usually holds."""
        _ = self._look.words
        font, bold = self._look.font(pixels), self._look.font(pixels, bold=True)
        extra = self._buttons["back"].frame_width(pixels)
        return {
            slot: round(
                extra
                + max(
                    QFontMetricsF(bold if slot == "main" else font).horizontalAdvance(_(label))
                    for label in labels
                )
                + 2
            )
            for slot, labels in _LONGEST.items()
        }

    def _row_height(self) -> int:
        return self._buttons["back"].line_height(self._pixels)

    def _face(self, slot: str, button: Button) -> Face:
        return Face(button.label, button.icon, self._shape(slot), self._pixels)

    def _shape(self, slot: str) -> Shape:
        return Shape.MAIN if slot == "main" else Shape.PLAIN

"""The fixed bar: back, read, help and the main button, at the same place on every screen."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
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
    "main": (
        "Continue",
        "Begin",
        "Letters",
        "Ready",
        "Search",
        "It worked",
        "Yes, that is right",
        "I have called",
        "I have posted it",
        "Find my counter",
        "To the start",
    ),
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
        self._pixels = look.metrics.text
        self.setAccessibleName(look.words("Buttons"))

    def button(self, slot: str) -> BigButton:
        """Return the button of a place."""
        return self._buttons[slot]

    def show_bar(self, bar: Bar) -> None:
        """Show the buttons of a screen."""
        for slot, button in zip(SLOTS, (bar.back, bar.read, bar.help, bar.main), strict=True):
            self._buttons[slot].setVisible(button is not None)
            if button is not None:
                self._buttons[slot].intent = button.intent
                self._buttons[slot].set_face(self._face(slot, button))
        self._arrange()

    def bar_height(self, width: int) -> int:
        """Return the pixels the bar needs below the content, the dead edge included."""
        self._pixels = self._fitting(width)
        metrics = self._look.metrics
        return (
            self._row_height() * self._rows(width) + metrics.edge + metrics.gap * self._rows(width)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lay the places out anew."""
        super().resizeEvent(event)
        self._pixels = self._fitting(self.width())
        for slot, button in self._buttons.items():
            face = button.face
            button.set_face(Face(face.label, face.icon, self._shape(slot), self._pixels))
        self._arrange()

    def _arrange(self) -> None:
        metrics = self._look.metrics
        width, rows = self.width(), self._rows(self.width())
        high = self._row_height()
        widths = self._widths(self._pixels)
        if rows == 2:
            half = (width - 2 * metrics.edge - metrics.gap) // 2
            for number, slot in enumerate(SLOTS):
                left = metrics.edge + (number % 2) * (half + metrics.gap)
                top = metrics.gap + (number // 2) * (high + metrics.gap)
                self._buttons[slot].setGeometry(left, top, half, high)
            return
        left = metrics.edge
        for slot in SLOTS[:-1]:
            self._buttons[slot].setGeometry(left, metrics.gap, widths[slot], high)
            left += widths[slot] + metrics.gap
        room = width - metrics.edge - left
        main = min(room, max(widths["main"], width // 4))
        self._buttons["main"].setGeometry(width - metrics.edge - main, metrics.gap, main, high)

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
            return max(widths.values()) <= (width - 2 * metrics.edge - metrics.gap) // 2
        return sum(widths.values()) + 3 * metrics.gap + 2 * metrics.edge <= width

    def _rows(self, width: int) -> int:
        """Return two rows on a screen that stands upright and shows large letters, else one."""
        metrics = self._look.metrics
        widths = self._widths(metrics.smallest_text * 3 // 2)
        return 2 if sum(widths.values()) + 3 * metrics.gap + 2 * metrics.edge > width else 1

    def _widths(self, pixels: int) -> dict[str, int]:
        """Return for each place the pixels of the longest label it ever holds."""
        _ = self._look.words
        widths = {}
        for slot, labels in _LONGEST.items():
            button = self._buttons[slot]
            shown, widest = button.face, 0
            for label in labels:
                button.set_face(Face(_(label), "forward", self._shape(slot), pixels))
                widest = max(widest, button.natural_width())
            button.set_face(shown)
            widths[slot] = widest
        return widths

    def _row_height(self) -> int:
        # Two lines, for the main button may carry a longer label ("Ja, dat klopt").
        return max(
            self._look.metrics.target, round(self._pixels * 1.2 * 2 + self._look.metrics.mm(3))
        )

    def _face(self, slot: str, button: Button) -> Face:
        return Face(button.label, button.icon, self._shape(slot), self._pixels)

    def _shape(self, slot: str) -> Shape:
        return Shape.MAIN if slot == "main" else Shape.PLAIN

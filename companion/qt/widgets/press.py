"""What can be pressed: a big button that wraps its words, and a choice that shows its state."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from companion.qt.icons import glyph
from companion.qt.look import Look
from companion.qt.press_guard import PressGuard
from companion.qt.typeset import Setting, fits, typeset
from companion.qt.widgets.block import Kind, Said
from companion.session.intents import Intent

_BORDER_MM = 0.5
_FOCUS_MM = 1.6  # a ring of 6 px and more on every panel (ux.md section 0, decision 7)
_CHOSEN_MM = 1.0
_PAD_MM = 3.0
_RADIUS_MM = 1.5
_LINE = 1.2  # the distance of lines, in the height of the letters
_DENSE_LINE = 1.08  # where two lines, or icon and word, must not need a higher bar
_TAIL = 0.2  # how far it hangs out, above and below, in the height of the letters
_ICON = 1.15  # the height of an icon, in the height of the letters
_SLOP_MM = 10.0  # a finger may slide this far before it lets go (ux.md section 2, press length)
_PRESS_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select)
_KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Shape(Enum):
    """What a pressable thing looks like."""

    PLAIN = "plain"  # border, icon at the left, words left
    MAIN = "main"  # filled: the one button that goes on
    KEY = "key"  # one character in the middle
    STACKED = "stacked"  # icon above its one word, both in the middle


_DENSE = (Shape.MAIN, Shape.STACKED)
_PADS_MM = {Shape.KEY: 1.2, Shape.STACKED: 2.0}  # instead of _PAD_MM


@dataclass(frozen=True, slots=True)
class Face:
    """What stands on a button: its words, its icon, and how they are set."""

    label: str
    icon: str = ""
    shape: Shape = Shape.PLAIN
    pixels: int = 0  # height of the letters; 0 for the citizen's text size
    least_mm: float = 14.0
    language: str = ""


class Pressable(QAbstractButton):
    """The common half of everything that can be pressed: guard, keys, painting, sizes.

    It acts on release, within 10 mm of itself; Space and Enter press it, a held key only once.
    What it means is the `intent` that it emits, which may change while the button stays.
    """

    wanted = Signal(object)

    def __init__(
        self, key: str, face: Face, look: Look, guard: PressGuard, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.key = key
        self.kind = Kind.CONTROL
        self.intent: Intent | None = None
        self.clicked.connect(self._emit_intent)
        self._face = face
        self._look = look
        self._guard = guard
        self._said: Said | None = None
        self._ring = False
        self._shrink = 1.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_face(face)

    @property
    def widget(self) -> QWidget:
        """Return this very button."""
        return self

    @property
    def face(self) -> Face:
        """Return what stands on the button now."""
        return self._face

    def set_face(self, face: Face) -> None:
        """Show other words or another icon on the same button."""
        self._face = face
        self.setText(face.label)
        self.setAccessibleName(face.label)
        self.setFont(self._setting().font)
        self.updateGeometry()
        self.update()

    def set_said(self, said: Said | None) -> None:
        """Mark the button while its label is being said: all of it, and the word under a line."""
        if said != self._said:
            self._said = said
            self.update()

    def height_for(self, width: int) -> int:
        """Return the pixels the label needs in a width, at least the size of a target."""
        lines = typeset(self._face.label, self._setting(), self._room(width))
        return self._framed_height(self._above() + lines.height)

    def best_height(self, width: int, room: int) -> int:
        """Return `height_for`; only tiles grow, and that is the page's wish."""
        del room
        return self.height_for(width)

    def fit_into(self, height: int, width: int) -> None:
        """Make the letters smaller, down to 100 %, until the label fits; the last resort."""
        floor = self._look.metrics.smallest_text / self._pixels()
        self._shrink = 1.0
        while self.height_for(width) > height and self._shrink > floor:
            self._shrink = max(floor, self._shrink - 0.05)
        self.setFont(self._setting().font)

    def wished_width(self) -> int:
        """Return `natural_width`: at the side of a text the label stays on one line."""
        return self.natural_width()

    def opens(self) -> bool:
        """Return False: air around controls is the page's business."""
        return False

    def framed(self) -> bool:
        """Return False: the border is the button's own."""
        return False

    def filled(self) -> bool:
        """Return True: a button always has words."""
        return True

    def focusable(self) -> tuple[QWidget, ...]:
        """Return the button itself."""
        return (self,)

    def focus_for(self, key: str) -> QWidget | None:
        """Return the button when it goes by `key`."""
        return self if key == self.key else None

    def fits(self, width: int) -> bool:
        """Return whether no syllable of the label is cut in a width."""
        least = self._look.metrics.mm(self._face.least_mm)
        font = self._setting().font
        whole = fits(self._face.label, font, self._language(), self._room(width))
        return width >= least and whole

    def natural_width(self) -> int:
        """Return the pixels the label takes on one line."""
        words = QFontMetricsF(self._setting().font).horizontalAdvance(self._face.label)
        return max(self._look.metrics.target, round(words + self._extra() + 2))

    def frame_width(self, pixels: int, *, icon: bool) -> float:
        """Return the pixels beside the words when they are `pixels` high."""
        return self._pad_x() * 2 + (self._pad_x() * 0.7 + round(pixels * _ICON) if icon else 0)

    def line_height(self, pixels: int, lines: int = 1) -> int:
        """Return the pixels the button needs for lines of letters `pixels` high."""
        above = pixels if self._stacked() else 0
        return self._framed_height(above + pixels * self._line() * lines)

    def holds(self, size: QSize) -> bool:
        """Return whether the label stands in a size without a word broken."""
        advance = QFontMetricsF(self._setting().font).horizontalAdvance
        whole = max(map(advance, self._face.label.split())) <= self._room(size.width())
        return whole and self.height_for(size.width()) + self._tail(size.width()) <= size.height()

    def _tail(self, width: int) -> float:
        # A "g" hangs out below dense lines; where letters can still be smaller it gets its room.
        pixels, setting = self._pixels(), self._setting()
        high = typeset(self._face.label, setting, self._room(width)).height
        tight = self._face.shape is Shape.MAIN and high > 1.5 * pixels * self._line()
        return _TAIL * pixels if tight and pixels > self._look.metrics.smallest_text else 0.0

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size on one line."""
        return QSize(wide := self.natural_width(), self.height_for(wide))

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return `height_for`, for Qt and for whoever audits the screen."""
        return self.height_for(width)

    def hitButton(self, pos: QPoint) -> bool:  # noqa: N802 - Qt's name
        """Return whether a finger that lets go here still means this button."""
        slop = self._look.metrics.mm(_SLOP_MM) if self.isDown() else 0
        return self.rect().adjusted(-slop, -slop, slop, slop).contains(pos)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take a press that counts; swallow the tremble after it."""
        self._guard.by_keyboard = False
        if event.button() is Qt.MouseButton.LeftButton and not self._guard.allows(self.key):
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take the second half of a double click for what it is: a press like any other."""
        self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press with Space or Enter; a key that is held down presses once."""
        self._guard.by_keyboard = True
        self._ring = True
        if event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        elif event.key() not in _PRESS_KEYS:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat() and self._guard.allows(self.key):
            self.click()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show the ring when the keyboard came here; a finger knows where it is."""
        self._ring = event.reason() in _KEYBOARD_REASONS
        super().focusInEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Do nothing when a key that pressed is let go: the press was done already."""
        if event.key() not in _PRESS_KEYS:
            super().keyReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint fill, border, icon and label for the state of the moment."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, ink, border, thick = self._paints()
        pen = QPen(QColor(border))
        pen.setWidthF(thick)
        painter.setPen(pen)
        painter.setBrush(QColor(fill))
        half = thick / 2
        radius = self._look.metrics.mm(_RADIUS_MM)
        inside = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(inside, radius, radius)
        lines = typeset(self._face.label, self._setting(), self._room(self.width()))
        even = (_LINE - self._line()) * self._pixels() / 2  # in line with the other buttons
        top = (self.height() - lines.height + self._above()) / 2 + even
        self._paint_icon(painter, ink)
        lines.paint(painter, self._label_left(), top, ink)
        if self._said is not None and self._said.word is not None:
            for line in lines.underlines(self._said.word):
                painter.fillRect(
                    line.translated(round(self._label_left()), round(top)), QColor(ink)
                )

    def _emit_intent(self) -> None:
        if self.intent is not None:
            self.wanted.emit(self.intent)

    def _paints(self) -> tuple[str, str, str, float]:
        """Return fill, ink, border and thickness of the border in pixels."""
        colours, metrics = self._look.colours, self._look.metrics
        main = self._face.shape is Shape.MAIN
        fill = colours.main if main else colours.surface
        ink = colours.on_main if main else colours.text
        border, thick = colours.border, metrics.mm(_BORDER_MM)
        if self.isChecked():
            fill, thick = colours.chosen, metrics.mm(_CHOSEN_MM)
        if self._said is not None:
            fill, ink = colours.spoken, colours.on_spoken
        if self.isDown():
            fill, ink = colours.text, colours.background
        if self.hasFocus() and self._ring:
            fill, ink = colours.focus, colours.on_focus
            border, thick = colours.on_focus, metrics.mm(_FOCUS_MM)
        return fill, ink, border, float(thick)

    def _paint_icon(self, painter: QPainter, ink: str) -> None:
        icon = self._icon()
        if not icon:
            return
        size = self._icon_size()
        painter.setFont(self._look.icon_font(size))
        painter.setPen(QPen(QColor(ink)))
        area = QRectF(self._pad_x(), 0, size, self.height())
        if self._stacked():
            above = (self.height() - size - self._pixels() * self._line()) / 2
            area = QRectF(0, above, self.width(), size)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, glyph(icon))

    def _icon(self) -> str:
        return self._face.icon

    def _icon_size(self) -> int:
        return self._pixels() if self._stacked() else round(self._pixels() * _ICON)

    def _pixels(self) -> int:
        wished = self._face.pixels or self._look.metrics.text
        return max(round(wished * self._shrink), min(wished, self._look.metrics.smallest_text))

    def _language(self) -> str:
        return self._face.language or self._look.language

    def _setting(self) -> Setting:
        bold = self._face.shape is Shape.MAIN
        centred = self._face.shape in (Shape.KEY, Shape.STACKED)
        font = self._look.font(self._pixels(), bold=bold)
        return Setting(font, self._line(), self._language(), centred)

    def _line(self) -> float:
        return _DENSE_LINE if self._face.shape in _DENSE else _LINE

    def _framed_height(self, words: float) -> int:
        least = self._look.metrics.mm(self._face.least_mm)
        return max(least, round(words + 2 * self._pad_y() + 0.5))

    def _room(self, width: int) -> float:
        return max(1.0, width - self._extra())

    def _extra(self) -> float:
        return self._label_left() + self._pad_x()

    def _label_left(self) -> float:
        pad = self._pad_x()
        beside = self._icon() and not self._stacked()
        return pad + self._icon_size() + pad * 0.7 if beside else pad

    def _above(self) -> int:
        """Return the pixels of the icon above the words."""
        return self._icon_size() if self._stacked() else 0

    def _stacked(self) -> bool:
        return self._face.shape is Shape.STACKED

    def _pad_x(self) -> float:
        return float(self._look.metrics.mm(_PADS_MM.get(self._face.shape, _PAD_MM)))

    def _pad_y(self) -> int:
        return self._look.metrics.mm(0.75 if self._face.shape in _DENSE else 1.5)


class BigButton(Pressable):
    """A button with words; role button, action press."""


class Choice(Pressable):
    """An answer that shows by border, tick and fill that it is chosen: radio button or tick box."""

    def __init__(  # noqa: PLR0913 - as Pressable, and whether more may be chosen
        self, key: str, face: Face, look: Look, guard: PressGuard, parent: QWidget, *, several: bool
    ) -> None:
        super().__init__(key, face, look, guard, parent)
        self._several = several
        self.setCheckable(True)
        # Qt calls a checkable button that is auto-exclusive a radio button. A group of its own
        # keeps Qt from taking the others out of the Tab order; the session knows the question.
        self.setAutoExclusive(not several)
        self._alone = QButtonGroup(self)
        self._alone.addButton(self)

    def show_chosen(self, *, chosen: bool, word: str) -> None:
        """Show whether the answer is chosen; `word` says it to a screen reader."""
        self._alone.setExclusive(False)  # Qt refuses to clear the only member of a group
        self.setChecked(chosen)
        self._alone.setExclusive(not self._several)
        self.setAccessibleDescription(word if chosen else "")
        self.update()

    def _icon(self) -> str:
        return "chosen"

    def _paint_icon(self, painter: QPainter, ink: str) -> None:
        size = self._icon_size()
        side = size * 0.95
        box = QRectF(self._pad_x(), (self.height() - side) / 2, side, side)
        pen = QPen(QColor(ink))
        pen.setWidthF(self._look.metrics.mm(_BORDER_MM))
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._several:
            painter.drawRect(box)
        else:
            painter.drawEllipse(box)
        if self.isChecked():
            painter.setFont(self._look.icon_font(round(size * 0.8)))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, glyph("chosen"))

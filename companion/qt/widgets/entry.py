"""Boxes to type in: a date has three in a row, every other question one."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from companion.qt.look import Look
from companion.qt.widgets.block import Kind, Said
from companion.qt.widgets.ears import Ears
from companion.qt.widgets.grouping import Grouping
from companion.qt.widgets.text import Style, TextLabel, Words
from companion.session.intents import Typed
from companion.session.views import Box, Field

_BORDER_MM = 0.5
_FOCUS_MM = 1.6
_LINE = 1.3  # heights of the letters, for one line of them in a box
_FULL = {"day": 2, "month": 2, "year": 4}  # digits after which the keypad goes to the next box


class BoxEdit(QLineEdit):
    """One box. Enter goes on as the main button does; Esc is left to the window."""

    def __init__(self, box: Box, look: Look, field: "EntryField") -> None:
        super().__init__(field)
        self.box = box.key
        self._field = field
        self.setMaxLength(box.longest)
        self.setFont(look.font(look.metrics.text, bold=True))
        self.setAccessibleName(box.label)
        self.setProperty("purpose", box.purpose)
        if box.hidden:
            self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setText(box.text)
        self._look = look
        self._told = box.text
        self._paint_frame(focused=False)
        # Not `textEdited`: a screen reader that sets the text is heard as well.
        self.textChanged.connect(self._tell)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show the frame of the box that has the cursor."""
        super().focusInEvent(event)
        self._field.active = self
        self._paint_frame(focused=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show the frame of a box without the cursor."""
        super().focusOutEvent(event)
        self._paint_frame(focused=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Let Enter go on, and everything else type."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():  # a key that is held goes on once
                self._field.enter()
        else:
            super().keyPressEvent(event)

    def type_key(self, text: str) -> None:
        """Write what a key on the screen stands for; the empty text erases one character."""
        if text:
            self.insert(text)
        else:
            self.backspace()

    def show_text(self, text: str) -> None:
        """Show what the session says stands here, without telling it back."""
        self._told = text
        if self.text() != text:
            self.setText(text)

    def _tell(self, text: str) -> None:
        if text != self._told:
            self._told = text
            self._field.tell(self.box, text)

    def _paint_frame(self, *, focused: bool) -> None:
        # The one place with a style sheet: QLineEdit draws its own frame and has no other way.
        # Sizes are left to the font, for a style sheet's own would not follow the text size.
        colours, metrics = self._look.colours, self._look.metrics
        ground = colours.focus if focused else colours.surface
        ink = colours.on_focus if focused else colours.text
        edge = colours.text if focused else colours.border
        thick = metrics.mm(_FOCUS_MM if focused else _BORDER_MM)
        self.setStyleSheet(
            f"QLineEdit {{ background: {ground}; color: {ink};"
            f" border: {thick}px solid {edge}; padding: 0 {metrics.mm(1)}px;"
            f" selection-background-color: {ink}; selection-color: {ground}; }}"
        )


class EntryField(Grouping):
    """The boxes of a question; the keys on the screen type into the one in use."""

    def __init__(
        self,
        field: Field,
        look: Look,
        parent: QWidget,
        ears: Ears,
    ) -> None:
        super().__init__(parent)
        self.key = "field"
        self.kind = Kind.BOXES
        self._look = look
        self._ears = ears
        self._lower = 0  # the height of a box where the usual one has no room; 0 as usual
        self._unit = TextLabel("unit", Words(field.unit, Style.LABEL), look, self)
        self._unit.setVisible(bool(field.unit))
        self._labels = [
            TextLabel(f"label-{box.key}", Words(box.label, Style.LABEL), look, self)
            for box in field.boxes
        ]
        self.edits = [BoxEdit(box, look, self) for box in field.boxes]
        for label, edit in zip(self._labels, self.edits, strict=True):
            label.setBuddy(edit)
            label.setVisible(len(field.boxes) > 1)
        self.active = self.edits[0]
        self.setAccessibleName(", ".join(box.label for box in field.boxes))

    @property
    def widget(self) -> QWidget:
        """Return this very field."""
        return self

    def edit(self, key: str) -> BoxEdit:
        """Return the box with a key, or the first."""
        return next((edit for edit in self.edits if edit.box == key), self.edits[0])

    def tell(self, box: str, text: str) -> None:
        """Report what stands in a box now."""
        self._ears.wanted(Typed(box, text))

    def enter(self) -> None:
        """Report that Enter was pressed: go on."""
        self._ears.entered()

    def show_boxes(self, boxes: tuple[Box, ...]) -> None:
        """Show what stands in the boxes now, without moving the cursor of a box in use."""
        for box in boxes:
            edit = self.edit(box.key)
            edit.show_text(box.text)
            mode = QLineEdit.EchoMode
            edit.setEchoMode(mode.Password if box.hidden else mode.Normal)

    def set_said(self, said: Said | None) -> None:
        """Mark the label of the box that is said; what stands in a box is never marked."""
        for label, edit in zip(self._labels, self.edits, strict=True):
            label.set_said(said if said is not None and said.key == edit.box else None)

    def fits(self, width: int) -> bool:
        """Return whether labels and four digits stay whole in a width."""
        if len(self.edits) == 1:
            return width >= self._box_width()
        labels = max(label.natural_width() for label in self._labels)
        return width >= labels + self._box_width()

    def fit_into(self, height: int, width: int) -> None:
        """Make boxes and letters lower, as far as a box can be touched; the last resort.

        So it is where letters of 300 % stand below the strip of a helper on a small panel, or
        where box and keys would else be on two pages.
        """
        count, metrics = len(self.edits), self._look.metrics
        if self.height_for(width) <= height:
            return
        self._lower = max(metrics.target, (height + metrics.gap) // count - metrics.gap)
        letters = int((self._lower - 2 * metrics.mm(_FOCUS_MM)) / _LINE)
        for label, edit in zip(self._labels, self.edits, strict=True):
            label.fit_into(self._lower, label.natural_width())
            edit.setFont(self._look.font(letters, bold=True))

    def height_for(self, width: int) -> int:
        """Return the pixels that the boxes need in a width."""
        return self._place(width, dry=True)

    def best_height(self, width: int, room: int) -> int:
        """Return `height_for`: boxes stay as high as their letters."""
        del room
        return self.height_for(width)

    def focusable(self) -> tuple[QWidget, ...]:
        """Return the boxes."""
        return tuple(self.edits)

    def focus_for(self, key: str) -> QWidget | None:
        """Return the box that goes by `key`."""
        return next((edit for edit in self.edits if edit.box == key), None)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return `height_for`, for Qt and for whoever audits the screen."""
        return self.height_for(width)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lay the boxes and keys out anew."""
        super().resizeEvent(event)
        self._place(self.width(), dry=False)

    def type_key(self, text: str) -> None:
        """Type what a key on the screen stands for into the box in use; go on when it is full."""
        self.active.type_key(text)
        full = _FULL.get(self.active.box)
        following = self.edits.index(self.active) + 1
        if text and full is not None and len(self.active.text()) >= full:
            self.active = self.edits[min(following, len(self.edits) - 1)]
            self.active.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self, width: int, *, dry: bool) -> int:
        """Place labels and boxes, three in a row where they fit, and return the height."""
        gap, high = self._look.metrics.gap, self._box_height()
        if len(self.edits) == 1:
            # The heading asks; a label that repeats it would only cost room.
            if not dry:
                self._set_box(self.edits[0], QRect(0, 0, width, high))
            return high
        cell = (width - gap * (len(self.edits) - 1)) // len(self.edits)
        widest = max(label.natural_width() for label in self._labels)
        if cell >= max(widest, self._box_width()):
            return self._place_in_a_row(cell, dry=dry)
        if not dry:
            for number, (label, edit) in enumerate(zip(self._labels, self.edits, strict=True)):
                top = number * (high + gap)
                label.setGeometry(0, top, widest, high)
                edit.setGeometry(widest, top, width - widest, high)
        return len(self.edits) * (high + gap) - gap

    def _place_in_a_row(self, cell: int, *, dry: bool) -> int:
        gap, high = self._look.metrics.gap, self._box_height()
        label_height = max(label.height_for(cell) for label in self._labels)
        if not dry:
            for number, (label, edit) in enumerate(zip(self._labels, self.edits, strict=True)):
                left = number * (cell + gap)
                label.setGeometry(left, 0, cell, label_height)
                edit.setGeometry(left, label_height, cell, high)
        return label_height + high

    def _set_box(self, edit: BoxEdit, area: QRect) -> None:
        unit = 0
        if self._unit.text():
            unit = self._unit.natural_width()
            self._unit.setGeometry(area.left(), area.top(), unit, area.height())
        edit.setGeometry(area.adjusted(unit, 0, 0, 0))

    def _box_height(self) -> int:
        metrics = self._look.metrics
        high = max(metrics.target, round(metrics.text * _LINE) + 2 * metrics.mm(_FOCUS_MM))
        return min(high, self._lower or high)

    def _box_width(self) -> int:
        """Return room for four digits, the longest that a box of a date holds."""
        font = self._look.font(self._look.metrics.text, bold=True)
        frame = 2 * self._look.metrics.mm(_FOCUS_MM) + 2 * self._look.metrics.mm(1)
        return QFontMetrics(font).horizontalAdvance("0000") + frame + self._look.metrics.mm(1)

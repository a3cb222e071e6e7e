"""The widgets of a view: made once for its parts, then only filled with new words and states."""

from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget

from companion.qt.look import Look
from companion.qt.press_guard import PressGuard
from companion.qt.widgets.block import Block, Kind
from companion.qt.widgets.ears import Ears
from companion.qt.widgets.pages import Group
from companion.qt.widgets.press import BigButton, Choice, Face, Pressable
from companion.qt.widgets.text import Style, TextLabel, Words
from companion.session.intents import Intent
from companion.session.views import (
    Button,
    Buttons,
    Field,
    Heading,
    Lines,
    Option,
    Options,
    Part,
    Picture,
    Row,
    ScreenView,
    Tone,
)

if TYPE_CHECKING:
    from companion.qt.widgets.entry import BoxEdit, EntryField
    from companion.qt.widgets.keypad import KeypadKeys
    from companion.regions.sheet import MapSheet

_STYLES = {
    Tone.PLAIN: Style.PLAIN,
    Tone.PLACE: Style.PLACE,
    Tone.SMALL: Style.PLACE,
    Tone.BIG: Style.BIG,
    Tone.HUGE: Style.HUGE,
    Tone.NOTICE: Style.PLAIN,
    Tone.PROBLEM: Style.PLAIN,
    Tone.SAY: Style.PLAIN,
}
_FRAMED = (Tone.NOTICE, Tone.PROBLEM, Tone.SAY)
_PERCENT = 100
_ECHO_LINES = 2  # what a date takes in words in half a screen

_Made = TypeVar("_Made", bound=Pressable)


class Fit(Enum):
    """How another state of a screen fits the widgets that are there."""

    SAME = "same"  # nothing moves
    TALLER = "taller"  # some words need more room: divide anew
    OTHERWISE = "otherwise"  # it is shaped otherwise: make the widgets anew


class Parts:
    """The blocks of a view, grouped for the page, and findable by part and key."""

    def __init__(
        self, view: ScreenView, look: Look, guard: PressGuard, screen: QWidget, ears: Ears
    ) -> None:
        self._look = look
        self._ears = ears
        self._guard = guard
        self._screen = screen
        self.groups: tuple[Group, ...] = ()
        self._by_key: dict[tuple[int, str], Block] = {}
        self._fields: dict[int, EntryField] = {}
        self._status: TextLabel | None = None
        self.keys: KeypadKeys | None = None
        self._view = view
        self._build(view)

    def blocks(self) -> Iterator[Block]:
        """Return every block, in reading order."""
        for group in self.groups:
            yield from group.blocks
            if group.side is not None:
                yield group.side

    def find(self, part: int, key: str) -> Block | None:
        """Return the block that shows a line of a part; the boxes of a field are one block."""
        block = self._by_key.get((part, key))
        if block is None and 0 <= part < len(self._view.parts):
            return self._by_key.get((part, "field"))
        return block

    def place_of(self, block: Block) -> tuple[int, str] | None:
        """Return the part and the key of a block, or None of one that is no part of the view."""
        return next((place for place, one in self._by_key.items() if one is block), None)

    def control(self, key: str) -> Block | None:
        """Return the control with a key, or the first that can have the keyboard."""
        kinds = (Kind.CONTROL, Kind.BOXES)
        controls = [block for block in self.blocks() if block.kind in kinds]
        named = (block for block in controls if block.focus_for(key) is not None)
        return next(named, controls[0] if controls else None)

    def wanted_focus(self) -> str:
        """Return the box that is to have the keyboard, empty where there is nothing to type."""
        fields = [part for part in self._view.parts if isinstance(part, Field)]
        return (fields[0].focus or fields[0].boxes[0].key) if fields else ""

    @property
    def box_in_use(self) -> "BoxEdit | None":
        """Return the box into which keys type, None where there is nothing to type."""
        return next((field.active for field in self._fields.values()), None)

    def update(self, view: ScreenView) -> Fit:
        """Fill the widgets with another state of the same screen, and tell how they fit now."""
        if [_shape(part) for part in view.parts] != [_shape(part) for part in self._view.parts]:
            return Fit.OTHERWISE
        before = self._heights()
        self._view = view
        for number, part in enumerate(view.parts):
            self._fill(number, part)
        if self._status is not None:
            self._status.set_words(Words(view.status, Style.PLACE))
        grown = any(new > old for new, old in zip(self._heights(), before, strict=True))
        return Fit.TALLER if grown else Fit.SAME

    def _heights(self) -> list[int]:
        return [block.height_for(block.widget.width()) for block in self.blocks()]

    def rebuild(self, view: ScreenView) -> None:
        """Make all widgets anew for a view of another shape."""
        for block in self.blocks():
            block.widget.hide()
            block.widget.setParent(None)
            block.widget.deleteLater()
        self._view = view
        self._build(view)

    def _build(self, view: ScreenView) -> None:
        self._by_key.clear()
        self._fields.clear()
        self._status = None
        self.keys = None
        self.groups = tuple(
            group for number, part in enumerate(view.parts) for group in self._groups(number, part)
        )
        for block in self.blocks():
            block.widget.show()

    def _groups(self, number: int, part: Part) -> Iterator[Group]:
        match part:
            case Heading(text):
                yield Group((self._label(number, "heading", Words(text, Style.HEADING)),))
            case Lines():
                yield from self._lines(number, part)
            case Buttons(buttons, tiles):
                yield Group(tuple(self._button(number, one) for one in buttons), tiles)
            case Options(options, several):
                choices = tuple(self._choice(number, one, several=several) for one in options)
                yield Group(choices)
            case Field():
                yield from self._field(number, part)
            case Row(question, answer, button):
                yield Group(
                    (self._label(number, "question", Words(question, Style.QUESTION)),), glued=True
                )
                label = self._label(number, "answer", Words(answer, Style.ANSWER))
                yield Group((label,), side=self._button(number, button))
            case Picture():
                yield from self._picture(number, part)

    def _lines(self, number: int, part: Lines) -> Iterator[Group]:
        framed = part.tone in _FRAMED
        if part.label:
            words = Words(part.label, Style.LABEL, part.icon, framed)
            yield Group((self._label(number, "label", words),), glued=True)
        for at, text in enumerate((*part.lines, *part.unsaid)):
            block = self._label(
                number, f"line-{at}", _words(part, at, self._look.words("Not read aloud"))
            )
            if not text:
                block.keep_lines(_ECHO_LINES)
            side = self._make_status() if part.tone is Tone.PLACE else None
            # What is to be mended stands on the page of the answer that it is about.
            glued = part.tone is Tone.PROBLEM and at == len(part.lines) - 1
            yield Group((block,), side=side, glued=glued)

    def _make_status(self) -> TextLabel:
        """Return the place for "Bewaard", which keeps its room also while it is empty."""
        room = Words(self._look.words("Saved."), Style.PLACE)
        self._status = TextLabel("status", room, self._look, self._screen)
        self._status.keep_room()
        self._status.set_words(Words(self._view.status, Style.PLACE))
        return self._status

    def _label(self, number: int, key: str, words: Words) -> TextLabel:
        label = TextLabel(key, words, self._look, self._screen)
        self._by_key[number, key] = label
        return label

    def _button(self, number: int, button: Button) -> BigButton:
        made = BigButton(button.key, self._face(button), self._look, self._guard, self._screen)
        return self._known(number, made, button.intent)

    def _choice(self, number: int, option: Option, *, several: bool) -> Choice:
        made = Choice(
            option.key, self._face(option), self._look, self._guard, self._screen, several=several
        )
        made.show_chosen(chosen=option.chosen, word=self._look.words("chosen"))
        return self._known(number, made, option.intent)

    def _known(self, number: int, made: _Made, intent: Intent) -> _Made:
        made.intent = intent
        made.wanted.connect(self._ears.wanted)
        self._by_key[number, made.key] = made
        return made

    def _field(self, number: int, part: Field) -> Iterator[Group]:
        # Most screens have nothing to type, the first one among them.
        from companion.qt.widgets.entry import EntryField  # noqa: PLC0415
        from companion.qt.widgets.keypad import KeypadKeys  # noqa: PLC0415

        boxes = EntryField(part, self._look, self._screen, self._ears)
        self._by_key[number, "field"] = self._fields[number] = boxes
        self.keys = KeypadKeys(part.keypad, self._look, self._guard, self._screen, boxes.type_key)
        yield Group((boxes,), glued=True)
        yield Group((self.keys,))

    def _picture(self, number: int, part: Picture) -> Iterator[Group]:
        # Few screens have a map.
        from companion.qt.widgets.map_view import MapView  # noqa: PLC0415

        made = MapView("map", self._look, self._screen)
        self._by_key[number, "map"] = made
        made.show_map(part.sheet, part.text)
        yield Group((made,), glued=True)
        yield Group((self._label(number, "text", Words(part.text)),))

    def _fill(self, number: int, part: Part) -> None:
        match part:
            case Heading(text):
                self._set_label(number, "heading", Words(text, Style.HEADING))
            case Lines():
                for at in range(len(part.lines) + len(part.unsaid)):
                    self._set_label(
                        number, f"line-{at}", _words(part, at, self._look.words("Not read aloud"))
                    )
            case Buttons(controls, _) | Options(controls, _):
                for control in controls:
                    self._set_control(number, control)
            case Field(boxes=boxes):
                self._fields[number].show_boxes(boxes)
            case Row():
                self._set_label(number, "question", Words(part.question, Style.QUESTION))
                self._set_label(number, "answer", Words(part.answer, Style.ANSWER))
                self._set_control(number, part.button)
            case Picture(sheet, text):
                self._set_map(number, sheet, text)
                self._set_label(number, "text", Words(text))

    def _set_map(self, number: int, sheet: "MapSheet", text: str) -> None:
        from companion.qt.widgets.map_view import MapView  # noqa: PLC0415 - as in `_picture`

        made = self._by_key[number, "map"]
        if isinstance(made, MapView):
            made.show_map(sheet, text)

    def _set_label(self, number: int, key: str, words: Words) -> None:
        label = self._by_key[number, key]
        if isinstance(label, TextLabel):
            label.set_words(words)

    def _set_control(self, number: int, control: Button | Option) -> None:
        made = self._by_key[number, control.key]
        if isinstance(made, Pressable):
            made.intent = control.intent
            made.set_face(self._face(control))
        if isinstance(made, Choice) and isinstance(control, Option):
            made.show_chosen(chosen=control.chosen, word=self._look.words("chosen"))

    def _face(self, control: Button | Option) -> Face:
        pixels = self._look.metrics.smallest_text * control.text_percent // _PERCENT
        icon = control.icon if isinstance(control, Button) else ""
        return Face(control.label, icon, pixels=pixels, language=control.language)


def _words(part: Lines, at: int, instead: str) -> Words:
    """Return how a line of a part is shown; a screen reader is told `instead` of a secret."""
    style = Style.BULLET if part.bullets else _STYLES[part.tone]
    # Without a label above it the first line carries the icon itself.
    icon = part.icon if not part.label and at == 0 else ""
    framed = part.tone in _FRAMED
    if at >= len(part.lines):
        secret = part.unsaid[at - len(part.lines)]
        return Words(secret, style, icon, framed, instead=instead)
    return Words(part.lines[at], style, icon, framed)


def _shape(part: Part) -> tuple[object, ...]:
    """Return what decides which widgets a part needs; equal shapes can be filled in place."""
    match part:
        case Heading():
            return ("heading",)
        case Lines():
            count = len(part.lines) + len(part.unsaid)
            return ("lines", count, part.tone, part.label, part.bullets)
        case Buttons(buttons, tiles):
            return ("buttons", tiles, tuple(button.key for button in buttons))
        case Options(options, several):
            return ("options", several, tuple(option.key for option in options))
        case Field(boxes, keypad, unit, _):
            return ("field", keypad, unit, tuple((box.key, box.label) for box in boxes))
        case Row(_, _, button):
            return ("row", button.key)
        case Picture():
            return ("picture",)

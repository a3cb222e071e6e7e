"""What the page asks of everything that stands on it."""

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from PySide6.QtWidgets import QWidget

from companion.qt.typeset import Span


class Kind(Enum):
    """What a block is to the page."""

    TEXT = "text"  # is read
    CONTROL = "control"  # is pressed; may share a row
    BOXES = "boxes"  # is typed into
    PICTURE = "picture"  # is looked at; grows where there is room
    KEYS = "keys"  # types into the boxes; grows where there is room


@dataclass(frozen=True, slots=True)
class Said:
    """What of a block is being said: the whole, or a sentence of its text, and a word in it.

    `key` is the line, control or box of the part; places are counted in the text that is shown.
    """

    key: str
    sentence: Span | None = None
    word: Span | None = None


class Block(Protocol):
    """A widget of the page: its height follows from the width that it gets."""

    key: str
    kind: Kind

    def height_for(self, width: int) -> int:
        """Return the pixels the widget needs when it is `width` pixels wide."""
        ...

    def best_height(self, width: int, room: int) -> int:
        """Return the pixels the widget would take where there are `room` pixels."""
        ...

    def fit_into(self, height: int, width: int) -> None:
        """Get smaller where the widget is higher than a whole page; the last resort."""
        ...

    def wished_width(self) -> int:
        """Return the pixels the widget takes at the side of a text."""
        ...

    def opens(self) -> bool:
        """Return whether the widget begins something new, so that air belongs above it."""
        ...

    def framed(self) -> bool:
        """Return whether a frame holds the words."""
        ...

    def filled(self) -> bool:
        """Return whether there is anything to see; an empty line only keeps its place."""
        ...

    def focusable(self) -> tuple[QWidget, ...]:
        """Return what of the widget can have the keyboard, in reading order."""
        ...

    def focus_for(self, key: str) -> QWidget | None:
        """Return what has the keyboard when the control named `key` is meant, if it is here."""
        ...

    def fits(self, width: int) -> bool:
        """Return whether the widget can be `width` pixels wide without a syllable cut."""
        ...

    def set_said(self, said: Said | None) -> None:
        """Mark what is being said, or take the mark away; nothing moves by it."""
        ...

    @property
    def widget(self) -> QWidget:
        """Return the widget itself."""
        ...

"""What the page asks of everything that stands on it."""

from typing import Protocol

from PySide6.QtWidgets import QWidget


class Block(Protocol):
    """A widget of the page: its height follows from the width that it gets."""

    key: str

    def height_for(self, width: int) -> int:
        """Return the pixels the widget needs when it is `width` pixels wide."""
        ...

    def least_width(self) -> int:
        """Return the pixels below which a word would be cut."""
        ...

    def set_spoken(self, *, spoken: bool) -> None:
        """Mark the widget while its words are being said, or take the mark away."""
        ...

    @property
    def widget(self) -> QWidget:
        """Return the widget itself."""
        ...

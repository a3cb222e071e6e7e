"""A container that a screen reader knows as a group; a bare QWidget has no meaning to it."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGroupBox, QWidget


class Grouping(QGroupBox):
    """A group without frame or title; role grouping."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)

    def fit_into(self, height: int, width: int) -> None:
        """Stay as it is: boxes and keys are never higher than a page."""

    def wished_width(self) -> int:
        """Return the width of the size hint; a group does not stand at the side of a text."""
        return self.sizeHint().width()

    def opens(self) -> bool:
        """Return False: a group belongs to the question above it."""
        return False

    def framed(self) -> bool:
        """Return False: nothing is painted around a group."""
        return False

    def filled(self) -> bool:
        """Return True: a group is never empty."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint nothing: what is in the group paints itself."""

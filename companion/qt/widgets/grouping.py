"""A container that a screen reader knows as a group; a bare QWidget has no meaning to it."""

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGroupBox, QWidget


class Grouping(QGroupBox):
    """A group without frame or title; role grouping."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint nothing: what is in the group paints itself."""

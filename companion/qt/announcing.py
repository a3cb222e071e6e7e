"""Tells a screen reader what changed without taking the focus (WCAG 4.1.3)."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Announce a text politely: after what the screen reader is saying now."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))

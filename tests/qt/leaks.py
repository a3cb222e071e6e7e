"""What a test leaves behind that it should not: threads that run, windows that are open."""

import threading
import time
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

_OF_THE_TOOLS = ("pytest_timeout", "Dummy", "execnet")


def threads_left(before: Iterable[threading.Thread], patience: float = 2.0) -> list[str]:
    """Return the names of threads that are new and do not end within `patience` seconds."""
    known = set(before)
    until = time.monotonic() + patience
    while True:
        new = [one.name for one in threading.enumerate() if one not in known and one.is_alive()]
        left = [name for name in new if not name.startswith(_OF_THE_TOOLS)]
        if not left or time.monotonic() > until:
            return left
        time.sleep(0.01)


def windows_left() -> list[str]:
    """Delete every window, and return which were still open.

    A window that Python's own collection deletes some time later, from whatever thread, may be in
    the middle of an event.
    """
    there = QApplication.topLevelWidgets()
    still_open = [widget for widget in there if widget.isVisible()]
    names = [f"{type(widget).__name__} “{widget.windowTitle()}”" for widget in still_open]
    for widget in there:
        widget.hide()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return names

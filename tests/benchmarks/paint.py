"""Paints one window and tells when and at what cost: `paint.py home|bare|text`.

Prints JSON: the seconds of `perf_counter` (one clock for all processes) after each stage of the
start, and the peak of memory in KiB.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

BEGAN = perf_counter()


def paint_home() -> dict[str, float]:
    """Paint the home screen with what `companion.app.run` does up to the first frame."""
    marks = {"python": BEGAN, "PySide6": _load_pyside()}
    import companion.cli  # noqa: F401, PLC0415 - the command line is part of a start
    from companion import app  # noqa: PLC0415 - this import is what is measured
    from companion.settings.folders import settings_file  # noqa: PLC0415
    from companion.settings.store import read  # noqa: PLC0415

    marks["our imports"] = perf_counter()
    application = app.make_application(["companion"])
    _session, window = app.first_window(app.Start(read(settings_file()), journal_awaited=True))
    _paint(application, window)
    marks["window"] = perf_counter()
    return marks


def paint_bare() -> dict[str, float]:
    """Paint a window with nothing in it, the least that PySide6 can do."""
    marks = {"python": BEGAN, "PySide6": _load_pyside()}
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415 - loaded already

    _paint(QApplication(["bare"]), QWidget())
    marks["window"] = perf_counter()
    return marks


def paint_text() -> dict[str, float]:
    """Paint a window with one line of text, for which Qt has to find and load a typeface."""
    marks = {"python": BEGAN, "PySide6": _load_pyside()}
    from PySide6.QtWidgets import QApplication, QLabel  # noqa: PLC0415 - loaded already

    application = QApplication(["bare"])
    _paint(application, QLabel("Waar kan ik u mee helpen?"))
    marks["window"] = perf_counter()
    return marks


def peak_kib() -> int:
    """Return the most memory this process ever had.

    Not `ru_maxrss`: Linux lets a child begin with the peak of the process that started it.
    """
    status = Path("/proc/self/status").read_text("ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1])


def _paint(application: "QApplication", window: "QWidget") -> None:
    """Show a window and return when Qt has painted it, once, at its full size."""
    from PySide6.QtCore import QEvent, QObject  # noqa: PLC0415 - loaded already

    class Watch(QObject):
        painted = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            self.painted = self.painted or event.type() is QEvent.Type.Paint
            return super().eventFilter(watched, event)

    watch = Watch()
    window.installEventFilter(watch)
    window.showMaximized()
    while not watch.painted:  # `repaint` does nothing until the window system shows the window
        application.processEvents()


def _load_pyside() -> float:
    import PySide6.QtWidgets  # noqa: F401, PLC0415 - brings QtCore and QtGui; this is measured

    return perf_counter()


WAYS: dict[str, Callable[[], dict[str, float]]] = {
    "home": paint_home,
    "bare": paint_bare,
    "text": paint_text,
}

if __name__ == "__main__":
    told = {"marks": WAYS[sys.argv[1]](), "peak_kib": peak_kib()}
    sys.stdout.write(json.dumps(told))

"""What the window needs of this computer: a typeface, and a printer for the pages."""

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from companion.doctor.advice import for_printer
from companion.doctor.own_words import in_own_words
from companion.doctor.report import Finding, Health

_CUPS: Final = {"linux": Path("/run/cups/cups.sock"), "darwin": Path("/private/var/run/cupsd")}
_PATIENCE: Final = 2.0  # seconds; the print service is on this computer


def typeface() -> tuple[Finding, ...]:
    """Return which typeface the window shows."""
    try:
        with _without_window():
            from companion.qt.look import TYPEFACES, best_typeface  # noqa: PLC0415 - see below

            face = best_typeface()
    except ImportError:
        told = "the library of the window cannot be loaded; no window will open"
        return (Finding("typeface", Health.ILL, told),)
    if face == TYPEFACES[-1] or face not in TYPEFACES:
        told = f"{face}; install one of {', '.join(TYPEFACES[:-1])} for easier letters"
        return (Finding("typeface", Health.MISSING, told),)
    return (Finding("typeface", Health.GOOD, face),)


def printer() -> tuple[Finding, ...]:
    """Return which printers there are; without one a page is saved as a file."""
    try:
        with _without_window():
            from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415 - see below

            names = tuple(QPrinterInfo.availablePrinterNames())
            usual = QPrinterInfo.defaultPrinterName()
    except ImportError:
        names, usual = (), ""
    answers = service_answers(_CUPS.get(sys.platform))
    return (told_of(names, usual, answers=answers),)


def told_of(names: tuple[str, ...], usual: str, *, answers: bool) -> Finding:
    """Return the finding for these printers; `answers`: the print service is there."""
    if names:
        which = f"{usual} is used first" if usual else "none is chosen to be used first"
        count = "1 printer" if len(names) == 1 else f"{len(names)} printers"
        return Finding("printer", Health.GOOD, f"{count}; {which}")
    why = "no printer" if answers else "no printer, and the print service (CUPS) does not answer"
    steps = in_own_words(for_printer(sys.platform, answers=answers))
    return Finding("printer", Health.MISSING, f"{why}; pages are saved as PDF", steps)


def service_answers(path: Path | None) -> bool:
    """Return whether something listens at the socket of CUPS; always where there is no CUPS."""
    if path is None or sys.platform == "win32":
        return True
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(_PATIENCE)
        try:
            line.connect(str(path))
        except OSError:
            return False
    return True


@contextmanager
def _without_window() -> Iterator[None]:
    """Let Qt be asked where there is no screen; it must see the platform before it is loaded."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - see above

    application = QGuiApplication.instance() or QGuiApplication([])
    yield
    del application

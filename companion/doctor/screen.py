"""What the window needs of this computer: a typeface, and a printer for the pages."""

import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path
from typing import Final

from companion.doctor.advice import for_printer
from companion.doctor.own_words import in_own_words
from companion.doctor.report import Finding, Health

_CUPS: Final = {"linux": Path("/run/cups/cups.sock"), "darwin": Path("/private/var/run/cupsd")}
_PATIENCE: Final = 4.0  # seconds; a print service of this computer may have to be started first


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


class Service(Enum):
    """How the print service of this computer, CUPS, is; a system without it counts as answering."""

    ANSWERS = "answers"
    ABSENT = "absent"  # not running; printers may be those of another computer
    SILENT = "silent"  # it takes a question and says nothing


def printer() -> tuple[Finding, ...]:
    """Return whether there are printers; without one a page is saved as a file."""
    service = service_at(_CUPS.get(sys.platform))
    names: tuple[str, ...] = ()
    usual = ""
    # Asking Qt then would wait with it.
    if service is not Service.SILENT:
        with suppress(ImportError), _without_window():
            from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415 - see below

            names = tuple(QPrinterInfo.availablePrinterNames())
            usual = QPrinterInfo.defaultPrinterName()
    return (told_of(names, usual, service),)


def told_of(names: tuple[str, ...], usual: str, service: Service) -> Finding:
    """Return the finding for these printers; their names are not told, they may be of people."""
    if names:
        which = "one is" if usual else "none is"
        count = "1 printer" if len(names) == 1 else f"{len(names)} printers"
        return Finding("printer", Health.GOOD, f"{count}; {which} chosen to be used first")
    answers = service is Service.ANSWERS
    why = "no printer" if answers else "no printer, and the print service (CUPS) does not answer"
    steps = in_own_words(for_printer(sys.platform, installed=service is not Service.ABSENT))
    return Finding("printer", Health.MISSING, f"{why}; pages are saved as PDF", steps)


def service_at(path: Path | None) -> Service:
    """Return whether CUPS answers at its socket; None: this system has no CUPS."""
    if path is None or sys.platform == "win32":
        return Service.ANSWERS
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(_PATIENCE)
        try:
            line.connect(str(path))
        except OSError:
            return Service.ABSENT
        try:
            line.sendall(b"HEAD / HTTP/1.0\r\n\r\n")
            return Service.ANSWERS if line.recv(1) else Service.SILENT
        except OSError:
            return Service.SILENT


@contextmanager
def _without_window() -> Iterator[None]:
    """Let Qt be asked where there is no screen; it must see the platform before it is loaded."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - see above

    application = QGuiApplication.instance() or QGuiApplication([])
    yield
    del application

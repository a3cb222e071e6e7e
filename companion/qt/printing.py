"""Pages on A4: to a printer the citizen chooses, or as a PDF in a folder or on a stick."""

import errno
import itertools
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from companion.durable import sync_folder, write_new
from companion.papers.page import Page
from companion.papers.printer import (
    DiskFull,
    NoPrinter,
    NoStick,
    NotPrinted,
    OnlyOnPaper,
    PrintingCancelled,
    StickGone,
    StickLocked,
)
from companion.qt.paper_painting import paint, pdf_of, set_a4
from companion.qt.sticks import Stick, sticks

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_LOCKED = (errno.EROFS, errno.EACCES, errno.EPERM)
_GONE = (errno.ENOENT, errno.EIO, errno.ENODEV, errno.ENXIO, errno.ENOTDIR)


class PdfPrinter:
    """Saves pages as PDF in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.written: list[Path] = []  # in the order in which they were printed

    def choose(self) -> None:
        """Choose nothing: it is always this folder."""

    def print_page(self, page: Page) -> str:
        """Return the path of the PDF; no file that is there is ever replaced.

        Raises:
            NotPrinted: the folder cannot be written, or not all of the page.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _cause_of(error) from error
        path = save_pdf(page, self._folder)
        self.written.append(path)
        return str(path)

    def save_on_stick(self, page: Page) -> str:
        """Return the path of the PDF in the same folder."""
        return self.print_page(page)


class SystemPrinter:
    """Prints where the citizen chooses; without a printer, saves a PDF among the documents.

    For a guest nothing is saved but on a stick: a page left on a lent tablet would be found by the
    next. A page that is `paper_only` is saved nowhere, for nobody. `ask` opens the dialog and tells
    whether to go on; `find` lists the sticks.
    """

    def __init__(
        self,
        *,
        may_save: bool,
        ask: "Callable[[QPrinter], bool] | None" = None,
        find: Callable[[], tuple[Stick, ...]] = sticks,
    ) -> None:
        self._may_save = may_save
        self._ask = ask
        self._find = find
        self._chosen: QPrinter | None = None

    def choose(self) -> None:
        """Open the dialog of the system, where there is a printer at all.

        Raises:
            PrintingCancelled: the citizen closed the dialog.
        """
        # Loads CUPS on Linux, which is slow and only needed once somebody prints.
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # noqa: PLC0415

        from companion.qt.print_dialog import ask  # noqa: PLC0415

        if self._ask is None and not QPrinterInfo.availablePrinterNames():
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        set_a4(printer)
        # What stands in the list of jobs, for all who use the printer: never what the page is.
        printer.setDocName("Loketmaatje")
        asked = self._ask(printer) if self._ask else ask(printer, to_file=self._may_save)
        if not asked:
            raise PrintingCancelled
        self._chosen = printer

    def print_page(self, page: Page) -> str:
        """Return where the page was saved, or an empty text when a printer took it.

        Raises:
            NotPrinted: there is no printer, and the page may not or cannot be saved.
        """
        if self._chosen is None:
            return self._among_documents(page, NoPrinter())
        file = self._chosen.outputFileName()  # the dialog of the system may offer one
        if file and (page.paper_only or not self._may_save):
            raise OnlyOnPaper
        paint(page, self._chosen)
        return file

    def save_on_stick(self, page: Page) -> str:
        """Return the path of the PDF on the stick.

        Raises:
            NotPrinted: there is no stick, or it is full, locked or was pulled out, or the page may
                only be printed.
        """
        if page.paper_only:
            raise NoPrinter
        found = self._find()
        if not found:
            raise NoStick
        writable = next((stick for stick in found if not stick.read_only), None)
        if writable is None:
            raise StickLocked
        content = pdf_of(page)
        try:
            return str(_saved(content, writable.folder, page.file_name))
        except OSError as error:
            raise _cause_on_stick(error) from error

    def _among_documents(self, page: Page, refusal: NotPrinted) -> str:
        if not self._may_save or page.paper_only:
            raise refusal
        return str(save_pdf(page, _documents()))


def save_pdf(page: Page, folder: Path) -> Path:
    """Return the new file that holds the page, once the disk has it.

    Raises:
        NotPrinted: it could not be written; nothing half-written is left.
    """
    content = pdf_of(page)
    try:
        return _saved(content, folder, page.file_name)
    except OSError as error:
        raise _cause_of(error) from error


def _saved(content: bytes, folder: Path, name: str) -> Path:
    """Return the new file with this content; nothing half-written is left where that fails.

    Only its owner may read it: a page can hold answers.
    """
    for path in _free_names(folder, _safe_name(name)):
        with suppress(FileExistsError):
            write_new(path, (content,))
            sync_folder(folder)  # a stick is pulled out as soon as the screen says it is saved
            return path
    raise AssertionError(name)


def _free_names(folder: Path, name: str) -> Iterator[Path]:
    yield folder / f"{name}.pdf"
    for number in itertools.count(2):
        yield folder / f"{name} {number}.pdf"


def _cause_of(error: OSError) -> NotPrinted:
    return DiskFull() if error.errno in _FULL else NotPrinted(str(error.strerror))


def _cause_on_stick(error: OSError) -> NotPrinted:
    if error.errno in _LOCKED:
        return StickLocked()
    return StickGone() if error.errno in _GONE else _cause_of(error)


def _safe_name(name: str) -> str:
    return re.sub(r"[^\w \-]", "", name).strip() or "Loketmaatje"


def _documents() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(place) or Path.home())
    with suppress(OSError):  # told when the page is saved there
        folder.mkdir(parents=True, exist_ok=True)
    return folder

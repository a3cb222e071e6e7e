"""Pages on A4: to a printer the citizen chooses, or as a PDF in a folder or on a stick."""

import errno
import itertools
import os
import re
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, QStandardPaths
from PySide6.QtGui import QColor, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from companion.l10n.words import LANGUAGES, load_words
from companion.papers.code import QUIET, squares
from companion.papers.page import Contact, Page
from companion.papers.printer import (
    DiskFull,
    NoPrinter,
    NoStick,
    NotPrinted,
    PrintingCancelled,
    StickGone,
    StickLocked,
)
from companion.papers.sheet import SMALLEST_PT
from companion.qt.look import best_typeface
from companion.qt.map_inks import MapLook
from companion.qt.map_picture import picture
from companion.qt.paper_layout import (
    MARGIN_MM,
    POINTS_PER_INCH,
    Leaf,
    PaperLayout,
    area_size,
)
from companion.qt.sticks import Stick, sticks

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_PDF_DPI = 300
_MAP_DPI = 300.0
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
    next. `ask` opens the dialog and tells whether to go on; `find` lists the sticks.
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
        _set_a4(printer)
        if not (self._ask or ask)(printer):
            raise PrintingCancelled
        self._chosen = printer

    def print_page(self, page: Page) -> str:
        """Return where the page was saved, or an empty text when a printer took it.

        Raises:
            NotPrinted: there is no printer, and the page may not or cannot be saved.
        """
        if self._chosen is None:
            return self._among_documents(page, NoPrinter())
        paint(page, self._chosen)
        return self._chosen.outputFileName()  # the dialog also offers to print into a file

    def save_on_stick(self, page: Page) -> str:
        """Return the path of the PDF on the stick, or among the documents where there is none.

        Raises:
            NotPrinted: there is no stick for a guest; or it is full, locked or was pulled out.
        """
        found = self._find()
        if not found:
            return self._among_documents(page, NoStick())
        writable = next((stick for stick in found if not stick.read_only), None)
        if writable is None:
            raise StickLocked
        content = pdf_of(page)
        try:
            return str(_saved(content, writable.folder, page.file_name))
        except OSError as error:
            raise _cause_on_stick(error) from error

    def _among_documents(self, page: Page, refusal: NotPrinted) -> str:
        if not self._may_save:
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


def pdf_of(page: Page) -> bytes:
    """Return the page as a PDF. May be called on any thread.

    Raises:
        NotPrinted: Qt could not paint it.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_PDF_DPI)
    writer.setTitle(page.title)
    writer.setCreator("Loketmaatje")
    paint(page, writer)
    del writer  # writes the end of the file
    return bytes(buffer.data().data())


def page_count(page: Page) -> int:
    """Return on how many A4 the page comes out."""
    return len(PaperLayout(page, best_typeface()).leaves)


def paint(page: Page, device: QPagedPaintDevice) -> None:
    """Paint a page on a printer or into a PDF whose layout is A4 inside our margins.

    Raises:
        NotPrinted: the device cannot be opened.
    """
    _set_a4(device)
    layout = PaperLayout(page, best_typeface())
    painter = QPainter()
    if not painter.begin(device):
        raise NotPrinted("the printer or the file cannot be opened")
    try:
        # Everything is laid out in points; the device counts its own dots.
        scale = device.logicalDpiX() / POINTS_PER_INCH
        painter.scale(scale, scale)
        for number, leaf in enumerate(layout.leaves):
            if number:
                device.newPage()
            _paint_leaf(painter, leaf, page)
    finally:
        painter.end()


def _paint_leaf(painter: QPainter, leaf: Leaf, page: Page) -> None:
    size = area_size()
    for text in leaf.texts:
        painter.save()
        painter.translate(text.left, text.top - text.begin)
        shown = QRectF(0, text.begin, size.width(), size.height())
        text.document.drawContents(painter, shown)
        painter.restore()
    if leaf.map_area is not None:
        _paint_map(painter, leaf.map_area, page)
    if leaf.code_area is not None and page.contact is not None:
        _paint_code(painter, leaf.code_area, page.contact)


def _paint_map(painter: QPainter, area: QRectF, page: Page) -> None:
    """Paint the map as a picture: so its patterns look alike on every printer."""
    if page.way is None or page.way.sheet is None:
        raise AssertionError(page.title)
    dots = _MAP_DPI / POINTS_PER_INCH
    size = QSize(round(area.width() * dots), round(area.height() * dots))
    language = page.language if page.language in LANGUAGES else LANGUAGES[0]
    look = MapLook(_MAP_DPI, best_typeface(), SMALLEST_PT, load_words(language))
    painter.drawImage(area, picture(page.way.sheet, size, look))
    painter.setPen(QColor("black"))
    painter.drawRect(area)


def _paint_code(painter: QPainter, area: QRectF, contact: Contact) -> None:
    rows = squares(contact)
    side = area.width() / (len(rows) - 2 * QUIET)
    # The paper around is the quiet edge; the left margin of the text is the edge of the code.
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            if dark:
                left = area.left() + (across - QUIET) * side
                top = area.top() + (down - QUIET) * side
                # A little over each edge, or a printer shows hair lines between the squares.
                painter.fillRect(QRectF(left, top, side * 1.02, side * 1.02), QColor("black"))


def _set_a4(device: QPagedPaintDevice) -> None:
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    size = QPageSize(QPageSize.PageSizeId.A4)
    portrait = QPageLayout.Orientation.Portrait
    device.setPageLayout(QPageLayout(size, portrait, margins, QPageLayout.Unit.Millimeter))


def _saved(content: bytes, folder: Path, name: str) -> Path:
    """Return the new file with this content; nothing half-written is left where that fails."""
    path = _new_file(folder, _safe_name(name))
    try:
        with path.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())  # a stick is pulled out as soon as the screen says it is saved
    except OSError:
        with suppress(OSError):  # the stick may be gone, and the file with it
            path.unlink()
        raise
    return path


def _cause_of(error: OSError) -> NotPrinted:
    return DiskFull() if error.errno in _FULL else NotPrinted(str(error.strerror))


def _cause_on_stick(error: OSError) -> NotPrinted:
    if error.errno in _LOCKED:
        return StickLocked()
    return StickGone() if error.errno in _GONE else _cause_of(error)


def _new_file(folder: Path, name: str) -> Path:
    """Return a new empty file that only its owner may read: a page can hold answers."""
    for number in itertools.count(1):
        path = folder / (f"{name}.pdf" if number == 1 else f"{name} {number}.pdf")
        try:
            path.touch(mode=0o600, exist_ok=False)
        except FileExistsError:
            continue
        return path
    raise AssertionError(name)


def _safe_name(name: str) -> str:
    return re.sub(r"[^\w \-]", "", name).strip() or "Loketmaatje"


def _documents() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(place) or Path.home())
    with suppress(OSError):  # told when the page is saved there
        folder.mkdir(parents=True, exist_ok=True)
    return folder

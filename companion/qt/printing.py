"""Pages on A4: to the printer of the system, or as a PDF where there is none."""

import itertools
import re
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSizeF, QStandardPaths
from PySide6.QtGui import (
    QFont,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
)

from companion.papers.page import Page
from companion.papers.printer import NotPrinted
from companion.papers.sheet import SMALLEST_PT, rich_text
from companion.qt.look import best_typeface

_MARGIN_MM = 14.0
_POINTS_PER_INCH = 72.0
_PDF_DPI = 300
_LINE = 1.25
_LAYOUT_SCALE = 96 / 72  # Qt counts fixed line heights at 96 dots an inch, whatever the device


class PdfPrinter:
    """Saves pages as PDF in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.written: list[Path] = []  # in the order in which they were printed

    def print_page(self, page: Page) -> str:
        """Return the path of the PDF; no file that is there is ever replaced.

        Raises:
            NotPrinted: the folder cannot be written, or not all of the page.
        """
        try:
            path = _new_file(self._folder, _safe_name(page.file_name))
        except OSError as error:
            raise NotPrinted(str(error.strerror)) from error
        try:
            self._write(page, path)
        except NotPrinted:
            path.unlink(missing_ok=True)
            raise
        self.written.append(path)
        return str(path)

    def _write(self, page: Page, path: Path) -> None:
        writer = QPdfWriter(str(path))
        writer.setResolution(_PDF_DPI)
        writer.setTitle(page.title)
        writer.setCreator("Loketmaatje")
        _paint(page, writer)
        del writer  # flushes the file
        # A disk that fills up is told by nobody else: the end of a PDF is its last line.
        if not path.read_bytes().rstrip().endswith(b"%%EOF"):
            raise NotPrinted("the disk is full")


class SystemPrinter:
    """Prints on the printer of the system; where there is none, saves a PDF among the documents.

    For a guest nothing is saved: a page left on a lent tablet would be found by the next.
    """

    def __init__(self, *, may_save: bool) -> None:
        self._may_save = may_save

    def print_page(self, page: Page) -> str:
        """Return where the page was saved, or an empty text when a printer took it.

        Raises:
            NotPrinted: there is no printer, and the page may not or cannot be saved.
        """
        # Loads CUPS on Linux, which is slow and only needed once somebody prints.
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # noqa: PLC0415

        default = QPrinterInfo.defaultPrinter()
        if default.isNull() and not self._may_save:
            raise NotPrinted("no printer, and nothing of a guest is saved")
        if default.isNull():
            return PdfPrinter(_documents()).print_page(page)
        printer = QPrinter(default, QPrinter.PrinterMode.HighResolution)
        _paint(page, printer)
        return ""


def page_count(page: Page) -> int:
    """Return on how many A4 the page comes out."""
    points = _point_device()
    document, _area = _laid_out(page, points)
    return document.pageCount()


def _paint(page: Page, device: QPagedPaintDevice) -> None:
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    size = QPageSize(QPageSize.PageSizeId.A4)
    portrait = QPageLayout.Orientation.Portrait
    device.setPageLayout(QPageLayout(size, portrait, margins, QPageLayout.Unit.Millimeter))
    points = _point_device()  # must outlive the document, which only points to it
    document, area = _laid_out(page, points)
    painter = QPainter()
    if not painter.begin(device):
        raise NotPrinted("the printer or the file cannot be opened")
    try:
        # The document is laid out in points; the device counts its own dots.
        scale = device.logicalDpiX() / _POINTS_PER_INCH
        painter.scale(scale, scale)
        for number in range(document.pageCount()):
            if number:
                device.newPage()
            painter.save()
            painter.translate(0, -number * area.height())
            document.drawContents(painter)
            painter.restore()
    finally:
        painter.end()


def _laid_out(page: Page, device: QImage) -> tuple[QTextDocument, QSizeF]:
    """Return the page laid out in points, and the size of the area inside the margins."""
    size = QPageSize(QPageSize.PageSizeId.A4).size(QPageSize.Unit.Point)
    margin = _MARGIN_MM / 25.4 * _POINTS_PER_INCH
    area = QSizeF(size.width() - 2 * margin, size.height() - 2 * margin)
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(QFont(best_typeface()))
    document.documentLayout().setPaintDevice(device)
    document.setHtml(rich_text(page))
    _set_lines(document)
    document.setPageSize(area)
    return document, area


def _set_lines(document: QTextDocument) -> None:
    """Set all lines at 1.25 of their size: typefaces differ by half in what they call a line."""
    block = document.begin()
    while block.isValid():
        size = QTextCursor(block).blockCharFormat().fontPointSize() or SMALLEST_PT
        fragment = block.begin()
        if not fragment.atEnd():
            size = fragment.fragment().charFormat().fontPointSize() or size
        form = block.blockFormat()
        form.setLineHeight(
            size * _LINE * _LAYOUT_SCALE, QTextBlockFormat.LineHeightTypes.FixedHeight.value
        )
        QTextCursor(block).setBlockFormat(form)
        block = block.next()


def _point_device() -> QImage:
    """Return a picture with 72 dots an inch: it makes a point one unit of the layout."""
    image = QImage(1, 1, QImage.Format.Format_Mono)
    dots_per_metre = round(_POINTS_PER_INCH / 0.0254)
    image.setDotsPerMeterX(dots_per_metre)
    image.setDotsPerMeterY(dots_per_metre)
    return image


def _new_file(folder: Path, name: str) -> Path:
    """Return a new empty file that only its owner may read: a page can hold answers."""
    folder.mkdir(parents=True, exist_ok=True)
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
    return Path(QStandardPaths.writableLocation(place) or Path.home())

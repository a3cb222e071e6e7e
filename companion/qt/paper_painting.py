"""A page painted: on a printer or as a PDF, on any thread."""

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from companion.l10n.words import LANGUAGES, load_words
from companion.papers.code import QUIET, squares
from companion.papers.page import Contact, Page
from companion.papers.printer import NotPrinted
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
    lines_on,
)

_PDF_DPI = 300
_MAP_DPI = 300.0
_RULE = 0.7  # points: a line to write on, a quarter of a millimetre


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
    set_a4(device)
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
            if len(layout.leaves) > 1:
                _paint_number(painter, f"{number + 1} / {len(layout.leaves)}")
    finally:
        painter.end()


def _paint_leaf(painter: QPainter, leaf: Leaf, page: Page) -> None:
    for text in leaf.texts:
        for line, at in lines_on(text):
            line.draw(painter, at)
    if leaf.map_area is not None:
        _paint_map(painter, leaf.map_area, page)
    painter.setPen(QPen(QColor("black"), _RULE))
    painter.drawLines(leaf.rules)
    if leaf.code_area is not None and page.coded is not None:
        _paint_code(painter, leaf.code_area, page.coded)


def _paint_number(painter: QPainter, number: str) -> None:
    """Paint which sheet this is, right below the text: two that came apart are put in order."""
    size, margin = area_size(), MARGIN_MM / 25.4 * POINTS_PER_INCH
    font = QFont(best_typeface())
    # The painter is scaled to points already; a size in points would be scaled once more.
    font.setPixelSize(SMALLEST_PT)
    painter.setFont(font)
    painter.setPen(QColor("black"))
    below = QRectF(0, size.height(), size.width(), margin * 0.75)
    painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)


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


def _paint_code(painter: QPainter, area: QRectF, coded: Contact | str) -> None:
    rows = squares(coded)
    side = area.width() / (len(rows) - 2 * QUIET)
    # The paper around is the quiet edge; the left margin of the text is the edge of the code.
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            if dark:
                left = area.left() + (across - QUIET) * side
                top = area.top() + (down - QUIET) * side
                # A little over each edge, or a printer shows hair lines between the squares.
                painter.fillRect(QRectF(left, top, side * 1.02, side * 1.02), QColor("black"))


def set_a4(device: QPagedPaintDevice) -> None:
    """Set A4 upright with our margins."""
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    size = QPageSize(QPageSize.PageSizeId.A4)
    portrait = QPageLayout.Orientation.Portrait
    device.setPageLayout(QPageLayout(size, portrait, margins, QPageLayout.Unit.Millimeter))

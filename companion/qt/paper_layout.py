"""How a page comes out on A4: texts, map and square code, each with its place.

A page without a way is one run of text, with the square code below it where it has room. With a
way there is a second A4. Its steps stand there above the map; what has no room there begins on the
first A4, and what has no room on either is left out with a sentence that says so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF
from PySide6.QtGui import (
    QFont,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextLine,
)

from companion.papers.page import Page, WayThere
from companion.papers.sheet import RULED, SMALLEST_PT, lines_text, rich_text

MARGIN_MM = 14.0
POINTS_PER_INCH = 72.0
_A4 = QSizeF(595.276, 841.89)  # points; ISO 216
_LINES = (1.25, 1.2, 1.15)  # the distance of lines, in the height of the letters
_LAYOUT_SCALE = 96 / 72  # Qt counts fixed line heights at 96 dots an inch, whatever the device
_CODE = 80.0  # points: 28 mm, so that a square is more than half a millimetre
_TEXT_CODE = 128.0  # points: 45 mm; the square of a text is what the page is for
_RULED = 2.2  # the distance of lines to write on: 14 mm, for a hand that trembles
_BELOW = 3.0  # points from the feet of the letters down to the line to write on
_GAP = 10.0
_LEAST_MAP = 240.0  # points: 85 mm, where a map still tells the streets apart
_MOST_MAP = 470.0


@dataclass(frozen=True, slots=True)
class Text:
    """What of a document stands on an A4: from `begin` points below its own beginning."""

    document: QTextDocument
    left: float = 0.0
    top: float = 0.0
    begin: float = 0.0


@dataclass(slots=True)
class Leaf:
    """One A4, in points from the corner inside its margins."""

    texts: list[Text] = field(default_factory=list)
    map_area: QRectF | None = None
    code_area: QRectF | None = None
    rules: list[QLineF] = field(default_factory=list)  # to write on
    room: float = 0.0  # what is free at its foot


def area_size() -> QSizeF:
    """Return the size of an A4 inside its margins, in points."""
    margin = MARGIN_MM / 25.4 * POINTS_PER_INCH
    return QSizeF(_A4.width() - 2 * margin, _A4.height() - 2 * margin)


def lines_on(text: Text) -> Iterator[tuple[QTextLine, QPointF]]:
    """Yield the lines of a text that stand on its A4, each with the place to draw it from.

    A line belongs where its letters stand: cut at the edge of the A4 instead, an accent of its
    first line would be lost, and of a line that Qt moved on a part was drawn on both.
    """
    begin, high = text.begin, area_size().height()
    block = text.document.begin()
    while block.isValid():
        layout = block.layout()
        at = layout.position() + QPointF(text.left, text.top - begin)
        for number in range(layout.lineCount()):
            if begin <= _feet(block, number) < begin + high:
                yield layout.lineAt(number), at
        block = block.next()


def _feet(block: QTextBlock, number: int) -> float:
    """Return how far down its document the feet of the letters of a line stand."""
    line = block.layout().lineAt(number)
    return block.layout().position().y() + line.y() + line.ascent()


class PaperLayout:
    """Lays a page out once; `leaves` are its A4s in order."""

    def __init__(self, page: Page, family: str) -> None:
        self._page = page
        self._family = family
        self._size = area_size()
        self._device = _point_device()  # must outlive the documents, which only point to it
        self.leaves = self._text_leaves()
        if page.way is not None:
            self._add_way(page.way)
        if page.coded is not None:
            self._add_code(_CODE if page.contact is not None else _TEXT_CODE)

    def _text_leaves(self) -> list[Leaf]:
        """Return the leaves that title, sections and foot fill; lines closer before a second."""
        for line in _LINES:
            document = self._set(rich_text(self._page), self._size, line)
            count, high = document.pageCount(), self._size.height()
            if count == 1:
                break
        else:
            _keep_headings(document)
            count = document.pageCount()
        leaves = [Leaf([Text(document, begin=number * high)]) for number in range(count)]
        leaves[-1].room = high - _used(document)
        for rule in _rules(document):
            number = int(rule.y1() // high)
            leaves[number].rules.append(rule.translated(0, -number * high))
        return leaves

    def _add_way(self, way: WayThere) -> None:
        """Put the steps and the map on a second A4, and what has no room there on the first."""
        first, second = self.leaves[0], Leaf(room=self._size.height())
        if len(self.leaves) > 1:
            first, second = Leaf(), self.leaves.pop()  # never a third A4
        there = second.room - (_LEAST_MAP + _GAP if way.sheet is not None else 0.0)
        about = (*way.about, *(() if way.sheet else (way.source,)))
        for told in (about, (" ".join(about),)):
            whole = self._lines(way.heading, _numbered(way.steps), told)
            if whole.size().height() <= there:
                self._put(second, whole)
                break
        else:
            self._divide(way, first, second, there)
        if way.sheet is not None:
            high = min(second.room - _GAP, _MOST_MAP)
            top = self._size.height() - second.room + _GAP
            second.map_area = QRectF(0, top, self._size.width(), high)
            second.room -= high + _GAP
        self.leaves.append(second)

    def _divide(self, way: WayThere, first: Leaf, second: Leaf, there: float) -> None:
        """Begin the steps on the first A4, go on on the second, and leave out what is too much.

        The arrival is always told: who knows where to end can ask on the way.
        """
        steps = _numbered(way.steps)
        about: tuple[str, ...] = (" ".join(way.about),)
        here = self._fitting(way.heading, steps, about, first.room - _GAP)
        heading = way.heading
        if here:  # a heading without a step stays with its steps
            self._put(first, self._lines(heading, steps[:here], about))
            heading, about = way.further, ()
        rest = steps[here:]
        if self._fitting(heading, rest, about, there) < len(rest):
            last = (way.left_out, *rest[-1:])
            tail = self._lines("", last).size().height()
            rest = (*rest[: self._fitting(heading, rest, about, there - tail)], *last)
        self._put(second, self._lines(heading, rest, about))

    def _fitting(
        self, heading: str, lines: Sequence[str], before: Sequence[str], room: float
    ) -> int:
        """Return how many of the lines have room below their heading and what stands before."""
        document = self._lines(heading, lines, before)
        layout, block, blocks = document.documentLayout(), document.begin(), 0
        while block.isValid() and layout.blockBoundingRect(block).bottom() <= room:
            blocks += 1
            block = block.next()
        return max(0, blocks - 1 - len(before))

    def _put(self, leaf: Leaf, document: QTextDocument) -> None:
        gap = _GAP if leaf.texts else 0.0
        leaf.texts.append(Text(document, top=self._size.height() - leaf.room + gap))
        leaf.room -= document.size().height() + gap

    def _add_code(self, side: float) -> None:
        """Put the square code with its word at the foot, beside short lines, or nowhere."""
        first, last = self.leaves[0], self.leaves[-1]
        if first.room >= side + _GAP:
            self._put_code(first, side)
        elif not self._add_code_beside(first, side) and last.room >= side + _GAP:
            self._put_code(last, side)

    def _put_code(self, leaf: Leaf, side: float) -> None:
        leaf.code_area = QRectF(0, self._size.height() - side, side, side)
        wide = self._size.width() - side - _GAP
        html = lines_text(self._page.language, "", (self._page.scan,))
        word = self._set(html, QSizeF(wide, -1))
        middle = self._size.height() - (side + word.size().height()) / 2
        leaf.texts.append(Text(word, side + _GAP, middle))
        leaf.room = 0.0

    def _add_code_beside(self, leaf: Leaf, side: float) -> bool:
        """Put the code at the right of the first lines that are short enough; tell whether."""
        document, left = leaf.texts[0].document, self._size.width() - side
        low = document.documentLayout().blockBoundingRect(document.begin()).bottom()
        for top, bottom, right in _line_boxes(document):
            if bottom - low >= side:
                leaf.code_area = QRectF(left, (low + bottom - side) / 2, side, side)
                return True
            if right > left - _GAP or top > self._size.height():
                low = bottom
        return False

    def _lines(
        self, heading: str, lines: Sequence[str], before: Sequence[str] = ()
    ) -> QTextDocument:
        html = lines_text(self._page.language, heading, lines, before)
        return self._set(html, QSizeF(self._size.width(), -1))

    def _set(self, html: str, size: QSizeF, line: float = _LINES[0]) -> QTextDocument:
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(QFont(self._family))
        document.documentLayout().setPaintDevice(self._device)
        document.setHtml(html)
        _set_lines(document, line)
        document.setPageSize(size)
        return document


def _numbered(steps: Sequence[str]) -> tuple[str, ...]:
    """Return the steps with their numbers, so that it is seen where some are left out."""
    return tuple(f"{number}. {step}" for number, step in enumerate(steps, start=1))


def _set_lines(document: QTextDocument, line: float) -> None:
    """Set all lines at `line` of their size: typefaces differ by half in what they call a line."""
    block = document.begin()
    while block.isValid():
        size = QTextCursor(block).blockCharFormat().fontPointSize() or SMALLEST_PT
        fragment = block.begin()
        if not fragment.atEnd():
            size = fragment.fragment().charFormat().fontPointSize() or size
        form, apart = block.blockFormat(), _RULED if _is_ruled(block) else line
        form.setLineHeight(
            size * apart * _LAYOUT_SCALE, QTextBlockFormat.LineHeightTypes.FixedHeight.value
        )
        QTextCursor(block).setBlockFormat(form)
        block = block.next()


def _keep_headings(document: QTextDocument) -> None:
    """Begin the next A4 with a heading that would stand alone at the foot of one."""
    high, block = document.pageSize().height(), document.begin()
    while block.isValid() and block.next().isValid():
        document.documentLayout().blockBoundingRect(block.next())  # lays out as far as there
        if _is_heading(block) and _feet(block.next(), 0) // high > _feet(block, 0) // high:
            form = block.blockFormat()
            form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            QTextCursor(block).setBlockFormat(form)
        block = block.next()


def _is_heading(block: QTextBlock) -> bool:
    """Return whether a block is the heading of a section: bold, and no larger than its lines."""
    fragment = block.begin()
    form = fragment.fragment().charFormat() if not fragment.atEnd() else block.charFormat()
    return form.fontWeight() == QFont.Weight.Bold and form.fontPointSize() == SMALLEST_PT


def _is_ruled(block: QTextBlock) -> bool:
    """Return whether a line to write on comes after the words of a block."""
    fragment = block.begin()
    return not fragment.atEnd() and RULED in fragment.fragment().charFormat().anchorNames()


def _rules(document: QTextDocument) -> Iterator[QLineF]:
    """Yield the lines to write on, from the end of their words to the edge of the page."""
    block = document.begin()
    while block.isValid():
        if _is_ruled(block):
            last = block.layout().lineCount() - 1
            low = _feet(block, last) + _BELOW
            words = block.layout().lineAt(last).naturalTextWidth()
            begin = words + _GAP if block.text().strip() else 0.0
            yield QLineF(begin, low, document.pageSize().width(), low)
        block = block.next()


def _used(document: QTextDocument) -> float:
    """Return how far down the last page of a document goes."""
    layout, last = document.documentLayout(), document.lastBlock()
    bottom = layout.blockBoundingRect(last).bottom()
    return bottom - (document.pageCount() - 1) * document.pageSize().height()


def _line_boxes(document: QTextDocument) -> Iterator[tuple[float, float, float]]:
    """Yield top, bottom and right end of every line of a document."""
    block = document.begin()
    while block.isValid():
        box, layout = document.documentLayout().blockBoundingRect(block), block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            top = box.top() + line.y()
            yield top, top + line.height(), line.naturalTextWidth()
        block = block.next()


def _point_device() -> QImage:
    """Return a picture with 72 dots an inch: it makes a point one unit of the layout."""
    image = QImage(1, 1, QImage.Format.Format_Mono)
    dots_per_metre = round(POINTS_PER_INCH / 0.0254)
    image.setDotsPerMeterX(dots_per_metre)
    image.setDotsPerMeterY(dots_per_metre)
    return image

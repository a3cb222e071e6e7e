"""What stands below or beside a map: its scale, and whose map it is."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from companion.qt.map_inks import INKS, MapLook
from companion.qt.typeset import Setting, typeset

_ROUND = (10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000)  # metres
_LONGEST = 0.4  # of the width, for the bar
_IN_ONE_ROW = 0.16  # of the width, for the bar where everything stands in one row
_LEAST_BAR_MM = 12.0
_PAD_MM = 1.5
_TICK_MM = 2.2
_LINE = 1.2


@dataclass(frozen=True, slots=True)
class Scale:
    """A bar of a round number of metres, and its length in pixels."""

    metres: int
    pixels: float


def scale_bar(pixels_per_metre: float, room: float) -> Scale:
    """Return the longest round bar that has room, in pixels; the shortest where none has."""
    fitting = [metres for metres in _ROUND if metres * pixels_per_metre <= room]
    metres = fitting[-1] if fitting else _ROUND[0]
    return Scale(metres, min(metres * pixels_per_metre, room))


class MapStrip:
    """The strip of some width in pixels: two rows where one is too short.

    `fits` tells whether the bar has room and no word of the attribution is cut.
    """

    def __init__(self, look: MapLook, attribution: str, width: float) -> None:
        self._look = look
        self._font = look.font()
        self._pad = look.mm(_PAD_MM)
        metrics = QFontMetricsF(self._font)
        self._row = metrics.height() * _LINE
        setting = Setting(self._font, _LINE, look.words.language)
        self._source = typeset(attribution or " ", setting, max(1.0, width - 2 * self._pad))
        beside = metrics.horizontalAdvance(f"{self._label(500)} {attribution} ")
        self._one_row = beside + 8 * self._pad + width * _IN_ONE_ROW < width
        bar = width - 2 * self._pad - metrics.horizontalAdvance(f" {self._label(500)}")
        pieces = attribution.replace("-", "- ").split()
        longest = max(map(metrics.horizontalAdvance, pieces), default=0.0)
        self.fits = bar > look.mm(_LEAST_BAR_MM) and longest < width - 2 * self._pad
        below = 0.0 if self._one_row else self._source.height
        self.height = self._row + below + 2 * self._pad

    def draw(self, painter: QPainter, area: QRectF, pixels_per_metre: float) -> None:
        """Draw the strip within `area`, for a map with so many pixels in a metre."""
        inks = INKS[self._look.ink]
        painter.fillRect(area, QColor(inks.land))
        painter.setPen(QPen(QColor(inks.text), self._look.mm(0.3)))
        beside = area.height() > self.height
        painter.drawLine(area.topLeft(), area.bottomLeft() if beside else area.topRight())
        left, top = area.left() + self._pad, area.bottom() - self.height + self._pad
        row = QRectF(left, top, area.width() - 2 * self._pad, self._row)
        longest = row.width() * (_IN_ONE_ROW if self._one_row else _LONGEST)
        self._bar(painter, row, scale_bar(pixels_per_metre, longest))
        if self._one_row:
            left = row.right() - self._source.width
            middle = row.center().y() - self._source.height / 2
            self._source.paint(painter, left, middle, inks.text)
        else:
            self._source.paint(painter, left, row.bottom(), inks.text)

    def _bar(self, painter: QPainter, row: QRectF, bar: Scale) -> None:
        middle, tick = row.center().y(), self._look.mm(_TICK_MM) / 2
        left = row.left() + self._look.mm(0.5)
        right = left + bar.pixels
        pen = QPen(QColor(INKS[self._look.ink].text), self._look.mm(0.6))
        pen.setCapStyle(Qt.PenCapStyle.SquareCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        for end in (left, right):
            painter.drawLine(QPointF(end, middle - tick), QPointF(end, middle + tick))
        painter.setFont(self._font)
        beside = QRectF(right + self._pad, row.top(), row.right() - right, row.height())
        level = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(beside, level, self._label(bar.metres))

    def _label(self, metres: int) -> str:
        _ = self._look.words
        if metres < 1_000:
            # Translators: below a map, beside a bar that is so long: "200 meter"
            return _("{number} metres", number=metres)
        # Translators: below a map, beside a bar that is so long: "2 kilometer"
        return _("{number} kilometre", number=metres // 1_000)

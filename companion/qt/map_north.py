"""The arrow that tells where north is, in the corner of a map where the route is not."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from companion.qt.map_inks import INKS, MapLook

_HIGH_MM = 9.0
_PAD_MM = 1.5


def corner_for(look: MapLook, area: QRectF, route: Sequence[QPointF]) -> QRectF:
    """Return the box of the arrow: in the corner of `area` that is farthest from the route."""
    edge, high = look.mm(_PAD_MM), look.mm(_HIGH_MM)
    wide = high / 2 + QFontMetricsF(look.font(bold=True)).horizontalAdvance("N") + edge
    inner = area.adjusted(edge, edge, -wide - edge, -high - edge)
    corners = (inner.topRight(), inner.topLeft(), inner.bottomRight(), inner.bottomLeft())
    best = max(corners, key=lambda corner: _nearest(corner + QPointF(wide, high) / 2, route))
    return QRectF(best.x(), best.y(), wide, high)


def draw_north(painter: QPainter, look: MapLook, box: QRectF) -> None:
    """Draw an arrow up with the letter N, which both languages have for north."""
    inks = INKS[look.ink]
    painter.setPen(QPen(QColor(inks.text), look.mm(0.2)))
    painter.setBrush(QColor(inks.land))
    air = look.mm(_PAD_MM) / 2
    painter.drawRect(box.adjusted(-air, -air, air, air))
    half, foot = box.height() / 5, box.bottom()
    middle = box.right() - half
    corners = (
        QPointF(middle, box.top()),
        QPointF(middle + half, foot),
        QPointF(middle, foot - box.height() * 0.3),
        QPointF(middle - half, foot),
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(inks.text))
    painter.drawPolygon(QPolygonF(corners))
    painter.setPen(QColor(inks.text))
    painter.setFont(look.font(bold=True))
    level = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, level, "N")


def _nearest(spot: QPointF, route: Sequence[QPointF]) -> float:
    gaps = (math.hypot(one.x() - spot.x(), one.y() - spot.y()) for one in route)
    return min(gaps, default=0.0)

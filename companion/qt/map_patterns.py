"""The patterns of a map, by which water and parks are told apart without colour."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPen

from companion.qt.map_inks import INKS, MapLook

_TILE_MM = 2.4
_LEAST = 6  # pixels; below this a pattern is a grey


def dots(look: MapLook) -> QBrush:
    """Return the pattern of parks: dots."""
    tile = _tile(look)
    size, painter = tile.width(), _painter(tile)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(INKS[look.ink].dots))
    for share in (0.25, 0.75):
        painter.drawEllipse(QPointF(share * size, share * size), size * 0.07, size * 0.07)
    painter.end()
    return QBrush(tile)


def waves(look: MapLook) -> QBrush:
    """Return the pattern of water: short level lines."""
    tile = _tile(look)
    size, painter = tile.width(), _painter(tile)
    painter.setPen(QPen(QColor(INKS[look.ink].waves), max(1.0, size * 0.06)))
    for left, right, down in ((0.1, 0.6, 0.25), (0.6, 1.0, 0.75), (0.0, 0.1, 0.75)):
        painter.drawLine(QPointF(left * size, down * size), QPointF(right * size, down * size))
    painter.end()
    return QBrush(tile)


def _tile(look: MapLook) -> QImage:
    size = max(_LEAST, round(look.mm(_TILE_MM)))
    tile = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(Qt.GlobalColor.transparent)
    return tile


def _painter(tile: QImage) -> QPainter:
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter

"""A piece of map drawn with QPainter: on any thread, for the screen and for paper.

From below to above: land, parks, water, buildings, streets with their casing, the route with a halo
and arrows, the names of its streets, A and B. North is in a corner; under
the map or beside it stand scale and attribution.
"""

import math
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)

from companion.qt.map_frame import MapFrame
from companion.qt.map_inks import BREADTHS, INKS, Inks, MapLook
from companion.qt.map_names import Lettering, NamePlacer
from companion.qt.map_north import corner_for, draw_north
from companion.qt.map_patterns import dots, waves
from companion.qt.map_strip import MapStrip
from companion.regions.sheet import AREAS, MapSheet, ShapeKind

_SIDE = 0.36  # of the width, for what stands beside a map
_MUCH = 1.15
_PAD_MM = 8.0  # around the route: room for the discs and a name
_ROUTE_MM = 1.9
_HALO_MM = 0.7  # at each side of the route, a name or a disc
_BESIDE_MM = 1.7  # from the middle of a street to the letters of its name
_FEET = 0.22  # of the height of letters: what hangs below their line
_DISC_MM = 3.4  # radius
_ARROW_MM = 1.3
_ARROWS_MM = 20.0  # from one arrow to the next
_CASING_MM = 0.25  # at each side of a street
_CROWDED = 25.0  # metres per millimetre from which on houses and footpaths only make grey
_LANES = (ShapeKind.STREET, ShapeKind.MAIN_ROAD)


def picture(sheet: MapSheet, size: QSize, look: MapLook) -> QImage:
    """Return the map as a picture of `size` pixels. May be called on any thread."""
    image = QImage(size, QImage.Format.Format_RGB32)
    # No device is asked for its density: all lengths come from `look`.
    painter = QPainter(image)
    try:
        draw(painter, QRectF(0, 0, size.width(), size.height()), sheet, look)
    finally:
        painter.end()
    return image


def draw(painter: QPainter, area: QRectF, sheet: MapSheet, look: MapLook) -> None:
    """Draw the map, and its scale and source below it, in pixels of `area`.

    Whatever is in the sheet is drawn or left out; nothing is raised.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(area, QColor(INKS[look.ink].land))
    frame, strip, there = _laid_out(area, sheet, look)
    painter.save()
    painter.setClipRect(frame.area)
    _Drawing(painter, frame, sheet, look).draw()
    painter.restore()
    strip.draw(painter, there, frame.scale)
    painter.restore()


def _laid_out(area: QRectF, sheet: MapSheet, look: MapLook) -> tuple[MapFrame, MapStrip, QRectF]:
    """Return the map with its strip below, or beside where the route gets much larger by it."""
    strip = MapStrip(look, sheet.attribution, area.width())
    high = min(strip.height, area.height() / 2)
    below = QRectF(area.left(), area.bottom() - high, area.width(), high)
    frame = _frame(area.adjusted(0, 0, 0, -high), sheet, look)
    wide = area.width() * _SIDE
    narrow = MapStrip(look, sheet.attribution, wide)
    tall = _frame(area.adjusted(0, 0, -wide, 0), sheet, look)
    if tall.scale > frame.scale * _MUCH and narrow.height < area.height() and narrow.fits:
        return tall, narrow, QRectF(area.right() - wide, area.top(), wide, area.height())
    return frame, strip, below


def _frame(area: QRectF, sheet: MapSheet, look: MapLook) -> MapFrame:
    return MapFrame(sheet, area, min(look.mm(_PAD_MM), area.width() / 5, area.height() / 5))


class _Drawing:
    """One map while it is drawn."""

    def __init__(self, painter: QPainter, frame: MapFrame, sheet: MapSheet, look: MapLook) -> None:
        self._painter = painter
        self._frame = frame
        self._sheet = sheet
        self._look = look
        self._inks: Inks = INKS[look.ink]
        self._crowded = look.mm(1) / frame.scale > _CROWDED
        self._route = frame.line(sheet.route)

    def draw(self) -> None:
        """Draw everything, from below to above."""
        self._areas()
        self._lanes()
        self._line(QPolygonF(self._route), self._inks.land, _ROUTE_MM + 2 * _HALO_MM)
        self._line(QPolygonF(self._route), self._inks.route, _ROUTE_MM)
        self._arrows()
        ends = self._ends()
        north = corner_for(self._look, self._frame.area, self._route)
        self._names(ends, north)
        draw_north(self._painter, self._look, north)
        for letter, spot in zip("AB", ends, strict=False):
            self._disc(letter, spot)

    def _areas(self) -> None:
        inks = self._inks
        for kind, fill, pattern, edge in (
            (ShapeKind.GREEN, inks.green, dots(self._look), ""),
            (ShapeKind.WATER, inks.water, waves(self._look), ""),
            (ShapeKind.BUILDING, inks.building, None, inks.walls),
        ):
            if kind is ShapeKind.BUILDING and self._crowded:
                continue
            pen = QPen(QColor(edge), self._look.mm(0.15)) if edge else QPen(Qt.PenStyle.NoPen)
            self._painter.setPen(pen)
            for polygon in self._polygons(kind):
                self._painter.setBrush(QColor(fill))
                self._painter.drawPolygon(polygon)
                if pattern is not None:
                    self._painter.setBrush(pattern)
                    self._painter.drawPolygon(polygon)

    def _lanes(self) -> None:
        """Draw footpaths below, then all casings, then all streets: so crossings are open."""
        inks = self._inks
        if not self._crowded:
            for polygon in self._polygons(ShapeKind.PATH):
                self._line(polygon, inks.casing, self._breadth(ShapeKind.PATH), dashes=(3.0, 2.0))
        for kind in _LANES:
            for polygon in self._polygons(kind):
                self._line(polygon, inks.casing, self._casing(kind))
        for kind in () if self._crowded else _LANES:
            for polygon in self._polygons(kind):
                self._line(polygon, inks.street, self._breadth(kind))
        for polygon in self._polygons(ShapeKind.RAIL):
            self._line(polygon, inks.casing, self._breadth(ShapeKind.RAIL))
            self._line(polygon, inks.casing, 1.4, dashes=(0.2, 1.2))
        for polygon in self._polygons(ShapeKind.STEPS):
            self._line(polygon, inks.text, self._breadth(ShapeKind.STEPS), dashes=(0.25, 0.25))

    def _polygons(self, kind: ShapeKind) -> Iterator[QPolygonF]:
        least = 3 if kind in AREAS else 2
        for shape in self._sheet.shapes:
            if shape.kind is kind and len(shape.points) >= least:
                yield QPolygonF(self._frame.line(shape.points))

    def _casing(self, kind: ShapeKind) -> float:
        """Return how wide the dark line below a street is; alone it is a thin street."""
        if self._crowded:
            return BREADTHS[kind].least_mm / 2
        return self._breadth(kind) + 2 * _CASING_MM

    def _breadth(self, kind: ShapeKind) -> float:
        """Return how wide a line of a kind is drawn, in millimetres."""
        breadth = BREADTHS[kind]
        true = breadth.metres * self._frame.scale / self._look.mm(1)
        return min(max(true, breadth.least_mm), breadth.most_mm)

    def _line(
        self, points: QPolygonF, colour: str, wide_mm: float, dashes: tuple[float, ...] = ()
    ) -> None:
        """Draw a line; `dashes` are the lengths of dash and gap in millimetres."""
        pen = QPen(QColor(colour), self._look.mm(wide_mm))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap if dashes else Qt.PenCapStyle.RoundCap)
        if dashes:
            pen.setDashPattern([dash / wide_mm for dash in dashes])  # Qt counts in widths
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPolyline(points)

    def _arrows(self) -> None:
        """Draw arrow heads on the route: which way it goes is seen without any colour."""
        path = QPainterPath()
        path.addPolygon(QPolygonF(self._route))
        length, apart = path.length(), self._look.mm(_ARROWS_MM)
        size = self._look.mm(_ARROW_MM)
        pen = QPen(QColor(self._inks.land), self._look.mm(0.45))
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for number in range(1, int(length / apart) + 1):
            share = path.percentAtLength(apart * (number - 0.5))
            self._painter.save()
            self._painter.translate(path.pointAtPercent(share))
            self._painter.rotate(-path.angleAtPercent(share))
            head = (
                QPointF(-size / 2, -size / 2),
                QPointF(size / 4, 0),
                QPointF(-size / 2, size / 2),
            )
            self._painter.drawPolyline(QPolygonF(head))
            self._painter.restore()

    def _ends(self) -> tuple[QPointF, ...]:
        """Return where A and B stand: at the ends of the route, and never one over the other."""
        if not self._route:
            return ()
        start, end = QPointF(self._route[0]), QPointF(self._route[-1])
        between = QPointF(end.x() - start.x(), end.y() - start.y())
        apart = math.hypot(between.x(), between.y())
        short = self._look.mm(2 * (_DISC_MM + _HALO_MM)) - apart
        if short <= 0:
            return start, end
        way = between / apart if apart else QPointF(1, 0)
        return start - way * (short / 2), end + way * (short / 2)

    def _names(self, ends: tuple[QPointF, ...], north: QRectF) -> None:
        """Write the names of the route's streets, the longest first: it finds a place least."""
        font = self._look.font(bold=True)
        metrics = QFontMetricsF(font)
        placer = NamePlacer(self._frame.area, self._route, self._look.mm(_BESIDE_MM))
        disc = self._look.mm(_DISC_MM + _HALO_MM)
        for end in ends:
            placer.take(QPolygonF(QRectF(end.x() - disc, end.y() - disc, 2 * disc, 2 * disc)))
        placer.take(QPolygonF(north))
        # Not ascent and descent: typefaces differ by half in how much air they count.
        high = float(font.pixelSize())
        letterings = [
            Lettering(name, metrics.horizontalAdvance(name), high)
            for name in dict.fromkeys(self._sheet.streets)
        ]
        for lettering in sorted(letterings, key=lambda one: one.width, reverse=True):
            placed = placer.place(lettering, self._lines_of(lettering.name))
            if placed is not None:
                self._painter.save()
                self._painter.translate(placed.middle)
                self._painter.rotate(placed.slope)
                base = QPointF(-lettering.width / 2, high / 2 - high * _FEET)
                self._haloed(base, font, lettering.name)
                self._painter.restore()

    def _lines_of(self, name: str) -> list[list[QPointF]]:
        return [
            self._frame.line(shape.points)
            for shape in self._sheet.shapes
            if shape.name == name and shape.kind not in AREAS
        ]

    def _haloed(self, base: QPointF, font: QFont, text: str) -> None:
        path = _letters(base, font, text)
        pen = QPen(QColor(self._inks.land), self._look.mm(2 * _HALO_MM))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._painter.strokePath(path, pen)
        self._painter.fillPath(path, QColor(self._inks.text))

    def _disc(self, letter: str, spot: QPointF) -> None:
        """Draw A light and B dark, each with both colours: one is told from the other in grey."""
        land, text = QColor(self._inks.land), QColor(self._inks.text)
        ground, ink = (land, text) if letter == "A" else (text, land)
        radius = self._look.mm(_DISC_MM)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(land)
        self._painter.drawEllipse(spot, radius + self._look.mm(0.5), radius + self._look.mm(0.5))
        self._painter.setPen(QPen(text, self._look.mm(0.7)))
        self._painter.setBrush(ground)
        self._painter.drawEllipse(spot, radius, radius)
        path = _letters(QPointF(0, 0), self._look.font(bold=True), letter)
        self._painter.fillPath(path.translated(spot - path.boundingRect().center()), ink)


def _letters(base: QPointF, font: QFont, text: str) -> QPainterPath:
    path = QPainterPath()
    # Some typefaces draw a letter with pieces over one another: no holes where they meet.
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addText(base, font, text)
    return path

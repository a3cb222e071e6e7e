"""Where a point of the earth falls on a drawn map."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from companion.geography import Coordinate
from companion.regions.sheet import Bounds, MapSheet

_METRES_PER_DEGREE = math.radians(1) * 6_371_008.8  # of a meridian; as in `companion.geography`
_LEAST_METRES = 80.0  # a map of less than this shows one house


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch of one axis in metres."""

    low: float
    high: float

    @property
    def length(self) -> float:
        return self.high - self.low

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


class MapFrame:
    """Lays a sheet into an area: the whole route in view, as much of the sheet as has room.

    The sheet fills the area where that leaves `pad` pixels around the route. North is up; a
    degree of longitude is as short as in the middle of the sheet, which is true within 0.1 % over
    the few kilometres of a route.
    """

    def __init__(self, sheet: MapSheet, area: QRectF, pad: float) -> None:
        self.area = area
        self._shrunk = math.cos(math.radians((sheet.bounds.south + sheet.bounds.north) / 2))
        corners = _corners(sheet.bounds)
        across, down = self._spans(corners)
        route = self._spans(sheet.route) if sheet.route else (across, down)
        room = QRectF(area).adjusted(pad, pad, -pad, -pad)
        wide, high = max(1.0, room.width()), max(1.0, room.height())
        # In pixels per metre: the sheet covers the area, unless the route would leave it.
        cover = max(area.width() / across.length, area.height() / down.length)
        self.scale = min(cover, wide / route[0].length, high / route[1].length)
        margin = pad / self.scale
        self._east = _middle(across, route[0], area.width() / self.scale, margin)
        self._north = _middle(down, route[1], area.height() / self.scale, margin)

    def point(self, place: Coordinate) -> QPointF:
        """Return where a place falls, perhaps outside the area."""
        east, north = self._metres(place)
        centre = self.area.center()
        return QPointF(
            centre.x() + (east - self._east) * self.scale,
            centre.y() - (north - self._north) * self.scale,
        )

    def line(self, places: Iterable[Coordinate]) -> list[QPointF]:
        """Return the points of a line or area in their order."""
        return [self.point(place) for place in places]

    def _metres(self, place: Coordinate) -> tuple[float, float]:
        east = place.longitude * _METRES_PER_DEGREE * self._shrunk
        return east, place.latitude * _METRES_PER_DEGREE

    def _spans(self, places: Sequence[Coordinate]) -> tuple[_Span, _Span]:
        metres = [self._metres(place) for place in places]
        return _span([east for east, _ in metres]), _span([north for _, north in metres])


def _corners(bounds: Bounds) -> tuple[Coordinate, Coordinate]:
    return Coordinate(bounds.south, bounds.west), Coordinate(bounds.north, bounds.east)


def _span(metres: Sequence[float]) -> _Span:
    low, high = min(metres), max(metres)
    short = max(0.0, _LEAST_METRES - (high - low)) / 2
    return _Span(low - short, high + short)


def _middle(sheet: _Span, route: _Span, view: float, margin: float) -> float:
    """Return the middle of a view: on the route, within the sheet, the route never out of view."""
    middle = route.middle
    if view >= sheet.length:
        middle = sheet.middle
    else:
        middle = min(max(middle, sheet.low + view / 2), sheet.high - view / 2)
    last, first = route.high + margin - view / 2, route.low - margin + view / 2
    return min(max(middle, last), first) if last <= first else route.middle

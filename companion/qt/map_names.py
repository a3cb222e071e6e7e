"""Where the name of a street stands on a map: along the street, beside the route, over nothing."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPolygonF, QTransform

_SAMPLES = 8  # pieces in which a stretch as long as the name is looked at
_STEPS = 24  # places along a street that are tried
_SAME = 1.5  # pixels: ends of two ways that are one corner
_CROOKED = 4.0  # how much worse a bend under the name is than a pixel of distance
_ON_ROUTE = 6.0  # for each pixel of the route under the name
_ACROSS = 1.6  # of its height: a name may stand across the route, not along it
_OVERHANG = 0.6  # for each pixel that the street is shorter than its name

_FILL = Qt.FillRule.OddEvenFill

Line = Sequence[QPointF]


@dataclass(frozen=True, slots=True)
class Lettering:
    """A name with the room that its letters take, in pixels."""

    name: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PlacedName:
    """A name with the middle of its letters and its slope in degrees, clockwise, at most 90."""

    name: str
    middle: QPointF
    slope: float
    outline: QPolygonF


@dataclass(frozen=True, slots=True)
class _Wish:
    cost: float
    middle: QPointF
    slope: float


class NamePlacer:
    """Finds a place for one name after the other; no two overlap, and none leaves the area.

    `route` is the line that must stay free, `beside` how far the middle of a name stays from the
    middle of its street, less half of its height.
    """

    def __init__(self, area: QRectF, route: Line, beside: float) -> None:
        self._area = area
        self._route = list(_densely(route, max(_SAME, beside)))
        self._beside = beside
        self._step = max(_SAME, beside)
        self._taken: list[QPolygonF] = []

    def take(self, outline: QPolygonF) -> None:
        """Keep names out of an area."""
        self._taken.append(outline)

    def place(self, lettering: Lettering, lines: Sequence[Line]) -> PlacedName | None:
        """Return the best place along the lines of a street, or None where none is free."""
        wishes = [one for line in joined(lines) for one in self._wishes(lettering, line)]
        for wish in sorted(wishes, key=lambda one: one.cost):
            outline = _outline(wish.middle, wish.slope, lettering)
            if self._is_free(outline):
                self._taken.append(outline)
                return PlacedName(lettering.name, wish.middle, wish.slope, outline)
        return None

    def _is_free(self, outline: QPolygonF) -> bool:
        inside = self._area.contains(outline.boundingRect())
        return inside and not any(outline.intersects(other) for other in self._taken)

    def _wishes(self, lettering: Lettering, line: Line) -> Iterator[_Wish]:
        length = _length(line)
        stretch = min(length, lettering.width)
        if stretch < 1:
            return
        overhang = (lettering.width - stretch) * _OVERHANG
        for number in range(_STEPS + 1):
            begin = (length - stretch) * number / _STEPS
            spots = [_at(line, begin + stretch * n / _SAMPLES) for n in range(_SAMPLES + 1)]
            first, last = spots[0], spots[-1]
            along = QPointF(last.x() - first.x(), last.y() - first.y())
            chord = math.hypot(along.x(), along.y())
            if chord < stretch * 0.7:
                continue  # it turns back: no straight name stands along it
            middle = QPointF((first.x() + last.x()) / 2, (first.y() + last.y()) / 2)
            crooked = max(abs(_aside(spot, first, along, chord)) for spot in spots)
            cost = overhang + crooked * _CROOKED + self._far(middle)
            for side in (-1, 1):
                wish = self._beside_line(lettering, middle, along, side * (1 + crooked), cost)
                if wish is not None:
                    yield wish

    def _beside_line(
        self, lettering: Lettering, middle: QPointF, along: QPointF, side: float, cost: float
    ) -> _Wish | None:
        """Return the wish on one side of a stretch, or None where it would lie on the route.

        `side` is its sign and how far the stretch bends out.
        """
        slope = math.degrees(math.atan2(along.y(), along.x()))
        slope -= 180 * round(slope / 180)  # letters never stand on their heads
        turned = math.radians(slope)
        off = math.copysign(self._beside + lettering.height / 2 + abs(side) - 1, side)
        spot = QPointF(middle.x() - math.sin(turned) * off, middle.y() + math.cos(turned) * off)
        outline = _outline(spot, slope, lettering)
        box = outline.boundingRect()
        under = self._step * sum(
            outline.containsPoint(one, _FILL) for one in self._route if box.contains(one)
        )
        if under > lettering.height * _ACROSS:
            return None
        return _Wish(cost + under * _ON_ROUTE + abs(side), spot, slope)

    def _far(self, spot: QPointF) -> float:
        """Return how far a spot is from the route, for names stand best where one walks."""
        gaps = (math.hypot(one.x() - spot.x(), one.y() - spot.y()) for one in self._route)
        return min(gaps, default=0.0)


def joined(lines: Sequence[Line]) -> list[list[QPointF]]:
    """Return lines that share an end as one: a street in the map is cut at each crossing."""
    chains = [list(line) for line in lines if len(line) > 1]
    done: list[list[QPointF]] = []
    while chains:
        chain = chains.pop()
        while (other := _next(chain, chains)) is not None:
            chain = other
        done.append(chain)
    return done


def _next(chain: list[QPointF], others: list[list[QPointF]]) -> list[QPointF] | None:
    """Return the chain with the other that begins or ends where it does, which is taken out."""
    for place, other in enumerate(others):
        for one, two in (
            (chain, other),
            (chain, other[::-1]),
            (other, chain),
            (other[::-1], chain),
        ):
            if _near(one[-1], two[0]) and _goes_on(one, two):
                others.pop(place)
                return [*one, *two[1:]]
    return None


def _goes_on(one: Line, two: Line) -> bool:
    """Return whether the second line does not turn back along the first."""
    before = QPointF(one[-1].x() - one[-2].x(), one[-1].y() - one[-2].y())
    after = QPointF(two[1].x() - two[0].x(), two[1].y() - two[0].y())
    return QPointF.dotProduct(before, after) > 0


def _near(one: QPointF, two: QPointF) -> bool:
    return math.hypot(one.x() - two.x(), one.y() - two.y()) < _SAME


def _outline(middle: QPointF, slope: float, lettering: Lettering) -> QPolygonF:
    wide, high = lettering.width, lettering.height
    turn = QTransform().translate(middle.x(), middle.y()).rotate(slope)
    return turn.map(QPolygonF(QRectF(-wide / 2, -high / 2, wide, high)))


def _length(line: Line) -> float:
    return sum(math.hypot(b.x() - a.x(), b.y() - a.y()) for a, b in pairwise(line))


def _at(line: Line, way: float) -> QPointF:
    """Return the point of a line that lies `way` pixels from its beginning."""
    for one, two in pairwise(line):
        piece = math.hypot(two.x() - one.x(), two.y() - one.y())
        if way <= piece and piece > 0:
            return _between(one, two, way / piece)
        way -= piece
    return QPointF(line[-1])


def _aside(spot: QPointF, first: QPointF, along: QPointF, chord: float) -> float:
    """Return how far a spot lies beside the straight line that begins at `first`."""
    return ((spot.x() - first.x()) * along.y() - (spot.y() - first.y()) * along.x()) / chord


def _densely(line: Line, step: float) -> Iterator[QPointF]:
    """Yield the points of a line and more between them, at most `step` pixels apart."""
    yield from line[:1]
    for one, two in pairwise(line):
        count = max(1, math.ceil(math.hypot(two.x() - one.x(), two.y() - one.y()) / step))
        for number in range(1, count + 1):
            yield _between(one, two, number / count)


def _between(one: QPointF, two: QPointF, share: float) -> QPointF:
    return QPointF(one.x() + (two.x() - one.x()) * share, one.y() + (two.y() - one.y()) * share)

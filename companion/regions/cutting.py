"""Lines and areas cut to a box, and made simpler than the eye can see."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from companion.geography import Coordinate
from companion.regions.sheet import Bounds

Line = tuple[Coordinate, ...]


def line_within(points: Sequence[Coordinate], bounds: Bounds) -> tuple[Line, ...]:
    """Return the pieces of a line that lie within `bounds`, each of two points or more."""
    pieces: list[list[Coordinate]] = []
    end: Coordinate | None = None
    for start, stop in pairwise(points):
        inside = _stretch_within(start, stop, bounds)
        if inside is None:
            end = None
            continue
        if end != inside[0]:
            pieces.append([inside[0]])
        pieces[-1].append(inside[1])
        end = inside[1]
    return tuple(tuple(piece) for piece in pieces)


def area_within(points: Sequence[Coordinate], bounds: Bounds) -> Line:
    """Return the corners of the part of an area within `bounds`; empty when there is none.

    The last corner joins the first by itself. An area that comes in twice gives one ring with an
    edge along the side of the box (Sutherland and Hodgman).
    """
    ring = tuple(points)
    for side in _sides(bounds):
        ring = tuple(_kept(ring, side))
        if len(ring) < 3:
            return ()
    return ring


def simplified(points: Sequence[Coordinate], degrees: float, narrowing: float) -> Line:
    """Return the fewest points that stay within `degrees` of latitude of the line.

    `narrowing` is the length of a degree east in degrees north: 0.61 at 52 degrees. The first and
    the last point always stay (Douglas and Peucker, without recursion).
    """
    if len(points) < 3 or degrees <= 0:
        return tuple(points)
    keep = {0, len(points) - 1}
    parts = [(0, len(points) - 1)]
    while parts:
        first, last = parts.pop()
        away, middle = _farthest(points, first, last, narrowing)
        if away > degrees * degrees:
            keep.add(middle)
            parts += [(first, middle), (middle, last)]
    return tuple(points[place] for place in sorted(keep))


def simplified_ring(points: Sequence[Coordinate], degrees: float, narrowing: float) -> Line:
    """Return a ring of fewer corners; empty when nothing of it is left to see."""
    if len(points) < 4:
        return tuple(points)
    # Cut in two at the corner opposite the first, or a round pond would shrink to its first corner.
    half = _farthest((*points, points[0]), 0, len(points), narrowing)[1]
    there = simplified(points[: half + 1], degrees, narrowing)
    back = simplified((*points[half:], points[0]), degrees, narrowing)
    ring = (*there, *back[1:-1])
    return ring if len(ring) >= 3 else ()


def _farthest(
    points: Sequence[Coordinate], first: int, last: int, narrowing: float
) -> tuple[float, int]:
    """Return how far (squared) and which point between two is farthest from their straight line."""
    origin = points[first]
    along_north = points[last].latitude - origin.latitude
    along_east = (points[last].longitude - origin.longitude) * narrowing
    length = along_north * along_north + along_east * along_east
    farthest, which = -1.0, first
    for place in range(first + 1, last):
        north = points[place].latitude - origin.latitude
        east = (points[place].longitude - origin.longitude) * narrowing
        share = 0.0
        if length:
            share = min(1.0, max(0.0, (north * along_north + east * along_east) / length))
        north -= share * along_north
        east -= share * along_east
        away = north * north + east * east
        if away > farthest:
            farthest, which = away, place
    return farthest, which


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a box: `limit` of the latitude (or longitude), and which way is inside."""

    limit: float
    of_latitude: bool
    upwards: bool

    def depth(self, point: Coordinate) -> float:
        """Return how far inside the side `point` is; negative outside."""
        value = point.latitude if self.of_latitude else point.longitude
        return value - self.limit if self.upwards else self.limit - value


def _sides(bounds: Bounds) -> tuple[_Side, ...]:
    return (
        _Side(bounds.south, of_latitude=True, upwards=True),
        _Side(bounds.north, of_latitude=True, upwards=False),
        _Side(bounds.west, of_latitude=False, upwards=True),
        _Side(bounds.east, of_latitude=False, upwards=False),
    )


def _kept(ring: Line, side: _Side) -> Iterator[Coordinate]:
    for before, corner in zip((ring[-1], *ring[:-1]), ring, strict=True):
        was, now = side.depth(before), side.depth(corner)
        if (was < 0) != (now < 0):
            yield _between(before, corner, was / (was - now))
        if now >= 0:
            yield corner


def _stretch_within(
    start: Coordinate, stop: Coordinate, bounds: Bounds
) -> tuple[Coordinate, Coordinate] | None:
    """Return the part of a straight stretch within `bounds`, or None (Liang and Barsky)."""
    enters, leaves = 0.0, 1.0
    for side in _sides(bounds):
        was, now = side.depth(start), side.depth(stop)
        if was < 0 and now < 0:
            return None
        if was < 0:
            enters = max(enters, was / (was - now))
        elif now < 0:
            leaves = min(leaves, was / (was - now))
    if enters >= leaves:
        return None
    return (
        start if enters == 0.0 else _between(start, stop, enters),
        stop if leaves == 1.0 else _between(start, stop, leaves),
    )


def _between(start: Coordinate, stop: Coordinate, share: float) -> Coordinate:
    return Coordinate(
        start.latitude + share * (stop.latitude - start.latitude),
        start.longitude + share * (stop.longitude - start.longitude),
    )

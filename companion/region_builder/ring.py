"""The edge of a region, as a form in which a million points can be asked about."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from companion.geography import Coordinate
from companion.regions.sheet import Bounds

MARGIN = 3_000.0
"""Metres of map beyond the edge of a region: what a way around may need."""

_BANDS = 256


@dataclass(frozen=True, slots=True)
class Ring:
    """The corners around a region, and for bands of latitude the edges that pass through them."""

    corners: tuple[Coordinate, ...]
    bounds: Bounds
    _bands: tuple[tuple[tuple[Coordinate, Coordinate], ...], ...] = field(repr=False)

    def holds(self, latitude: float, longitude: float) -> bool:
        """Return whether a point lies within, as `geography.inside` does but without all edges."""
        if not lies_in(self.bounds, latitude, longitude):
            return False
        crossings = 0
        for corner, after in self._bands[_band(self.bounds, latitude)]:
            if (corner.latitude > latitude) == (after.latitude > latitude):
                continue
            share = (latitude - corner.latitude) / (after.latitude - corner.latitude)
            east = corner.longitude + share * (after.longitude - corner.longitude)
            crossings += east > longitude
        return crossings % 2 == 1


def ring_of(corners: Sequence[Coordinate]) -> Ring:
    """Return the ring of `corners`, three or more; the last joins the first by itself."""
    box = Bounds(
        min(corner.latitude for corner in corners),
        min(corner.longitude for corner in corners),
        max(corner.latitude for corner in corners),
        max(corner.longitude for corner in corners),
    )
    bands: list[list[tuple[Coordinate, Coordinate]]] = [[] for _ in range(_BANDS)]
    for corner, after in zip(corners, (*corners[1:], corners[0]), strict=True):
        low, high = sorted((corner.latitude, after.latitude))
        for band in range(_band(box, low), _band(box, high) + 1):
            bands[band].append((corner, after))
    return Ring(tuple(corners), box, tuple(map(tuple, bands)))


def padded(box: Bounds, metres: float) -> Bounds:
    """Return `box` with `metres` more on every side."""
    north = metres / 111_200
    east = north / math.cos(math.radians((box.south + box.north) / 2))
    return Bounds(box.south - north, box.west - east, box.north + north, box.east + east)


def area(box: Bounds) -> float:
    """Return the size of `box` in square degrees; good to compare boxes near each other."""
    return (box.north - box.south) * (box.east - box.west)


def lies_in(box: Bounds, latitude: float, longitude: float) -> bool:
    """Return whether a point lies within `box` or on its edge."""
    return box.south <= latitude <= box.north and box.west <= longitude <= box.east


def crossing(corners: Sequence[Coordinate]) -> Coordinate | None:
    """Return a corner near which two edges cross, touch or lie over each other, or None.

    No two corners one after the other may be equal.
    """
    edges = list(zip(corners, (*corners[1:], corners[0]), strict=True))
    for (before, corner), (_, after) in zip((edges[-1], *edges[:-1]), edges, strict=True):
        if _turn(before, corner, after) == 0 and _goes_back(before, corner, after):
            return corner
    for place, (a, b) in enumerate(edges):
        # Neighbours share a corner, and the last edge is a neighbour of the first.
        beyond = len(edges) - (place == 0)
        for c, d in edges[place + 2 : beyond]:
            if _cross(a, b, c, d):
                return a
    return None


def _goes_back(before: Coordinate, corner: Coordinate, after: Coordinate) -> bool:
    north = (before.latitude - corner.latitude) * (after.latitude - corner.latitude)
    east = (before.longitude - corner.longitude) * (after.longitude - corner.longitude)
    return north + east > 0


def _cross(a: Coordinate, b: Coordinate, c: Coordinate, d: Coordinate) -> bool:
    if max(a.latitude, b.latitude) < min(c.latitude, d.latitude):
        return False
    if max(c.latitude, d.latitude) < min(a.latitude, b.latitude):
        return False
    if max(a.longitude, b.longitude) < min(c.longitude, d.longitude):
        return False
    if max(c.longitude, d.longitude) < min(a.longitude, b.longitude):
        return False
    return _turn(a, b, c) * _turn(a, b, d) <= 0 and _turn(c, d, a) * _turn(c, d, b) <= 0


def _turn(a: Coordinate, b: Coordinate, c: Coordinate) -> int:
    """Return on which side of the line from `a` to `b` the point `c` lies: -1, 0 or 1."""
    area = (b.longitude - a.longitude) * (c.latitude - a.latitude) - (b.latitude - a.latitude) * (
        c.longitude - a.longitude
    )
    return (area > 0) - (area < 0)


def _band(box: Bounds, latitude: float) -> int:
    share = (latitude - box.south) / (box.north - box.south)
    return min(_BANDS - 1, max(0, int(share * _BANDS)))

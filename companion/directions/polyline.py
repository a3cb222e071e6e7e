"""The shape of a route as the engine writes it: a line of points packed into letters."""

from companion.geography import Coordinate

_SMALLEST = 63  # of a letter; each holds five bits, and a sixth that says "more follows"
_MORE = 0x20


def decode(packed: str, digits: int = 6) -> tuple[Coordinate, ...]:
    """Return the points of an encoded polyline with `digits` decimals.

    Raises:
        ValueError: it is cut off, holds other letters, or leaves the earth.
    """
    points: list[Coordinate] = []
    scale, latitude, longitude = 10**digits, 0, 0
    values = _values(packed)
    if len(values) % 2:
        raise ValueError("a polyline that ends between two numbers")
    for north, east in zip(values[::2], values[1::2], strict=True):
        latitude, longitude = latitude + north, longitude + east
        if abs(latitude) > 90 * scale or abs(longitude) > 180 * scale:
            raise ValueError("a polyline that leaves the earth")
        points.append(Coordinate(latitude / scale, longitude / scale))
    return tuple(points)


def _values(packed: str) -> list[int]:
    values: list[int] = []
    value = shift = 0
    for letter in packed:
        bits = ord(letter) - _SMALLEST
        if not 0 <= bits < 2 * _MORE or shift > 30:
            raise ValueError("a polyline with other letters than it may have")
        value |= (bits & (_MORE - 1)) << shift
        shift += 5
        if not bits & _MORE:
            values.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    if shift:
        raise ValueError("a polyline that is cut off")
    return values

"""A ring answers for a million points what `geography.inside` answers for one."""

import math

from hypothesis import given
from hypothesis import strategies as st

from companion.geography import Coordinate, inside
from companion.region_builder.ring import padded, ring_of
from companion.regions.sheet import Bounds

STAR = tuple(
    Coordinate(
        52 + (2 - corner % 2) * math.sin(corner * math.pi / 5),
        5 + (2 - corner % 2) * math.cos(corner * math.pi / 5),
    )
    for corner in range(10)
)


@given(st.floats(49, 55), st.floats(2, 8))
def test_a_point_is_inside_as_geography_says(latitude: float, longitude: float) -> None:
    assert ring_of(STAR).holds(latitude, longitude) == inside(Coordinate(latitude, longitude), STAR)


def test_a_margin_is_as_wide_to_the_east_as_to_the_north() -> None:
    wide = padded(Bounds(52.0, 5.0, 52.0, 5.0), 1_000)

    assert round((wide.north - 52.0) * 111_200) == 1_000
    assert round((wide.east - 5.0) * 111_200 * math.cos(math.radians(52))) == 1_000

"""Lines and areas end at the edge of a map."""

import math
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from companion.geography import Coordinate
from companion.regions.cutting import area_within, line_within, simplified, simplified_ring
from companion.regions.sheet import Bounds

BOX = Bounds(0.0, 0.0, 10.0, 10.0)
places = st.builds(
    Coordinate,
    st.floats(-20, 20, allow_nan=False, width=32),
    st.floats(-20, 20, allow_nan=False, width=32),
)


def line(*points: tuple[float, float]) -> tuple[Coordinate, ...]:
    return tuple(Coordinate(*point) for point in points)


def test_a_line_within_the_box_stays_as_it_is() -> None:
    assert line_within(line((1, 1), (2, 5), (9, 9)), BOX) == (line((1, 1), (2, 5), (9, 9)),)


def test_a_line_outside_is_gone() -> None:
    assert line_within(line((11, 0), (12, 10), (-1, 20)), BOX) == ()


def test_a_line_across_is_cut_at_both_edges() -> None:
    assert line_within(line((5, -5), (5, 15)), BOX) == (line((5, 0), (5, 10)),)


def test_a_line_that_leaves_and_comes_back_is_two() -> None:
    cut = line_within(line((5, 5), (5, 15), (8, 15), (8, 5)), BOX)

    assert cut == (line((5, 5), (5, 10)), line((8, 10), (8, 5)))


def test_a_line_that_touches_the_edge_and_returns_is_one() -> None:
    assert line_within(line((5, 5), (5, 10), (6, 5)), BOX) == (line((5, 5), (5, 10), (6, 5)),)


def test_a_single_point_is_no_line() -> None:
    assert line_within(line((5, 5)), BOX) == ()


def test_an_area_around_the_box_becomes_the_box() -> None:
    cut = area_within(line((-5, -5), (-5, 15), (15, 15), (15, -5)), BOX)

    assert sorted((corner.latitude, corner.longitude) for corner in cut) == [
        (0, 0),
        (0, 10),
        (10, 0),
        (10, 10),
    ]


def test_an_area_beside_the_box_is_gone() -> None:
    assert area_within(line((11, 11), (12, 11), (12, 12)), BOX) == ()


def test_an_area_over_the_edge_is_cut_there() -> None:
    cut = area_within(line((5, 5), (5, 15), (8, 15), (8, 5)), BOX)

    assert set(cut) == set(line((5, 5), (5, 10), (8, 10), (8, 5)))


def test_points_on_a_straight_line_are_left_out() -> None:
    straight = line((0, 0), (0, 1), (0, 2), (0, 5))

    assert simplified(straight, 0.001, 0.6) == line((0, 0), (0, 5))


def test_a_corner_stays() -> None:
    assert simplified(line((0, 0), (0, 5), (5, 5)), 0.1, 0.6) == line((0, 0), (0, 5), (5, 5))


def test_a_line_of_thousands_of_points_needs_no_deep_stack() -> None:
    zigzag = line(*((step % 2, step) for step in range(5_000)))

    assert len(simplified(zigzag, 0.1, 1.0)) == 5_000


def test_a_ring_keeps_three_corners_or_is_gone() -> None:
    square = line((0, 0), (0, 4), (0, 8), (8, 8), (8, 0))

    assert simplified_ring(square, 0.1, 1.0) == line((0, 0), (0, 8), (8, 8), (8, 0))
    assert simplified_ring(square, 100.0, 1.0) == ()


@given(st.lists(places, min_size=2, max_size=12))
def test_no_piece_of_a_line_is_outside_the_box(points: list[Coordinate]) -> None:
    for piece in line_within(points, BOX):
        assert len(piece) >= 2
        for point in piece:
            assert -1e-6 <= point.latitude <= 10 + 1e-6
            assert -1e-6 <= point.longitude <= 10 + 1e-6


@given(st.lists(places, min_size=3, max_size=12))
def test_no_corner_of_an_area_is_outside_the_box(points: list[Coordinate]) -> None:
    for corner in area_within(points, BOX):
        assert -1e-6 <= corner.latitude <= 10 + 1e-6
        assert -1e-6 <= corner.longitude <= 10 + 1e-6


@given(st.lists(places, min_size=2, max_size=30))
def test_a_simpler_line_leaves_no_point_far_away(points: list[Coordinate]) -> None:
    simple = simplified(points, 1.0, 1.0)

    assert simple[0] == points[0]
    assert simple[-1] == points[-1]
    for point in points:
        assert min(away(point, a, b) for a, b in pairwise(simple)) <= 1.0 + 1e-9


def away(point: Coordinate, a: Coordinate, b: Coordinate) -> float:
    north, east = b.latitude - a.latitude, b.longitude - a.longitude
    length = north * north + east * east
    share = 0.0
    if length:
        along = (point.latitude - a.latitude) * north + (point.longitude - a.longitude) * east
        share = min(1.0, max(0.0, along / length))
    return math.hypot(
        point.latitude - a.latitude - share * north, point.longitude - a.longitude - share * east
    )

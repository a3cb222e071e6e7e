import pytest

from companion.geography import Coordinate, Direction, direction, distance_metres

AMSTERDAM = Coordinate(52.3710, 4.9042)
CENTRE = Coordinate(52.0, 5.0)


# Lengths of the geodesic on WGS 84 by GeographicLib 2.1 (Karney 2013, exact to nanometres).
@pytest.mark.parametrize(
    ("a", "b", "metres"),
    [
        (Coordinate(53.2194, 6.5665), Coordinate(50.8514, 5.6910), 270_239.9),
        (Coordinate(51.4426, 3.5736), Coordinate(52.2215, 6.8937), 244_700.6),
        (Coordinate(52.0775, 4.3166), Coordinate(52.0886, 5.1174), 54_909.1),
        (Coordinate(52.9563, 4.7608), Coordinate(53.0543, 4.7967), 11_169.2),
        (AMSTERDAM, Coordinate(52.3735, 4.8951), 679.3),
        (Coordinate(51.0, 5.0), Coordinate(53.0, 5.0), 222_534.7),
        (Coordinate(52.0, 4.0), Coordinate(52.0, 7.0), 206_019.4),
    ],
)
def test_a_distance_is_within_four_thousandths_of_the_geodesic(
    a: Coordinate, b: Coordinate, metres: float
) -> None:
    assert distance_metres(a, b) == pytest.approx(metres, rel=0.004)


def test_a_point_is_at_no_distance_from_itself() -> None:
    assert distance_metres(AMSTERDAM, AMSTERDAM) == 0.0


def test_two_opposite_points_of_the_earth_are_half_its_circumference_apart() -> None:
    assert distance_metres(Coordinate(0, 0), Coordinate(0, 180)) == pytest.approx(20_015_115, abs=1)


@pytest.mark.parametrize(
    ("there", "wind"),
    [
        (Coordinate(52.10, 5.00), Direction.NORTH),
        (Coordinate(52.10, 5.16), Direction.NORTHEAST),
        (Coordinate(52.00, 5.16), Direction.EAST),
        (Coordinate(51.90, 5.16), Direction.SOUTHEAST),
        (Coordinate(51.90, 5.00), Direction.SOUTH),
        (Coordinate(51.90, 4.84), Direction.SOUTHWEST),
        (Coordinate(52.00, 4.84), Direction.WEST),
        (Coordinate(52.10, 4.84), Direction.NORTHWEST),
    ],
)
def test_a_direction_is_the_nearest_of_eight_winds(there: Coordinate, wind: Direction) -> None:
    assert direction(CENTRE, there) is wind


def test_a_degree_north_beats_a_degree_east_because_meridians_converge() -> None:
    assert direction(CENTRE, Coordinate(52.3, 5.19)) is Direction.NORTH


def test_equal_points_give_a_direction_and_no_error() -> None:
    assert direction(CENTRE, CENTRE) is Direction.NORTH

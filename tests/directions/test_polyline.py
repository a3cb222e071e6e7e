import pytest
from directions.answers import encode
from hypothesis import given
from hypothesis import strategies as st

from companion.directions.polyline import decode
from companion.geography import Coordinate

POINTS = st.builds(
    lambda north, east: Coordinate(north / 1e6, east / 1e6),
    st.integers(-90_000_000, 90_000_000),
    st.integers(-180_000_000, 180_000_000),
)


def test_the_example_of_the_format_is_read() -> None:
    points = decode("_p~iF~ps|U_ulLnnqC_mqNvxq`@", 5)

    assert points == (
        Coordinate(38.5, -120.2),
        Coordinate(40.7, -120.95),
        Coordinate(43.252, -126.453),
    )


@given(st.lists(POINTS, max_size=20))
def test_what_is_packed_comes_out_again(points: list[Coordinate]) -> None:
    assert decode(encode(points)) == tuple(points)


@pytest.mark.parametrize(
    "packed",
    ["_p~iF", "_p~iF~ps|", "_p~iF ps|U", "é", "\x00", "~" * 40, "_p~iF~ps|U" * 400],
    ids=["one number", "cut off", "a space", "é", "zero", "no end", "off the earth"],
)
def test_what_is_no_line_on_the_earth_is_refused(packed: str) -> None:
    with pytest.raises(ValueError, match="polyline"):
        decode(packed)


@given(st.text())
def test_any_text_is_a_line_or_refused(packed: str) -> None:
    try:
        points = decode(packed)
    except ValueError:
        return

    assert all(abs(point.latitude) <= 90 and abs(point.longitude) <= 180 for point in points)

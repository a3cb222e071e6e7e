"""The edge of a region is read from GeoJSON or .poly, or refused in one sentence."""

import json
from pathlib import Path

import pytest
from town import CORNERS, write_polygon

from companion.geography import Coordinate
from companion.region_builder.errors import PolygonWrong
from companion.region_builder.polygon import read_polygon

SQUARE = [[4.0, 52.0], [5.0, 52.0], [5.0, 53.0], [4.0, 53.0], [4.0, 52.0]]
CORNERS_OF_SQUARE = (
    *(Coordinate(52.0, 4.0), Coordinate(52.0, 5.0)),
    *(Coordinate(53.0, 5.0), Coordinate(53.0, 4.0)),
)
POLY = "dorp\n1\n   4.0 52.0\n   5.0E+00 52.0\n   5.0 53.0\n   4.0 53.0\n{end}END\nEND\n"


def written(folder: Path, content: str | bytes) -> Path:
    path = folder / "edge"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def geojson(*rings: object) -> str:
    return json.dumps({"type": "Polygon", "coordinates": rings})


def test_a_feature_is_read(tmp_path: Path) -> None:
    assert read_polygon(write_polygon(tmp_path / "edge.geojson")).corners == CORNERS


def test_a_bare_polygon_is_read(tmp_path: Path) -> None:
    assert read_polygon(written(tmp_path, geojson(SQUARE))).corners == CORNERS_OF_SQUARE


def test_a_collection_of_one_multipolygon_of_one_is_read(tmp_path: Path) -> None:
    geometry = {"type": "MultiPolygon", "coordinates": [[SQUARE]]}
    feature = {"type": "Feature", "properties": None, "geometry": geometry}
    collection = {"type": "FeatureCollection", "features": [feature]}

    ring = read_polygon(written(tmp_path, "\ufeff" + json.dumps(collection)))

    assert ring.corners == CORNERS_OF_SQUARE


@pytest.mark.parametrize("end", ["", "   4.0 52.0\n"])
def test_a_poly_is_read_whether_or_not_its_ring_is_closed(tmp_path: Path, end: str) -> None:
    assert read_polygon(written(tmp_path, POLY.format(end=end))).corners == CORNERS_OF_SQUARE


def test_a_corner_that_comes_twice_counts_once(tmp_path: Path) -> None:
    twice = [SQUARE[0], SQUARE[1], SQUARE[1], *SQUARE[2:]]

    assert read_polygon(written(tmp_path, geojson(twice))).corners == CORNERS_OF_SQUARE


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("", "neither"),
        ("hello", "neither"),
        (b"\xff\xfe", "not text"),
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "not a GeoJSON Polygon"),
        ('{"type": "Point", "coordinates": [4, 52]}', "no Polygon"),
        ('{"type": "Feature", "geometry": null}', "not a GeoJSON Polygon"),
        (geojson(), "more than one ring"),
        (geojson([]), "three corners"),
        (geojson(SQUARE, SQUARE), "more than one ring"),
        (geojson(SQUARE[:-1]), "last corner is not its first"),
        (geojson([SQUARE[0], SQUARE[1], SQUARE[0]]), "three corners"),
        (geojson([[4, 52], [5, 53], [5, 52], [4, 53], [4, 52]]), "crosses itself"),
        (geojson([[4, 52], [5, 52], [6, 52], [4, 52]]), "crosses itself"),
        (geojson([[4, 52], [6, 52], [5, 52], [5, 53], [4, 52]]), "crosses itself"),
        (geojson([[52, 400], [53, 400], [53, 500], [52, 400]]), "not on the earth"),
        (geojson([[52, "x"], [53, 4], [53, 5], [52, "x"]]), "not a GeoJSON Polygon"),
        ('{"type": "Polygon", "coordinates": [[[NaN, NaN], [1, 1], [NaN, NaN]]]}', "not"),
        (POLY.format(end="").replace("\n1\n", "\n!1\n"), "hole"),
        (POLY.format(end="").replace("5.0 53.0", "5.0"), "two numbers"),
        (POLY.format(end="END\n2\n  4.0 52.0\n"), "one ring"),
        (
            geojson([[4 + step / 1e4, 52.0] for step in range(2_100)] + [[5, 53], [4, 52]]),
            "simpler",
        ),
    ],
)
def test_what_is_no_edge_is_refused_and_told(
    tmp_path: Path, content: str | bytes, problem: str
) -> None:
    with pytest.raises(PolygonWrong, match=problem) as caught:
        read_polygon(written(tmp_path, content))

    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PolygonWrong, match="no such file"):
        read_polygon(tmp_path / "nergens.geojson")


def test_a_folder_is_no_edge(tmp_path: Path) -> None:
    with pytest.raises(PolygonWrong):
        read_polygon(tmp_path)

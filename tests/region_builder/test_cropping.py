"""Of a map of a whole country only the surroundings of the region are used."""

from pathlib import Path

import pytest
from town import CORNERS, OSM_DATE, at

from companion.region_builder.ring import ring_of
from companion.regions.model import Address
from companion.regions.sheet import MapShape

pytest.importorskip("osmium", reason="the extra `routing` is not installed")

from companion.region_builder.cropping import cropped
from companion.region_builder.extract import Looked, look, things_in


def test_a_map_of_the_region_is_used_as_it_is(town_map: Path, tmp_path: Path) -> None:
    bounds = ring_of(CORNERS).bounds

    assert cropped(town_map, look(town_map, bounds), bounds, tmp_path) == town_map


def test_a_map_that_is_mostly_elsewhere_is_made_smaller(town_map: Path, tmp_path: Path) -> None:
    far = tuple(at(-3_300 + east, north) for east in (0, 50) for north in (0, 500))
    bounds = ring_of(far).bounds  # with 3 km of margin it ends just east of Westlaan
    looked = look(town_map, bounds)

    small = cropped(town_map, looked, bounds, tmp_path)

    assert looked.elsewhere > looked.around
    things = tuple(things_in(small, ring_of(CORNERS), OSM_DATE))
    ways = {thing.name for thing in things if isinstance(thing, MapShape)}
    assert "Ringweg" in ways
    assert not ways & {"Lindelaan", "Oosteinde"}
    assert not {thing for thing in things if isinstance(thing, Address)}
    assert look(small, bounds).osm_date == OSM_DATE


def test_a_pond_over_the_edge_stays_whole(town_map: Path, tmp_path: Path) -> None:
    bounds = ring_of(
        tuple(at(east - 2_990, 40 + north) for east, north in ((0, 0), (20, 0), (20, 20), (0, 20)))
    ).bounds

    small = cropped(town_map, Looked(OSM_DATE, 0, 0, 1), bounds, tmp_path)

    shapes = [
        thing
        for thing in things_in(small, ring_of(CORNERS), OSM_DATE)
        if isinstance(thing, MapShape)
    ]
    assert any(
        set(shape.points) == {at(20, 20), at(100, 20), at(100, 90), at(20, 90)} for shape in shapes
    )

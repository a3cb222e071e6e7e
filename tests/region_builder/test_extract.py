"""What is read of a map: the synthetic town, and maps with something wrong."""

from datetime import date
from pathlib import Path

import pytest
from town import CORNERS, EDITED, HOME, OSM_DATE, at

from companion.region_builder.errors import ExtractMissing, ExtractUndated, ExtractUnreadable
from companion.region_builder.ring import Ring, ring_of
from companion.regions.model import Address, CounterRow, Landmark, Stop
from companion.regions.sheet import MapShape, ShapeKind

pytest.importorskip("osmium", reason="the extra `routing` is not installed")

import osmium
from osmium.osm.mutable import Node

from companion.region_builder.extract import Thing, addresses_of, look, things_in

TOWN = ring_of(CORNERS)


@pytest.fixture(scope="module")
def things(town_map: Path) -> tuple[Thing, ...]:
    return tuple(things_in(town_map, TOWN, OSM_DATE))


def own_map(path: Path, *nodes: Node) -> Path:
    with osmium.SimpleWriter(path) as writer:
        for node in nodes:
            writer.add_node(node)
    return path


def test_the_day_of_the_map_is_the_one_in_its_header(town_map: Path) -> None:
    assert look(town_map, TOWN.bounds).osm_date == OSM_DATE


def test_without_a_day_in_the_header_the_last_edit_tells_it(tmp_path: Path) -> None:
    path = own_map(
        tmp_path / "a.osm.pbf",
        Node(id=1, location=(4.36, 52.01), timestamp="2026-03-04T05:06:07Z"),
        Node(id=2, location=(4.36, 52.01), timestamp="2025-03-04T05:06:07Z"),
    )

    assert look(path, TOWN.bounds).osm_date == date(2026, 3, 4)


def test_a_map_without_any_day_is_refused(tmp_path: Path) -> None:
    path = own_map(tmp_path / "a.osm.pbf", Node(id=1, location=(4.36, 52.01)))

    with pytest.raises(ExtractUndated):
        look(path, TOWN.bounds)


def test_points_are_counted_inside_around_and_elsewhere(tmp_path: Path) -> None:
    path = own_map(
        tmp_path / "a.osm.pbf",
        Node(id=1, location=(4.36, 52.01), timestamp="2026-03-04T05:06:07Z"),
        Node(id=2, location=(4.36, 52.03)),
        Node(id=3, location=(4.36, 52.3)),
    )

    looked = look(path, TOWN.bounds)

    assert (looked.inside, looked.around, looked.elsewhere) == (1, 1, 1)


def test_a_map_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ExtractMissing):
        look(tmp_path / "nergens.osm.pbf", TOWN.bounds)


@pytest.mark.parametrize("content", [b"", b"hello " * 100, b"<osm version='0.6'></osm>"])
def test_another_file_is_no_map(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.osm"
    path.write_bytes(content)

    with pytest.raises(ExtractUnreadable):
        look(path, TOWN.bounds)


def test_a_map_that_was_cut_off_is_told(town_map: Path, tmp_path: Path) -> None:
    path = tmp_path / "cut.osm.pbf"
    content = town_map.read_bytes()
    path.write_bytes(content[: len(content) * 2 // 3])

    with pytest.raises(ExtractUnreadable):
        look(path, TOWN.bounds)


def test_a_folder_is_no_map(tmp_path: Path) -> None:
    with pytest.raises(ExtractUnreadable):
        look(tmp_path, TOWN.bounds)


def test_an_address_of_a_point_a_building_and_an_area_is_read(things: tuple[Thing, ...]) -> None:
    doors = {(thing.street, thing.number): thing for thing in things if isinstance(thing, Address)}

    assert doors["Molenlaan", "6"].point == HOME
    assert doors["Molenlaan", "7"].postcode == "2611 ZM"
    assert doors["Noordsingel", "200"].town == ""


def test_an_address_without_a_postcode_or_without_ground_is_left_out(
    things: tuple[Thing, ...],
) -> None:
    numbers = {thing.number for thing in things if isinstance(thing, Address)}

    assert not numbers & {"300", "999"}


@pytest.mark.parametrize(
    ("number", "doors"),
    [
        ("12", [("12", "")]),
        ("12;14", [("12", ""), ("14", "")]),
        ("12, 14A", [("12", ""), ("14", "A")]),
        ("", []),
        ("naast 3", []),
    ],
)
def test_one_point_may_be_more_doors(number: str, doors: list[tuple[str, str]]) -> None:
    tags = {"addr:street": "Plein", "addr:postcode": "2611bv", "addr:housenumber": number}

    found = [(door.number, door.addition) for door in addresses_of(tags, HOME)]

    assert found == doors


def test_a_pond_is_drawn_as_its_outer_edge(things: tuple[Thing, ...]) -> None:
    ponds = [
        thing
        for thing in things
        if isinstance(thing, MapShape)
        and thing.kind is ShapeKind.WATER
        and set(thing.points) == {at(20, 20), at(100, 20), at(100, 90), at(20, 90)}
    ]

    assert len(ponds) == 1


def test_stops_landmarks_and_counters_are_read_with_their_day(things: tuple[Thing, ...]) -> None:
    counters = [thing for thing in things if isinstance(thing, CounterRow)]

    assert {thing.kind for thing in things if isinstance(thing, Stop)} == {"bus", "tram", "train"}
    assert {"church", "windmill"} < {thing.kind for thing in things if isinstance(thing, Landmark)}
    assert {counter.checked_on for counter in counters} == {EDITED}


# Some extracts keep the day of their making in the header and later edits in their rows.
def test_no_counter_was_looked_at_later_than_the_day_of_the_map(town_map: Path) -> None:
    day = date(2026, 9, 1)

    things = tuple(things_in(town_map, TOWN, day))

    assert {thing.checked_on for thing in things if isinstance(thing, CounterRow)} == {day}


def test_what_is_outside_the_ring_is_left_out(town_map: Path) -> None:
    corner: Ring = ring_of((at(-30, 340), at(50, 340), at(50, 400), at(-30, 400)))

    things = tuple(things_in(town_map, corner, OSM_DATE))

    assert {thing.street for thing in things if isinstance(thing, Address)} == {"Kerkweg"}
    assert {thing.name for thing in things if isinstance(thing, MapShape) and thing.name} == {
        *("Kerkweg", "Westlaan"),
    }

"""What tags mean to us."""

import pytest

from companion.region_builder.kinds import (
    area_of,
    counter_of,
    landmark_of,
    line_of,
    step_free_of,
    stop_of,
)
from companion.regions.model import LANDMARKS, CounterKind
from companion.regions.sheet import AREAS, ShapeKind


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ({"highway": "bus_stop"}, "bus"),
        ({"railway": "tram_stop"}, "tram"),
        ({"railway": "station"}, "train"),
        ({"railway": "station", "station": "subway"}, "metro"),
        ({"railway": "halt"}, "train"),
        ({"public_transport": "platform", "bus": "yes"}, "bus"),
        ({"public_transport": "platform"}, ""),
        ({"public_transport": "stop_position", "bus": "yes"}, ""),
        ({}, ""),
    ],
)
def test_a_stop_has_a_kind(tags: dict[str, str], kind: str) -> None:
    assert stop_of(tags) == kind


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ({"amenity": "place_of_worship", "religion": "christian"}, "church"),
        ({"amenity": "place_of_worship"}, "church"),
        ({"amenity": "place_of_worship", "religion": "muslim"}, "mosque"),
        ({"amenity": "place_of_worship", "religion": "jewish"}, "synagogue"),
        ({"amenity": "place_of_worship", "religion": "hindu"}, ""),
        ({"shop": "supermarket"}, "supermarket"),
        ({"man_made": "windmill"}, "windmill"),
        ({"amenity": "bench"}, ""),
    ],
)
def test_a_landmark_has_a_kind_that_others_have_a_word_for(tags: dict[str, str], kind: str) -> None:
    assert landmark_of(tags) == kind
    assert kind == "" or kind in LANDMARKS


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ({"amenity": "townhall"}, CounterKind.TOWN_HALL),
        ({"office": "government"}, CounterKind.TOWN_HALL),
        ({"amenity": "library"}, CounterKind.LIBRARY),
        ({"amenity": "library", "office": "government"}, CounterKind.LIBRARY),
        ({"amenity": "community_centre"}, CounterKind.COMMUNITY_CENTRE),
        ({"office": "company"}, None),
    ],
)
def test_a_counter_has_a_kind(tags: dict[str, str], kind: CounterKind | None) -> None:
    assert counter_of(tags) is kind


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ({"highway": "steps"}, ShapeKind.STEPS),
        ({"highway": "primary_link"}, ShapeKind.MAIN_ROAD),
        ({"highway": "residential"}, ShapeKind.STREET),
        ({"highway": "service", "name": "Achterom"}, ShapeKind.STREET),
        ({"highway": "service"}, ShapeKind.PATH),
        ({"highway": "pedestrian", "area": "yes"}, None),
        ({"highway": "service", "service": "parking_aisle"}, None),
        ({"highway": "footway"}, ShapeKind.PATH),
        ({"highway": "proposed"}, None),
        ({"railway": "tram"}, ShapeKind.RAIL),
        ({"railway": "subway", "tunnel": "yes"}, None),
        ({"railway": "abandoned"}, None),
        ({"waterway": "ditch"}, None),
    ],
)
def test_a_line_is_drawn_as_a_kind(tags: dict[str, str], kind: ShapeKind | None) -> None:
    assert line_of(tags) is kind


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ({"building": "yes"}, ShapeKind.BUILDING),
        ({"building": "no"}, None),
        ({"natural": "water"}, ShapeKind.WATER),
        ({"leisure": "park"}, ShapeKind.GREEN),
        ({"landuse": "forest"}, ShapeKind.GREEN),
        ({"landuse": "industrial"}, None),
    ],
)
def test_an_area_is_drawn_as_a_kind(tags: dict[str, str], kind: ShapeKind | None) -> None:
    assert area_of(tags) is kind
    assert kind is None or kind in AREAS


@pytest.mark.parametrize(
    ("value", "step_free"),
    [("yes", True), ("designated", True), ("no", False), ("limited", None), ("", None)],
)
def test_only_a_plain_yes_or_no_is_believed(value: str, step_free: bool | None) -> None:
    assert step_free_of({"wheelchair": value}) is step_free


@pytest.mark.parametrize(
    "tags",
    [
        {"community_centre": "club_home"},
        {"community_centre:for": "student"},
        {"community_centre:for": "juvenile;child"},
        {"access": "members"},
    ],
)
def test_the_house_of_a_club_is_no_counter(tags: dict[str, str]) -> None:
    assert counter_of({"amenity": "community_centre", **tags}) is None


@pytest.mark.parametrize("tags", [{}, {"community_centre:for": "senior;student"}])
def test_a_house_for_the_neighbourhood_is_one(tags: dict[str, str]) -> None:
    kind = counter_of({"amenity": "community_centre", **tags})

    assert kind is CounterKind.COMMUNITY_CENTRE

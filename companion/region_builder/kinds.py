"""What the tags of OpenStreetMap mean to us: a stop, a landmark, a counter, a shape."""

from collections.abc import Mapping

from companion.regions.model import CounterKind
from companion.regions.sheet import ShapeKind

_WIDE = ("motorway", "trunk", "primary", "secondary")
MAIN_ROADS = frozenset((*_WIDE, *(f"{road}_link" for road in _WIDE)))
STREETS = frozenset(
    (
        *("tertiary", "tertiary_link", "unclassified", "residential", "living_street"),
        *("pedestrian", "service", "road", "busway"),
    )
)
PATHS = frozenset(("footway", "path", "cycleway", "bridleway", "track"))
# Lines in a car park tell nobody the way.
_IN_A_CAR_PARK = frozenset(("parking_aisle", "driveway", "drive-through"))
_RAILS = frozenset(("rail", "light_rail", "tram", "subway", "narrow_gauge"))

_GREEN_LANDUSE = frozenset(
    (
        *("grass", "forest", "meadow", "recreation_ground", "village_green", "cemetery"),
        *("allotments", "orchard"),
    )
)
_GREEN_LEISURE = frozenset(("park", "garden", "pitch", "golf_course", "nature_reserve"))
_GREEN_NATURAL = frozenset(("wood", "grassland", "heath", "scrub"))

_LANDMARKS = (
    ("amenity", "place_of_worship", "church"),
    ("amenity", "townhall", "town hall"),
    ("amenity", "library", "library"),
    ("amenity", "school", "school"),
    ("amenity", "pharmacy", "pharmacy"),
    ("amenity", "hospital", "hospital"),
    ("amenity", "police", "police station"),
    ("amenity", "fuel", "petrol station"),
    ("shop", "supermarket", "supermarket"),
    ("man_made", "windmill", "windmill"),
    ("man_made", "water_tower", "water tower"),
    ("railway", "station", "station"),
)
_OF_WORSHIP = {"christian": "church", "": "church", "muslim": "mosque", "jewish": "synagogue"}

_COUNTERS = {
    "townhall": CounterKind.TOWN_HALL,
    "library": CounterKind.LIBRARY,
    "community_centre": CounterKind.COMMUNITY_CENTRE,
}


_CLUBS = {"club_home", "scout", "youth_centre", "cultural_centre", "party_centre"}
_FOR_EVERYBODY = {"senior", "adult", "neighbourhood", "family", "all", "disabled"}


def counter_of(tags: Mapping[str, str]) -> CounterKind | None:
    """Return what kind of counter has these tags, or None.

    An office of the government is a town hall only where the register says that one is there, so
    `office=government` is a TOWN_HALL here and the merge drops it elsewhere. The house of a club
    is a community centre to the map as well, but nobody helps a stranger there.
    """
    kind = _COUNTERS.get(tags.get("amenity", ""))
    if kind is CounterKind.COMMUNITY_CENTRE and _is_of_a_club(tags):
        return None
    if kind is None and tags.get("office") == "government":
        return CounterKind.TOWN_HALL
    return kind


def _is_of_a_club(tags: Mapping[str, str]) -> bool:
    whose = {one.strip() for one in tags.get("community_centre:for", "").split(";")} - {""}
    closed = tags.get("access") in {"private", "members", "no"} or tags.get("membership") == "yes"
    return (
        closed
        or tags.get("community_centre") in _CLUBS
        or (bool(whose) and whose.isdisjoint(_FOR_EVERYBODY))
    )


def stop_of(tags: Mapping[str, str]) -> str:
    """Return "bus", "tram", "metro" or "train" for a stop with these tags, else an empty text.

    Where the vehicle stops on the road (`stop_position`) is no place to wait.
    """
    if tags.get("railway") in {"station", "halt"}:
        return "metro" if tags.get("station") == "subway" else "train"
    if tags.get("railway") == "tram_stop":
        return "tram"
    if tags.get("highway") == "bus_stop":
        return "bus"
    if tags.get("public_transport") == "platform":
        return next((kind for kind in ("bus", "tram", "train") if tags.get(kind) == "yes"), "")
    return ""


def landmark_of(tags: Mapping[str, str]) -> str:
    """Return the kind of landmark, one of `regions.model.LANDMARKS`, else an empty text."""
    for key, value, kind in _LANDMARKS:
        if tags.get(key) == value:
            return _OF_WORSHIP.get(tags.get("religion", ""), "") if kind == "church" else kind
    return ""


def line_of(tags: Mapping[str, str]) -> ShapeKind | None:
    """Return how a line with these tags is drawn, or None when it is not.

    The edge of a square (`area=yes`) is no way to go. A way to a yard or a car park has no name;
    it is drawn as thin as a path, so that the streets stand out.
    """
    highway = tags.get("highway", "")
    if tags.get("area") == "yes":
        return None
    if highway == "service" and "name" not in tags:
        return None if tags.get("service") in _IN_A_CAR_PARK else ShapeKind.PATH
    if highway == "steps":
        return ShapeKind.STEPS
    if highway in MAIN_ROADS:
        return ShapeKind.MAIN_ROAD
    if highway in STREETS:
        return ShapeKind.STREET
    if highway in PATHS:
        return ShapeKind.PATH
    if tags.get("railway") in _RAILS and tags.get("tunnel") != "yes":
        return ShapeKind.RAIL
    return None


def area_of(tags: Mapping[str, str]) -> ShapeKind | None:
    """Return how an area with these tags is drawn, or None when it is not."""
    if tags.get("building", "no") != "no":
        return ShapeKind.BUILDING
    if tags.get("natural") == "water" or tags.get("waterway") in {"riverbank", "dock"}:
        return ShapeKind.WATER
    if tags.get("landuse") in {"basin", "reservoir"}:
        return ShapeKind.WATER
    if (
        tags.get("leisure") in _GREEN_LEISURE
        or tags.get("landuse") in _GREEN_LANDUSE
        or tags.get("natural") in _GREEN_NATURAL
    ):
        return ShapeKind.GREEN
    return None


def step_free_of(tags: Mapping[str, str]) -> bool | None:
    """Return whether a wheelchair comes in; None when nobody has looked, or "limited" was found."""
    return {"yes": True, "designated": True, "no": False}.get(tags.get("wheelchair", ""))

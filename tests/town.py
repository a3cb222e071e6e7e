"""Zonnedorp, a SYNTHETIC town: its streets, houses and shops exist on no map.

It lies on the middle of postcode 2611, and its town hall has the postcode and house number that the
register has for Delft, so that packs of it merge with a real row. Places are told in metres east
and north of the corner of Westlaan and Zuidsingel:

    y=480  Noordsingel      Terppad goes on north from (120, 480), with stairs
    y=360  Kerkweg          library at (430, 424) behind steps, Dienstencentrum (180, 440) by a ramp
    y=240  Dorpsstraat, east of x=360 Stationsplein; roundabout at (0, 240), Ringweg goes on west
    y=120  Molenlaan        park south of it from x=240 to x=360
    y=0    Zuidsingel
           x=0 Westlaan, 120 Eikenlaan, 240 Beukenlaan, 360 Lindelaan, 480 Oosteinde
           x=560 railway, x=620 canal, x=860 Eilandweg on an island without a bridge
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from companion.geography import Coordinate

OSM_DATE = date(2026, 11, 1)  # of the file, and so of the map
EDITED = date(2026, 10, 1)  # of everything in it

Point: TypeAlias = tuple[float, float]  # metres east, metres north
Tags: TypeAlias = dict[str, str]
_Relation: TypeAlias = tuple[list[tuple[str, int, str]], Tags]  # members and tags

_SOUTH, _WEST = 52.0093, 4.3560
_DEGREE_NORTH, _DEGREE_EAST = 111_260.0, 68_600.0  # metres, at 52 degrees north


def at(east: float, north: float) -> Coordinate:
    """Return the place that many metres from the south-west corner of the town."""
    return Coordinate(
        round(_SOUTH + north / _DEGREE_NORTH, 7), round(_WEST + east / _DEGREE_EAST, 7)
    )


HOME = at(60, 132)  # Molenlaan 6, 2611 ZM
TOWN_HALL = at(410, 270)  # Stationsplein 1, 2611 BV
LIBRARY = at(430, 424)  # its footway joins the streets by steps only; streets 56 m away
RAMP_HOUSE = at(180, 440)  # Dienstencentrum: steps straight on, or a ramp around
STAIRS_ONLY = at(120, 800)  # Buurthuis De Terp: nothing without stairs within 280 m
ISLAND = at(860, 250)  # Eilandweg: no bridge
CAR_WEST = at(-300, 240)  # Ringweg, beyond the roundabout
STATION = at(556, 240)
CHURCH = at(132, 258)  # at the corner of Eikenlaan and Dorpsstraat
OUTSIDE = at(300, 3_000)  # 2 km north of the town

# The edge of what is on the map, and so of the pack; corners counter-clockwise.
CORNERS = (at(-500, -300), at(1000, -300), at(1000, 900), at(-500, 900))

_XS, _YS = (0, 120, 240, 360, 480), (0, 120, 240, 360, 480)
_PLAIN = {"highway": "residential", "sidewalk": "both", "surface": "asphalt"}

_ROUNDABOUT = (
    *((14, 240), (10, 250), (0, 254), (-10, 250)),
    *((-14, 240), (-10, 230), (0, 226), (10, 230), (14, 240)),
)
_STREETS: tuple[tuple[str, tuple[Point, ...]], ...] = (
    ("Zuidsingel", ((0, 0), (120, 0), (240, 0), (300, 0), (360, 0), (480, 0))),
    ("Molenlaan", ((0, 120), (120, 120), (240, 120), (312, 120), (360, 120), (480, 120))),
    ("Dorpsstraat", ((14, 240), (120, 240), (240, 240), (360, 240))),
    ("Stationsplein", ((360, 240), (480, 240))),
    ("Kerkweg", tuple((x, 360) for x in (0, 120, 130, 180, 240, 360, 430, 480))),
    ("Noordsingel", tuple((x, 480) for x in _XS)),
    ("Westlaan", ((0, 0), (0, 120), (0, 226))),
    ("Westlaan", ((0, 254), (0, 360), (0, 480))),
    ("Eikenlaan", tuple((120, y) for y in _YS)),
    ("Beukenlaan", tuple((240, y) for y in _YS)),
    ("Lindelaan", tuple((360, y) for y in _YS)),
    ("Oosteinde", tuple((480, y) for y in _YS)),
    ("Eilandweg", ((860, 100), (860, 250), (860, 400))),
)
_FOOT, _STEPS = {"highway": "footway"}, {"highway": "steps", "step_count": "20"}
_MOTOR = {"highway": "trunk", "motorroad": "yes", "foot": "no", "bicycle": "no"}
_OTHER_WAYS: tuple[tuple[tuple[Point, ...], Tags], ...] = (
    (_ROUNDABOUT, {"highway": "secondary", "junction": "roundabout", "oneway": "yes"}),
    (((-14, 240), (-300, 240), (-400, 240)), {"highway": "secondary", "name": "Ringweg"}),
    (((-400, 240), (-400, -200), (480, -200)), _MOTOR | {"name": "Rijksweg"}),
    (((480, -200), (480, 0)), {"highway": "secondary", "name": "Zuidtoegang"}),
    # The library: a terrace that only steps lead to.
    (((430, 360), (430, 380)), _FOOT),
    (((430, 380), (430, 420)), _STEPS),
    (((410, 420), (430, 420), (450, 420)), _FOOT),
    # Dienstencentrum De Hoogte: steps straight on, or a ramp around.
    (((180, 360), (180, 380)), _FOOT),
    (((180, 380), (180, 400)), _STEPS),
    (((180, 400), (180, 420), (180, 438)), _FOOT),
    (
        ((130, 360), (130, 450), (165, 450), (165, 420), (180, 420)),
        _FOOT | {"wheelchair": "yes", "incline": "5%"},
    ),
    # Buurthuis De Terp: stairs and nothing else.
    (((120, 480), (120, 500)), _FOOT | {"name": "Terppad"}),
    (((120, 500), (120, 520)), _STEPS | {"name": "Terppad"}),
    (((120, 520), (120, 660), (120, 798)), _FOOT | {"name": "Terppad"}),
    # Crooked: stretches of 6 and 8 metres between two long ones.
    (((300, 0), (300, 40)), _FOOT | {"name": "Parkpad"}),
    (((300, 40), (306, 40), (306, 48), (312, 48)), _FOOT),
    (((312, 48), (312, 120)), _FOOT | {"name": "Parkpad"}),
    (((480, 240), (552, 240)), _FOOT | {"name": "Perronpad"}),
    (((560, -250), (560, 240), (560, 850)), {"railway": "rail"}),
    (((620, -250), (620, 850)), {"waterway": "canal", "name": "Zonnevaart"}),
)
_AREAS: tuple[tuple[tuple[Point, ...], Tags], ...] = (
    (((250, 10), (350, 10), (350, 110), (250, 110)), {"leisure": "park", "name": "Zonnepark"}),
    (((612, -250), (628, -250), (628, 850), (612, 850)), {"natural": "water"}),
    (
        ((390, 250), (430, 250), (430, 290), (390, 290)),
        {"building": "civic", "amenity": "townhall", "name": "Stadhuis Zonnedorp"}
        | {"addr:street": "Stationsplein", "addr:housenumber": "1", "addr:postcode": "2611BV"}
        | {"addr:city": "Zonnedorp", "opening_hours": "Mo-Fr 09:00-17:00; Th 09:00-20:00; PH off"}
        | {"wheelchair": "yes"},
    ),
    (
        ((124, 250), (140, 250), (140, 266), (124, 266)),
        {"building": "church", "amenity": "place_of_worship", "religion": "christian"}
        | {"name": "Zonnekerk"},
    ),
    (
        ((336, 128), (352, 128), (352, 146), (336, 146)),
        {"building": "retail", "shop": "supermarket", "name": "Dorpswinkel"},
    ),
)
_POINTS: tuple[tuple[Point, Tags], ...] = (
    (
        (430, 424),
        {"amenity": "library", "name": "Bibliotheek Zonnedorp", "addr:street": "Kerkweg"}
        | {"addr:housenumber": "90", "addr:postcode": "2611 ZK", "addr:city": "Zonnedorp"}
        | {"opening_hours": "Tu-Fr 10:00-17:00; Sa 10:00-13:00", "wheelchair": "limited"}
        | {"contact:phone": "+31 15 000 0001", "contact:website": "https://zonnedorp.example"},
    ),
    (
        (180, 440),
        {"amenity": "community_centre", "name": "Dienstencentrum De Hoogte", "wheelchair": "yes"},
    ),
    ((120, 800), {"amenity": "community_centre", "name": "Buurthuis De Terp", "wheelchair": "no"}),
    ((420, 130), {"office": "government", "name": "Inspectie van het Zonlicht"}),
    ((556, 240), {"railway": "station", "name": "Zonnedorp", "wheelchair": "yes"}),
    ((240, 244), {"railway": "tram_stop", "name": "Dorpsstraat"}),
    ((180, 366), {"highway": "bus_stop", "name": "Kerkweg", "wheelchair": "yes"}),
    ((190, 354), {"public_transport": "platform", "bus": "yes", "name": "Kerkweg"}),
    ((60, 474), {"highway": "bus_stop", "name": "Noordsingel", "wheelchair": "no"}),
    ((470, 110), {"amenity": "school", "name": "De Zonnebloem"}),
    ((350, 230), {"amenity": "pharmacy", "name": "Zonneapotheek"}),
    ((-30, 130), {"man_made": "windmill", "name": "De Zon"}),
)
_POSTCODES = {
    "Zuidsingel": "2611 ZA",
    "Molenlaan": "2611ZM",
    "Dorpsstraat": "2611 ZD",
    "Stationsplein": "2611 BV",
    "Kerkweg": "2611 ZK",
    "Noordsingel": "2611 ZN",
    "Eilandweg": "2611 ZE",
}
# No building for these: no valid place, no postcode, or a letter behind the number.
_ODD_HOUSES: tuple[tuple[Point, Tags], ...] = (
    ((100, 132), {"addr:street": "Molenlaan", "addr:housenumber": "300"}),
    (
        (110, 132),
        {"addr:street": "Molenlaan", "addr:housenumber": "12A", "addr:postcode": "2611ZM"},
    ),
    (
        (112, 132),
        {"addr:street": "Molenlaan", "addr:housenumber": "12-2", "addr:postcode": "2611ZM"},
    ),
)


@dataclass(slots=True)
class _Draft:
    """What has been put on the map; equal points are one node, so ways that meet are joined."""

    nodes: dict[Point, tuple[int, Tags]] = field(default_factory=dict)
    ways: list[tuple[list[int], Tags]] = field(default_factory=list)

    def point(self, point: Point, tags: Tags | None = None) -> int:
        number, known = self.nodes.setdefault(point, (len(self.nodes) + 1, {}))
        known.update(tags or {})
        return number

    def way(self, points: Iterable[Point], tags: Tags) -> int:
        """Put down a line, or an area when the first point comes back; return its number."""
        self.ways.append(([self.point(point) for point in points], tags))
        return len(self.ways)


def write_town(path: Path) -> Path:
    """Write the town to `path`, which ends in ".osm.pbf", and return `path`."""
    draft = _Draft()
    for name, points in _STREETS:
        draft.way(points, _PLAIN | {"name": name})
    for points, tags in _OTHER_WAYS:
        draft.way(points, tags)
    for points, tags in _AREAS:
        draft.way((*points, points[0]), tags)
    for point, tags in (*_POINTS, *_ODD_HOUSES):
        draft.point(point, tags)
    _build_houses(draft)
    _build_without_ground(draft)
    _write(draft, _pond_with_island(draft), path)
    return path


def write_polygon(path: Path, corners: Sequence[Coordinate] = CORNERS) -> Path:
    """Write the edge of the town to `path` as GeoJSON, and return `path`."""
    ring = [[corner.longitude, corner.latitude] for corner in (*corners, corners[0])]
    feature = {"type": "Feature", "properties": {}}
    feature |= {"geometry": {"type": "Polygon", "coordinates": [ring]}}
    path.write_text(json.dumps(feature), "utf-8")
    return path


def _build_houses(draft: _Draft) -> None:
    """Even numbers are nodes north (or west) of the street, odd ones buildings across."""
    for name, postcode in _POSTCODES.items():
        points = next(points for street, points in _STREETS if street == name)
        (west, south), (east, north) = points[0], points[-1]
        length = int(max(east - west, north - south))
        for place in range(20, length - 10, 20):
            tags = {"addr:street": name, "addr:postcode": postcode, "addr:city": "Zonnedorp"}
            even, odd = str(place // 10), str(place // 10 + 1)
            if name == "Eilandweg":
                draft.point((west - 12, south + place), tags | {"addr:housenumber": even})
                continue
            draft.point((west + place, south + 12), tags | {"addr:housenumber": even})
            _build_house(draft, (west + place, south - 14), tags | {"addr:housenumber": odd})


def _build_house(draft: _Draft, middle: Point, tags: Tags) -> None:
    x, y = middle
    ring = ((x - 4, y - 4), (x + 4, y - 4), (x + 4, y + 4), (x - 4, y + 4), (x - 4, y - 4))
    draft.way(ring, {"building": "house"} | tags)


def _build_without_ground(draft: _Draft) -> None:
    """Put down a building whose nodes were cut off, as at the edge of every extract."""
    tags = {"building": "yes", "addr:street": "Kerkweg", "addr:housenumber": "999"}
    cut_off = [900_001, 900_002, 900_003, 900_001]
    draft.ways.append((cut_off, tags | {"addr:postcode": "2611 ZK"}))


def _pond_with_island(draft: _Draft) -> tuple[_Relation, ...]:
    """Put down a pond around an island, and a block of flats of which only the relation tells."""
    pond = draft.way(((20, 20), (100, 20), (100, 90), (20, 90), (20, 20)), {})
    island = draft.way(((50, 45), (70, 45), (70, 65), (50, 65), (50, 45)), {})
    flats = draft.way(((20, 500), (60, 500), (60, 520), (20, 520), (20, 500)), {})
    multi = {"type": "multipolygon"}
    address = {"addr:street": "Noordsingel", "addr:housenumber": "200", "addr:postcode": "2611 ZN"}
    return (
        ([("w", pond, "outer"), ("w", island, "inner")], multi | {"natural": "water"}),
        ([("w", flats, "outer")], multi | {"building": "apartments"} | address),
    )


def _signed(number: int) -> dict[str, Any]:  # the keywords of osmium are typed one by one
    when = f"{EDITED.isoformat()}T12:00:00Z"
    return {"id": number, "version": 1, "visible": True, "timestamp": when}


def _write(draft: _Draft, relations: Iterable[_Relation], path: Path) -> None:
    # Late: the places above are of use without the extra `routing` as well.
    import osmium  # noqa: PLC0415 - see above
    from osmium.osm.mutable import Node, Relation, Way  # noqa: PLC0415

    header = osmium.io.Header()
    header.set("osmosis_replication_timestamp", f"{OSM_DATE.isoformat()}T00:00:00Z")
    header.set("generator", "synthetic town of the tests")
    with osmium.SimpleWriter(path, header=header, overwrite=True) as writer:
        for (east, north), (number, tags) in draft.nodes.items():
            spot = at(east, north)
            where = (spot.longitude, spot.latitude)
            writer.add_node(Node(location=where, tags=tags, **_signed(number)))
        for number, (nodes, tags) in enumerate(draft.ways, start=1):
            writer.add_way(Way(nodes=nodes, tags=tags, **_signed(number)))
        for number, (members, tags) in enumerate(relations, start=1):
            writer.add_relation(Relation(members=members, tags=tags, **_signed(number)))

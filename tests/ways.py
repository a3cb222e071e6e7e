"""Invented answers about the way, for walks over the screens: nothing of them is a real place.

`HALL_WITH_HOURS` stands at a real address, with hours that are not its own.
"""

from datetime import date

from companion.directions.asking import (
    FrontDoor,
    Question,
    StartUnknown,
    TransitFound,
    TransitQuestion,
    WayAnswer,
    WayFound,
)
from companion.directions.model import Manoeuvre, NoRoute, Obstacle, Route, RouteRequest, Turn, Way
from companion.geography import Coordinate
from companion.regions.model import CounterKind, CounterRow, Landmark, Manifest, Stop
from companion.regions.sheet import Bounds, MapShape, MapSheet, ShapeKind

DOOR = FrontDoor("3511 BX", "12")
UNKNOWN_NUMBER = "99"
_START = Coordinate(52.0, 5.0)
_TURN = Coordinate(52.0, 5.01)
_END = Coordinate(52.005, 5.01)
# Corners around the whole country, as no real pack has them.
EVERYWHERE = Manifest(
    name="overal",
    title="Overal (verzonnen)",
    made_on=date(2026, 11, 1),
    osm_date=date(2026, 11, 1),
    coverage=(
        Coordinate(50, 3),
        Coordinate(50, 8),
        Coordinate(54, 8),
        Coordinate(54, 3),
    ),
    attribution="Invented for a test",
    files={},
)
# Of half the year before, and with few days alike: as much as a week can have to tell.
HALL_WITH_HOURS = CounterRow(
    kind=CounterKind.TOWN_HALL,
    name="Gemeente Bergen (L)",
    street_line="Raadhuisstraat 2",
    postcode="5854 AX",
    town="Bergen L",
    phone="",
    website="",
    hours="Mo,We 09:00-12:30,13:30-17:00; Tu,Fr 09:00-12:00; Th 13:00-20:00; PH off",
    step_free=True,
    point=Coordinate(51.6028, 6.0523),
    municipality="",
    checked_on=date(2026, 3, 1),
)
SHEET = MapSheet(
    bounds=Bounds(51.998, 4.998, 52.008, 5.014),
    shapes=(
        MapShape(ShapeKind.STREET, "Lindelaan", (_START, _TURN)),
        MapShape(ShapeKind.STREET, "Burgemeester van Voorbeeldweg", (_TURN, _END)),
    ),
    route=(_START, _TURN, _END),
    streets=("Lindelaan", "Burgemeester van Voorbeeldweg"),
    attribution="Invented for a test",
)


def found(way: Way = Way.ON_FOOT, sheet: MapSheet | None = SHEET) -> WayFound:
    """Return a way of two streets, over some stretch that the map does not know."""
    turns = (
        Manoeuvre(Turn.START, ("Lindelaan",), 685, 490, 0, 1),
        Manoeuvre(
            Turn.LEFT,
            ("Burgemeester van Voorbeeldweg",),
            556,
            400,
            1,
            2,
            landmark=Landmark("church", "", _TURN),
        ),
        Manoeuvre(Turn.ARRIVE_RIGHT, (), 0, 0, 2, 2),
    )
    route = Route(
        request=RouteRequest(_START, _END, way),
        manoeuvres=turns,
        shape=(_START, _TURN, _END),
        metres=1_241,
        seconds=890,
        short_of_target=40,
        source="Invented for a test",
        source_date=date(2026, 11, 1),
    )
    return WayFound(route, sheet)


def answer(question: Question) -> WayAnswer:
    """Return a way on foot, none without stairs, one without a map by car, and a stop."""
    if isinstance(question, TransitQuestion):
        return TransitFound(Stop("Kerkplein", "bus", None, _END), 300)
    if question.start.number == UNKNOWN_NUMBER:
        return StartUnknown(question.start, ("97", "101"))
    match question.way:
        case Way.ON_FOOT:
            return found()
        case Way.STEP_FREE:
            return NoRoute(RouteRequest(_START, question.target, question.way), Obstacle.STAIRS)
        case Way.BY_CAR:
            return found(Way.BY_CAR, None)

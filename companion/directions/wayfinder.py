"""The one who is asked for the way: first the packs on this computer, then what is allowed.

How it flows: a front door becomes a point, a router makes a route of two points, the pack adds the
landmarks and the piece of map. Each level that has no answer falls back to the next one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol, assert_never

from companion.directions.asking import (
    FrontDoor,
    Question,
    StartUnknown,
    TransitFound,
    TransitQuestion,
    WayAnswer,
    WayFound,
    WayQuestion,
)
from companion.directions.landmarks import with_landmarks
from companion.directions.model import NoRoute, Obstacle, Route, Router, RouteRequest
from companion.directions.stairs import without_stairs
from companion.directions.transit import (
    JourneyRequest,
    NoPlanner,
    TransitPlanner,
    stop_near,
)
from companion.errors import CompanionError
from companion.geography import Coordinate, distance_metres, inside
from companion.regions.database import Database, open_database, split_number
from companion.regions.drawn import sheet_for
from companion.regions.errors import RegionError
from companion.regions.model import Address, Pack

# On one side of a street the numbers go up by two.
_NEIGHBOURS = (2, -2, 4, -4, 1, -1)
_MOST_NUMBERS = 3
# With these another router may know what this one does not.
_FALLS_BACK = (Obstacle.NO_PACK, Obstacle.NO_ENGINE, Obstacle.OUTSIDE, Obstacle.BROKEN)


class Doors(Protocol):
    """Knows front doors: the database of a pack does, and a geocoder on the internet."""

    def addresses(self, postcode: str, number: str) -> tuple[Address, ...]:
        """Return the doors with this postcode and house number, the best first.

        Raises:
            CompanionError: it cannot be asked now.
        """
        ...


@dataclass(frozen=True, slots=True)
class Wayfinder:
    """Answers every question about the way; may be asked on any thread, and raises nothing.

    `online`, `geocoder` and `planner` are on the internet: used only for a question that allows it.
    """

    packs: Sequence[Pack]
    router: Router
    online: Router | None = None
    geocoder: Doors | None = None
    planner: TransitPlanner = field(default_factory=NoPlanner)

    def find(self, question: Question) -> WayAnswer:
        """Return the answer; blocks as long as its routers do."""
        match question:
            case WayQuestion():
                return self._way(question)
            case TransitQuestion():
                return self._transit(question)
            case _:
                assert_never(question)

    def _way(self, question: WayQuestion) -> WayAnswer:
        start = self._point(question.start, online=question.online)
        if isinstance(start, StartUnknown):
            return start
        request = RouteRequest(start, question.target, question.way)
        found = self.router.route(request)
        if isinstance(found, NoRoute) and found.obstacle in _FALLS_BACK and question.online:
            found = self.online.route(request) if self.online is not None else found
        return self._drawn(found) if isinstance(found, Route) else found

    def _point(self, door: FrontDoor, *, online: bool) -> Coordinate | StartUnknown:
        known = self._addresses(door.postcode, door.number)
        if not known and online and self.geocoder is not None:
            known = _asked(self.geocoder, door.postcode, door.number)
        if known:
            return known[0].point
        return StartUnknown(door, self._numbers_near(door))

    def _addresses(self, postcode: str, number: str) -> tuple[Address, ...]:
        known = (_asked(database, postcode, number) for database in self._databases(None))
        return next((doors for doors in known if doors), ())

    def _numbers_near(self, door: FrontDoor) -> tuple[str, ...]:
        parts = split_number(door.number)
        if parts is None:
            return ()
        number = int(parts[0])
        # "10 C" may be wrong where 10 is right.
        tries = (number, *(number + step for step in _NEIGHBOURS))
        found = (self._addresses(door.postcode, str(one)) for one in tries if one > 0)
        doors = [f"{one.number} {one.addition}".strip() for doors in found for one in doors]
        return tuple(dict.fromkeys(doors))[:_MOST_NUMBERS]

    def _drawn(self, route: Route) -> WayFound | NoRoute:
        """Return the route with the landmarks and the map of the pack in which it ends.

        Who cannot take stairs gets no route on which that map has them.
        """
        request = route.request
        for pack, database in self._opened(request.target, request.start):
            try:
                checked = without_stairs(route, database)
                if isinstance(checked, NoRoute):
                    return checked
                streets = tuple(name for turn in route.manoeuvres for name in turn.streets)
                return WayFound(
                    with_landmarks(checked, database),
                    sheet_for(database, pack.manifest, _ends(route), streets),
                )
            except RegionError:  # a way without a drawing is still a way
                continue
        return WayFound(route, None)

    def _transit(self, question: TransitQuestion) -> TransitFound | StartUnknown:
        stop = None
        for database in self._databases(question.target):
            try:
                stop = stop or stop_near(database, question.target)
            except RegionError:
                continue
        metres = distance_metres(stop.point, question.target) if stop is not None else 0.0
        if not question.online or question.start is None:
            return TransitFound(stop, metres)
        start = self._point(question.start, online=True)
        if isinstance(start, StartUnknown):
            return start
        request = JourneyRequest(
            start,
            question.target,
            question.moment,
            arrive_by=False,
            step_free=question.step_free,
        )
        return TransitFound(stop, metres, self.planner.plan(request))

    def _databases(self, target: Coordinate | None) -> tuple[Database, ...]:
        return tuple(database for _, database in self._opened(target))

    def _opened(
        self, target: Coordinate | None, start: Coordinate | None = None
    ) -> tuple[tuple[Pack, Database], ...]:
        """Return the packs that cover `target`, all of them without one, with their databases.

        Those that cover `start` as well come first, and of these the newest map.
        """
        covering = [
            pack for pack in self.packs if target is None or inside(target, pack.manifest.coverage)
        ]
        covering.sort(key=lambda pack: (_covers(pack, start), pack.manifest.osm_date), reverse=True)
        opened = []
        for pack in covering:
            try:
                opened.append((pack, open_database(pack.database)))
            except RegionError:
                continue
        return tuple(opened)


def _asked(doors: Doors, postcode: str, number: str) -> tuple[Address, ...]:
    try:
        return doors.addresses(postcode, number)
    except CompanionError:  # a pack that broke meanwhile, no internet: another one may know
        return ()


def _covers(pack: Pack, point: Coordinate | None) -> bool:
    return point is not None and inside(point, pack.manifest.coverage)


def _ends(route: Route) -> tuple[Coordinate, ...]:
    """Return the line to draw: from the front door over the route to the counter."""
    return (route.request.start, *route.shape, route.request.target)

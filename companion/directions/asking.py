"""What a citizen asks about the way to a counter, and every answer there is."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from companion.directions.model import NoRoute, Route, Way
from companion.geography import Coordinate

if TYPE_CHECKING:
    from companion.directions.transit import Journey, NoJourney
    from companion.regions.model import Stop
    from companion.regions.sheet import MapSheet


@dataclass(frozen=True, slots=True)
class FrontDoor:
    """Where the citizen starts: a postcode such as "2628 ZC" and a house number such as "10a"."""

    postcode: str = field(repr=False)  # where somebody lives: never in a log
    number: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WayQuestion:
    """The way from a front door to the door of a counter.

    With `online` the internet may be asked when this computer does not know it: the citizen has
    said yes to that, for it sends where they live.
    """

    start: FrontDoor = field(repr=False)
    target: Coordinate
    way: Way
    online: bool = False


@dataclass(frozen=True, slots=True)
class TransitQuestion:
    """How to come near a counter by bus, tram or train; `start` only where `online` is allowed.

    `moment` has a time zone: the journey begins then or later. `step_free` for who told in this
    sitting to go with a wheelchair or walking frame.
    """

    target: Coordinate
    moment: datetime
    step_free: bool = field(default=False, kw_only=True)
    start: FrontDoor | None = field(default=None, repr=False)
    online: bool = False


@dataclass(frozen=True, slots=True)
class WayFound:
    """The way, with the piece of map that it lies on; None where no installed pack has that map."""

    route: Route
    sheet: "MapSheet | None" = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class StartUnknown:
    """No such front door on the map of this computer; `numbers` are known near it, at most three.

    Without any, the postcode itself is not on the map.
    """

    start: FrontDoor = field(repr=False)
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TransitFound:
    """What is known of public transport: the nearest stop, and a journey where one was asked."""

    stop: "Stop | None"
    metres: float  # from the stop to the counter, as the crow flies
    journey: "Journey | NoJourney | None" = field(default=None, repr=False)


Question = WayQuestion | TransitQuestion
WayAnswer = WayFound | NoRoute | StartUnknown | TransitFound

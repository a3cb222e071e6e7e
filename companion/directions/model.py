"""What is asked of a router, and what comes back."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum, unique
from typing import Protocol

from companion.geography import Coordinate
from companion.regions.model import Landmark


@unique
class Way(Enum):
    """How the citizen goes; the values are what settings and the command line say."""

    ON_FOOT = "lopend"
    STEP_FREE = "rolstoel"  # wheelchair, mobility scooter or walking frame: never any stairs
    BY_CAR = "auto"


@unique
class Turn(Enum):
    """What one does at a point of a route."""

    START = "start"
    STRAIGHT = "straight"
    SLIGHT_LEFT = "slight left"
    LEFT = "left"
    SHARP_LEFT = "sharp left"
    SLIGHT_RIGHT = "slight right"
    RIGHT = "right"
    SHARP_RIGHT = "sharp right"
    AROUND = "around"  # back the way one came
    ROUNDABOUT = "roundabout"
    FERRY = "ferry"
    STAIRS = "stairs"
    LIFT = "lift"
    ARRIVE = "arrive"
    ARRIVE_LEFT = "arrive left"
    ARRIVE_RIGHT = "arrive right"


@dataclass(frozen=True, slots=True)
class RouteRequest:
    """From where to where. The start may be a home: never in a log, never in argv."""

    start: Coordinate = field(repr=False)
    target: Coordinate
    way: Way


@dataclass(frozen=True, slots=True)
class Manoeuvre:
    """One turn and the stretch after it: `metres` and `seconds` up to the next turn.

    `streets` are the names of the stretch, perhaps none. `exit` counts the exits of a roundabout,
    0 elsewhere. `first` and `last` are places in the shape of the route.
    """

    turn: Turn
    streets: tuple[str, ...]
    metres: float
    seconds: float
    first: int
    last: int
    exit: int = 0
    landmark: Landmark | None = None  # what stands at the turn


@dataclass(frozen=True, slots=True)
class Route:
    """A way that was found, with its shape from the first to the last point of the map.

    `short_of_target` is how many metres lie between its last point and the target that was asked:
    the map does not know that last stretch. `source` and `source_date` tell whose map it is.
    `barred` is that the way nearest to the target cannot be gone like this (stairs, most often),
    so that the route ends on another one near it.
    """

    request: RouteRequest
    manoeuvres: tuple[Manoeuvre, ...] = field(repr=False)
    shape: tuple[Coordinate, ...] = field(repr=False)
    metres: float
    seconds: float
    short_of_target: float
    source: str
    source_date: date | None
    barred: bool = False

    @property
    def stairs(self) -> bool:
        """Return whether one must take stairs somewhere, or moving ones."""
        return any(manoeuvre.turn is Turn.STAIRS for manoeuvre in self.manoeuvres)


@unique
class Obstacle(Enum):
    """Why there is no route; each has its own sentence."""

    NO_ENGINE = "no router on this computer"
    NO_PACK = "no region pack that has both ends"
    OUTSIDE = "start or target is not on the map"
    NO_WAY = "the map has no way between the two"
    STAIRS = "every way has stairs"
    TOO_FAR = "farther than anyone goes like this"
    TIMEOUT = "no answer in time"
    BROKEN = "the router failed or its answer cannot be right"
    OFFLINE = "the router on the internet was not reached"
    NOT_ALLOWED = "the citizen has not allowed to ask the internet"


@dataclass(frozen=True, slots=True)
class NoRoute:
    """No route, and why; never a silent route of another kind."""

    request: RouteRequest
    obstacle: Obstacle


class Router(Protocol):
    """Finds the way. May be called from any thread; blocks for 10 seconds at most."""

    def route(self, request: RouteRequest) -> Route | NoRoute:
        """Return the way, or why there is none. Raises nothing: every failure is an `Obstacle`."""
        ...

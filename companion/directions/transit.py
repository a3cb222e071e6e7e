"""How to come near a counter by bus, tram or train: the stop near it, and a planned journey."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, unique
from typing import Protocol

from companion.geography import Coordinate
from companion.regions.model import Stop

_NEAR = 1000.0  # metres; farther is no stop "at" the counter


@unique
class Mode(Enum):
    """What one goes with on a part of a journey."""

    WALK = "walk"
    BUS = "bus"
    TRAM = "tram"
    METRO = "metro"
    TRAIN = "train"
    FERRY = "ferry"


@dataclass(frozen=True, slots=True)
class Leg:
    """One part of a journey, from stop to stop; a name is empty at a front door.

    Moments carry their time zone. `step_free` is None when nobody has said so.
    """

    mode: Mode
    start: str
    end: str
    departs: datetime
    arrives: datetime
    line: str = ""  # "40", "Intercity"
    towards: str = ""  # what stands on the front of the bus
    step_free: bool | None = None


@dataclass(frozen=True, slots=True)
class Journey:
    """A journey with all its parts in order, one at least; `source` tells who planned it."""

    legs: tuple[Leg, ...] = field(repr=False)
    transfers: int
    source: str

    @property
    def departs(self) -> datetime:
        """Return when one leaves."""
        return self.legs[0].departs

    @property
    def arrives(self) -> datetime:
        """Return when one is there."""
        return self.legs[-1].arrives


@dataclass(frozen=True, slots=True)
class JourneyRequest:
    """From where to where, and when one must be there or may leave.

    `moment` has a time zone. `step_free` leaves out what is known to have steps.
    """

    start: Coordinate = field(repr=False)
    target: Coordinate
    moment: datetime
    arrive_by: bool = True
    step_free: bool = False


@unique
class NoJourney(Enum):
    """Why there is no journey."""

    NONE = "no journey at that time"
    OFFLINE = "the planner on the internet was not reached"
    BROKEN = "the answer cannot be right"
    NOT_ALLOWED = "the citizen has not allowed to ask the internet"


class TransitPlanner(Protocol):
    """Plans journeys. May be called from any thread; blocks, within a limit of time."""

    def plan(self, request: JourneyRequest) -> Journey | NoJourney:
        """Return the journey that asks the least, or why there is none. Raises nothing."""
        ...


class NoPlanner:
    """Asks nobody: the quiet twin, for who has not allowed it."""

    def plan(self, request: JourneyRequest) -> Journey | NoJourney:  # noqa: ARG002 - as the protocol
        """Return that it is not allowed."""
        return NoJourney.NOT_ALLOWED


class Stops(Protocol):
    """Knows where stops are: the database of a pack."""

    def stops_near(self, point: Coordinate, metres: float) -> tuple[Stop, ...]:
        """Return the stops within `metres` of `point`, the nearest first."""
        ...


def stop_near(database: Stops, target: Coordinate) -> Stop | None:
    """Return the stop nearest to `target`, or None when there is none within a kilometre.

    Raises:
        PackDamaged: the pack cannot be read.
    """
    return next(iter(database.stops_near(target, _NEAR)), None)

"""How to come near a counter by bus, tram or train."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, unique
from typing import Protocol

from companion.geography import Coordinate
from companion.l10n.words import Words


@unique
class Mode(Enum):
    """What one goes with on a part of a journey."""

    WALK = "walk"
    BUS = "bus"
    TRAM = "tram"
    METRO = "metro"
    TRAIN = "train"
    FERRY = "ferry"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Leg:
    """One part of a journey, from stop to stop; the names are empty at a front door.

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
    """A journey with all its parts in order; `source` tells who planned it."""

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
    """From where to where, and when one must be there or may leave (`moment` has a time zone)."""

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


def journey_lines(journey: Journey, words: Words) -> tuple[str, ...]:
    """Return a journey as sentences, one for each thing to do."""
    return tuple(words("To {place}.", place=leg.end) for leg in journey.legs)

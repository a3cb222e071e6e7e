"""A piece of map as a value: what there is to draw, already cut to its bounds."""

from dataclasses import dataclass, field
from enum import Enum, unique

from companion.geography import Coordinate


@unique
class ShapeKind(Enum):
    """What a shape is; decides how it is drawn."""

    WATER = "water"
    GREEN = "green"
    BUILDING = "building"
    MAIN_ROAD = "main road"
    STREET = "street"
    PATH = "path"
    STEPS = "steps"
    RAIL = "rail"


AREAS = (ShapeKind.WATER, ShapeKind.GREEN, ShapeKind.BUILDING)  # closed; the others are lines


@dataclass(frozen=True, slots=True)
class Bounds:
    """A box in degrees: south, west, north, east."""

    south: float
    west: float
    north: float
    east: float


@dataclass(frozen=True, slots=True)
class MapShape:
    """One line or area; `name` is the name of a street, else empty."""

    kind: ShapeKind
    name: str
    points: tuple[Coordinate, ...]


@dataclass(frozen=True, slots=True)
class MapSheet:
    """Everything to draw one route on one map, in the order in which it is drawn.

    `streets` are the names that may be written: those of the route only. `route` begins at A and
    ends at B. `attribution` must be shown on the map. It begins at a home, so none of it is in a
    repr but that.
    """

    bounds: Bounds = field(repr=False)
    shapes: tuple[MapShape, ...] = field(repr=False)
    route: tuple[Coordinate, ...] = field(repr=False)
    streets: tuple[str, ...] = field(repr=False)
    attribution: str

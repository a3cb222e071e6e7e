"""What stands at the turns of a route, from the pack: "bij de kerk" needs no sign to be read."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from companion.directions.model import Manoeuvre, Route, Turn
from companion.directions.turn_words import told_kind
from companion.geography import Coordinate, distance_metres
from companion.regions.model import Landmark

# Metres from the middle of the crossing to the middle of the building; a church at the corner has
# its middle 20 metres behind its door.
_AT_THE_TURN = 35.0
_TURNS = (Turn.LEFT, Turn.SHARP_LEFT, Turn.RIGHT, Turn.SHARP_RIGHT)


class Landmarks(Protocol):
    """Knows what stands where: the database of a pack."""

    def landmarks_near(self, point: Coordinate, metres: float) -> tuple[Landmark, ...]:
        """Return the landmarks within `metres` of `point`, the nearest first."""
        ...


def with_landmarks(route: Route, database: Landmarks) -> Route:
    """Return the route with the landmark at each turn where there is one.

    A landmark is told at the turn nearest to it only, and a kind that stands there twice not at
    all: "the church" must be one church.

    Raises:
        PackDamaged: the pack cannot be read.
    """
    turns = tuple(_place(route, one) for one in route.manoeuvres if one.turn in _TURNS)
    told = (
        replace(one, landmark=_landmark(_place(route, one), turns, database))
        if one.turn in _TURNS
        else one
        for one in route.manoeuvres
    )
    return replace(route, manoeuvres=tuple(told))


def _landmark(
    turn: Coordinate, turns: Sequence[Coordinate], database: Landmarks
) -> Landmark | None:
    near = tuple(filter(told_kind, database.landmarks_near(turn, 2 * _AT_THE_TURN)))
    kinds = [landmark.kind for landmark in near]
    for landmark in near:
        here = distance_metres(turn, landmark.point)
        nearest = min(distance_metres(other, landmark.point) for other in turns)
        if here <= _AT_THE_TURN and here <= nearest and kinds.count(landmark.kind) == 1:
            return landmark
    return None


def _place(route: Route, manoeuvre: Manoeuvre) -> Coordinate:
    return route.shape[manoeuvre.first]

"""What Valhalla is asked and how its answer is read, here or on the internet.

Its own sentences are not asked for: they are compass directions and "je". We ask for turns,
streets and lengths, and say them ourselves.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from types import MappingProxyType

from companion.directions.foreign import (
    Wrong,
    as_amount,
    as_count,
    as_list,
    as_map,
    as_text,
    read_map,
)
from companion.directions.model import Manoeuvre, NoRoute, Obstacle, Route, RouteRequest, Turn, Way
from companion.directions.polyline import decode
from companion.geography import Coordinate, distance_metres

LANGUAGE = "nl-NL"  # an unknown one becomes en-US without a word, and with it the street names
# Metres that a point may lie beside the nearest way. Without it the engine takes 35 kilometres and
# leads a citizen from outside the map to a wrong place, with the coordinates of the right one.
SEARCH_CUTOFF = 250

_COSTING: Mapping[Way, tuple[str, Mapping[str, object]]] = MappingProxyType(
    {
        # The engine walks 5.1 km/h by itself and 4 km/h with a wheelchair. Four is for all who
        # are asked here: who comes early waits, who comes late has lost the appointment.
        Way.ON_FOOT: ("pedestrian", {"walking_speed": 4.0}),
        Way.STEP_FREE: ("pedestrian", {"type": "wheelchair", "step_penalty": 3600}),
        Way.BY_CAR: ("auto", {}),
    }
)

# What each turn of an answer must say of how one goes: a way on foot is none for a wheelchair.
_TRAVELS: Mapping[Way, tuple[str, str]] = MappingProxyType(
    {
        Way.ON_FOOT: ("pedestrian", "foot"),
        Way.STEP_FREE: ("pedestrian", "wheelchair"),
        Way.BY_CAR: ("drive", "car"),
    }
)

# `DirectionsLeg.Maneuver.Type` in the engine's proto/directions.proto; 30 to 36 are of public
# transport, which is not asked here.
_TURNS: Mapping[int, Turn] = MappingProxyType(
    {
        **dict.fromkeys((1, 2, 3), Turn.START),
        4: Turn.ARRIVE,
        5: Turn.ARRIVE_RIGHT,
        6: Turn.ARRIVE_LEFT,
        # Another name, on, ramp, straight, merge, off the ferry, into and out of a building.
        **dict.fromkeys((7, 8, 17, 22, 25, 29, 42, 43), Turn.STRAIGHT),
        **dict.fromkeys((9, 18, 20, 23, 37), Turn.SLIGHT_RIGHT),
        10: Turn.RIGHT,
        11: Turn.SHARP_RIGHT,
        **dict.fromkeys((12, 13), Turn.AROUND),
        14: Turn.SHARP_LEFT,
        15: Turn.LEFT,
        **dict.fromkeys((16, 19, 21, 24, 38), Turn.SLIGHT_LEFT),
        26: Turn.ROUNDABOUT,
        27: Turn.STRAIGHT,  # off a roundabout, where it does not follow on one
        28: Turn.FERRY,
        39: Turn.LIFT,
        **dict.fromkeys((40, 41), Turn.STAIRS),  # a moving staircase is one as well
    }
)
_ROUNDABOUT_EXIT = 27
_MOST_TURNS = 2_000  # across the whole country it is a few hundred
_LONGEST_NAME = 100  # characters; no sign is that long
_ARRIVALS = (Turn.ARRIVE, Turn.ARRIVE_LEFT, Turn.ARRIVE_RIGHT)

_REFUSALS: Mapping[int, Obstacle] = MappingProxyType(
    {154: Obstacle.TOO_FAR, 171: Obstacle.OUTSIDE, 442: Obstacle.NO_WAY}
)


@dataclass(frozen=True, slots=True)
class MapSource:
    """Whose map the answer is from, and of which day when that is known."""

    name: str
    day: date | None = None


def question(request: RouteRequest, start_radius: int = 0, target_radius: int = 0) -> str:
    """Return the JSON that asks for `request`.

    A radius, in metres up to 200, lets the route begin or end at any way that near.
    """
    costing, options = _COSTING[request.way]
    return json.dumps(
        {
            "locations": [
                _location(request.start, start_radius),
                _location(request.target, target_radius),
            ],
            "costing": costing,
            "costing_options": {costing: options},
            "directions_type": "maneuvers",  # no sentences
            "language": LANGUAGE,
            "units": "kilometers",
        }
    )


def _location(point: Coordinate, radius: int) -> Mapping[str, float]:
    place = {"lat": point.latitude, "lon": point.longitude, "search_cutoff": SEARCH_CUTOFF}
    return {**place, "radius": radius} if radius else place


def read_answer(body: bytes, request: RouteRequest, source: MapSource) -> Route | NoRoute:
    """Return the route in an answer of the engine, or why there is none.

    Raises nothing: what cannot be right is BROKEN, and what is right but ends farther from the
    target or begins farther from the start than we asked is OUTSIDE.
    """
    try:
        answer = read_map(body)
        if "error_code" in answer:
            code = answer["error_code"]
            refusal = _REFUSALS.get(code) if isinstance(code, int) else None
            return NoRoute(request, refusal or Obstacle.BROKEN)
        route = _route(answer, request, source)
    except ValueError:  # `Wrong`, or a shape that is none
        return NoRoute(request, Obstacle.BROKEN)
    begun_off = distance_metres(request.start, route.shape[0])
    if max(begun_off, route.short_of_target) > SEARCH_CUTOFF:
        return NoRoute(request, Obstacle.OUTSIDE)
    return route


def _route(answer: Mapping[str, object], request: RouteRequest, source: MapSource) -> Route:
    trip = as_map(answer.get("trip"))
    legs = as_list(trip.get("legs"))
    if (trip.get("language"), trip.get("units"), len(legs)) != (LANGUAGE, "kilometers", 1):
        raise Wrong
    leg = as_map(legs[0])
    shape = decode(as_text(leg.get("shape")))
    told = as_list(leg.get("maneuvers"))
    if len(told) > _MOST_TURNS or any(_travel(one) != _TRAVELS[request.way] for one in told):
        raise Wrong
    manoeuvres = _manoeuvres(told, shape)
    route = Route(
        request=request,
        manoeuvres=manoeuvres,
        shape=shape,
        metres=sum(one.metres for one in manoeuvres),
        seconds=sum(one.seconds for one in manoeuvres),
        short_of_target=distance_metres(shape[-1], request.target),
        source=source.name,
        source_date=source.day,
    )
    drawn = sum(distance_metres(one, other) for one, other in pairwise(shape))
    if abs(drawn - route.metres) > 20 + drawn / 20:
        raise Wrong
    return route


def _manoeuvres(told: Sequence[object], shape: Sequence[Coordinate]) -> tuple[Manoeuvre, ...]:
    """Return the manoeuvres; one that only leaves a roundabout is joined to its entering."""
    found: list[Manoeuvre] = []
    place = 0
    for one in map(as_map, told):
        manoeuvre = _manoeuvre(one)
        if manoeuvre.first != place or not place <= manoeuvre.last < len(shape):
            raise Wrong
        place = manoeuvre.last
        before = found[-1] if found else None
        if before and before.turn is Turn.ROUNDABOUT and one.get("type") == _ROUNDABOUT_EXIT:
            found[-1] = _around(before, manoeuvre)
        else:
            found.append(manoeuvre)
    turns = [one.turn for one in found]
    arrivals = sum(turn in _ARRIVALS for turn in turns)
    if len(turns) < 2 or place != len(shape) - 1 or arrivals != 1 or turns[-1] not in _ARRIVALS:
        raise Wrong
    return tuple(found)


def _around(entered: Manoeuvre, left: Manoeuvre) -> Manoeuvre:
    return Manoeuvre(
        turn=Turn.ROUNDABOUT,
        streets=left.streets,
        metres=entered.metres + left.metres,
        seconds=entered.seconds + left.seconds,
        first=entered.first,
        last=left.last,
        exit=entered.exit,
    )


def _travel(told: object) -> tuple[object, object]:
    one = as_map(told)
    return one.get("travel_mode"), one.get("travel_type")


def _streets(told: Mapping[str, object]) -> tuple[str, ...]:
    names = map(as_text, as_list(told.get("street_names", [])))
    return tuple(name for name in names if 0 < len(name) <= _LONGEST_NAME and name.isprintable())


def _manoeuvre(told: Mapping[str, object]) -> Manoeuvre:
    turn = _TURNS.get(as_count(told.get("type")))
    if turn is None:
        raise Wrong
    return Manoeuvre(
        turn=turn,
        streets=_streets(told),
        metres=1000 * as_amount(told.get("length")),
        seconds=as_amount(told.get("time")),
        first=as_count(told.get("begin_shape_index")),
        last=as_count(told.get("end_shape_index")),
        exit=as_count(told.get("roundabout_exit_count", 0)),
    )

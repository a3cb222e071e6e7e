"""Answers as Valhalla gives them, small and our own; and routes made of them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from companion.directions.model import Manoeuvre, Route, RouteRequest, Turn, Way
from companion.geography import Coordinate, distance_metres

START = Coordinate(52.0, 4.3)
TARGET = Coordinate(52.009, 4.3)  # a kilometre north
REQUEST = RouteRequest(START, TARGET, Way.ON_FOOT)
DAY = date(2026, 11, 1)


@dataclass(frozen=True, slots=True)
class Told:
    """One manoeuvre of an answer; it goes due north for its metres."""

    type: int
    metres: float = 0.0
    streets: tuple[str, ...] = ()
    exit: int = 0


def north(metres: float, start: Coordinate = START) -> Coordinate:
    """Return the point that many metres north of `start`."""
    return Coordinate(round(start.latitude + metres / 111_195.08, 6), start.longitude)


def request_of(way: Way, metres: float) -> RouteRequest:
    """Return a request that ends that many metres north of the start."""
    return RouteRequest(START, north(metres), way)


_TRAVELS = {
    Way.ON_FOOT: ("pedestrian", "foot"),
    Way.STEP_FREE: ("pedestrian", "wheelchair"),
    Way.BY_CAR: ("drive", "car"),
}


def answer(*told: Told, way: Way = Way.ON_FOOT, **changed: object) -> dict[str, Any]:
    """Return an answer with these manoeuvres; `changed` are values of its `trip`."""
    mode, kind = _TRAVELS[way]
    points, far, manoeuvres = [START], 0.0, []
    for place, one in enumerate(told):
        first = len(points) - 1
        if one.metres:
            far += one.metres
            points.append(north(far))
        manoeuvres.append(
            {
                "type": one.type,
                "instruction": "",
                "street_names": list(one.streets),
                "length": one.metres / 1000,
                "time": one.metres,  # a metre a second
                "begin_shape_index": first,
                "end_shape_index": len(points) - 1,
                **({"roundabout_exit_count": one.exit} if one.exit else {}),
                "travel_mode": mode,
                "travel_type": kind,
                "verbal_multi_cue": place == 0,
            }
        )
    leg = {"maneuvers": manoeuvres, "shape": encode(points), "summary": {"length": far / 1000}}
    trip = {"legs": [leg], "status": 0, "units": "kilometers", "language": "nl-NL"}
    return {"trip": {**trip, **changed}}


def as_bytes(told: object) -> bytes:
    """Return `told` as it comes from the engine."""
    return json.dumps(told).encode()


def refusal(code: int) -> bytes:
    """Return a refusal of the engine."""
    return as_bytes({"error_code": code, "error": "…", "status_code": 400, "status": "Bad Request"})


def encode(points: Sequence[Coordinate], digits: int = 6) -> str:
    """Return points as an encoded polyline."""
    letters, before = "", (0, 0)
    for point in points:
        here = (round(point.latitude * 10**digits), round(point.longitude * 10**digits))
        for now, last in zip(here, before, strict=True):
            value = ~((now - last) << 1) if now < last else (now - last) << 1
            while value >= 0x20:
                letters += chr((0x20 | (value & 0x1F)) + 63)
                value >>= 5
            letters += chr(value + 63)
        before = here
    return letters


def manoeuvre(turn: Turn, metres: float, *streets: str, leaves_by: int = 0) -> Manoeuvre:
    """Return a manoeuvre that takes a second for each metre."""
    return Manoeuvre(turn, streets, metres, metres, 0, 0, leaves_by)


def route_of(
    *manoeuvres: Manoeuvre, way: Way = Way.ON_FOOT, short: float = 0.0, barred: bool = False
) -> Route:
    """Return a route of these manoeuvres."""
    metres = sum(one.metres for one in manoeuvres)
    request = request_of(way, metres + short)
    shape = (START, north(metres))
    return Route(
        request=request,
        manoeuvres=manoeuvres,
        shape=shape,
        metres=metres,
        seconds=sum(one.seconds for one in manoeuvres),
        short_of_target=distance_metres(shape[-1], request.target),
        source="Zonnedorp",
        source_date=DAY,
        barred=barred,
    )

"""Journeys from a MOTIS planner on the internet, such as that of Transitous."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import pairwise
from types import MappingProxyType
from urllib.parse import urlencode

from companion.directions.foreign import Wrong, as_list, as_map, as_text, read_map
from companion.directions.transit import Journey, JourneyRequest, Leg, Mode, NoJourney
from companion.net.errors import Reason, Unreachable
from companion.net.fetcher import Fetcher, host_of

_PATH = "/api/v6/plan"
_MOST = 3  # journeys to choose from
_DAYS = timedelta(days=3)  # from what was asked; nobody waits longer for a bus

# `Mode` of the MOTIS API from version 5 on; airplanes, bicycles and cars to share are not asked.
_MODES: Mapping[str, Mode] = MappingProxyType(
    {
        "WALK": Mode.WALK,
        **dict.fromkeys(("BUS", "COACH"), Mode.BUS),
        "TRAM": Mode.TRAM,
        **dict.fromkeys(("SUBWAY", "METRO"), Mode.METRO),
        **dict.fromkeys(
            (
                *("RAIL", "HIGHSPEED_RAIL", "LONG_DISTANCE", "NIGHT_RAIL", "REGIONAL_FAST_RAIL"),
                *("REGIONAL_RAIL", "SUBURBAN"),
            ),
            Mode.TRAIN,
        ),
        "FERRY": Mode.FERRY,
    }
)
_DOORS = ("START", "END")  # what the planner calls the two ends that are no stops


class MotisPlanner:
    """Asks the planner at `base_url`, such as "https://api.transitous.org".

    The question, with where somebody starts, stands in the address: the planner takes no other.
    """

    def __init__(self, fetcher: Fetcher, base_url: str) -> None:
        self._fetcher = fetcher
        self._url = f"{base_url.rstrip('/')}{_PATH}"

    def plan(self, request: JourneyRequest) -> Journey | NoJourney:
        """Return the journey with the fewest changes, the earliest of those, or why none."""
        try:
            page = self._fetcher.fetch(f"{self._url}?{urlencode(_question(request))}")
        except Unreachable as error:
            offline = error.reason in (Reason.NO_NETWORK, Reason.TIMEOUT)
            return NoJourney.OFFLINE if offline else NoJourney.BROKEN
        if page.status != 200:
            return NoJourney.BROKEN
        return read_plan(page.body, request, host_of(self._url))


def read_plan(body: bytes, request: JourneyRequest, source: str) -> Journey | NoJourney:
    """Return the journey to take of an answer of the planner; raises nothing."""
    try:
        answer = read_map(body)
        told = (*as_list(answer.get("itineraries", [])), *as_list(answer.get("direct", [])))
        journeys = [
            _journey(one, request, source)
            for one in map(as_map, told)
            if _possible(one, request.step_free)
        ]
    except (ValueError, OverflowError):  # `Wrong`, or a moment that is none
        return NoJourney.BROKEN
    if not journeys:
        return NoJourney.NONE
    return min(journeys, key=lambda journey: (journey.transfers, journey.arrives))


def _question(request: JourneyRequest) -> Mapping[str, str]:
    start, target = request.start, request.target
    return {
        "fromPlace": f"{start.latitude},{start.longitude}",
        "toPlace": f"{target.latitude},{target.longitude}",
        "time": request.moment.isoformat(timespec="seconds"),
        "arriveBy": "true" if request.arrive_by else "false",
        "numItineraries": str(_MOST),
        "pedestrianProfile": "WHEELCHAIR" if request.step_free else "FOOT",
    }


def _possible(told: Mapping[str, object], step_free: bool) -> bool:
    """Return whether the journey runs, and has no steps that are known of where it may not."""
    for leg in map(as_map, as_list(told.get("legs", []))):
        if leg.get("cancelled") is True or as_text(leg.get("mode")) not in _MODES:
            return False
        stairs = any(
            as_map(one).get("relativeDirection") == "STAIRS"
            for one in as_list(leg.get("steps", []))
        )
        if step_free and (stairs or leg.get("wheelchairAccessible") is False):
            return False
    return True


def _journey(told: Mapping[str, object], request: JourneyRequest, source: str) -> Journey:
    legs = tuple(_leg(as_map(one)) for one in as_list(told.get("legs", [])))
    if not legs or any(one.arrives > other.departs for one, other in pairwise(legs)):
        raise Wrong
    if any(abs(leg.departs - request.moment) > _DAYS for leg in legs):
        raise Wrong
    rides = sum(leg.mode is not Mode.WALK for leg in legs)
    return Journey(legs=legs, transfers=max(0, rides - 1), source=source)


def _leg(told: Mapping[str, object]) -> Leg:
    accessible = told.get("wheelchairAccessible")
    leg = Leg(
        mode=_MODES[as_text(told.get("mode"))],
        start=_stop(told.get("from")),
        end=_stop(told.get("to")),
        departs=_moment(told.get("startTime")),
        arrives=_moment(told.get("endTime")),
        line=as_text(told.get("routeShortName", "")),
        towards=as_text(told.get("headsign", "")),
        step_free=accessible if isinstance(accessible, bool) else None,
    )
    if leg.arrives < leg.departs:
        raise Wrong
    return leg


def _stop(place: object) -> str:
    name = as_text(as_map(place).get("name"))
    return "" if name in _DOORS else name


def _moment(value: object) -> datetime:
    moment = datetime.fromisoformat(as_text(value))
    if moment.tzinfo is None:
        raise Wrong
    return moment

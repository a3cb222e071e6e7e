"""A journey by public transport in our own sentences, one for each thing to do."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from companion.directions.measures import duration, minutes_of
from companion.directions.transit import Journey, Leg, Mode, NoJourney
from companion.l10n.dates import clock_time
from companion.l10n.message import N_
from companion.l10n.words import Words

_ZONE = "Europe/Amsterdam"  # of the timetables, wherever the computer stands

_RIDES: Mapping[Mode, str] = MappingProxyType(
    {
        Mode.BUS: N_("the bus"),
        Mode.TRAM: N_("the tram"),
        Mode.METRO: N_("the metro"),
        Mode.TRAIN: N_("the train"),
        Mode.FERRY: N_("the ferry"),
    }
)
_LINES: Mapping[Mode, str] = MappingProxyType(
    {
        # Translators: {line} is the number or name of a line, as in "bus 40"
        Mode.BUS: N_("bus {line}"),
        Mode.TRAM: N_("tram {line}"),
        Mode.METRO: N_("metro {line}"),
        # Translators: {line} is as "Intercity"
        Mode.TRAIN: N_("the train {line}"),
        Mode.FERRY: N_("ferry {line}"),
    }
)
_NONE: Mapping[NoJourney, str] = MappingProxyType(
    {
        NoJourney.NONE: N_("There is no journey at this time."),
        NoJourney.OFFLINE: N_("We cannot reach the internet now."),
        NoJourney.BROKEN: N_("Something went wrong while we looked for the journey."),
        NoJourney.NOT_ALLOWED: N_("You said no to looking on the internet."),
    }
)


def journey_lines(journey: Journey, words: Words) -> tuple[str, ...]:
    """Return a journey as sentences in the order of doing them, with times of the Netherlands."""
    told: list[str] = []
    for place, leg in enumerate(journey.legs):
        if leg.mode is Mode.WALK:
            last = place + 1 == len(journey.legs)
            told.extend(_on_foot(leg, words, last=last))
        else:
            told.extend(_ride(leg, words))
    told.append(words("You are there at {time}.", time=_clock(journey.arrives, words)))
    rides = [leg for leg in journey.legs if leg.mode is not Mode.WALK]
    if any(leg.step_free is None for leg in rides):
        told.append(words("We do not know whether you can get in without steps."))
    return tuple(told)


def no_journey_lines(nothing: NoJourney, words: Words) -> tuple[str, ...]:
    """Return why there is no journey."""
    return (words(_NONE[nothing]),)


def _on_foot(leg: Leg, words: Words, *, last: bool) -> tuple[str, ...]:
    time = duration(minutes_of((leg.arrives - leg.departs).total_seconds()), words)
    if last:
        return (words("Then go to the counter: {time}.", time=time),)
    if leg.start == leg.end:
        return (words("Change there: {time}.", time=time),)
    return (words("Go to the stop {name}: {time}.", name=leg.end, time=time),)


def _ride(leg: Leg, words: Words) -> tuple[str, ...]:
    ride = words((_LINES if leg.line else _RIDES)[leg.mode], line=leg.line)
    # Translators: as in "At 9:12, take bus 40."
    told = [words("At {time}, take {ride}.", time=_clock(leg.departs, words), ride=ride)]
    if leg.towards:
        # Translators: {name} is where a bus or train goes to
        told.append(words("It says: {name}.", name=leg.towards))
    off = _clock(leg.arrives, words)
    told.append(words("Get off at {name}, at {time}.", name=leg.end, time=off))
    return tuple(told)


def _clock(moment: datetime, words: Words) -> str:
    here = moment.astimezone(ZoneInfo(_ZONE))
    return clock_time(here.hour, here.minute, words.language)

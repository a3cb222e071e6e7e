"""A route in our own sentences: short, with "u", no compass, one thing in each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from companion.directions.arriving import (
    DOORSTEP,
    arrival,
    ends_short,
    stairs_at_end,
    unmapped_end,
)
from companion.directions.folding import ARRIVALS, MICRO, Stretch, folded
from companion.directions.measures import duration, minutes_of, stretch
from companion.directions.model import NoRoute, Obstacle, Route, Turn, Way
from companion.directions.streets import main_name, with_article
from companion.directions.turn_words import in_short, then_to_do, to_do
from companion.geography import distance_metres
from companion.l10n.dates import long_date
from companion.l10n.message import N_
from companion.l10n.words import Words

_LONG_NAME = 6  # words of a street; with the six around them a sentence has twelve

# One takes them, whatever they are called.
_NO_STREET = (Turn.STAIRS, Turn.LIFT, Turn.FERRY)
# Metres. The engine tells the street behind stairs together with them; no stairs are that long.
_BEYOND = 50.0
_TELL_TIME = 30.0  # seconds; of less, half a minute is no "about 1 minute"

_ON_STREET: Mapping[Way, str] = MappingProxyType(
    {
        Way.ON_FOOT: N_("You now walk on {street}."),
        Way.STEP_FREE: N_("You are now on {street}."),  # on wheels or on foot
        Way.BY_CAR: N_("You now drive on {street}."),
    }
)
_HOW_FAR: Mapping[Way, str] = MappingProxyType(
    {
        Way.ON_FOOT: N_("It is {distance} on foot."),
        Way.STEP_FREE: N_("The way is {distance} long."),
        Way.BY_CAR: N_("It is {distance} by car."),
    }
)


@dataclass(frozen=True, slots=True)
class RouteStep:
    """One thing to do: sentences to show and say, and one line for paper.

    `turn` is the first turn of the step; `metres` and `minutes` are of the stretch after it, 0 at
    the end.
    """

    turn: Turn
    sentences: tuple[str, ...]
    line: str
    metres: float
    minutes: int


def steps(route: Route, words: Words) -> tuple[RouteStep, ...]:
    """Return the route step by step; the last one is the arrival."""
    stretches = folded(route.manoeuvres)
    return tuple(
        RouteStep(
            turn=one.turns[0].turn,
            sentences=_sentences(stretches, place, route, words),
            line=_line(one, route, words),
            metres=one.metres,
            minutes=minutes_of(one.seconds) if one.seconds else 0,
        )
        for place, one in enumerate(stretches)
    )


def overview(route: Route, words: Words, phone: str = "") -> tuple[str, ...]:
    """Return what to know before leaving: how far, how long, stairs, what the map lacks.

    `phone` is of the counter: it is named where stairs may lie on what the map lacks.
    """
    way = route.request.way
    told = [
        words(_HOW_FAR[way], distance=stretch(route.metres, words)),
        # Translators: {time} is as "about 20 minutes"
        words("That takes {time}.", time=duration(minutes_of(route.seconds), words)),
    ]
    if way is Way.STEP_FREE:
        told.append(words("The map shows no stairs on this way."))
    elif route.stairs:
        told.append(words("There are stairs on this way."))
    before = distance_metres(route.request.start, route.shape[0])
    if before > DOORSTEP:
        told.append(
            words("The first {distance} are not on the map.", distance=stretch(before, words))
        )
    if ends_short(route):
        told.extend(unmapped_end(route, words))
        if stairs_at_end(route) and phone:
            told.append(words("Call first: {phone}.", phone=phone))
    if route.source_date is not None:
        day = long_date(route.source_date, words.language)
        told.append(words("The map is of {date}.", date=day))
    return tuple(told)


def refusal(no_route: NoRoute, words: Words, phone: str = "") -> tuple[str, ...]:
    """Return why there is no route, and whom to call instead; `phone` is of the counter."""
    told = tuple(map(words, _why(no_route)))
    if not phone:
        return told
    step_free = no_route.request.way is Way.STEP_FREE
    ask = (
        N_("Call and ask for a way without stairs: {phone}.")
        if step_free
        else N_("Call and ask how to get there: {phone}.")
    )
    return (*told, words(ask, phone=phone))


def _sentences(
    stretches: Sequence[Stretch], place: int, route: Route, words: Words
) -> tuple[str, ...]:
    one = stretches[place]
    if one.turns[-1].turn in ARRIVALS:
        return arrival(one, route, words)
    first, *rest = one.turns
    told: list[str] = []
    if first.turn is Turn.START:
        told.extend(_start(stretches, words))
    else:
        told.append(to_do(first, words))
    told.extend(then_to_do(turn, words, before) for before, turn in pairwise(one.turns))
    street = main_name(one.street) if _is_on_street(one) else ""
    if street and (first.turn is not Turn.START or rest):
        stays = street == (main_name(stretches[place - 1].street) if place else "")
        # Who turns into the street that they are in would look for another sign.
        sentence = N_("You stay on {street}.") if stays else _ON_STREET[route.request.way]
        told.append(_street(sentence, street, words))
    told.append(_how_far(one, words))
    return tuple(told)


def _is_on_street(one: Stretch) -> bool:
    return one.turns[-1].turn not in _NO_STREET or one.metres >= _BEYOND


def _start(stretches: Sequence[Stretch], words: Words) -> tuple[str, ...]:
    """Return where one begins and which way: towards a street, for nobody has a compass."""
    first, *later = stretches
    street = main_name(first.turns[0].streets)
    # With a turn after a few metres one is in the next street already, and that is told below.
    at_once = len(first.turns) > 1 and main_name(first.street) not in {"", street}
    next_street = "" if at_once else _next_street(later, first)
    begin = (_street(N_("You start on {street}."), street, words),) if street else ()
    # A name that is too long for the sentence would not tell what to do with it.
    tellable = next_street and len(next_street.split()) <= _LONG_NAME
    towards = (_street(N_("Go towards {street}."), next_street, words),) if tellable else ()
    return (*begin, *towards) or (words("Set off."),)


def _line(one: Stretch, route: Route, words: Words) -> str:
    turns = [in_short(turn, words) for turn in one.turns]
    arrives = one.turns[-1].turn in ARRIVALS
    if arrives and ends_short(route):
        far = stretch(route.short_of_target, words)
        turns[-1] = words("The last {distance} are not on the map", distance=far)
    told = turns[0]
    for before, turn in pairwise(turns[:-1] if arrives else turns):
        # Translators: two turns in a list on paper, as "Left, then right"
        then = N_("{first}, then {second}")
        if before == turn:
            # Translators: the same turn twice in a list on paper, as "Left, then left again"
            then = N_("{first}, then {second} again")
        told = words(then, first=told, second=turn[0].lower() + turn[1:])
    if arrives:
        return _end_line(told, turns[-1], route, words) if len(turns) > 1 else told
    street, far = main_name(one.street), stretch(one.metres, words)
    return f"{told}: {street}, {far}" if street else f"{told}, {far}"


def _end_line(told: str, end: str, route: Route, words: Words) -> str:
    if ends_short(route):
        return f"{told}. {end}"
    # Translators: the last turn and the end in a list on paper, as "Left, then you are there"
    return words("{first}, then you are there", first=told)


def _how_far(one: Stretch, words: Words) -> str:
    if one.metres < MICRO:
        # Translators: a stretch of fewer than 15 metres
        return words("It is only a few metres.")
    if one.seconds < _TELL_TIME:
        return f"{stretch(one.metres, words)}."
    time = duration(minutes_of(one.seconds), words)
    return f"{stretch(one.metres, words)}, {time}."


def _next_street(later: Sequence[Stretch], now: Stretch) -> str:
    """Return the first street after this stretch that is not its own."""
    here = {main_name(turn.streets) for turn in now.turns}
    return next((name for one in later if (name := main_name(one.street)) not in {"", *here}), "")


def _street(sentence: str, street: str, words: Words) -> str:
    if len(street.split()) > _LONG_NAME:
        # Translators: only for names of more than six words
        return words("Street: {street}.", street=street)
    return words(sentence, street=with_article(street, words.language))


def _why(no_route: NoRoute) -> tuple[str, ...]:
    way = no_route.request.way
    if no_route.obstacle is Obstacle.NO_WAY:
        return (_NO_WAY[way],)
    if no_route.obstacle is Obstacle.TOO_FAR:
        return (_TOO_FAR[way], N_("A taxi or the bus is better."))
    return _WHY[no_route.obstacle]


_NO_WAY: Mapping[Way, str] = MappingProxyType(
    {
        Way.ON_FOOT: N_("The map has no way there on foot."),
        Way.STEP_FREE: N_("We found no way for a wheelchair or walking frame."),
        Way.BY_CAR: N_("The map has no way there by car."),
    }
)
_TOO_FAR: Mapping[Way, str] = MappingProxyType(
    {
        Way.ON_FOOT: N_("It is too far to walk."),
        Way.STEP_FREE: N_("It is too far for a wheelchair or walking frame."),
        Way.BY_CAR: N_("It is too far by car."),
    }
)
# Every obstacle but the two above, that differ with the way one goes.
_WHY: Mapping[Obstacle, tuple[str, ...]] = MappingProxyType(
    {
        Obstacle.NO_ENGINE: (N_("This computer cannot make routes."),),
        Obstacle.NO_PACK: (N_("This computer has no map with both addresses."),),
        Obstacle.OUTSIDE: (N_("At one of the two addresses the map has no road."),),
        Obstacle.STAIRS: (N_("We only found a way with stairs."), N_("So we do not show it.")),
        Obstacle.TIMEOUT: (N_("Looking for the way took too long."),),
        Obstacle.BROKEN: (N_("Something went wrong while we looked for the way."),),
        Obstacle.OFFLINE: (N_("We cannot reach the internet now."),),
        Obstacle.NOT_ALLOWED: (N_("You said no to looking on the internet."),),
    }
)

"""A route in our own sentences: short, with "u", no compass, one thing in each."""

from dataclasses import dataclass

from companion.directions.model import NoRoute, Route, Turn
from companion.l10n.words import Words


@dataclass(frozen=True, slots=True)
class RouteStep:
    """One thing to do: sentences to show and say, and one line for paper.

    `turn` is the first turn of the step; `metres` and `minutes` are of the stretch after it.
    """

    turn: Turn
    sentences: tuple[str, ...]
    line: str
    metres: float
    minutes: int


def steps(route: Route, words: Words) -> tuple[RouteStep, ...]:
    """Return the route step by step; the last one is the arrival."""
    return tuple(
        RouteStep(
            turn=one.turn,
            sentences=(one.turn.value,),
            line=one.turn.value,
            metres=one.metres,
            minutes=max(1, round(one.seconds / 60)),
        )
        for one in route.manoeuvres
    )


def overview(route: Route, words: Words, phone: str = "") -> tuple[str, ...]:
    """Return what to know before leaving: how far, how long, stairs, what the map lacks.

    `phone` is of the counter; it is named where one had better call first.
    """
    return (words("It is {distance}.", distance=f"{route.metres:.0f} m"),)


def refusal(no_route: NoRoute, words: Words, phone: str = "") -> tuple[str, ...]:
    """Return why there is no route and whom to call instead."""
    return (no_route.obstacle.value, phone)

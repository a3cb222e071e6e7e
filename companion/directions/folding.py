"""Which turns of a route are told together: a few metres between two turns are not told apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from companion.directions.model import Manoeuvre, Turn

MICRO = 15.0  # metres; a shorter stretch is over before its sentence is
_TOGETHER = 3  # turns that one can keep in mind
_NAMELESS = 100.0  # metres straight on without a name, that are told with the street before

ARRIVALS = (Turn.ARRIVE, Turn.ARRIVE_LEFT, Turn.ARRIVE_RIGHT)
# What one goes on or over: it is told by itself, however short.
_OWN = (Turn.STAIRS, Turn.LIFT, Turn.FERRY, Turn.ROUNDABOUT)
_SLIGHT = (Turn.SLIGHT_LEFT, Turn.SLIGHT_RIGHT)


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one does at one place, in order, and the way that follows it."""

    turns: tuple[Manoeuvre, ...]
    street: tuple[str, ...]
    metres: float
    seconds: float


def folded(manoeuvres: Sequence[Manoeuvre]) -> tuple[Stretch, ...]:
    """Return the route in stretches that can be told one by one.

    No metre, no second and no turn that matters is lost: only bends within a few metres that
    come to nothing, and places where one goes straight on along the same street.
    """
    stretches: list[Stretch] = []
    for stretch in map(_plain, _gathered(manoeuvres)):
        if stretches and _goes_on(stretches[-1], stretch):
            stretches[-1] = _joined(stretches[-1], stretch)
        else:
            stretches.append(stretch)
    return tuple(stretches)


def _gathered(manoeuvres: Iterable[Manoeuvre]) -> Iterable[Stretch]:
    """Yield each stretch with the turns that come just before its own."""
    waiting: list[Manoeuvre] = []
    for one in manoeuvres:
        waiting.append(one)
        may_wait = one.turn not in (*_OWN, *ARRIVALS) and len(waiting) < _TOGETHER
        if one.metres < MICRO and may_wait:
            continue
        yield _stretch(waiting)
        waiting = []
    if waiting:
        yield _stretch(waiting)


def _stretch(turns: Sequence[Manoeuvre]) -> Stretch:
    return Stretch(
        turns=tuple(turns),
        street=turns[-1].streets,
        metres=sum(one.metres for one in turns),
        seconds=sum(one.seconds for one in turns),
    )


def _plain(stretch: Stretch) -> Stretch:
    """Return the stretch without the bends in it that come to nothing."""
    if len(stretch.turns) == 1:
        return stretch
    *before, last = stretch.turns
    kept = [one for one in before if one.turn not in (Turn.STRAIGHT, *_SLIGHT)]
    slight = [one for one in before if one.turn in _SLIGHT]
    if not kept and last.turn in _SLIGHT and any(one.turn != last.turn for one in slight):
        last = replace(last, turn=Turn.STRAIGHT)  # a bend to one side and back
    elif not kept and last.turn is Turn.STRAIGHT and len({one.turn for one in slight}) == 1:
        return replace(stretch, turns=(slight[0],))
    if kept and last.turn is Turn.STRAIGHT:
        return replace(stretch, turns=tuple(kept))
    return replace(stretch, turns=(*kept, last))


def _goes_on(before: Stretch, after: Stretch) -> bool:
    """Return whether there is nothing to do and nothing new to read between the two."""
    if [one.turn for one in after.turns] != [Turn.STRAIGHT] or after.turns[0].landmark:
        return False
    if before.turns[-1].turn in _OWN and before.turns[-1].turn is not Turn.ROUNDABOUT:
        return False  # "on" after stairs is not on the stairs
    same = bool(set(before.street) & set(after.street)) or before.street == after.street
    return same or (not after.street and after.metres < _NAMELESS)


def _joined(before: Stretch, after: Stretch) -> Stretch:
    return replace(
        before,
        metres=before.metres + after.metres,
        seconds=before.seconds + after.seconds,
    )

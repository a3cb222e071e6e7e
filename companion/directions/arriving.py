"""The end of a route: at the door, or where the map leaves one."""

from companion.directions.folding import MICRO, Stretch
from companion.directions.measures import stretch
from companion.directions.model import Route, Turn, Way
from companion.directions.turn_words import then_to_do, to_do
from companion.l10n.words import Words

# Metres between the map's last point and the target; the middle of a town hall lies as far from the
# middle of its street. Beyond it we say that the map ends there.
DOORSTEP = 40.0
# Nearer than this the way ends at the door itself: there is nothing left that could bar it.
AT_THE_DOOR = 5.0


def ends_short(route: Route) -> bool:
    """Return whether the last metres must be told of, because the map does not know them."""
    if stairs_at_end(route):
        return True
    # On another way than the nearest one something lies between, unless it is as near.
    return route.short_of_target > (MICRO if route.barred else DOORSTEP)


def stairs_at_end(route: Route) -> bool:
    """Return whether stairs may lie there, for somebody who cannot take them."""
    return route.barred and route.request.way is Way.STEP_FREE


def unmapped_end(route: Route, words: Words) -> tuple[str, ...]:
    """Return the sentences about the last metres of a route that ends short."""
    far = stretch(route.short_of_target, words)
    told = (words("The last {distance} are not on the map.", distance=far),)
    return (*told, words("There may be stairs there.")) if stairs_at_end(route) else told


def arrival(end: Stretch, route: Route, words: Words) -> tuple[str, ...]:
    """Return the sentences of the last step: the turns just before the end, and where it is."""
    *before, last = end.turns
    told = [
        then_to_do(turn, words, end.turns[place - 1]) if place else to_do(turn, words)
        for place, turn in enumerate(before)
    ]
    if ends_short(route):
        told.extend((words("You are almost there."), *unmapped_end(route, words)))
    else:
        told.append(then_to_do(last, words) if before else to_do(last, words))
    if last.turn is Turn.ARRIVE_LEFT:
        told.append(words("It is on your left."))
    elif last.turn is Turn.ARRIVE_RIGHT:
        told.append(words("It is on your right."))
    return tuple(told)

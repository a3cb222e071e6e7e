"""How often the engine is asked before there is no way: nearer first, then from farther off."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from companion.directions.arriving import AT_THE_DOOR, DOORSTEP
from companion.directions.model import NoRoute, Obstacle, Route, RouteRequest, Way
from companion.geography import distance_metres

# Metres around start and target from which any way will do. The nearest way to a library may be a
# path behind steps, on which no wheelchair comes: then another way near it does. Within a radius
# every way counts as being at the target, so the engine stops as far from it as it may (Delft, TU
# library: 27 m of the door with 30, 100 m with 100). Therefore the small ones come first.
RUNGS = ((0, 0), (0, 15), (0, 30), (0, 60), (0, 100), (0, 200), (100, 200))

# Metres. The engine calls it its limit for a wheelchair, and does not always hold to it (24 km over
# a single road, version 3.5.1); three hours on foot are no way to an appointment either.
FARTHEST = 10_000.0

_AGAIN = (Obstacle.NO_WAY, Obstacle.STAIRS)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: the request with the two radiuses, in metres."""

    request: RouteRequest
    start_radius: int = 0
    target_radius: int = 0


def climb(
    request: RouteRequest,
    ask: Callable[[Asked], Route | NoRoute],
    rungs: Sequence[tuple[int, int]] = RUNGS,
) -> Route | NoRoute:
    """Return the first route that `ask` finds, without stairs where it must be.

    Without one it is the last refusal; that it is for the stairs is found out by asking for a
    way on foot.
    """
    far = distance_metres(request.start, request.target) > FARTHEST
    if far and request.way is not Way.BY_CAR:
        return NoRoute(request, Obstacle.TOO_FAR)
    nothing = NoRoute(request, Obstacle.NO_WAY)
    for start_radius, target_radius in rungs:
        found = _fit(ask(Asked(request, start_radius, target_radius)))
        if isinstance(found, Route):
            ends_off = found.short_of_target > AT_THE_DOOR
            return replace(found, barred=target_radius > 0 and ends_off)
        if found.obstacle not in _AGAIN:
            return found
        nothing = found
    if request.way is Way.STEP_FREE and nothing.obstacle is Obstacle.NO_WAY:
        on_foot = _fit(ask(Asked(replace(request, way=Way.ON_FOOT))))
        if isinstance(on_foot, Route) and on_foot.stairs:
            return NoRoute(request, Obstacle.STAIRS)
        if isinstance(on_foot, NoRoute) and on_foot.obstacle is Obstacle.TOO_FAR:
            return NoRoute(request, Obstacle.TOO_FAR)
    return nothing


def _fit(found: Route | NoRoute) -> Route | NoRoute:
    """Return what was found, but no stairs to who cannot take them, nor what is no way to go."""
    if isinstance(found, NoRoute):
        return found
    if found.request.way is Way.STEP_FREE and found.stairs:
        return NoRoute(found.request, Obstacle.STAIRS)
    if found.request.way is not Way.BY_CAR and found.metres > FARTHEST:
        return NoRoute(found.request, Obstacle.TOO_FAR)
    # Within a radius the engine may stop before it has begun: what is mostly not on the map, across
    # a canal or up the stairs, is no way.
    if found.short_of_target > max(DOORSTEP, found.metres):
        return NoRoute(found.request, Obstacle.NO_WAY)
    return found

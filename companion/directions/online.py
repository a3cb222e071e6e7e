"""Routes from a Valhalla server on the internet; asked only when the citizen has allowed it."""

from collections.abc import Callable
from time import monotonic, sleep

from companion.directions.ladder import Asked, climb
from companion.directions.model import NoRoute, Obstacle, Route, RouteRequest
from companion.directions.valhalla import MapSource, question, read_answer
from companion.net.errors import Reason, Unreachable
from companion.net.fetcher import Fetcher, host_of

SECONDS = 10.0  # after which no further question is begun
# Seconds. The public server of FOSSGIS asks for one question a second at most (apis.io, 2026).
_PACE = 1.0
# As few questions as will do: each one is waited for.
_RUNGS = ((0, 0), (0, 30), (0, 100), (0, 200))


class OnlineRouter:
    """Asks the server at `base_url`, such as "https://valhalla1.openstreetmap.de".

    A question is sent by POST: what stands in an address is written into the logs of every
    machine on the way of it, and this holds a home. The limits of one question are those of
    `fetcher`. `pause` waits a number of seconds.
    """

    def __init__(
        self, fetcher: Fetcher, base_url: str, pause: Callable[[float], None] = sleep
    ) -> None:
        self._fetcher = fetcher
        self._url = f"{base_url.rstrip('/')}/route"
        self._pause = pause
        self._source = MapSource(f"OpenStreetMap, {host_of(base_url)}")

    def route(self, request: RouteRequest) -> Route | NoRoute:
        """Return the way, or why there is none."""
        return climb(request, _Asker(self._one, self._pause), _RUNGS)

    def _one(self, asked: Asked) -> Route | NoRoute:
        words = question(asked.request, asked.start_radius, asked.target_radius)
        try:
            page = self._fetcher.post(self._url, words)
        except Unreachable as error:
            return NoRoute(asked.request, _obstacle(error.reason))
        return read_answer(page.body, asked.request, self._source)


class _Asker:
    """Asks no faster than the server likes, and not for ever."""

    def __init__(
        self, ask: Callable[[Asked], Route | NoRoute], pause: Callable[[float], None]
    ) -> None:
        self._ask = ask
        self._pause = pause
        self._begun = monotonic()
        self._first = True

    def __call__(self, asked: Asked) -> Route | NoRoute:
        if not self._first:
            self._pause(_PACE)
        self._first = False
        if monotonic() - self._begun > SECONDS:
            return NoRoute(asked.request, Obstacle.TIMEOUT)
        return self._ask(asked)


def _obstacle(reason: Reason) -> Obstacle:
    match reason:
        case Reason.NO_NETWORK:
            return Obstacle.OFFLINE
        case Reason.TIMEOUT:
            return Obstacle.TIMEOUT
        case _:
            return Obstacle.BROKEN

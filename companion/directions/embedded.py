"""Routes from the region packs on this computer, with the engine beside us; no internet."""

import hashlib
from collections.abc import Sequence
from time import monotonic

from companion.directions.engine import Engine
from companion.directions.errors import EngineFailed, EngineSlow
from companion.directions.ladder import Asked, climb
from companion.directions.model import NoRoute, Obstacle, Route, RouteRequest
from companion.directions.process import ask
from companion.directions.valhalla import MapSource, question, read_answer
from companion.geography import inside
from companion.regions.model import TILES, Pack

SECONDS = 10.0  # for a whole route, all its questions together


class PackRouter:
    """Answers from the newest pack that has both ends in its coverage.

    Without an engine everything is NO_ENGINE; `seconds` is the longest that `route` takes.
    """

    def __init__(
        self, packs: Sequence[Pack], engine: Engine | None, seconds: float = SECONDS
    ) -> None:
        self._packs = sorted(packs, key=lambda pack: pack.manifest.osm_date, reverse=True)
        self._engine = engine
        self._seconds = seconds

    def route(self, request: RouteRequest) -> Route | NoRoute:
        """Return the way, or why there is none."""
        if self._engine is None:
            return NoRoute(request, Obstacle.NO_ENGINE)
        pack = next((pack for pack in self._packs if _covers(pack, request)), None)
        if pack is None:
            return NoRoute(request, Obstacle.NO_PACK)
        if not _whole(pack):
            return NoRoute(request, Obstacle.BROKEN)
        deadline = monotonic() + self._seconds
        found = climb(request, _Asker(self._engine, pack, deadline))
        # "No way near this point" is also what the engine says of tiles it cannot read.
        unread = isinstance(found, NoRoute) and found.obstacle is Obstacle.OUTSIDE
        if unread and not _untouched(pack):
            return NoRoute(request, Obstacle.BROKEN)
        return found


class _Asker:
    """Asks the engine about one pack, until a moment of the clock."""

    def __init__(self, engine: Engine, pack: Pack, deadline: float) -> None:
        self._engine = engine
        self._pack = pack
        self._deadline = deadline

    def __call__(self, asked: Asked) -> Route | NoRoute:
        left = self._deadline - monotonic()
        words = question(asked.request, asked.start_radius, asked.target_radius)
        if left <= 0:
            return NoRoute(asked.request, Obstacle.TIMEOUT)
        try:
            answer = ask(self._engine, self._pack.tiles, words, left)
        except EngineSlow:
            return NoRoute(asked.request, Obstacle.TIMEOUT)
        except EngineFailed:
            return NoRoute(asked.request, Obstacle.BROKEN)
        manifest = self._pack.manifest
        return read_answer(answer, asked.request, MapSource(manifest.title, manifest.osm_date))


def _covers(pack: Pack, request: RouteRequest) -> bool:
    ring = pack.manifest.coverage
    return inside(request.start, ring) and inside(request.target, ring)


def _whole(pack: Pack) -> bool:
    """Return whether the tiles are there in full; costs one look at the folder."""
    packed = pack.manifest.files.get(TILES)
    try:
        return packed is None or pack.tiles.stat().st_size == packed.size
    except OSError:
        return False


def _untouched(pack: Pack) -> bool:
    """Return whether the tiles are still what was packed; reads all of them."""
    packed = pack.manifest.files.get(TILES)
    try:
        with pack.tiles.open("rb") as file:
            told = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return False
    return packed is None or told == packed.sha256

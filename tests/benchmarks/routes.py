"""Times routes on foot and for a wheelchair: `routes.py ROUNDS`.

Prints JSON, or null without an engine: the milliseconds of each round. Ours is the whole answer
of the router; bare is the engine by itself, started from here with the same questions, its answers
not read. The map is that of Delft where it is beside the project, else that of the synthetic town.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import town

from companion.directions.embedded import PackRouter
from companion.directions.engine import Engine, engine
from companion.directions.ladder import Asked, climb
from companion.directions.model import NoRoute, Route, RouteRequest, Way
from companion.directions.process import ask
from companion.directions.valhalla import MapSource, question, read_answer
from companion.geography import Coordinate
from companion.region_builder.tiles import make_tiles
from companion.regions.model import TILES, Manifest, Pack

DELFT = Path(__file__).parents[2] / ".." / "shared" / "data" / "osm" / "tudelft_2025-08.osm.pbf"
DELFT_HOME, DELFT_LIBRARY = Coordinate(51.9963, 4.3751), Coordinate(52.00268, 4.37524)
EVERYWHERE = (
    Coordinate(51.9, 4.2),
    Coordinate(51.9, 4.5),
    Coordinate(52.1, 4.5),
    Coordinate(52.1, 4.2),
)


def made(engine: Engine, folder: Path) -> Pack:
    """Return a pack of the map; it has tiles and nothing else."""
    extract = DELFT if DELFT.is_file() else town.write_town(folder / "town.osm.pbf")
    make_tiles(engine, extract, folder, folder / TILES)
    day = date(2026, 11, 1)
    return Pack(folder, Manifest("map", "Map", day, day, EVERYWHERE, "", {}))


def questions(engine: Engine, pack: Pack, request: RouteRequest) -> list[str]:
    """Return what the router asks the engine about `request`."""
    asked: list[str] = []

    def one(this: Asked) -> Route | NoRoute:
        asked.append(question(this.request, this.start_radius, this.target_radius))
        return read_answer(ask(engine, pack.tiles, asked[-1], 10), this.request, MapSource("Map"))

    climb(request, one)
    return asked


def run_bare(engine: Engine, config: Path, asked: Sequence[str]) -> None:
    """Run the engine once for each question."""
    for text in asked:
        subprocess.run(  # noqa: S603 - the engine
            [engine.service, config, "route", "/dev/stdin"],
            input=text.encode(),
            capture_output=True,
            env=dict(engine.environment()),
            check=False,  # it ends with 1 where there is no path
        )


def took(work: Callable[[], object]) -> float:
    """Return how many milliseconds `work` takes."""
    began = perf_counter()
    work()
    return (perf_counter() - began) * 1000


def measure(engine: Engine, pack: Pack, request: RouteRequest, rounds: int) -> dict[str, object]:
    """Return the times of a request, ours and bare in turns."""
    config = pack.folder / "bare.json"
    config.write_text(engine.for_routes(pack.tiles), "utf-8")
    asked = questions(engine, pack, request)
    router = PackRouter([pack], engine)
    bare = partial(run_bare, engine, config, asked)
    turns = [(took(lambda: router.route(request)), took(bare)) for _ in range(rounds + 1)]
    # The first turn only fills the caches of the disk.
    ours, engines = zip(*turns[1:], strict=True)
    return {"ours": ours, "bare": engines, "questions": len(asked)}


def main() -> None:
    """Measure both ways and print them."""
    rounds, machine = int(sys.argv[1]), engine()
    if machine is None:
        sys.stdout.write("null")
        return
    with TemporaryDirectory() as folder:
        pack = made(machine, Path(folder))
        ends = (DELFT_HOME, DELFT_LIBRARY) if DELFT.is_file() else (town.HOME, town.LIBRARY)
        told = {
            way.name: measure(machine, pack, RouteRequest(*ends, way), rounds)
            for way in (Way.ON_FOOT, Way.STEP_FREE)
        }
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()

"""Times a press while the way is being looked for: `asking.py ROUNDS`.

Prints JSON, or null without an engine: the milliseconds from "Terug" until the screen before is
painted; ours while the engine works, bare when it is done. Real window, synthetic town.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import town
from PySide6.QtCore import QCoreApplication, QEventLoop
from qt.visit import Visit, World

from companion.app import make_application
from companion.counters.register import read_register
from companion.directions.engine import engine
from companion.region_builder.build import Plan, build
from companion.regions.model import Pack
from companion.regions.store import install
from companion.session.intents import Pick, Press, Typed
from companion.session.places import AskStart, OnTheWay, Searching

TO_THE_DOOR = (
    *(Press.FINDER, Typed("text", "2611 ZM"), Press.FORWARD),
    *(Press.WAY, Pick("lopend"), Typed("number", "6")),
)


def packed(folder: Path) -> Pack:
    """Return the pack of the synthetic town, installed."""
    plan = Plan(
        town.write_town(folder / "town.osm.pbf"),
        town.write_polygon(folder / "edge.geojson"),
        folder / "town.regio",
    )
    return install(build(plan, read_register(), date(2026, 11, 2)).path, folder / "regions")


def back(visit: Visit) -> float:
    """Return the milliseconds of a press on "Terug"."""
    began = perf_counter()
    visit.stage.take(Press.BACK)
    visit.window.repaint()
    return (perf_counter() - began) * 1000


def measure(pack: Pack, rounds: int) -> dict[str, Sequence[float]]:
    """Return the times of both presses, in turns."""
    ours, bare = list[float](), list[float]()
    visit = Visit(world=World(packs=(pack,)))
    for intent in TO_THE_DOOR:
        visit.stage.take(intent)
        visit.settle()
    for _ in range(rounds):
        visit.stage.take(Press.FORWARD)
        # Now the engine is at work; a little later, as somebody who changes their mind.
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 30)
        _at(visit, Searching)
        ours.append(back(visit))
        visit.settle()
        visit.stage.session = replace(visit.stage.session, front_door=None)
        visit.stage.take(Press.FORWARD)
        visit.settle()
        _at(visit, OnTheWay)
        bare.append(back(visit))
        _at(visit, AskStart)
    visit.close()
    return {"ours": ours, "bare": bare}


def _at(visit: Visit, place: type[object]) -> None:
    assert isinstance(visit.stage.session.place, place), visit.view.title


def main() -> None:
    """Measure and print."""
    if engine() is None:
        sys.stdout.write("null")
        return
    application = make_application(["asking"])
    with TemporaryDirectory() as folder:
        told = measure(packed(Path(folder)), int(sys.argv[1]))
    sys.stdout.write(json.dumps(told))
    del application


if __name__ == "__main__":
    main()

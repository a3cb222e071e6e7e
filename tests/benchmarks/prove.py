"""Times the reading and proving of every shipped flow: `prove.py ROUNDS`.

Prints JSON: for each flow the milliseconds of each round, ours and with the bare YAML loader.
"""

import json
import sys
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from time import perf_counter

import yaml

from companion.assets import shipped
from companion.flows.graph import stale, unsound
from companion.flows.reader import read_flow
from companion.official.register import Official, read_official


def prove(path: Path, official: Official, today: date) -> None:
    """Read one flow and prove that it hangs together and is in date."""
    flow = read_flow(path)
    unsound(flow, official)
    stale(flow, official, today)


def load(path: Path) -> None:
    """Only load the same file."""
    yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - it builds strings only


def measure(rounds: int) -> dict[str, dict[str, list[float]]]:
    """Return the milliseconds of each flow and round, ours and bare, made in turns."""
    official = read_official(shipped("assets", "official"))
    today = date.today()  # noqa: DTZ011 - the day on the wall, as in `companion check`
    paths = sorted(shipped("assets", "flows").glob("*.yaml"))
    told: dict[str, dict[str, list[float]]] = {
        path.stem: {"ours": [], "bare": []} for path in paths
    }
    for _round in range(rounds):
        for path in paths:
            times = told[path.stem]
            times["ours"].append(_milliseconds(partial(prove, path, official, today)))
            times["bare"].append(_milliseconds(partial(load, path)))
    return told


def _milliseconds(act: Callable[[], None]) -> float:
    began = perf_counter()
    act()
    return (perf_counter() - began) * 1000


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(int(sys.argv[1]))))

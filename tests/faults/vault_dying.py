"""Dies at every point of everything that is done with a vault, and looks what is left.

Run as a program, with a folder, how many deaths at least, and a seed: the process that forks has
one thread, which a test run has not. Prints the deaths of each scenario; one bad state ends it.
"""

import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from faults.vault_scenarios import SCENARIOS, Scenario
from faults.vault_world import Shim, World, without_syncs

from companion.vault.changing import settle


def die(_: str) -> NoReturn:
    os._exit(9)


def dies(world: World, act: Callable[[World], None], at: int, tear: float) -> bool:
    """Whether the child that did it died at the point; else it came to the end."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            with Shim(at, die, tear=tear) as shim:
                world.store.point = shim.point
                act(world)
            code = 0
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code not in {0, 9}:
        raise AssertionError(code)
    return code == 9


def settling(world: World) -> None:
    settle(world.place, world.store)


def one_death(world: World, scenario: Scenario, at: int, chance: random.Random) -> bool:
    """Whether there was one, at this point; what it left was looked at."""
    died = dies(world, scenario.act, at, chance.random())
    for _ in range(chance.choice([0, 0, 1, 3])):
        dies(world, settling, chance.randrange(20), chance.random())
    world.restart()
    settling(world)
    scenario.judge(world, not died)
    return died


def one_round(root: Path, chance: random.Random, deaths: Counter[str]) -> None:
    for scenario in SCENARIOS:
        with tempfile.TemporaryDirectory(dir=root) as folder:
            world = World(Path(folder))
            scenario.prepare(world, chance)
            (world.root / "judged").unlink(missing_ok=True)
            before, died, at = world.snapshot(), True, 0
            while died:
                world.put_back(before)
                world.restart()
                state = chance.getstate()
                try:
                    died = one_death(world, scenario, at, chance)
                except BaseException:
                    sys.stdout.write(f"BAD {scenario.name} at {at}, {hash(state)}\n")
                    raise
                deaths[scenario.name] += died
                at += 1


def main() -> None:
    root, points, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    chance = random.Random(seed)  # noqa: S311 - a simulation, not a secret
    without_syncs()
    deaths: Counter[str] = Counter()
    while not deaths or deaths.total() < points:
        one_round(root, chance, deaths)
    for name, count in deaths.items():
        sys.stdout.write(f"{count} {name}\n")


if __name__ == "__main__":
    main()

"""Guesses PINs as a cunning person would, and counts how many were judged.

Run as a program, with a folder, how many runs, and a seed: the process that forks has one thread,
which a test run has not. Prints the number of judged PINs of each run.

Between two guesses that were judged either the side file or the count in the key store is
meddled with. Who puts both back at once is a program in the account, and has the key as well:
section 3.4 of the security reference names that as what is left.
"""

import os
import random
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from faults.vault_dying import dies
from faults.vault_world import World, without_syncs

from companion.vault.changing import settle
from companion.vault.errors import VaultError, WrongPin
from companion.vault.store import load, noted
from companion.vault.typed import Pin

STEPS: Final = 35


class Guesser:
    """One run against one vault."""

    def __init__(self, world: World, chance: random.Random) -> None:
        world.create(())
        self._world = world
        self._chance = chance
        self._kid = load(world.place, world.store).parts.fixed.identity.kid.hex()
        self._side_file = world.place.tries.read_bytes()
        self._number = 5000
        self._at: str = ""  # which of the two was meddled with since the last judged PIN

    def run(self) -> int:
        for _ in range(STEPS):
            self._chance.choice((self._restart, self._jump, self._reboot, self._meddle))()
            self._chance.choice((*[self._guess] * 14, self._killed, self._two_at_once))()
        return len(self._world.judged())

    def _restart(self) -> None:
        self._world.restart()
        settle(self._world.place, self._world.store)

    def _jump(self) -> None:
        jumps = (-5000, -1, 40, 4000, 4000, 4000, 10**8)
        self._world.clock.now = max(self._world.clock.now + self._chance.choice(jumps), 0)

    def _reboot(self) -> None:
        self._world.clock.boot += 1
        self._world.clock.now = self._chance.uniform(0, 4000)
        self._world.restart()

    def _meddle(self) -> None:
        self._at = self._at or self._chance.choice(("side", "store"))
        if self._at == "store":
            count = self._chance.choice((None, 0, 3))
            if count is None:
                self._world.store.delete(f"{self._kid}-tries")
            else:
                self._world.store.set(f"{self._kid}-tries", noted(count))
            return
        forged = f"tries 1 {self._kid} 0 {self._world.clock.boot} 0.0\n".encode()
        data = self._chance.choice((None, b"", b"\xff" * 90, forged, self._side_file))
        if data is None:
            self._world.place.tries.unlink(missing_ok=True)
        else:
            self._world.place.tries.write_bytes(data)

    def _next(self) -> Callable[[World], None]:
        self._number += 1
        pin = Pin(str(self._number).encode())

        def guess(world: World) -> None:
            try:
                world.unlock(pin)
            except WrongPin:
                self._at = ""  # both counts were written
            except VaultError:
                return

        return guess

    def _guess(self) -> None:
        self._next()(self._world)

    def _killed(self) -> None:
        dies(self._world, self._next(), self._chance.randrange(14), self._chance.random())

    def _two_at_once(self) -> None:
        guesses = (self._next(), self._next())
        children = []
        for guess in guesses:
            child = os.fork()
            if child == 0:
                try:
                    guess(self._world)
                finally:
                    os._exit(0)
            children.append(child)
        for child in children:
            os.waitpid(child, 0)


def main() -> None:
    root, runs, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    without_syncs()
    for run in range(runs):
        chance = random.Random(seed + run)  # noqa: S311 - a simulation, not a secret
        with tempfile.TemporaryDirectory(dir=root) as folder:
            judged = Guesser(World(Path(folder)), chance).run()
        sys.stdout.write(f"{judged}\n")
        sys.stdout.flush()  # before the next fork, or the child has the line too


if __name__ == "__main__":
    main()

"""Times the vault of a citizen against the bare stretching of a PIN: `unlock.py ROUNDS`.

The door with its process, and a real gnome-keyring behind it; the baseline is one call of Argon2id
of `cryptography` with the costs of that vault, in turns with each. Prints JSON: milliseconds of
each round, ours and bare, and the costs; or null where there is no gnome-keyring.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from vault.secret_service import available, secret_service

from companion.vault.door_process import ProcessDoor
from companion.vault.door_standing import places_in
from companion.vault.format import Costs, take_apart
from companion.vault.kinds import Kind
from companion.vault.pins import NOTHING_OWN

PIN, OTHER = "4071", "8362"
READ_SECONDS = 1.5  # from the screen that asks for the PIN to its last digit: nobody is quicker
CALLS = ("open", "open, not stood ready", "reveal", "create", "change")

Times = dict[str, dict[str, list[float]]]


class Turns:
    """Times a call of the door, and the bare stretching right after it."""

    def __init__(self, folder: Path) -> None:
        self.told: Times = {name: {"ours": [], "bare": []} for name in CALLS}
        self._folder = folder

    def time(self, name: str, call: Callable[[], object]) -> None:
        """Add one round of this name."""
        self.told[name]["ours"].append(_milliseconds(call))
        costs = self.costs()
        self.told[name]["bare"].append(_milliseconds(lambda: _bare(costs)))

    def costs(self) -> Costs:
        """Return what the vault says that its PIN costs."""
        return take_apart(places_in(self._folder)[0].file.read_bytes()).fixed.costs


def measure(rounds: int) -> dict[str, object] | None:
    """Return what each call took, and with which costs."""
    if not available:
        return None
    with secret_service() as service, TemporaryDirectory() as folder:
        os.environ.update(service.environment)
        turns = Turns(Path(folder))
        with closing(ProcessDoor(Path(folder))) as door:
            for _ in range(rounds):
                _one_round(door, turns)
            costs = turns.costs()
    return {
        "times": turns.told,
        "costs": f"{costs.memory_kib // 1024} MiB, {costs.passes} passes, {costs.lanes} lanes",
    }


def _one_round(door: ProcessDoor, turns: Turns) -> None:
    door.throw_away()
    turns.time("create", lambda: door.create(PIN, NOTHING_OWN))
    door.keep(Kind.BSN, "111222333")
    door.lock()
    turns.time("open, not stood ready", lambda: door.open(PIN))
    door.lock()
    door.standing()
    time.sleep(READ_SECONDS)
    turns.time("open", lambda: door.open(PIN))
    turns.time("reveal", lambda: door.reveal(Kind.BSN, PIN))
    turns.time("change", lambda: door.change(PIN, OTHER, NOTHING_OWN))


def _bare(costs: Costs) -> None:
    kdf = Argon2id(
        salt=bytes(16),
        length=32,
        iterations=costs.passes,
        lanes=costs.lanes,
        memory_cost=costs.memory_kib,
    )
    kdf.derive(PIN.encode())


def _milliseconds(call: Callable[[], object]) -> float:
    began = perf_counter()
    call()
    return (perf_counter() - began) * 1000


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(int(sys.argv[1]))))

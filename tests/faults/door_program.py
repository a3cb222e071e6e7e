"""A door to kill, and `door_program.py ACTION FOLDER`, a citizen who uses it.

Its worker is the process of the vault, quick to open, with its keys in files that outlive it. The
citizen makes ready, says which process has the vault or will have it, waits for a line, acts, and
says that it was done, with what it was told.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from faults.vault_world import FolderKeyStore
from vault.door_fakes import edges, quick

from companion.vault.door_inside import InsideDoor
from companion.vault.door_process import ProcessDoor
from companion.vault.door_session import Edges
from companion.vault.door_worker import serve
from companion.vault.format import Costs
from companion.vault.keys import PinKey
from companion.vault.kinds import Kind
from companion.vault.pins import NOTHING_OWN
from companion.vault.typed import Passphrase, Pin

OLD, NEW = "4071", "8362"
BEFORE, AFTER = "Eerst", "Later"
_WORKER: Final = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parents[1])!r})
from faults.door_program import worker
worker(sys.argv[1])
"""
_SHUT: Final = frozenset({"create", "open"})


class SwiftClock:
    """A second of it takes a millionth: no wait is left when the next question comes."""

    def seconds(self) -> float:
        return time.monotonic() * 1_000_000

    def boot_id(self) -> str:
        return "1"


def door_of(folder: Path) -> ProcessDoor:
    """Return a door to the vault in this folder, through a worker."""
    folder.mkdir(exist_ok=True)
    return ProcessDoor(folder / "vault", command=(sys.executable, "-c", _WORKER))


def worker(name: str) -> None:
    """Be the process of the vault until the program is gone."""
    folder = Path(name)
    usual = edges(FolderKeyStore(folder.parent / "keys"), SwiftClock())

    def judging(secret: Pin | Passphrase, salt: bytes, costs: Costs) -> PinKey:
        # Where no death can take it back.
        with (folder.parent / "judged").open("ab") as file:
            file.write(secret.digits + b"\n" if isinstance(secret, Pin) else b"words\n")
        return quick(secret, salt, costs)

    world = Edges(usual.key_store, usual.clock, usual.costs, judging, judging)
    serve(InsideDoor(folder, world))


def acts(door: ProcessDoor) -> dict[str, Callable[[], object]]:
    """Return what is done, by its name."""
    return {
        "create": lambda: door.create(OLD, NOTHING_OWN),
        "open": lambda: door.open(OLD),
        "keep": lambda: door.keep(Kind.NAME, AFTER),
        "change": lambda: door.change(OLD, NEW, NOTHING_OWN),
        "new_sheet": lambda: door.new_sheet(OLD),
        "throw_away": door.throw_away,
    }


def citizen(action: str, folder: Path) -> None:
    """Do one thing with a vault that holds one value."""
    door = door_of(folder)
    if action != "create":
        door.create(OLD, NOTHING_OWN)
        door.keep(Kind.NAME, BEFORE)
    if action in _SHUT:
        door.lock()
        door.prepare()
    _say(f"{door.idle_process if action in _SHUT else door.process}")
    sys.stdin.readline()
    told = acts(door)[action]()
    _say(f"done {told if isinstance(told, str) else ''}")
    sys.stdin.readline()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    citizen(sys.argv[1], Path(sys.argv[2]))

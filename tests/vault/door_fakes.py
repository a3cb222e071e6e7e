"""Doors for tests: quick to open, with a key store and a clock that outlive a process."""

import hashlib
import sys
from pathlib import Path

from companion.vault.boot_clock import BootClock, SetBootClock, SystemBootClock
from companion.vault.door_inside import InsideDoor
from companion.vault.door_process import ProcessDoor
from companion.vault.door_session import Edges
from companion.vault.door_worker import serve
from companion.vault.format import Costs
from companion.vault.key_store import BackEnd, KeyStore, check_kid, check_secret
from companion.vault.key_store_errors import KeyStoreAbsent
from companion.vault.keys import USUAL, PinKey
from companion.vault.typed import Passphrase, Pin

_TESTS = Path(__file__).parents[1]
_PROGRAM = f"""
import sys
sys.path.insert(0, {str(_TESTS)!r})
from vault import door_fakes
{{change}}
door_fakes.serve_quick(sys.argv[1])
"""


class FileKeyStore:
    """Keeps each key in a file, or has none at all where there is a file `absent`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, kid: str) -> bytes | None:
        path = self._path(kid)
        return path.read_bytes() if path.exists() else None

    def set(self, kid: str, secret: bytes) -> None:
        check_secret(secret)
        self._path(kid).write_bytes(secret)

    def delete(self, kid: str) -> None:
        self._path(kid).unlink(missing_ok=True)

    def kind(self) -> BackEnd:
        self._path("kind")
        return BackEnd.SECRET_SERVICE

    def _path(self, kid: str) -> Path:
        check_kid(kid)
        if (self._folder / "absent").exists():
            raise KeyStoreAbsent
        return self._folder / kid


class FileClock(SetBootClock):
    """Stands still in all processes, at what is in the file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.boot = 1

    @property
    def now(self) -> float:
        return float(self._path.read_text(encoding="ascii"))

    @now.setter
    def now(self, seconds: float) -> None:
        self._path.write_text(str(seconds), encoding="ascii")


def quick(secret: Pin | Passphrase, salt: bytes, costs: Costs) -> PinKey:
    """Stretch with one hash."""
    told = secret.digits if isinstance(secret, Pin) else secret.text.encode()
    return PinKey(hashlib.sha256(told + salt + repr(costs).encode()).digest())


def edges(store: KeyStore, clock: BootClock | None = None) -> Edges:
    """Return a world with this key store, whatever back end is named."""
    return Edges(lambda _: store, clock or SystemBootClock(), lambda: USUAL, quick, quick)


def inside_door(folder: Path, store: KeyStore, clock: BootClock | None = None) -> InsideDoor:
    """Return a door without a process of its own."""
    return InsideDoor(folder, edges(store, clock))


def new_clock(folder: Path) -> FileClock:
    """Return the clock that the processes of doors of `folder` go by."""
    (folder / "keys").mkdir()
    clock = FileClock(folder / "keys" / "clock.txt")
    clock.now = 1000.0
    return clock


def process_door(folder: Path, change: str = "", seconds: float = 30.0) -> ProcessDoor:
    """Return a door whose process runs the code `change` first; make its `new_clock` before."""
    command = (sys.executable, "-c", _PROGRAM.format(change=change))
    return ProcessDoor(folder / "vault", command=command, seconds=seconds)


def serve_quick(folder: str) -> None:
    """Be the process of such a door."""
    keys = Path(folder).parent / "keys"
    serve(inside_door(Path(folder), FileKeyStore(keys), FileClock(keys / "clock.txt")))


def broken(folder: Path, change: str, seconds: float = 30.0) -> ProcessDoor:
    """Return the door with its process, in which `change` was run before it serves."""
    new_clock(folder)
    return process_door(folder, change, seconds)

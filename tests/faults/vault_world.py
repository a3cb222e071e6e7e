"""A vault and its key store on the disk: so that one who forks and dies leaves them there."""

import errno
import os
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, Self

from vault.vaults import QuickStretch

from companion.vault.boot_clock import SetBootClock
from companion.vault.errors import VaultError
from companion.vault.format import Costs
from companion.vault.items import Item
from companion.vault.key_store import BackEnd
from companion.vault.keys import DeviceSecret, PinKey
from companion.vault.making import create
from companion.vault.recovery import SheetCode, new_sheet, open_with_sheet
from companion.vault.sealed import Unlocked, open_sealed
from companion.vault.store import Place, load
from companion.vault.tries import Tries
from companion.vault.typed import Pin
from companion.vault.unlocking import unlock

COSTS: Final = Costs(64 * 1024, 3, 4)
OLD: Final = Pin(b"4071")
NEW: Final = Pin(b"8264")
WRONG: Final = Pin(b"5000")
PERSON: Final = b"p" * 16
CALLS: Final = ("open", "write", "fsync", "replace", "unlink")
Strike = Callable[[str], None]


def fault(number: int) -> OSError:
    return OSError(number, errno.errorcode[number])


def without_syncs() -> None:
    """What is written outlives a process in any case, and only power cuts need the waiting."""

    def nothing(fd: object) -> None:
        del fd

    os.fsync = nothing


class Shim:
    """Strikes at the n-th call that changes the disk or the key store; a write is torn by it."""

    def __init__(
        self, at: int, strike: Strike, *, lasting: bool = False, tear: float = 0.5
    ) -> None:
        self.calls = 0
        self._at, self._strike, self._lasting, self._tear = at, strike, lasting, tear
        self._real = {name: getattr(os, name) for name in CALLS}

    def __enter__(self) -> Self:
        for name in CALLS:
            setattr(os, name, self._wrapped(name))
        return self

    def __exit__(self, *_: object) -> None:
        for name, call in self._real.items():
            setattr(os, name, call)

    @property
    def struck(self) -> bool:
        return self.calls > self._at

    def hits(self) -> bool:
        self.calls += 1
        return self.struck if self._lasting else self.calls - 1 == self._at

    def point(self, name: str) -> None:
        if self.hits():
            self._strike(name)

    def _wrapped(self, name: str) -> Callable[..., Any]:  # any call of the system
        real = self._real[name]

        def counted(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - as the call itself
            if self.hits():
                if name == "write":
                    real(arguments[0], arguments[1][: int(len(arguments[1]) * self._tear)])
                self._strike(name)
            return real(*arguments, **named)

        return counted


class FolderKeyStore:
    """A key store of plain files, one a key: it outlives the process, as a real one does."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.point: Strike = lambda _: None
        folder.mkdir(exist_ok=True)

    def get(self, kid: str) -> bytes | None:
        self.point("get")
        path = self._folder / kid
        return path.read_bytes() if path.exists() else None

    def set(self, kid: str, secret: bytes) -> None:
        self.point("set")
        fresh = self._folder / f"{kid}~"  # whole at every moment, as a real one is meant to be
        fresh.write_bytes(secret)
        os.rename(fresh, self._folder / kid)  # noqa: PTH104 - `replace` is counted as our own
        self.point("was set")

    def delete(self, kid: str) -> None:
        self.point("delete")
        path = self._folder / kid
        if path.exists():
            os.remove(path)  # noqa: PTH107 - `unlink` is counted as our own
        self.point("was deleted")

    def kind(self) -> BackEnd:
        return BackEnd.SECRET_SERVICE

    def names(self) -> frozenset[str]:
        return frozenset(path.name for path in self._folder.iterdir())


class World:
    """One citizen's vault in a folder, and whoever stands before it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.place = Place(root / "vault", PERSON)
        self.clock = SetBootClock()
        self.store = FolderKeyStore(root / "keys")
        self.codes: list[SheetCode] = []
        self.restart()

    def restart(self) -> None:
        self.tries = Tries(self.place, self.store, self.clock)

    def stretch(self, pin: Pin, salt: bytes, costs: Costs) -> PinKey:
        """Judging a PIN is written down where no death can take it back."""
        with (self.root / "judged").open("ab") as file:
            file.write(pin.digits + b"\n")
        return QuickStretch()(pin, salt, costs)

    def judged(self) -> list[bytes]:
        path = self.root / "judged"
        return path.read_bytes().split() if path.exists() else []

    def create(self, items: tuple[Item, ...], pin: Pin = OLD) -> Unlocked:
        return create(self.place, self.store, self.tries, pin, items, COSTS, QuickStretch())

    def unlock(self, pin: Pin = OLD) -> Unlocked:
        return unlock(self.place, self.store, self.tries, pin, self.stretch)

    def new_sheet(self, unlocked: Unlocked) -> None:
        self.codes.append(new_sheet(self.place, unlocked))

    def opening(self, *, previous: bool = False) -> dict[Pin, tuple[Item, ...]]:
        """Return what each PIN opens, without counting tries."""
        opened = {}
        for pin in (OLD, NEW):
            try:
                loaded = load(self.place, self.store, previous=previous)
                device = DeviceSecret(loaded.device.value)
                opened[pin] = open_sealed(loaded.data, device, pin, QuickStretch()).items
            except VaultError:
                continue
        return opened

    def by_sheet(self, code: SheetCode) -> tuple[Item, ...] | None:
        try:
            return open_with_sheet(self.place, code).items
        except VaultError:
            return None

    def files(self) -> set[str]:
        """Return the endings of the files, without the lock, which stays."""
        if not self.place.folder.exists():
            return set()
        names = (path.name.partition(".")[2] for path in self.place.folder.iterdir())
        return set(names) - {"lock"}

    def strangers(self) -> frozenset[str]:
        """Return the keys in the store that do not belong to the file."""
        if not self.place.file.exists():
            return self.store.names()
        kid = self.place.file.read_bytes()[86:102].hex()  # the last field of the fixed header
        return self.store.names() - {kid, f"{kid}-gen", f"{kid}-tries"}

    def snapshot(self) -> dict[str, bytes]:
        files = (path for path in self.root.rglob("*") if path.is_file())
        return {str(path.relative_to(self.root)): path.read_bytes() for path in files}

    def put_back(self, snapshot: dict[str, bytes]) -> None:
        for path in [path for path in self.root.rglob("*") if path.is_file()]:
            path.unlink()
        for name, data in snapshot.items():
            path = self.root / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)


def some_items(chance: random.Random) -> tuple[Item, ...]:
    """Return a few items of any length, so that files of one block and of more are met."""
    signs = "abcçdeëf 0123456789İ\u0000\u202e€"
    return tuple(
        Item(f"item-{number}", "".join(chance.choices(signs, k=chance.choice([0, 9, 3000]))))
        for number in range(chance.randrange(1, 4))
    )


def is_clean(world: World) -> bool:
    """Whether nothing is left of any change: no halves, no notes, no keys too many."""
    halves = [name for name in world.files() if re.search(r"new$|pending|thrown", name)]
    return not halves and not world.strangers()

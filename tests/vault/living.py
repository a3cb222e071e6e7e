"""A vault in memory's key store and a folder, with all that its life needs."""

from pathlib import Path

from vault.vaults import COSTS, PIN, QuickStretch

from companion.vault.boot_clock import SetBootClock
from companion.vault.changing import change_pin
from companion.vault.items import Item
from companion.vault.key_store import MemoryKeyStore
from companion.vault.making import create
from companion.vault.recovery import OpenedBySheet, renew
from companion.vault.sealed import Unlocked
from companion.vault.store import Place
from companion.vault.tries import Tries
from companion.vault.typed import Pin
from companion.vault.unlocking import unlock

NEW = Pin(b"8264")
ITEMS = (Item("naam", "J. Jansen"), Item("bsn", "111222333"))


class Remembering(MemoryKeyStore):
    """A key store that tells which keys it has, and what was done with it."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[tuple[str, str]] = []

    def set(self, kid: str, secret: bytes) -> None:
        super().set(kid, secret)
        self.done.append(("set", kid))

    def delete(self, kid: str) -> None:
        super().delete(kid)
        self.done.append(("delete", kid))

    def names(self) -> frozenset[str]:
        return frozenset(self._kept)


class Life:
    """The vault of one citizen from its beginning."""

    def __init__(self, folder: Path) -> None:
        self.place = Place(folder, b"p" * 16)
        self.store = Remembering()
        self.tries = Tries(self.place, self.store, SetBootClock())
        self.stretch = QuickStretch()

    def create(self) -> Unlocked:
        return create(self.place, self.store, self.tries, PIN, ITEMS, COSTS, self.stretch)

    def change(self, unlocked: Unlocked) -> Unlocked:
        return change_pin(self.place, self.store, self.tries, unlocked, NEW, COSTS, self.stretch)

    def renew(self, opened: OpenedBySheet) -> Unlocked:
        return renew(self.place, self.store, self.tries, opened, NEW, COSTS, self.stretch)

    def unlock(self, pin: Pin = PIN) -> Unlocked:
        return unlock(self.place, self.store, self.tries, pin, self.stretch)

    def endings(self) -> set[str]:
        return {path.name.partition(".")[2] for path in self.place.folder.iterdir()}


def kid_of(unlocked: Unlocked) -> str:
    return unlocked.fixed.identity.kid.hex()


def keys_of(unlocked: Unlocked) -> set[str]:
    return {f"{kid_of(unlocked)}{ending}" for ending in ("", "-gen", "-tries")}

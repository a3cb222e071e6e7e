"""One vault between two calls of the door: where it lies, what counts its tries, and its keys."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from companion.vault import keyless
from companion.vault.boot_clock import BootClock, SystemBootClock
from companion.vault.changing import settle
from companion.vault.costs import calibrated
from companion.vault.disk import locked
from companion.vault.door import Contents, Standing, contents_of
from companion.vault.door_errors import DoorShut, OlderCopy
from companion.vault.door_standing import at_rest, back_end_of, places_in, while_open
from companion.vault.errors import KeyMissing, TriesUsedUp
from companion.vault.format import Costs, Mode
from companion.vault.items import Item
from companion.vault.key_store import BackEnd, KeyStore
from companion.vault.key_store_here import asked_here
from companion.vault.keys import PassphraseStretch, Stretch, stretched
from companion.vault.passphrases import passphrase_of
from companion.vault.pins import pin_of
from companion.vault.sealed import Unlocked
from companion.vault.store import Age, Place, load, save
from companion.vault.tries import Tries
from companion.vault.unlocking import unlock


@dataclass(frozen=True, slots=True)
class Edges:
    """The world behind the door; `key_store` makes the store of the back end that a vault names."""

    key_store: Callable[[BackEnd | None], KeyStore] = field(default_factory=asked_here)
    clock: BootClock = field(default_factory=SystemBootClock)
    costs: Callable[[], Costs] = calibrated
    stretch: Stretch = stretched
    stretch_words: PassphraseStretch = stretched


class LookedUp:
    """A key store that is asked for each key once, while the vault is held and nobody changes it.

    The tries have the store itself: they are read afresh each time.
    """

    def __init__(self, store: KeyStore) -> None:
        """Remember whom to ask."""
        self._store = store
        self._found: dict[str, bytes | None] = {}

    def get(self, kid: str) -> bytes | None:
        """Return the secret, as it was at the first time."""
        if kid not in self._found:
            self._found[kid] = self._store.get(kid)
        return self._found[kid]

    def set(self, kid: str, secret: bytes) -> None:
        """Keep the secret."""
        self._found.pop(kid, None)
        self._store.set(kid, secret)

    def delete(self, kid: str) -> None:
        """Forget the secret."""
        self._found.pop(kid, None)
        self._store.delete(kid)

    def kind(self) -> BackEnd:
        """Return the back end."""
        return self._store.kind()


class DoorSession:
    """The vault of one person, from the first look at it until it is shut."""

    def __init__(self, folder: Path, edges: Edges) -> None:
        """Take the first vault in the folder, or a new name where there is none."""
        found = places_in(folder)
        self.edges = edges
        self.place = found[0] if found else Place(folder, os.urandom(16))
        self.use_key_store(back_end_of(self.place))
        self._unlocked: Unlocked | None = None
        self._held = ExitStack()

    def use_key_store(self, back_end: BackEnd | None) -> None:
        """Ask this back end from now on, or any of this computer; wrong PINs are forgotten."""
        self.keys = self.edges.key_store(back_end)
        self.tries = Tries(self.place, self.keys, self.edges.clock)

    @property
    def unlocked(self) -> Unlocked:
        """The open vault.

        Raises:
            DoorShut: it is not.
        """
        if self._unlocked is None:
            raise DoorShut
        return self._unlocked

    def standing(self) -> Standing:
        """Return how the vault stands."""
        if self._unlocked is not None:
            return while_open(self.place, self.tries, self._unlocked)
        return at_rest(self.place, self.keys, self.tries, self._hold)

    @contextmanager
    def holding(self) -> Iterator[None]:
        """Hold the vault while the block runs, and after it when it ended with an open one.

        Raises:
            VaultInUse: another program has it open.
        """
        if self._unlocked is not None:
            yield
            return
        with ExitStack() as stack:
            stack.enter_context(locked(self._hold))
            yield
            if self._unlocked is not None:
                self._held = stack.pop_all()

    def opened(self, unlocked: Unlocked) -> Contents:
        """Keep the open vault, and return what of it may leave the process."""
        self._unlocked = unlocked
        return contents_of(unlocked.items)

    def judged(self, secret: str) -> Unlocked:
        """Return the vault as this PIN opens it, or these words; a wrong PIN was counted.

        Raises:
            OlderCopy: it is closed, and an older copy; nothing was judged.
            VaultError: as `Door.open`.
        """
        if keyless.mode_of(self.place) is Mode.PASSPHRASE:
            return keyless.unlock(self.place, passphrase_of(secret), self.edges.stretch_words)
        pin, keys = pin_of(secret), LookedUp(self.keys)
        if self._unlocked is None:
            self._stop_when_older(keys)
        try:
            return unlock(self.place, keys, self.tries, pin, self.edges.stretch)
        except TriesUsedUp:
            self.shut()
            raise

    def saved(self, items: tuple[Item, ...]) -> Contents:
        """Write the items as the next generation."""
        if self.unlocked.fixed.mode == Mode.PASSPHRASE:
            return self.opened(keyless.save(self.place, self.unlocked, items))
        return self.opened(save(self.place, self.keys, self.unlocked, items))

    def shut(self) -> None:
        """Let the vault go; what was read of it is in the memory until the process ends."""
        self._unlocked = None
        self._held.close()

    @property
    def _hold(self) -> Path:
        """Locked while the vault is open; another than the one that is locked for each write."""
        return self.place.folder / f"{self.place.person_id.hex()}.open"

    def _stop_when_older(self, keys: KeyStore) -> None:
        with suppress(KeyMissing):  # `unlock` tells whether that is of ten tries
            if load(self.place, keys).age is Age.OLDER:
                raise OlderCopy


def begun(folder: Path, edges: Edges) -> DoorSession:
    """Return the session, after what a crash left of any vault in the folder was settled.

    Raises:
        VaultInUse, NotWritten, KeyStoreError: as `settle`.
    """
    for place in places_in(folder):
        settle(place, edges.key_store(back_end_of(place)))
    return DoorSession(folder, edges)

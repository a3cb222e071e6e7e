"""Where the vault of one person lies on the disk: written whole, and judged by age."""

import contextlib
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Final

from companion.vault import format as layout
from companion.vault.disk import locked, read_whole, write_whole
from companion.vault.errors import Damaged, KeyMissing, NotWritten, NoVaultFile
from companion.vault.items import Item
from companion.vault.key_store import KeyStore
from companion.vault.keys import DeviceSecret
from companion.vault.sealed import Unlocked, proven, seal

LARGEST: Final = layout.HEADER_BYTES + layout.BODY_LIMIT + layout.TAG_BYTES + layout.MAC_BYTES


class Age(Enum):
    """How the generation of a file stands to the copy in the key store."""

    CURRENT = "the same, or one more: the program ended between the two writes"
    OLDER = "lower: an older copy was put back; ask before it is used"
    AHEAD = "two or more higher, or the key store has no copy"


@dataclass(frozen=True, slots=True)
class Place:
    """The files of one person; their names are of the random person_id, never of a name."""

    folder: Path
    person_id: bytes

    @property
    def file(self) -> Path:
        """The vault."""
        return self._named("vault")

    @property
    def previous(self) -> Path:
        """The vault of one generation before."""
        return self._named("vault.bak")

    @property
    def damaged(self) -> Path:
        """Where a damaged vault is kept."""
        return self._named("vault.damaged")

    @property
    def lock(self) -> Path:
        """The file that is locked; it stays, and is empty."""
        return self._named("lock")

    @property
    def tries(self) -> Path:
        """The side file of the counted tries."""
        return self._named("tries")

    @property
    def sheet(self) -> Path:
        """The data key once more, wrapped for the recovery sheet."""
        return self._named("sheet")

    @property
    def pending(self) -> Path:
        """The names of keys of which a crash could leave one too many."""
        return self._named("pending")

    @property
    def thrown(self) -> Path:
        """The vault that is being thrown away: no vault any more, until all of it is gone."""
        return self._named("vault.thrown")

    @property
    def files(self) -> tuple[Path, ...]:
        """All but the lock; `thrown` is last, for it says that the others are to go."""
        early = (self.sheet, self.file, self.previous, self.damaged, self.tries, self.pending)
        return (*early, self.thrown)

    def _named(self, ending: str) -> Path:
        return self.folder / f"{self.person_id.hex()}.{ending}"


@dataclass(frozen=True, slots=True)
class Loaded:
    """A whole file of this device, not yet opened."""

    data: bytes
    parts: layout.Parts
    device: DeviceSecret
    age: Age


def key_name(fixed: layout.Fixed) -> str:
    """Return the name of the device secret in the key store."""
    return fixed.identity.kid.hex()


def load(place: Place, store: KeyStore, *, previous: bool = False) -> Loaded:
    """Return the vault, or with `previous` the one of a generation before, proven by its MAC.

    Raises:
        NoVaultFile: there is none.
        Damaged, TooNew, OtherDevice, CostsRefused: as `proven` says; the file is untouched.
        KeyMissing: the key store works and has no such key.
        KeyStoreError: the key store does not answer.
    """
    data = read_whole(place.previous if previous else place.file, LARGEST)
    if data is None:
        raise NoVaultFile
    fixed = layout.take_apart(data).fixed
    if fixed.identity.person_id != place.person_id:
        raise Damaged("person")
    kid = key_name(fixed)
    secret = store.get(kid)
    if secret is None:
        raise KeyMissing(kid)
    device = DeviceSecret(secret)
    parts = proven(data, device)
    return Loaded(data, parts, device, _age(parts.fixed.generation, store.get(f"{kid}-gen")))


def save(place: Place, store: KeyStore, unlocked: Unlocked, items: tuple[Item, ...]) -> Unlocked:
    """Write `items` as the next generation; what was there becomes `.bak`. Return what is now open.

    The file comes first and the generation in the key store after it, so a crash between the two
    leaves a file one higher, which `load` calls current.

    Raises:
        VaultInUse, NotWritten, TooLarge: nothing was changed.
        KeyStoreError: the file was written, its generation not noted; saving again mends it.
    """
    fixed = replace(unlocked.fixed, generation=unlocked.fixed.generation + 1)
    data = seal(items, fixed, unlocked.keys)
    with locked(place.lock):
        now = read_whole(place.file, LARGEST)
        if now is not None:
            _ = proven(now, unlocked.keys.device)  # a damaged file never takes the place of .bak
            write_whole(place.previous, now)
        write_whole(place.file, data)
        store.set(f"{key_name(fixed)}-gen", noted(fixed.generation))
    return Unlocked(fixed, unlocked.keys, items)


def put_previous_back(place: Place) -> None:
    """Keep the damaged file as `.damaged` and put a copy of `.bak` in its place.

    Raises:
        NoVaultFile: there is no `.bak`.
        VaultInUse, NotWritten: as `save`.
    """
    with locked(place.lock):
        good = read_whole(place.previous, LARGEST)
        if good is None:
            raise NoVaultFile
        bad = read_whole(place.file, LARGEST)
        if bad is not None:
            write_whole(place.damaged, bad)
        write_whole(place.file, good)


def remove(place: Place) -> None:
    """Take the files away; it is the deleted key that makes them unreadable, not this.

    Raises:
        VaultInUse: another program has it open.
        NotWritten: the disk refused.
    """
    with locked(place.lock):
        take_away(*place.files)


def take_away(*paths: Path) -> None:
    """Unlink the files, in this order; those that are not there are fine.

    Raises:
        NotWritten: the disk refused one; those after it are still there.
    """
    for path in paths:
        try:
            with contextlib.suppress(FileNotFoundError):
                path.unlink()
        except OSError as error:
            raise NotWritten(error) from error


def accept_older(place: Place, store: KeyStore) -> None:
    """Take the file as the newest one, whatever its age: the citizen was asked, and said yes.

    Raises:
        VaultInUse, NotWritten: as `save`; nothing was noted.
        NoVaultFile, Damaged, TooNew, OtherDevice, CostsRefused, KeyMissing, KeyStoreError: as
            `load`; nothing was noted.
    """
    with locked(place.lock):
        fixed = load(place, store).parts.fixed
        store.set(f"{key_name(fixed)}-gen", noted(fixed.generation))


def noted(number: int) -> bytes:
    """Return a number as 32 bytes, the only size a key store keeps."""
    return number.to_bytes(32, "big")


def _age(generation: int, copy: bytes | None) -> Age:
    if copy is None:
        return Age.AHEAD
    known = int.from_bytes(copy, "big")
    if generation < known:
        return Age.OLDER
    return Age.CURRENT if generation <= known + 1 else Age.AHEAD

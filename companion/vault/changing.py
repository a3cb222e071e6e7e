"""How the PIN of a vault is changed, how it is thrown away, and what mends a crash of either."""

import contextlib
from pathlib import Path

from companion.durable import sync_folder
from companion.vault.disk import locked, read_whole, write_whole
from companion.vault.errors import Damaged, NotWritten, NoVaultFile, PinUncertain, VaultError
from companion.vault.format import Costs, Fixed
from companion.vault.fresh import Closing, Fresh, fresh_vault, keep_keys
from companion.vault.items import Item
from companion.vault.key_store import KeyStore
from companion.vault.key_store_errors import KeyStoreError
from companion.vault.keys import USUAL, Stretch, stretched
from companion.vault.sealed import Unlocked, proven
from companion.vault.settling import finish_throwing, settle_now, vault_kid
from companion.vault.store import LARGEST, Place, key_name
from companion.vault.tries import Tries
from companion.vault.typed import Pin


def settle(place: Place, store: KeyStore) -> None:
    """Finish or undo what a crash left; to be called before anything else, at each start.

    Where nothing was left the key store is not asked.

    Raises:
        VaultInUse: another program is at it.
        NotWritten, KeyStoreError: not all of it was done; the vault is no worse than before.
    """
    if place.folder.is_dir():
        with locked(place.lock):
            settle_now(place, store)


def change_pin(  # noqa: PLR0913, PLR0917 - edges, contents, closing; some usual
    place: Place,
    store: KeyStore,
    tries: Tries,
    unlocked: Unlocked,
    pin: Pin,
    costs: Costs = USUAL,
    stretch: Stretch = stretched,
) -> Unlocked:
    """Close the vault with a new PIN, device secret, salt and data key; return it, open.

    No copy of the file from before opens any more, and a recovery sheet is void. Should the old
    key not go at once, `pending.is_pending` is true and the next `settle` deletes it.

    Raises:
        NoVaultFile, Damaged, TooNew, OtherDevice: what lies there is not what is open.
        CostsRefused, TooLarge, VaultInUse: nothing was changed.
        NotWritten, KeyStoreError, MemoryError: the old PIN opens it, as before.
        PinUncertain: the disk refused twice; the new PIN opens it.
    """
    with locked(place.lock):
        settle_now(place, store)
        now = proven(_read(place), unlocked.keys.device).fixed
        if now.generation > unlocked.fixed.generation + 1:
            raise Damaged("another generation")
        return rotated(place, (store, tries), now, unlocked.items, Closing(pin, costs, stretch))


def rotated(
    place: Place,
    edges: tuple[KeyStore, Tries],
    before: Fixed,
    items: tuple[Item, ...],
    closing: Closing,
) -> Unlocked:
    """Put a vault of new secrets in the place of the one on the disk; call it under the lock.

    Raises:
        As `change_pin`.
    """
    store, tries = edges
    old = _read(place)
    fresh = fresh_vault(store, before, items, closing)
    try:
        keep_keys(place, store, tries, fresh, key_name(before))
        write_whole(place.file, fresh.data)
    except (VaultError, MemoryError) as error:
        if not _is_put_back(place, store, fresh, old):
            raise PinUncertain from error
        raise
    with contextlib.suppress(VaultError, MemoryError):
        settle_now(place, store)
    return fresh.unlocked


def throw_away(place: Place, store: KeyStore) -> None:
    """Delete the keys of the vault, then its files; nothing there is fine.

    First the file gets another name: from then on it is no vault any more, and a crash leaves only
    what `settle` takes away.

    Raises:
        VaultInUse: nothing was done.
        NotWritten, KeyStoreError: the vault is as it was, or else it is gone and `settle` clears
            the rest.
    """
    with locked(place.lock):
        if place.thrown.exists():
            finish_throwing(place, store)
        if place.file.exists():
            _move(place.file, place.thrown)
            _delete_key_or_move_back(place, store)
        finish_throwing(place, store)


def _delete_key_or_move_back(place: Place, store: KeyStore) -> None:
    kid = vault_kid(place.thrown)
    if not kid:
        return
    try:
        store.delete(kid)
    except (KeyStoreError, MemoryError):
        if _has(store, kid):
            _move(place.thrown, place.file)
        raise


def _has(store: KeyStore, kid: str) -> bool:
    try:
        return store.get(kid) is not None
    except KeyStoreError:
        return True


def _move(path: Path, to: Path) -> None:
    try:
        path.replace(to)
        sync_folder(path.parent, strict=True)
    except OSError as error:
        with contextlib.suppress(OSError):
            to.replace(path)
        raise NotWritten(error) from error


def _is_put_back(place: Place, store: KeyStore, fresh: Fresh, old: bytes) -> bool:
    """Whether the old file lies there, after all was done for it that could be."""
    with contextlib.suppress(VaultError, MemoryError):
        if read_whole(place.file, LARGEST) == fresh.data:
            write_whole(place.file, old)
    try:
        back = read_whole(place.file, LARGEST) != fresh.data
    except VaultError:
        return False
    if back:
        with contextlib.suppress(VaultError, MemoryError):
            settle_now(place, store)
    return back


def _read(place: Place) -> bytes:
    data = read_whole(place.file, LARGEST)
    if data is None:
        raise NoVaultFile
    return data

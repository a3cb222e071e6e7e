"""How a vault with a PIN begins."""

import contextlib

from companion.vault.disk import locked, write_whole
from companion.vault.errors import VaultError
from companion.vault.format import Costs, Fixed, Identity
from companion.vault.fresh import Closing, fresh_vault, keep_keys, new_name
from companion.vault.items import Item
from companion.vault.key_store import KeyStore
from companion.vault.keys import USUAL, Stretch, stretched
from companion.vault.passphrase_errors import VaultExists
from companion.vault.pending import clear
from companion.vault.sealed import Unlocked
from companion.vault.settling import settle_now
from companion.vault.store import Place, take_away
from companion.vault.tries import Tries
from companion.vault.typed import Pin


def create(  # noqa: PLR0913, PLR0917 - edges, contents, closing; some usual
    place: Place,
    store: KeyStore,
    tries: Tries,
    pin: Pin,
    items: tuple[Item, ...] = (),
    costs: Costs = USUAL,
    stretch: Stretch = stretched,
) -> Unlocked:
    """Write the first generation of a vault and return it, open.

    Raises:
        VaultExists: there is a file of a vault already, whole, damaged or of a generation before.
        CostsRefused, TooLarge, VaultInUse: nothing was made.
        NotWritten, KeyStoreError, MemoryError: what was made is taken away again; what could not
            be is taken away by the next `settle` or `create`.
    """
    with locked(place.lock):
        settle_now(place, store)
        if any(path.exists() for path in (place.file, place.previous, place.damaged, place.thrown)):
            raise VaultExists
        before = Fixed(Identity(new_name(), place.person_id, b""), 0, b"", costs)
        fresh = fresh_vault(store, before, items, Closing(pin, costs, stretch))
        try:
            keep_keys(place, store, tries, fresh)
            write_whole(place.file, fresh.data)
        except (VaultError, MemoryError):
            with contextlib.suppress(VaultError, MemoryError):
                take_away(place.file)
                settle_now(place, store)
            raise
        with contextlib.suppress(VaultError, MemoryError):
            clear(place)  # else the next `settle` does
        return fresh.unlocked

"""New secrets for a vault: made and sealed in memory, and only then kept in the key store."""

import os
from dataclasses import dataclass, field
from typing import Final

from companion.vault.format import Costs, Fixed, Identity
from companion.vault.items import Item
from companion.vault.key_store import BackEnd, KeyStore
from companion.vault.keys import Stretch, new_data_key, new_device_secret
from companion.vault.pending import note
from companion.vault.sealed import Keys, Unlocked, seal
from companion.vault.store import Place, key_name, noted
from companion.vault.tries import Tries
from companion.vault.typed import Pin

_RANDOM: Final = 16  # bytes of a name and of the salt


@dataclass(frozen=True, slots=True)
class Closing:
    """With what the vault is to be closed."""

    pin: Pin
    costs: Costs
    stretch: Stretch


@dataclass(frozen=True, slots=True)
class Fresh:
    """A vault under secrets that no other file has, sealed and not yet written."""

    unlocked: Unlocked
    data: bytes = field(repr=False)

    @property
    def kid(self) -> str:
        """The name of its device secret."""
        return key_name(self.unlocked.fixed)


def new_name() -> bytes:
    """Return 16 random bytes, for a vault or a key."""
    return os.urandom(_RANDOM)


def fresh_vault(store: KeyStore, before: Fixed, items: tuple[Item, ...], closing: Closing) -> Fresh:
    """Return the generation after `before`, under a secret, kid, salt and data key of its own.

    Raises:
        CostsRefused, TooLarge, KeyStoreError, MemoryError: nothing was written anywhere.
    """
    name = Identity(before.identity.vault_id, before.identity.person_id, new_name())
    number = 1 + tuple(BackEnd).index(store.kind())
    salt = new_name()
    fixed = Fixed(name, before.generation + 1, salt, closing.costs, key_store=number)
    key = closing.stretch(closing.pin, salt, closing.costs)
    keys = Keys(key, new_device_secret(), new_data_key())
    return Fresh(Unlocked(fixed, keys, items), seal(items, fixed, keys))


def keep_keys(place: Place, store: KeyStore, tries: Tries, fresh: Fresh, *others: str) -> None:
    """Keep the new device secret and its counts; first its name, so that a crash leaves no orphan.

    `others` are the keys that will be too many once the file is written.

    Raises:
        NotWritten, KeyStoreError: some of it may be kept; `settle_now` deletes it.
    """
    note(place, fresh.kid, *others)
    store.set(fresh.kid, fresh.unlocked.keys.device.value)
    store.set(f"{fresh.kid}-gen", noted(fresh.unlocked.fixed.generation))
    tries.start(fresh.kid)

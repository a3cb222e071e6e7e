"""Where the key of a journal is kept: what this room asks of a key store, and how it asks."""

import contextlib
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol

from companion.errors import CompanionError
from companion.journal.errors import KeyGone, NoKeyStore

_SECRET_BYTES: Final = 32


class KeyShelf(Protocol):
    """Keeps secrets of 32 bytes by name; `vault.key_store.KeyStore` is one.

    Every call raises a `CompanionError` when the store is not there, is locked or does not work.
    """

    def get(self, kid: str) -> bytes | None:
        """Return the secret, or None when the store works and has none of that name."""
        ...

    def set(self, kid: str, secret: bytes) -> None:
        """Keep the secret; it was read back when this returns."""
        ...

    def delete(self, kid: str) -> None:
        """Forget the secret, if there is one."""
        ...


@dataclass(frozen=True, slots=True)
class JournalKey:
    """The name of a key and its 32 bytes."""

    kid: str
    secret: bytes = field(repr=False)


def new_key(shelf: KeyShelf) -> JournalKey:
    """Return a random key under a name of its own; the key store has it when this returns.

    Raises:
        NoKeyStore: the store did not take it.
    """
    key = JournalKey(f"journal-{os.urandom(16).hex()}", os.urandom(_SECRET_BYTES))
    try:
        shelf.set(key.kid, key.secret)
    except CompanionError as error:
        raise NoKeyStore from error
    return key


def kept_key(shelf: KeyShelf, kid: str, path: Path) -> JournalKey:
    """Return the key of that name, of the journal in `path`.

    Raises:
        NoKeyStore: the store does not work.
        KeyGone: it works, and has no such key or something that is none.
    """
    try:
        secret = shelf.get(kid)
    except CompanionError as error:
        raise NoKeyStore from error
    if secret is None or len(secret) != _SECRET_BYTES:
        raise KeyGone(path)
    return JournalKey(kid, secret)


def drop_key(shelf: KeyShelf, key: JournalKey) -> None:
    """Forget a key that no file was made with; one that stays behind does no harm."""
    with contextlib.suppress(CompanionError):
        shelf.delete(key.kid)

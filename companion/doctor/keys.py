"""The key store, and whether it has the keys of the vault and the journal.

Vault and journal are looked at by their shape and never opened. A key that is asked for only to see
that it is there is let go of at once.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeAlias

from companion.doctor.advice import (
    DAMAGED_ALONE,
    DAMAGED_VAULT,
    JOURNAL_KEY_GONE,
    KEY_GONE,
    NEWER_VAULT,
    for_key_store,
)
from companion.doctor.files import look_at
from companion.doctor.own_words import in_own_words
from companion.doctor.report import Finding, Health
from companion.vault.key_store import SECRET_BYTES, KeyStore
from companion.vault.key_store_errors import KeyNotKept, KeyStoreError

StoreOf: TypeAlias = Callable[[float], KeyStore]
"""A key store of which each call may take that many seconds."""

_FIRST_SECONDS: Final = 8.0  # for one that is dead: within the 15 seconds of the whole round
# One that needs longer for one call is not asked eight more: the round would last a minute.
_QUICK_SECONDS: Final = 3.0
_NEXT_SECONDS: Final = 4.0
_WITHOUT: Final = "no PIN then: five words open the vault, or nothing secret is kept"
_LARGEST: Final = 2 << 20  # bytes; a vault has 1 MiB and a little


def key_store(
    store_of: StoreOf | None = None, now: Callable[[], float] = time.monotonic
) -> tuple[Finding, ...]:
    """Return which key store keeps keys, and for each sealed file whether its key is in it.

    A key of no value is put in the store, read back and deleted.
    """
    from companion.settings.folders import journal_file  # noqa: PLC0415 - each part by itself

    store_of = store_of or _system
    finding, store = _store(store_of, now)
    journal = journal_file()
    return (finding, *_vaults(journal.parent, store), *_journal_key(journal, store))


def _system(seconds: float) -> KeyStore:
    from companion.vault.key_store_system import SystemKeyStore  # noqa: PLC0415 - when asked

    return SystemKeyStore(seconds=seconds)


def _store(store_of: StoreOf, now: Callable[[], float]) -> tuple[Finding, KeyStore | None]:
    """Return what is to be told of the store, and the store when it answers."""
    began = now()
    try:
        name = store_of(_FIRST_SECONDS).kind().name
        if now() - began > _QUICK_SECONDS:
            told = f"{name}, which answers slowly; whether it keeps keys was not tried"
            return Finding("key store", Health.MISSING, told, _steps(None)), None
        store = store_of(_NEXT_SECONDS)
        _try(store)
    except KeyStoreError as error:
        told = f"{error}; {_WITHOUT}"
        return Finding("key store", Health.MISSING, told, _steps(error)), None
    told = f"{name} kept a key, gave it back and forgot it"
    return Finding("key store", Health.GOOD, told), store


def _steps(trouble: KeyStoreError | None) -> tuple[str, ...]:
    import sys  # noqa: PLC0415 - only here

    return in_own_words(for_key_store(sys.platform, trouble))


def _try(store: KeyStore) -> None:
    # A name of its own, so that two doctors at once do not find the key of the other.
    kid, secret = f"doctor-{os.urandom(4).hex()}", os.urandom(SECRET_BYTES)
    try:
        store.set(kid, secret)
        if store.get(kid) != secret:
            raise KeyNotKept(kid)
    except KeyStoreError:
        with suppress(KeyStoreError):  # of a write that got no answer it is not known
            store.delete(kid)
        raise
    store.delete(kid)


def _vaults(folder: Path, store: KeyStore | None) -> Iterator[Finding]:
    files = sorted({*folder.glob("*.vault"), *folder.glob("*/*.vault")})
    for path in files:
        yield _vault(path, store)
    if not files:
        yield Finding("vault", Health.GOOD, "none yet")


def _vault(path: Path, store: KeyStore | None) -> Finding:
    from companion.vault.errors import Damaged, TooNew  # noqa: PLC0415 - each part by itself
    from companion.vault.format import take_apart  # noqa: PLC0415

    try:
        with path.open("rb") as file:
            identity = take_apart(file.read(_LARGEST)).fixed.identity
    except TooNew as error:
        return Finding("vault", Health.ILL, f"{path}: {error}", in_own_words(NEWER_VAULT))
    except (Damaged, OSError) as error:
        told = error if isinstance(error, Damaged) else "it cannot be read"
        other = path.with_name(f"{path.name}.bak").is_file()
        steps = in_own_words(DAMAGED_VAULT if other else DAMAGED_ALONE)
        return Finding("vault", Health.ILL, f"{path}: {told}", steps)
    if not any(identity.kid):
        return Finding("vault", Health.GOOD, f"{path}, whole; five words open it")
    return _keyed("vault", path, identity.kid.hex(), store)


def _journal_key(path: Path, store: KeyStore | None) -> Iterator[Finding]:
    if path.exists() and (kid := look_at(path).kid):
        yield _keyed("journal key", path, kid, store)


def _keyed(part: str, path: Path, kid: str, store: KeyStore | None) -> Finding:
    """Return whether the key of a whole file is in the store."""
    unseen = f"{path}, whole; whether its key is there cannot be seen now"
    if store is None:
        return Finding(part, Health.MISSING, unseen)
    try:
        there = store.get(kid) is not None
    except (KeyStoreError, ValueError):  # the latter: no name that a store could have
        return Finding(part, Health.MISSING, unseen)
    if there:
        return Finding(part, Health.GOOD, f"{path}, whole, and its key is in the key store")
    told = f"{path} is there, and its key is not in the key store; leave the file where it is"
    steps = KEY_GONE if part == "vault" else JOURNAL_KEY_GONE
    return Finding(part, Health.ILL, told, in_own_words(steps))

"""The names of the keys that a change is at, noted on the disk before the first of them is made."""

import re
from typing import Final

from companion.vault.disk import read_whole, write_whole
from companion.vault.errors import Damaged
from companion.vault.key_store import KeyStore
from companion.vault.store import Place, take_away

_LARGEST: Final = 4096
_LINE: Final = re.compile(rb"pending 1((?: [0-9a-f]{32}){1,64})\n")


def note(place: Place, *kids: str) -> None:
    """Note these names beside those that are noted already; call it under the lock.

    Raises:
        NotWritten: as `write_whole`.
    """
    names = dict.fromkeys((*noted_kids(place), *kids))
    write_whole(place.pending, f"pending 1 {' '.join(names)}\n".encode("ascii"))


def noted_kids(place: Place) -> tuple[str, ...]:
    """Return the names; none when there is no note, or none that can be read."""
    try:
        data = read_whole(place.pending, _LARGEST)
    except Damaged:
        return ()
    found = _LINE.fullmatch(data or b"")
    return () if found is None else tuple(found[1].decode("ascii").split())


def is_pending(place: Place) -> bool:
    """Whether a change was not brought to its end; `changing.settle` does that."""
    return place.pending.exists() or place.thrown.exists()


def clear(place: Place) -> None:
    """Take the note away: no key of it is one too many; call it under the lock.

    Raises:
        NotWritten: it is still there.
    """
    take_away(place.pending)


def forget_keys(store: KeyStore, kid: str) -> None:
    """Delete a device secret and what is kept beside it; the secret goes first.

    Raises:
        KeyStoreError: some of them may be left.
    """
    for ending in ("", "-gen", "-tries"):
        store.delete(f"{kid}{ending}")

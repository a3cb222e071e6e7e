"""How often opening asks the key store, and of what it never takes an earlier answer."""

from pathlib import Path

import pytest
from vault.door_contract import OTHER, PIN
from vault.door_fakes import inside_door

from companion.vault.boot_clock import SetBootClock
from companion.vault.door_session import LookedUp
from companion.vault.errors import WrongPin
from companion.vault.key_store import BackEnd, MemoryKeyStore
from companion.vault.pins import NOTHING_OWN

KID = "e2da60e56c5bb150ff89acefb9690511"


class CountingKeyStore(MemoryKeyStore):
    """Remembers what it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def get(self, kid: str) -> bytes | None:
        self.asked.append(kid)
        return super().get(kid)


def test_opening_asks_for_each_key_once_and_for_the_tries_as_often_as_they_count(
    tmp_path: Path,
) -> None:
    store = CountingKeyStore()
    door = inside_door(tmp_path, store, SetBootClock())
    door.create(PIN, NOTHING_OWN)
    door.lock()
    store.asked.clear()

    door.open(PIN)

    kid = min(store.asked, key=len)
    assert store.asked.count(kid) == 1
    assert store.asked.count(f"{kid}-gen") == 1
    with pytest.raises(WrongPin):
        door.open(OTHER)
    assert store.asked.count(f"{kid}-tries") > 1


def test_what_was_looked_up_is_not_asked_again_until_it_is_changed() -> None:
    store = CountingKeyStore()
    seen = LookedUp(store)
    seen.set(KID, bytes(32))

    assert seen.get(KID) == seen.get(KID) == bytes(32)
    assert store.asked == [KID]

    seen.set(KID, bytes(range(32)))
    assert seen.get(KID) == bytes(range(32))
    seen.delete(KID)
    assert seen.get(KID) is None
    assert seen.kind() is BackEnd.SECRET_SERVICE


def test_that_there_is_no_key_is_known_as_well() -> None:
    store = CountingKeyStore()
    seen = LookedUp(store)

    assert seen.get(KID) is None
    assert seen.get(KID) is None

    assert store.asked == [KID]

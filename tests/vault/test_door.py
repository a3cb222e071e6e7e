"""The twin in memory and the door without its process: both do what the contract says."""

from pathlib import Path

import pytest
from vault.door_contract import DoorContract, WordsContract
from vault.door_fakes import inside_door
from vault.door_ways_contract import WaysInContract

from companion.vault.boot_clock import SetBootClock
from companion.vault.door import Door
from companion.vault.door_memory import MemoryDoor
from companion.vault.key_store import MemoryKeyStore
from companion.vault.key_store_errors import KeyStoreAbsent


@pytest.fixture
def clock() -> SetBootClock:
    return SetBootClock()


class TestMemoryDoor(DoorContract, WaysInContract):
    @pytest.fixture
    def door(self, clock: SetBootClock) -> Door:
        return MemoryDoor(clock)


class TestMemoryDoorByWords(WordsContract):
    @pytest.fixture
    def door(self) -> Door:
        return MemoryDoor(key_store=False)


class TestInsideDoor(DoorContract, WaysInContract):
    @pytest.fixture
    def door(self, clock: SetBootClock, tmp_path: Path) -> Door:
        return inside_door(tmp_path / "vault", MemoryKeyStore(), clock)


class TestInsideDoorByWords(WordsContract):
    @pytest.fixture
    def door(self, tmp_path: Path) -> Door:
        store = MemoryKeyStore()
        store.trouble = KeyStoreAbsent()
        return inside_door(tmp_path / "vault", store)

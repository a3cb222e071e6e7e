import json
from pathlib import Path

import pytest
from vault import key_store_fakes as fakes
from vault.key_store_contract import FIRST, KID, SECOND

from companion.vault.key_store import BackEnd
from companion.vault.key_store_system import SystemKeyStore

_LOCAL_MACHINE = 2  # CRED_PERSIST_LOCAL_MACHINE in wincred.h; 3 is ENTERPRISE, which roams


@pytest.fixture
def entries(tmp_path: Path) -> Path:
    return tmp_path / "credentials"


@pytest.fixture
def store(entries: Path) -> SystemKeyStore:
    command = fakes.program(fakes.WINDOWS.format(path=str(entries)))
    return SystemKeyStore(BackEnd.WINDOWS, command=command, seconds=30.0)


def test_a_key_comes_back_from_windows(store: SystemKeyStore) -> None:
    store.set(KID, FIRST)

    assert store.get(KID) == FIRST
    assert store.kind() is BackEnd.WINDOWS


def test_a_key_stays_on_this_computer(store: SystemKeyStore, entries: Path) -> None:
    store.set(KID, FIRST)

    assert [one["Persist"] for one in json.loads(entries.read_text()).values()] == [_LOCAL_MACHINE]


def test_a_key_is_44_characters_in_an_entry_of_its_own(
    store: SystemKeyStore, entries: Path
) -> None:
    store.set(KID, FIRST)
    store.set("journal", SECOND)

    kept = json.loads(entries.read_text())
    assert sorted(kept) == [f"nl.loketmaatje.vault.{KID}", "nl.loketmaatje.vault.journal"]
    assert [len(one["CredentialBlob"]) for one in kept.values()] == [44, 44]


def test_no_older_key_is_left_on_windows_when_one_is_replaced(
    store: SystemKeyStore, entries: Path
) -> None:
    store.set(KID, FIRST)

    store.set(KID, SECOND)

    assert store.get(KID) == SECOND
    assert len(json.loads(entries.read_text())) == 1


def test_nothing_is_left_on_windows_of_a_deleted_key(store: SystemKeyStore, entries: Path) -> None:
    store.set(KID, FIRST)
    store.set(KID, SECOND)

    store.delete(KID)

    assert json.loads(entries.read_text()) == {}

import pytest
from vault.key_store_contract import FIRST, KID, KeyStoreContract

from companion.vault.key_store import KeyStore, MemoryKeyStore
from companion.vault.key_store_errors import KeyStoreAbsent, KeyStoreLocked


class TestMemoryKeyStore(KeyStoreContract):
    @pytest.fixture
    def store(self) -> KeyStore:
        return MemoryKeyStore()


def test_the_twin_in_trouble_answers_nothing() -> None:
    store = MemoryKeyStore()
    store.set(KID, FIRST)

    store.trouble = KeyStoreLocked("SYNTHETIC")

    with pytest.raises(KeyStoreLocked):
        store.get(KID)
    with pytest.raises(KeyStoreLocked):
        store.set(KID, FIRST)
    with pytest.raises(KeyStoreLocked):
        store.delete(KID)
    with pytest.raises(KeyStoreLocked):
        store.kind()


def test_the_twin_still_has_its_keys_when_the_trouble_is_over() -> None:
    store = MemoryKeyStore()
    store.set(KID, FIRST)
    store.trouble = KeyStoreAbsent()

    store.trouble = None

    assert store.get(KID) == FIRST


def test_the_twin_does_not_tell_its_keys() -> None:
    store = MemoryKeyStore()
    store.set(KID, b"k" * 32)

    assert "kkkk" not in repr(store)

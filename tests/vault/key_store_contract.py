"""What every key store must do, run against the twin in memory and against a real one."""

import re

import pytest

from companion.vault.key_store import BackEnd, KeyStore

FIRST = bytes(range(32))
SECOND = bytes(range(100, 132))
KID = "e2da60e56c5bb150ff89acefb9690511"


class KeyStoreContract:
    """A class that inherits this brings a fixture `store`, which is empty."""

    def test_a_key_that_was_never_kept_is_none_and_no_error(self, store: KeyStore) -> None:
        assert store.get(KID) is None

    def test_a_key_comes_back_as_it_was_kept(self, store: KeyStore) -> None:
        store.set(KID, FIRST)

        assert store.get(KID) == FIRST

    def test_a_key_of_every_extreme_comes_back(self, store: KeyStore) -> None:
        store.set("nought", b"\x00" * 32)
        store.set("full", b"\xff" * 32)

        assert store.get("nought") == b"\x00" * 32
        assert store.get("full") == b"\xff" * 32

    def test_a_second_key_takes_the_place_of_the_first(self, store: KeyStore) -> None:
        store.set(KID, FIRST)

        store.set(KID, SECOND)

        assert store.get(KID) == SECOND

    def test_each_name_has_a_key_of_its_own(self, store: KeyStore) -> None:
        store.set(KID, FIRST)
        store.set("journal", SECOND)

        store.delete("journal")

        assert store.get(KID) == FIRST
        assert store.get("journal") is None

    def test_a_deleted_key_is_gone_though_it_was_replaced_before(self, store: KeyStore) -> None:
        store.set(KID, FIRST)
        store.set(KID, SECOND)

        store.delete(KID)

        assert store.get(KID) is None

    def test_deleting_what_is_not_there_is_fine(self, store: KeyStore) -> None:
        store.delete(KID)

        assert store.get(KID) is None

    def test_it_tells_which_of_the_four_it_is(self, store: KeyStore) -> None:
        assert store.kind() is BackEnd.SECRET_SERVICE

    @pytest.mark.parametrize("kid", ["", "A", "a b", "../a", "é", "-a", "a" * 65, "a\n", "a,b"])
    def test_a_name_that_not_every_store_takes_is_refused(self, store: KeyStore, kid: str) -> None:
        with pytest.raises(ValueError, match=rf"\A{re.escape(kid)}\Z"):
            store.set(kid, FIRST)

    @pytest.mark.parametrize("length", [0, 31, 33, 44])
    def test_a_secret_of_another_length_is_refused_without_telling_it(
        self, store: KeyStore, length: int
    ) -> None:
        with pytest.raises(ValueError, match=f"^{length}$"):
            store.set(KID, b"k" * length)

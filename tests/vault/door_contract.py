"""What every door must do, run against the twin, the one in this process, and the one beside it."""

import pytest

from companion.vault.door import Condition, Door
from companion.vault.door_errors import DoorShut, NotInside, NotWithWords, WordsNotNeeded
from companion.vault.errors import (
    NoVaultFile,
    WrongPin,
)
from companion.vault.items import Item
from companion.vault.key_store_errors import KeyStoreError
from companion.vault.kinds import Kind
from companion.vault.passphrase_errors import NotAPassphrase, VaultExists, WrongPassphrase
from companion.vault.pins import NOTHING_OWN

PIN = "4071"
OTHER = "8362"


class DoorContract:
    """A class that inherits this brings `door`, without a vault."""

    def test_at_first_there_is_no_vault(self, door: Door) -> None:
        assert door.standing().condition is Condition.NONE

    def test_a_new_vault_is_open_and_empty(self, door: Door) -> None:
        contents = door.create(PIN, NOTHING_OWN)

        assert contents.plain == ()
        assert contents.secret == frozenset()
        assert door.standing().condition is Condition.OPEN

    def test_what_is_kept_is_there_after_closing_and_opening(self, door: Door) -> None:
        door.create(PIN, NOTHING_OWN)
        door.keep(Kind.NAME, "José 't Hooft 👵🏽")
        door.keep(Kind.TOWN, "Delft")

        door.lock()
        contents = door.open(PIN)

        assert contents.plain == (Item("naam", "José 't Hooft 👵🏽"), Item("woonplaats", "Delft"))

    def test_a_locked_vault_is_locked(self, door: Door) -> None:
        door.create(PIN, NOTHING_OWN)

        door.lock()

        assert door.standing().condition is Condition.LOCKED
        assert door.standing().left == 10
        assert not door.standing().by_words

    def test_locking_what_is_locked_is_fine(self, door: Door) -> None:
        door.lock()
        door.lock()

        assert door.standing().condition is Condition.NONE

    def test_a_value_takes_the_place_of_an_older_one(self, door: Door) -> None:
        door.create(PIN, NOTHING_OWN)
        door.keep(Kind.NAME, "Jan")
        door.keep(Kind.TOWN, "Delft")

        contents = door.keep(Kind.NAME, "Piet")

        assert contents.plain == (Item("naam", "Piet"), Item("woonplaats", "Delft"))

    def test_what_is_forgotten_is_gone_after_opening_too(self, door: Door) -> None:
        door.create(PIN, NOTHING_OWN)
        door.keep(Kind.NAME, "Jan")

        assert door.forget(Kind.NAME).plain == ()
        assert door.forget(Kind.NAME).plain == ()

        door.lock()
        assert door.open(PIN).plain == ()

    def test_a_secret_value_comes_out_only_by_itself_and_with_the_pin(self, door: Door) -> None:
        door.create(PIN, NOTHING_OWN)

        contents = door.keep(Kind.BSN, "111222333")

        assert contents.plain == ()
        assert contents.secret == {Kind.BSN}
        assert door.reveal(Kind.BSN, PIN) == "111222333"
        with pytest.raises(WrongPin):
            door.reveal(Kind.BSN, OTHER)

    def test_what_is_not_kept_is_not_revealed_and_no_try_is_counted(self, door: Door) -> None:
        door.create(PIN, NOTHING_OWN)

        with pytest.raises(NotInside) as refused:
            door.reveal(Kind.BSN, OTHER)

        assert refused.value.kind is Kind.BSN
        assert door.standing().left == 10

    @pytest.mark.parametrize("made", [True, False])
    def test_nothing_is_done_inside_a_vault_that_is_shut(self, door: Door, made: bool) -> None:
        if made:
            door.create(PIN, NOTHING_OWN)
            door.lock()

        for call in (
            lambda: door.keep(Kind.NAME, "Jan"),
            lambda: door.forget(Kind.NAME),
            lambda: door.reveal(Kind.NAME, PIN),
            lambda: door.change(PIN, OTHER, NOTHING_OWN),
            lambda: door.new_sheet(PIN),
        ):
            with pytest.raises(DoorShut):
                call()

    def test_a_second_vault_never_takes_the_place_of_the_first(self, door: Door) -> None:
        door.create(PIN, NOTHING_OWN)
        door.keep(Kind.NAME, "Jan")
        door.lock()

        with pytest.raises(VaultExists):
            door.create(OTHER, NOTHING_OWN)

        assert door.open(PIN).plain == (Item("naam", "Jan"),)

    def test_with_a_key_store_there_are_no_words(self, door: Door) -> None:
        with pytest.raises(WordsNotNeeded):
            door.create_by_words()

    def test_without_a_file_of_before_none_is_put_back(self, door: Door) -> None:
        with pytest.raises(NoVaultFile):
            door.use_previous()

    def test_what_is_thrown_away_is_gone_and_a_new_one_can_be_made(self, door: Door) -> None:
        door.create(PIN, NOTHING_OWN)
        door.keep(Kind.NAME, "Jan")

        door.throw_away()

        assert door.standing().condition is Condition.NONE
        assert door.create(OTHER, NOTHING_OWN).plain == ()

    def test_throwing_away_what_is_not_there_is_fine(self, door: Door) -> None:
        door.throw_away()

        assert door.standing().condition is Condition.NONE

    def test_a_vault_without_a_file_opens_with_nothing(self, door: Door) -> None:
        with pytest.raises(NoVaultFile):
            door.open(PIN)

    def test_nothing_of_it_is_in_a_repr(self, door: Door) -> None:
        door.create(PIN, NOTHING_OWN)
        contents = door.keep(Kind.NAME, "SYNTHETIC name")

        assert "SYNTHETIC" not in f"{contents!r} {door!r} {door.standing()!r}"
        assert PIN not in repr(door)


class WordsContract:
    """The same for a door on a computer without a key store."""

    def test_words_are_possible(self, door: Door) -> None:
        assert door.standing().condition is Condition.NO_KEY_STORE

    def test_no_pin_is_possible(self, door: Door) -> None:
        with pytest.raises(KeyStoreError):
            door.create(PIN, NOTHING_OWN)

        assert door.standing().condition is Condition.NO_KEY_STORE

    def test_the_new_words_open_it(self, door: Door) -> None:
        made = door.create_by_words()
        door.keep(Kind.NAME, "Jan")
        door.keep(Kind.BSN, "111222333")
        assert made.contents.plain == ()
        assert door.standing().condition is Condition.OPEN
        door.lock()
        assert door.standing().condition is Condition.LOCKED
        assert door.standing().by_words

        contents = door.open(f" {made.text.upper()}.")

        assert contents.plain == (Item("naam", "Jan"),)
        assert contents.secret == {Kind.BSN}
        assert door.reveal(Kind.BSN, made.text) == "111222333"

    def test_other_words_do_not_and_are_no_try(self, door: Door) -> None:
        made = door.create_by_words()
        door.lock()
        first, *rest = made.text.split()
        other = " ".join((*rest, first)) if rest[0] != first else " ".join(reversed(rest))

        with pytest.raises(WrongPassphrase):
            door.open(other)
        with pytest.raises(NotAPassphrase):
            door.open(PIN)

        assert door.standing().left == 10
        assert door.open(made.text).plain == ()

    def test_the_words_are_in_no_repr(self, door: Door) -> None:
        made = door.create_by_words()

        assert made.text not in f"{made!r} {door!r}"

    def test_there_is_no_pin_to_change_and_no_sheet(self, door: Door) -> None:
        made = door.create_by_words()

        with pytest.raises(NotWithWords):
            door.change(made.text, OTHER, NOTHING_OWN)
        with pytest.raises(NotWithWords):
            door.new_sheet(made.text)

    def test_a_second_vault_never_takes_the_place_of_the_first(self, door: Door) -> None:
        door.create_by_words()
        door.lock()

        with pytest.raises(VaultExists):
            door.create_by_words()
        with pytest.raises(VaultExists):
            door.create(PIN, NOTHING_OWN)

    def test_it_is_thrown_away(self, door: Door) -> None:
        door.create_by_words()

        door.throw_away()

        assert door.standing().condition is Condition.NO_KEY_STORE

"""What every door must do with PINs, tries and sheets, run against the same three doors."""

from datetime import date

import pytest
from vault.door_contract import OTHER, PIN

from companion.vault.boot_clock import SetBootClock
from companion.vault.door import Condition, Door
from companion.vault.door_errors import Weak
from companion.vault.errors import (
    MustWait,
    NotAPin,
    SameAgain,
    TriesUsedUp,
    VaultError,
    WrongPin,
)
from companion.vault.items import Item
from companion.vault.kinds import Kind
from companion.vault.pins import NOTHING_OWN, Own, Weakness
from companion.vault.sheet_errors import NoSheet, WrongSheet

WRONG = ("5093", "6174", "7392", "8405", "9173", "2748", "3860", "4926", "5837", "6058")
WAITS = (0, 0, 0, 0, 30, 60, 300, 900, 3600, 3600)  # seconds before each try


class WaysInContract:
    """A class that inherits this brings `door`, without a vault, and the `clock` it goes by."""

    def test_a_wrong_pin_at_revealing_counts_and_the_vault_stays_open(self, door: Door) -> None:
        door.create(PIN, NOTHING_OWN)
        door.keep(Kind.BSN, "111222333")

        with pytest.raises(WrongPin):
            door.reveal(Kind.BSN, OTHER)

        assert door.standing().condition is Condition.OPEN
        assert door.standing().left == 9

    def test_a_wrong_pin_is_counted_and_the_same_one_is_not_again(self, door: Door) -> None:
        door.create(PIN, NOTHING_OWN)
        door.lock()

        with pytest.raises(WrongPin):
            door.open(OTHER)
        with pytest.raises(SameAgain):
            door.open(OTHER)

        assert door.standing().left == 9

    def test_a_right_pin_gives_all_tries_back(self, door: Door) -> None:
        door.create(PIN, NOTHING_OWN)
        door.lock()
        with pytest.raises(WrongPin):
            door.open(OTHER)

        door.open(PIN)

        assert door.standing().left == 10

    def test_after_ten_tries_with_their_waits_no_pin_opens_it(
        self, door: Door, clock: SetBootClock
    ) -> None:
        door.create(PIN, NOTHING_OWN)
        door.lock()

        for number, (wrong, wait) in enumerate(zip(WRONG, WAITS, strict=True), 1):
            assert door.standing().left == 11 - number
            assert door.standing().seconds == pytest.approx(wait, abs=0.2)
            if wait:
                with pytest.raises(MustWait):
                    door.open(PIN)
            clock.now += wait + 0.2
            with pytest.raises(TriesUsedUp if number == 10 else WrongPin):
                door.open(wrong)

        assert door.standing().condition is Condition.USED_UP
        assert door.standing().left == 0
        with pytest.raises(TriesUsedUp):
            door.open(PIN)

    def test_what_is_no_pin_is_no_try(self, door: Door) -> None:
        door.create(PIN, NOTHING_OWN)
        door.lock()

        for typed in ("", "407", "4071234", "407a", "٤٠٧١", "\ud800"):
            with pytest.raises(NotAPin):
                door.open(typed)

        assert door.standing().left == 10

    def test_a_pin_of_wide_digits_is_the_same_pin(self, door: Door) -> None:
        door.create(PIN, NOTHING_OWN)
        door.lock()

        door.open("\uff14\uff10\uff17\uff11")

        assert door.standing().condition is Condition.OPEN

    def test_a_weak_pin_is_refused_and_nothing_is_made(self, door: Door) -> None:
        with pytest.raises(Weak) as refused:
            door.create("1234", NOTHING_OWN)

        assert refused.value.weakness is Weakness.SEQUENCE
        assert door.standing().condition is Condition.NONE

    def test_a_pin_of_the_persons_own_numbers_is_refused(self, door: Door) -> None:
        own = Own((date(1938, 3, 27),), "4071 AB", "12", ("0612345678",))

        with pytest.raises(Weak) as refused:
            door.create(PIN, own)

        assert refused.value.weakness is Weakness.PERSONAL

    def test_a_changed_pin_opens_it_and_the_old_one_does_not(self, door: Door) -> None:
        door.create(PIN, NOTHING_OWN)
        door.keep(Kind.BSN, "111222333")

        contents = door.change(PIN, OTHER, NOTHING_OWN)

        assert contents.secret == {Kind.BSN}
        assert door.reveal(Kind.BSN, OTHER) == "111222333"
        door.lock()
        with pytest.raises(WrongPin):
            door.open(PIN)
        assert door.open(OTHER).secret == {Kind.BSN}

    def test_a_pin_is_changed_only_with_the_old_one_and_not_to_a_weak_one(self, door: Door) -> None:
        door.create(PIN, NOTHING_OWN)

        with pytest.raises(WrongPin):
            door.change(OTHER, "6174", NOTHING_OWN)
        with pytest.raises(Weak):
            door.change(PIN, "1111", NOTHING_OWN)

        door.lock()
        assert door.open(PIN).plain == ()

    def test_keeping_goes_on_after_a_change(self, door: Door) -> None:
        door.create(PIN, NOTHING_OWN)
        door.change(PIN, OTHER, NOTHING_OWN)

        door.keep(Kind.NAME, "Jan")

        door.lock()
        assert door.open(OTHER).plain == (Item("naam", "Jan"),)

    def test_a_sheet_opens_the_vault_under_a_new_pin(self, door: Door) -> None:
        door.create(PIN, NOTHING_OWN)
        door.keep(Kind.BSN, "111222333")
        code = door.new_sheet(PIN)
        door.lock()
        assert door.standing().sheet

        contents = door.open_with_sheet(code, OTHER, NOTHING_OWN)

        assert contents.secret == {Kind.BSN}
        assert door.reveal(Kind.BSN, OTHER) == "111222333"
        door.lock()
        assert door.open(OTHER).secret == {Kind.BSN}

    def test_a_sheet_opens_a_vault_whose_tries_are_used_up(
        self, door: Door, clock: SetBootClock
    ) -> None:
        door.create(PIN, NOTHING_OWN)
        door.keep(Kind.NAME, "Jan")
        code = door.new_sheet(PIN)
        door.lock()
        for wrong, wait in zip(WRONG, WAITS, strict=True):
            clock.now += wait + 0.2
            with pytest.raises(VaultError):
                door.open(wrong)
        assert door.standing().condition is Condition.USED_UP

        contents = door.open_with_sheet(code, OTHER, NOTHING_OWN)

        assert contents.plain == (Item("naam", "Jan"),)
        assert door.standing().left == 10

    def test_a_sheet_opens_once_and_not_after_the_pin_was_changed(self, door: Door) -> None:
        door.create(PIN, NOTHING_OWN)
        used = door.new_sheet(PIN)
        door.open_with_sheet(used, OTHER, NOTHING_OWN)
        with pytest.raises(NoSheet):
            door.open_with_sheet(used, PIN, NOTHING_OWN)
        void = door.new_sheet(OTHER)

        door.change(OTHER, PIN, NOTHING_OWN)

        assert not door.standing().sheet
        with pytest.raises(NoSheet):
            door.open_with_sheet(void, OTHER, NOTHING_OWN)

    def test_only_the_last_sheet_opens_it(self, door: Door) -> None:
        door.create(PIN, NOTHING_OWN)
        first = door.new_sheet(PIN)
        second = door.new_sheet(PIN)

        with pytest.raises(WrongSheet):
            door.open_with_sheet(first, OTHER, NOTHING_OWN)

        door.open_with_sheet(second, OTHER, NOTHING_OWN)

    def test_another_code_opens_nothing(self, door: Door) -> None:
        door.create(PIN, NOTHING_OWN)
        door.new_sheet(PIN)
        door.lock()

        for code in ("", "0000-0000", "x" * 40, "<b>"):
            with pytest.raises(VaultError):
                door.open_with_sheet(code, OTHER, NOTHING_OWN)

        assert door.open(PIN).plain == ()

    def test_without_a_sheet_there_is_none(self, door: Door) -> None:
        door.create(PIN, NOTHING_OWN)

        assert not door.standing().sheet

    def test_a_sheet_is_made_only_with_the_pin(self, door: Door) -> None:
        door.create(PIN, NOTHING_OWN)

        with pytest.raises(WrongPin):
            door.new_sheet(OTHER)

        assert not door.standing().sheet

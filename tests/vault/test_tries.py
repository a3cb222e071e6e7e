"""Ten tries and no more, whatever happens between them."""

import random
from pathlib import Path

import pytest
from vault.vaults import DEVICE, FIXED, ITEMS, PIN, QuickStretch, put_down, small_file

from companion.vault.boot_clock import SetBootClock, SystemBootClock
from companion.vault.disk import locked, write_whole
from companion.vault.errors import (
    KeyMissing,
    MustWait,
    NotWritten,
    OtherDevice,
    SameAgain,
    TriesUsedUp,
    VaultError,
    WrongPin,
)
from companion.vault.format import Costs
from companion.vault.key_store import MemoryKeyStore
from companion.vault.key_store_errors import KeyStoreError, KeyStoreLocked
from companion.vault.keys import PinKey
from companion.vault.store import Place, key_name, noted
from companion.vault.tries import Standing, Tries
from companion.vault.typed import Pin
from companion.vault.unlocking import unlock

KID = key_name(FIXED)


class Bench:
    """One vault with its stores, and a session that can be begun again."""

    def __init__(self, folder: Path) -> None:
        self.place = Place(folder, FIXED.identity.person_id)
        self.store = MemoryKeyStore()
        self.clock = SetBootClock()
        self.stretch = QuickStretch()
        self.store.set(KID, DEVICE.value)
        put_down(self.place, small_file())
        self.restart()
        with locked(self.place.lock):
            self.tries.start(KID)

    def restart(self) -> None:
        self.tries = Tries(self.place, self.store, self.clock)

    def guess(self, digits: str) -> None:
        unlock(self.place, self.store, self.tries, Pin(digits.encode()), self.stretch)

    def miss(self, times: int) -> None:
        for number in range(times):
            self.clock.now += 3601
            with pytest.raises(VaultError):
                self.guess(f"5{number:03}")


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_the_right_pin_opens_it_and_sets_the_counts_to_nought(bench: Bench) -> None:
    bench.miss(3)

    opened = unlock(bench.place, bench.store, bench.tries, PIN, bench.stretch)

    assert opened.items == ITEMS
    assert bench.tries.standing(KID) == Standing(10, 0)


def test_a_try_is_counted_in_both_places_before_the_pin_is_stretched(bench: Bench) -> None:
    seen = []

    def looking(pin: Pin, salt: bytes, costs: Costs) -> PinKey:
        seen.append((bench.place.tries.read_bytes().split()[3], bench.store.get(f"{KID}-tries")))
        return bench.stretch(pin, salt, costs)

    with pytest.raises(WrongPin):
        unlock(bench.place, bench.store, bench.tries, Pin(b"5000"), looking)

    assert seen == [(b"1", noted(1))]


@pytest.mark.parametrize(
    ("missed", "seconds"), [(3, 0), (4, 30), (5, 60), (6, 300), (7, 900), (8, 3600), (9, 3600)]
)
def test_the_waits_grow(bench: Bench, missed: int, seconds: int) -> None:
    bench.miss(missed)

    standing = bench.tries.standing(KID)

    assert standing.left == 10 - missed
    assert standing.seconds == pytest.approx(seconds, abs=0.2)


def test_while_one_waits_nothing_is_counted_or_stretched(bench: Bench) -> None:
    bench.miss(4)
    calls = bench.stretch.calls

    with pytest.raises(MustWait):
        bench.guess("4071")

    assert bench.stretch.calls == calls
    assert bench.tries.standing(KID).left == 6


def test_after_a_restart_of_the_computer_the_wait_begins_afresh(bench: Bench) -> None:
    bench.miss(4)
    bench.clock.now, bench.clock.boot = 29.0, 2
    bench.restart()
    assert bench.tries.standing(KID).seconds == pytest.approx(30, abs=0.2)

    bench.clock.now += 20

    assert bench.tries.standing(KID).seconds == pytest.approx(10, abs=0.2)


def test_a_restart_of_the_program_alone_does_not_lengthen_the_wait(bench: Bench) -> None:
    bench.miss(4)
    bench.clock.now += 20
    bench.restart()

    assert bench.tries.standing(KID).seconds == pytest.approx(10, abs=0.2)


def test_the_same_wrong_pin_is_not_counted_again_in_one_session(bench: Bench) -> None:
    bench.miss(1)
    with pytest.raises(SameAgain):
        bench.guess("5000")
    assert bench.tries.standing(KID).left == 9

    bench.restart()
    with pytest.raises(WrongPin):
        bench.guess("5000")

    assert bench.tries.standing(KID).left == 8


def test_after_ten_the_key_is_gone_and_even_the_right_pin_is_refused(bench: Bench) -> None:
    bench.miss(9)
    assert bench.store.get(KID) is not None

    bench.clock.now += 3601
    with pytest.raises(TriesUsedUp):
        bench.guess("9999")

    assert bench.store.get(KID) is None
    with pytest.raises(TriesUsedUp):
        bench.guess("4071")


def test_a_crash_at_the_tenth_does_not_give_an_eleventh(bench: Bench) -> None:
    bench.store.set(f"{KID}-tries", noted(10))

    with pytest.raises(TriesUsedUp):
        bench.guess("4071")

    assert bench.stretch.calls == 0
    assert bench.store.get(KID) is None


@pytest.mark.parametrize("text", [b"", b"tries 1 x", b"\xff" * 50, b"x" * 5000])
def test_a_broken_side_file_gives_no_tries_back(bench: Bench, text: bytes) -> None:
    bench.miss(6)

    write_whole(bench.place.tries, text)

    assert bench.tries.standing(KID).left == 4
    assert bench.tries.standing(KID).seconds == pytest.approx(300, abs=0.2)


def test_a_count_gone_from_the_key_store_leaves_two_tries(bench: Bench) -> None:
    bench.store.delete(f"{KID}-tries")

    assert bench.tries.standing(KID).left == 2


def test_with_both_counts_gone_no_pin_is_judged_and_the_key_is_kept(bench: Bench) -> None:
    bench.store.delete(f"{KID}-tries")
    bench.place.tries.unlink()

    with pytest.raises(TriesUsedUp):
        bench.guess("4071")

    assert bench.stretch.calls == 0
    assert bench.store.get(KID) == DEVICE.value
    assert bench.tries.standing(KID).left == 0


def test_a_vault_on_another_computer_has_no_key_and_no_tries_used_up(bench: Bench) -> None:
    bench.store.delete(KID)
    bench.store.delete(f"{KID}-tries")
    bench.place.tries.unlink()

    with pytest.raises(KeyMissing):
        bench.guess("4071")


def test_a_damaged_vault_costs_no_try(bench: Bench) -> None:
    bad = bytearray(small_file())
    bad[400] ^= 1
    write_whole(bench.place.file, bytes(bad))

    with pytest.raises(OtherDevice):
        bench.guess("4071")

    assert bench.tries.standing(KID).left == 10


def test_too_little_memory_costs_no_try(bench: Bench) -> None:
    def no_memory(_pin: Pin, _salt: bytes, _costs: Costs) -> PinKey:
        raise MemoryError

    with pytest.raises(MemoryError):
        unlock(bench.place, bench.store, bench.tries, PIN, no_memory)

    assert bench.tries.standing(KID).left == 10


def test_what_cannot_be_counted_is_not_judged(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("companion.vault.disk.os.fsync", full)
    with pytest.raises(NotWritten):
        bench.guess("4071")

    assert bench.stretch.calls == 0


class _LockedForWriting(MemoryKeyStore):
    """A key store that gives, and takes nothing any more once it is `shut`."""

    shut = False

    def set(self, kid: str, secret: bytes) -> None:
        if self.shut:
            raise KeyStoreLocked(self.kind())
        super().set(kid, secret)


def test_a_key_store_that_takes_nothing_uses_up_no_tries(bench: Bench) -> None:
    store = _LockedForWriting()
    store.set(KID, DEVICE.value)
    store.set(f"{KID}-tries", noted(0))
    store.shut = True
    tries = Tries(bench.place, store, bench.clock)

    for _ in range(12):
        with pytest.raises(KeyStoreError):
            unlock(bench.place, store, tries, PIN, bench.stretch)

    assert tries.standing(KID).left == 10
    assert bench.stretch.calls == 0


def _shake(bench: Bench, chance: random.Random) -> None:
    """One thing that an impatient or cunning person does between two guesses."""
    match chance.randrange(6):
        case 0:
            bench.restart()
        case 1:
            bench.clock.boot += 1
            bench.clock.now = chance.uniform(0, 100)
            bench.restart()
        case 2:
            bench.clock.now += chance.choice([-5000, 10, 4000, 10**8])
            bench.clock.now = max(bench.clock.now, 0)
        case 3:
            bench.place.tries.unlink(missing_ok=True)
        case 4:
            write_whole(bench.place.tries, f"tries 1 {KID} 0 1 0.0\n".encode())
        case _:
            bench.clock.now += 3601


@pytest.mark.parametrize("seed", range(100))
def test_no_more_than_ten_pins_are_ever_judged(bench: Bench, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a simulation, not a secret

    for number in range(60):
        _shake(bench, chance)
        with pytest.raises(VaultError):
            bench.guess(f"5{number:03}")

    assert bench.stretch.calls <= 10


def test_the_clock_of_this_computer_goes_on_and_names_its_start() -> None:
    clock = SystemBootClock()

    assert clock.seconds() <= clock.seconds()
    assert clock.boot_id() == SystemBootClock().boot_id() != ""

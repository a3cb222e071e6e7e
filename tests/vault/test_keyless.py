"""A vault that words alone open: its own mode, never mistaken for the other, never half."""

import errno
import hashlib
import os
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from vault.vaults import COSTS, DEVICE, FIXED, ITEMS, PIN, keys, small_file

from companion.vault import keyless
from companion.vault.disk import locked, write_whole
from companion.vault.errors import (
    CostsRefused,
    Damaged,
    NotWritten,
    NoVaultFile,
    TooLarge,
    TooNew,
    VaultError,
    VaultInUse,
)
from companion.vault.format import NO_KID, Costs, Mode
from companion.vault.items import Item
from companion.vault.keys import NO_DEVICE, DeviceSecret, PinKey, file_mac
from companion.vault.passphrase_errors import OtherMode, VaultExists, WrongPassphrase
from companion.vault.sealed import open_sealed, proven, seal
from companion.vault.store import Place, put_previous_back
from companion.vault.typed import Passphrase

WORDS = Passphrase("boom fiets kaas lamp tuin")
OTHERS = Passphrase("boom fiets kaas lamp huis")
NEW = (Item("hint", "in de la"),)


class QuickStretch:
    """Stretches with one hash and counts its calls."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, secret: Passphrase, salt: bytes, costs: Costs) -> PinKey:
        self.calls += 1
        return PinKey(hashlib.sha256(secret.text.encode() + salt + repr(costs).encode()).digest())


QUICK = QuickStretch()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "vaults", FIXED.identity.person_id)


def test_a_vault_opens_with_its_words_and_the_real_stretcher(place: Place) -> None:
    made = keyless.create(place, WORDS, ITEMS)

    opened = keyless.unlock(place, WORDS)

    assert opened == made
    assert opened.items == ITEMS
    assert opened.fixed.mode == Mode.PASSPHRASE
    assert opened.fixed.identity.kid == NO_KID
    assert opened.keys.device == NO_DEVICE
    assert keyless.mode_of(place) is Mode.PASSPHRASE


def test_what_was_saved_is_opened_and_the_one_before_is_kept(place: Place) -> None:
    made = keyless.create(place, WORDS, ITEMS, stretch=QUICK)
    before = place.file.read_bytes()

    saved = keyless.save(place, made, NEW)

    assert saved.fixed.generation == 2
    assert keyless.unlock(place, WORDS, QUICK) == saved
    assert place.previous.read_bytes() == before


def test_each_vault_has_its_own_salt_name_and_key(tmp_path: Path) -> None:
    made = [
        keyless.create(Place(tmp_path / name, b"p" * 16), WORDS, stretch=QUICK) for name in "ab"
    ]

    assert made[0].fixed.salt != made[1].fixed.salt
    assert made[0].fixed.identity.vault_id != made[1].fixed.identity.vault_id
    assert made[0].keys.data != made[1].keys.data


def test_other_words_do_not_open_it(place: Place) -> None:
    keyless.create(place, WORDS, ITEMS, stretch=QUICK)

    with pytest.raises(WrongPassphrase):
        keyless.unlock(place, OTHERS, QUICK)


def test_no_word_and_no_item_stands_in_the_files(place: Place) -> None:
    keyless.save(place, keyless.create(place, WORDS, ITEMS, stretch=QUICK), ITEMS)

    kept = b"".join(path.read_bytes() for path in place.folder.iterdir())

    assert not [text for text in (b"fiets", b"TESTUSER", b"111222333") if text in kept]


def test_a_flipped_bit_is_refused_before_the_words_are_stretched(place: Place) -> None:
    keyless.create(place, WORDS, ITEMS, stretch=QUICK)
    file = place.file.read_bytes()
    stretch = QuickStretch()
    refused = 0

    chosen = random.Random(5).sample(range(178 * 8, len(file) * 8), 2000)  # noqa: S311 - a test
    for at in [*range(178 * 8), *chosen]:
        bad = bytearray(file)
        bad[at // 8] ^= 1 << at % 8
        try:
            open_sealed(bytes(bad), NO_DEVICE, WORDS, stretch)
        except (Damaged, TooNew):
            refused += 1

    assert refused == 178 * 8 + 2000
    assert stretch.calls == 0


@pytest.mark.parametrize("length", [0, 7, 101, 177, 4321])
def test_a_shortened_file_is_damaged(place: Place, length: int) -> None:
    keyless.create(place, WORDS, stretch=QUICK)
    place.file.write_bytes(place.file.read_bytes()[:length])

    with pytest.raises(Damaged):
        keyless.unlock(place, WORDS, QUICK)
    with pytest.raises(Damaged):
        keyless.mode_of(place)


def test_a_body_changed_under_a_new_checksum_gives_no_items(place: Place) -> None:
    made = keyless.create(place, WORDS, ITEMS, stretch=QUICK)
    bad = bytearray(place.file.read_bytes()[:-32])
    bad[300] ^= 1
    place.file.write_bytes(
        bytes(bad) + file_mac(NO_DEVICE, made.fixed.identity.vault_id, bytes(bad))
    )

    with pytest.raises(Damaged):
        keyless.unlock(place, WORDS, QUICK)


def test_low_costs_under_a_new_checksum_are_refused_before_the_words_are_stretched(
    place: Place,
) -> None:
    made = keyless.create(place, WORDS, ITEMS, stretch=QUICK)
    bad = bytearray(place.file.read_bytes()[:-32])
    at = bad.index(COSTS.memory_kib.to_bytes(4, "big") + COSTS.passes.to_bytes(4, "big"))
    bad[at : at + 4] = (8).to_bytes(4, "big")
    place.file.write_bytes(
        bytes(bad) + file_mac(NO_DEVICE, made.fixed.identity.vault_id, bytes(bad))
    )
    stretch = QuickStretch()

    with pytest.raises(CostsRefused):
        keyless.unlock(place, WORDS, stretch)

    assert stretch.calls == 0


def test_a_vault_with_a_pin_is_not_opened_with_words(place: Place) -> None:
    write_whole_in(place, small_file())
    stretch = QuickStretch()

    with pytest.raises(OtherMode) as raised:
        keyless.unlock(place, WORDS, stretch)

    assert raised.value.mode == Mode.PIN
    assert keyless.mode_of(place) is Mode.PIN
    assert stretch.calls == 0


def test_a_vault_with_words_is_not_opened_with_a_pin(place: Place) -> None:
    keyless.create(place, WORDS, stretch=QUICK)

    with pytest.raises(OtherMode) as raised:
        open_sealed(place.file.read_bytes(), NO_DEVICE, PIN)

    assert raised.value.mode == Mode.PASSPHRASE


@pytest.mark.parametrize(
    ("mode", "kid", "device"),
    [
        (Mode.PIN, b"k" * 16, NO_DEVICE),
        (Mode.PIN, NO_KID, DEVICE),
        (Mode.PASSPHRASE, NO_KID, DEVICE),
        (Mode.PASSPHRASE, b"k" * 16, NO_DEVICE),
    ],
)
def test_a_file_between_the_modes_is_not_made(mode: Mode, kid: bytes, device: DeviceSecret) -> None:
    fixed = replace(FIXED, identity=replace(FIXED.identity, kid=kid), mode=mode)

    with pytest.raises(OtherMode):
        seal(ITEMS, fixed, replace(keys(), device=device))


def test_a_pin_vault_without_a_secret_of_the_device_is_not_proven() -> None:
    signed = small_file()[:-32]
    forged = signed + file_mac(NO_DEVICE, FIXED.identity.vault_id, signed)

    with pytest.raises(OtherMode):
        proven(forged, NO_DEVICE)


@pytest.mark.parametrize("mode", [0, 3, 255])
def test_a_mode_that_is_not_known_is_damage(place: Place, mode: int) -> None:
    write_whole_in(place, small_file().replace(b"\1\0" + b"s" * 16, bytes([mode, 0]) + b"s" * 16))

    with pytest.raises(Damaged):
        keyless.mode_of(place)


def test_no_file_and_a_newer_one_and_that_of_another_person_are_told_apart(place: Place) -> None:
    with pytest.raises(NoVaultFile):
        keyless.mode_of(place)
    with pytest.raises(NoVaultFile):
        keyless.unlock(place, WORDS, QUICK)
    write_whole_in(place, small_file()[:9] + b"\2" + small_file()[10:])
    with pytest.raises(TooNew):
        keyless.mode_of(place)
    other = Place(place.folder, b"q" * 16)
    write_whole(other.file, small_file())
    with pytest.raises(Damaged):
        keyless.mode_of(other)


@pytest.mark.parametrize("name", ["vault", "vault.bak"])
def test_a_vault_that_is_there_is_not_made_anew(place: Place, name: str) -> None:
    write_whole_in(place, b"whatever it is")
    there = place.file.rename(place.folder / f"{place.person_id.hex()}.{name}")

    with pytest.raises(VaultExists):
        keyless.create(place, WORDS, stretch=QUICK)

    assert there.read_bytes() == b"whatever it is"


def test_low_costs_make_no_vault(place: Place) -> None:
    with pytest.raises(CostsRefused):
        keyless.create(place, WORDS, costs=Costs(8, 1, 1))

    assert not place.file.exists()


def test_a_damaged_vault_and_another_one_are_not_written_over(place: Place) -> None:
    made = keyless.create(place, WORDS, ITEMS, stretch=QUICK)
    good = place.file.read_bytes()
    place.file.unlink()
    keyless.create(place, OTHERS, ITEMS, stretch=QUICK)
    for there in (good[:-1], place.file.read_bytes(), good[:400] + b"x" + good[401:]):
        place.file.write_bytes(there)

        with pytest.raises(Damaged):
            keyless.save(place, made, NEW)

        assert place.file.read_bytes() == there
        assert not place.previous.exists()


def test_the_one_before_is_put_back_after_damage(place: Place) -> None:
    keyless.save(place, keyless.create(place, WORDS, ITEMS, stretch=QUICK), NEW)
    place.file.write_bytes(b"broken")

    put_previous_back(place)

    assert keyless.unlock(place, WORDS, QUICK).items == ITEMS


def test_a_vault_with_a_pin_is_not_saved_here(place: Place) -> None:
    write_whole_in(place, small_file())
    opened = keyless.create(Place(place.folder, b"q" * 16), WORDS, stretch=QUICK)

    with pytest.raises(OtherMode):
        keyless.save(place, replace(opened, fixed=FIXED, keys=keys()), NEW)

    assert place.file.read_bytes() == small_file()


def test_too_much_leaves_the_old_file(place: Place) -> None:
    made = keyless.create(place, WORDS, ITEMS, stretch=QUICK)

    with pytest.raises(TooLarge):
        keyless.save(place, made, (Item("hint", "x" * 1024 * 1024),))

    assert keyless.unlock(place, WORDS, QUICK) == made


def test_one_at_a_time_may_write(place: Place) -> None:
    made = keyless.create(place, WORDS, ITEMS, stretch=QUICK)

    with locked(place.lock), pytest.raises(VaultInUse):
        keyless.save(place, made, NEW)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES])
def test_whichever_call_fails_a_save_leaves_the_old_or_the_new_vault_whole(
    place: Place, number: int
) -> None:
    made = keyless.create(place, WORDS, ITEMS, stretch=QUICK)
    first = place.file.read_bytes()
    failures = 0
    told = set()

    while True:
        place.file.write_bytes(first)
        place.previous.unlink(missing_ok=True)
        with pytest.MonkeyPatch.context() as patch:
            _fail_at(patch, failures, number)
            try:
                keyless.save(place, made, NEW)
            except NotWritten as error:
                told.add(error.number)
            else:
                break
        failures += 1
        assert keyless.unlock(place, WORDS, QUICK).items in (ITEMS, NEW)
        assert not list(place.folder.glob("*.new"))

    assert failures >= 8
    assert told == {number}
    assert keyless.unlock(place, WORDS, QUICK).items == NEW


def test_whichever_call_fails_a_vault_is_made_whole_or_not_at_all(place: Place) -> None:
    failures = 0

    while True:
        with pytest.MonkeyPatch.context() as patch:
            _fail_at(patch, failures, errno.ENOSPC)
            try:
                keyless.create(place, WORDS, ITEMS, stretch=QUICK)
            except NotWritten:
                assert not place.file.exists()
            else:
                break
        failures += 1

    assert failures >= 4
    assert keyless.unlock(place, WORDS, QUICK).items == ITEMS


def test_no_error_of_a_vault_tells_the_words(place: Place) -> None:
    keyless.create(place, WORDS, ITEMS, stretch=QUICK)

    with pytest.raises(VaultError) as raised:
        keyless.unlock(place, OTHERS, QUICK)

    assert not [word for word in OTHERS.text.split() if word in f"{raised.value!r}"]


def write_whole_in(place: Place, data: bytes) -> None:
    place.folder.mkdir(parents=True, exist_ok=True)
    write_whole(place.file, data)


def _fail_at(patch: pytest.MonkeyPatch, count: int, number: int) -> None:
    """Let the call of the system after `count` others fail, and only that one."""
    left = [count]

    def wrap(call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - as the call itself
            left[0] -= 1
            if left[0] == -1:
                raise OSError(number, os.strerror(number))
            return call(*arguments, **named)

        return counted

    for name in ("open", "write", "fsync", "replace"):
        patch.setattr(os, name, wrap(getattr(os, name)))

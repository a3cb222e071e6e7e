"""A vault file opens with its PIN on its device, and any other bytes are refused unopened."""

from dataclasses import replace

import pytest
from vault.vaults import COSTS, DEVICE, FIXED, ITEMS, PIN, QuickStretch, keys, small_file

from companion.vault.errors import (
    CostsRefused,
    Damaged,
    OtherDevice,
    TooLarge,
    TooNew,
    VaultError,
    WrongPin,
)
from companion.vault.format import Costs, padded
from companion.vault.items import Item
from companion.vault.keys import DataKey, DeviceSecret, body_key, encrypted, file_mac, stretched
from companion.vault.sealed import Keys, Nonces, open_sealed, seal
from companion.vault.typed import Pin

SALT = bytes.fromhex("eba6911b76fb3eaee63a07718d89da01")


@pytest.mark.parametrize(
    ("pin", "lanes", "key"),
    [
        (b"4071", 4, "acf15ce6f8d8a5848441d762474454d8be63d3fbd26b3711e55455b1c0dd032a"),
        (b"907142", 4, "a85b208b6c1167e72079c8b7cadcba188a34613b7334728d8f83da9b71204e5e"),
        (b"4071", 1, "52fb3ffddf8065e31f2d69b0799719067a992b30c990234ce3f5ad9642a362fa"),
    ],
)
def test_a_pin_is_stretched_to_the_known_key(pin: bytes, lanes: int, key: str) -> None:
    got = stretched(Pin(pin), SALT, Costs(64 * 1024, 3, lanes))

    assert got.value.hex() == key


@pytest.mark.parametrize(
    ("generation", "first"),
    [
        (1, "b16d219ebc90f9e709ae380407470f936580123e172f3a1e6b48d1dbcbfcd514"),
        (2, "44ba752c87c801b59564e01a5ee25367937786b22e109ef1703cd18c84b09ef5"),
        (2**64 - 1, "0af45f913e06c9a8fc0274eb63fef8247b632cf94d41ab855422b3e73722c349"),
    ],
)
def test_a_body_is_sealed_to_the_known_bytes(generation: int, first: str) -> None:
    data = DataKey(
        bytes.fromhex("8446cab49d85b90bbc4c866dff2fe9e90e8224cade76244e1d77d859c12568b3")
    )
    name = replace(FIXED.identity, vault_id=bytes.fromhex("70e3a0ae5b31b27c0b8103d4df67dcec"))
    items = (
        Item("digid-user", "TESTUSER"),
        Item("digid-pass", "Kanarie-éï-1"),
        Item("bsn", "111222333"),
    )
    nonces = Nonces(b"n" * 12, bytes.fromhex("42d7476bafffced2a2663ab7"))

    file = seal(
        items,
        replace(FIXED, identity=name, generation=generation),
        replace(keys(), data=data),
        nonces,
    )

    assert len(file) == 4322
    assert file[178:210].hex() == first


def test_what_was_sealed_is_opened_with_the_real_stretcher() -> None:
    real = replace(keys(), pin=stretched(PIN, FIXED.salt, COSTS))

    opened = open_sealed(seal(ITEMS, FIXED, real), DEVICE, PIN)

    assert opened.items == ITEMS
    assert opened.fixed == FIXED
    assert opened.keys == real


def test_another_pin_is_a_wrong_pin() -> None:
    with pytest.raises(WrongPin):
        open_sealed(small_file(), DEVICE, Pin(b"4072"), QuickStretch())


def test_the_secret_of_another_device_is_refused_before_the_pin_is_stretched() -> None:
    stretch = QuickStretch()

    with pytest.raises(OtherDevice):
        open_sealed(small_file(), DeviceSecret(b"x" * 32), PIN, stretch)

    assert stretch.calls == 0


def test_every_flipped_bit_is_refused_before_the_pin_is_stretched() -> None:
    file = small_file()
    stretch = QuickStretch()
    refused = 0

    for at in range(len(file) * 8):
        bad = bytearray(file)
        bad[at // 8] ^= 1 << at % 8
        try:
            open_sealed(bytes(bad), DEVICE, PIN, stretch)
        except (Damaged, OtherDevice, TooNew):
            refused += 1

    assert refused == 34_576
    assert stretch.calls == 0


def test_every_shortened_file_is_refused_before_the_pin_is_stretched() -> None:
    file = small_file()
    stretch = QuickStretch()
    refused = 0

    for length in range(len(file)):
        try:
            open_sealed(file[:length], DEVICE, PIN, stretch)
        except Damaged:
            refused += 1

    assert refused == 4322
    assert stretch.calls == 0


def test_bytes_behind_the_end_are_refused() -> None:
    with pytest.raises(Damaged):
        open_sealed(small_file() + bytes(4096), DEVICE, PIN, QuickStretch())


@pytest.mark.parametrize(
    "costs",
    [
        Costs(64 * 1024 - 1, 3, 4),
        Costs(1024 * 1024 + 1, 3, 4),
        Costs(64 * 1024, 2, 4),
        Costs(64 * 1024, 11, 4),
        Costs(64 * 1024, 3, 0),
        Costs(64 * 1024, 3, 17),
    ],
)
def test_costs_outside_the_limits_are_neither_stretched_nor_written(costs: Costs) -> None:
    with pytest.raises(CostsRefused):
        stretched(PIN, SALT, costs)
    with pytest.raises(CostsRefused):
        seal(ITEMS, replace(FIXED, costs=costs), keys())


def _signed_again(file: bytes) -> bytes:
    return file[:-32] + file_mac(DEVICE, FIXED.identity.vault_id, file[:-32])


def test_low_costs_under_a_good_mac_are_refused_before_the_pin_is_stretched() -> None:
    file = bytearray(small_file())
    at = file.index((64 * 1024).to_bytes(4, "big") + (3).to_bytes(4, "big"))
    file[at : at + 4] = (8).to_bytes(4, "big")
    stretch = QuickStretch()

    with pytest.raises(CostsRefused):
        open_sealed(_signed_again(bytes(file)), DEVICE, PIN, stretch)

    assert stretch.calls == 0


def test_a_changed_body_under_a_good_mac_gives_no_items() -> None:
    file = bytearray(small_file())
    file[200] ^= 1

    with pytest.raises(Damaged):
        open_sealed(_signed_again(bytes(file)), DEVICE, PIN, QuickStretch())


def test_a_file_of_a_newer_version_says_which() -> None:
    file = bytearray(small_file())
    file[9] = 2

    with pytest.raises(TooNew) as raised:
        open_sealed(bytes(file), DEVICE, PIN, QuickStretch())

    assert raised.value.version == 2


def test_more_than_a_vault_holds_is_refused() -> None:
    with pytest.raises(TooLarge):
        seal((Item("hint", "x" * 1024 * 1024),), FIXED, keys())


@pytest.mark.parametrize(
    "plain",
    [
        b"no json",
        b"[]",
        b'{"schema":2,"items":[]}',
        b'{"schema":1,"items":[{"id":1,"v":"Kanarie"}]}',
        b"\xff",
    ],
)
def test_contents_of_another_form_are_damage_that_tells_nothing_of_them(plain: bytes) -> None:
    whole, name = padded(plain), FIXED.identity.vault_id
    file = small_file()
    body = encrypted(body_key(keys().data, name, 1), file[162:174], whole, file[:178])

    with pytest.raises(Damaged) as raised:
        open_sealed(_signed_again(file[:178] + body + bytes(32)), DEVICE, PIN, QuickStretch())

    assert raised.value.__cause__ is None
    assert "Kanarie" not in str(raised.value)


def test_nothing_secret_is_in_a_repr() -> None:
    opened = open_sealed(small_file(), DEVICE, PIN, QuickStretch())

    text = repr((opened, opened.keys, PIN, Keys(opened.keys.pin, DEVICE, opened.keys.data)))

    for secret in ("111222333", "TESTUSER", "4071", "dddd", repr(DEVICE.value)):
        assert secret not in text


def test_the_items_are_written_in_one_form() -> None:
    nonces = Nonces(b"n" * 12, b"m" * 12)

    assert seal(ITEMS, FIXED, keys(), nonces) == seal(ITEMS, FIXED, keys(), nonces)


def test_every_error_of_a_file_is_one_of_this_room() -> None:
    assert all(issubclass(each, VaultError) for each in (Damaged, OtherDevice, TooNew, WrongPin))

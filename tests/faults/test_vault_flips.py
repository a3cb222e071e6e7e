from dataclasses import replace

import pytest
from vault.vaults import DEVICE, FIXED, PIN, QuickStretch, keys

from companion.vault.errors import VaultError
from companion.vault.items import Item
from companion.vault.sealed import open_sealed, seal

# Of one, two and four blocks, and of generations of one, two and four bytes.
FILES = ((1, 0), (300, 5000), (2**31, 14000))


def a_file(generation: int, size: int) -> bytes:
    return seal((Item("hint", "x" * size),), replace(FIXED, generation=generation), keys())


def is_refused_unstretched(data: bytes) -> bool:
    stretch = QuickStretch()
    try:
        open_sealed(data, DEVICE, PIN, stretch)
    except VaultError:
        return stretch.calls == 0
    return False


@pytest.mark.parametrize(("generation", "size"), FILES)
def test_every_single_bit_that_is_flipped_is_seen_before_the_pin_is_stretched(
    generation: int, size: int
) -> None:
    good = a_file(generation, size)
    data = bytearray(good)
    accepted = []

    for bit in range(8 * len(good)):
        data[bit // 8] ^= 1 << bit % 8
        if not is_refused_unstretched(bytes(data)):
            accepted.append(bit)
        data[bit // 8] ^= 1 << bit % 8

    assert accepted == []
    assert bytes(data) == good
    assert not is_refused_unstretched(good)


@pytest.mark.parametrize(("generation", "size"), FILES)
def test_every_truncation_is_seen_before_the_pin_is_stretched(generation: int, size: int) -> None:
    good = a_file(generation, size)

    accepted = [end for end in range(len(good)) if not is_refused_unstretched(good[:end])]

    assert accepted == []
    assert is_refused_unstretched(good + b"\0")

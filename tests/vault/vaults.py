"""A small vault with known bytes, and a stretcher that is quick and counts its calls."""

import hashlib

from companion.vault.disk import locked, write_whole
from companion.vault.format import Costs, Fixed, Identity
from companion.vault.items import Item
from companion.vault.keys import DataKey, DeviceSecret, PinKey
from companion.vault.sealed import Keys, Nonces, seal
from companion.vault.store import Place
from companion.vault.typed import Pin

PIN = Pin(b"4071")
DEVICE = DeviceSecret(bytes(range(32)))
ITEMS = (Item("digid-user", "TESTUSER"), Item("bsn", "111222333"))
COSTS = Costs(64 * 1024, 3, 4)
FIXED = Fixed(Identity(b"v" * 16, b"p" * 16, b"k" * 16), 1, b"s" * 16, COSTS)


class QuickStretch:
    """Stretches with one hash, so a test can open a vault ten thousand times."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, pin: Pin, salt: bytes, costs: Costs) -> PinKey:
        self.calls += 1
        return PinKey(hashlib.sha256(pin.digits + salt + repr(costs).encode()).digest())


def keys() -> Keys:
    return Keys(QuickStretch()(PIN, FIXED.salt, COSTS), DEVICE, DataKey(b"d" * 32))


def small_file() -> bytes:
    return seal(ITEMS, FIXED, keys(), Nonces(b"n" * 12, b"m" * 12))


def put_down(place: Place, data: bytes) -> None:
    """Put a file on the disk as the vault and as the one of before."""
    with locked(place.lock):
        write_whole(place.file, data)
        write_whole(place.previous, data)

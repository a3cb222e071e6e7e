"""A vault file made and opened as bytes: all of it, or one typed error and nothing of it."""

import hmac
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from companion.vault import format as layout
from companion.vault.errors import Damaged, OtherDevice, WrongPin
from companion.vault.format import Costs, Fixed, Mode, Parts, Wrap
from companion.vault.items import Item
from companion.vault.keys import (
    KEY_BYTES,
    NO_DEVICE,
    NONCE_BYTES,
    DataKey,
    DeviceSecret,
    PinKey,
    body_key,
    check_costs,
    decrypted,
    encrypted,
    file_mac,
    stretched,
    wrapping_key,
)
from companion.vault.passphrase_errors import OtherMode, WrongPassphrase
from companion.vault.typed import Passphrase, Pin

_SCHEMA: Final = 1
_Secret = TypeVar("_Secret", Pin, Passphrase)


@dataclass(frozen=True, slots=True)
class Keys:
    """All that seals one file."""

    pin: PinKey
    device: DeviceSecret
    data: DataKey


@dataclass(frozen=True, slots=True)
class Nonces:
    """Two times 12 bytes, used for one file only."""

    wrap: bytes
    body: bytes


@dataclass(frozen=True, slots=True)
class Unlocked:
    """An opened file: what it held, and the keys to write the next generation."""

    fixed: Fixed
    keys: Keys
    items: tuple[Item, ...]


def new_nonces() -> Nonces:
    """Return random ones."""
    return Nonces(os.urandom(NONCE_BYTES), os.urandom(NONCE_BYTES))


def seal(items: tuple[Item, ...], fixed: Fixed, keys: Keys, nonces: Nonces | None = None) -> bytes:
    """Return the bytes of the file.

    Raises:
        TooLarge: the items are more than 1 MiB.
        CostsRefused: the file could not be opened again with these costs.
        OtherMode: a PIN without a secret of the device, or a passphrase with one.
    """
    check_costs(fixed.costs)
    _check_mode(fixed, keys.device)
    nonces = nonces or new_nonces()
    plain = layout.padded(_written(items))
    length = len(plain) + layout.TAG_BYTES
    head = layout.fixed_bytes(fixed, length)
    vault_id = fixed.identity.vault_id
    kek = wrapping_key(keys.pin, keys.device, vault_id, head)
    wrapped = encrypted(kek, nonces.wrap, keys.data.value, head)
    head += layout.wrap_bytes(Wrap(nonces.wrap, wrapped, nonces.body), length)
    key = body_key(keys.data, vault_id, fixed.generation)
    signed = head + encrypted(key, nonces.body, plain, head)
    return signed + file_mac(keys.device, vault_id, signed)


def proven(data: bytes, device: DeviceSecret, mode: Mode = Mode.PIN) -> Parts:
    """Return the parts of a file that is whole and of this device; no PIN or word was needed.

    In mode PASSPHRASE the MAC is made under the 32 zeros of `NO_DEVICE`. Anyone can make such a
    one, so there it is a checksum and no proof: it tells a damaged file from wrong words.

    Raises:
        Damaged, TooNew: by its shape, or in mode PASSPHRASE by its MAC.
        OtherDevice: the MAC does not fit.
        OtherMode: the MAC fits, and the file is not of `mode`, or not with this `device`.
        CostsRefused: the MAC fits, and the costs are outside the limits.
    """
    parts = layout.take_apart(data)
    mac = file_mac(device, parts.fixed.identity.vault_id, data[: -layout.MAC_BYTES])
    if not hmac.compare_digest(mac, parts.mac):
        raise Damaged("checksum") if mode is Mode.PASSPHRASE else OtherDevice
    if parts.suite != layout.SUITE or parts.fixed.mode not in tuple(Mode):
        raise Damaged("suite or mode")
    if parts.fixed.mode != mode:
        raise OtherMode(parts.fixed.mode)
    _check_mode(parts.fixed, device)
    check_costs(parts.fixed.costs)
    return parts


def open_sealed(
    data: bytes,
    device: DeviceSecret,
    secret: _Secret,
    stretch: Callable[[_Secret, bytes, Costs], PinKey] = stretched,
) -> Unlocked:
    """Return what the file holds; `stretch` runs once, and only for a proven file.

    The kind of `secret` says of which mode the file must be; with words the device is `NO_DEVICE`.

    Raises:
        Damaged, TooNew, OtherDevice, OtherMode, CostsRefused: before `stretch` ran; no try is to
            be counted.
        WrongPin, WrongPassphrase: after it; the first is a try.
    """
    parts = proven(data, device, Mode.PIN if isinstance(secret, Pin) else Mode.PASSPHRASE)
    pin_key = stretch(secret, parts.fixed.salt, parts.fixed.costs)
    vault_id = parts.fixed.identity.vault_id
    kek = wrapping_key(pin_key, device, vault_id, parts.fixed_bytes)
    key = decrypted(kek, parts.wrap.nonce, parts.wrap.wrapped, parts.fixed_bytes)
    if key is None or len(key) != KEY_BYTES:
        raise WrongPin if isinstance(secret, Pin) else WrongPassphrase
    data_key = DataKey(key)
    return Unlocked(parts.fixed, Keys(pin_key, device, data_key), items_of(parts, data_key))


def items_of(parts: Parts, key: DataKey) -> tuple[Item, ...]:
    """Return what the body holds; whole header and body are proven by it, and not the MAC.

    Raises:
        Damaged: it is not sealed under this key, or not as this program seals.
    """
    of_body = body_key(key, parts.fixed.identity.vault_id, parts.fixed.generation)
    plain = decrypted(of_body, parts.wrap.body_nonce, parts.body, parts.header_bytes)
    if plain is None:
        raise Damaged("body")
    return _read(layout.unpadded(plain))


def _check_mode(fixed: Fixed, device: DeviceSecret) -> None:
    """A secret of zeros where there must be a real one would leave the PIN alone."""
    keyless = fixed.mode == Mode.PASSPHRASE
    if keyless != (device == NO_DEVICE) or keyless != (fixed.identity.kid == layout.NO_KID):
        raise OtherMode(fixed.mode)


def _written(items: tuple[Item, ...]) -> bytes:
    """The body as JSON: keys sorted, no spaces, UTF-8; one form for the same items."""
    body = {"schema": _SCHEMA, "items": [{"id": item.id, "v": item.value} for item in items]}
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _read(plain: bytes) -> tuple[Item, ...]:
    # `from None`: the error of the reader carries the text, and that is the secrets.
    try:
        body = json.loads(plain)
        if body["schema"] != _SCHEMA:
            raise Damaged("schema")
        items = tuple(Item(each["id"], each["v"]) for each in body["items"])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Damaged("contents") from None
    if not all(isinstance(part, str) for item in items for part in (item.id, item.value)):
        raise Damaged("contents")
    return items

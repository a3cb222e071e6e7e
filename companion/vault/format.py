"""The exact bytes of a vault file: where each field stands, and nothing of keys.

All numbers are unsigned and big-endian. One file is, in this order:

    fixed header  102  magic 8, version 2, suite 2, length of the whole file 4, vault_id 16,
                       person_id 16, generation 8, mode 1, key store 1, salt 16,
                       Argon2id memory in KiB 4, passes 4, lanes 4, kid 16
    wrap           76  nonce 12, wrapped key 48, nonce of the body 12, length of the body 4
    body            n  AES-256-GCM of a 4-byte length and JSON, padded to n times 4,096; tag 16
    mac            32  HMAC-SHA256 over all that stands before it

The sizes are those of section 3.1 of the security reference, which leaves the widths within the
fixed header, the magic, and the last 4 bytes of the wrap open; those are our own choice.
"""

import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from companion.vault.errors import Damaged, TooLarge, TooNew

MAGIC: Final = b"NLVAULT\0"
VERSION: Final = 1
SUITE: Final = 1  # Argon2id, HKDF-SHA256, AES-256-GCM, HMAC-SHA256
BLOCK: Final = 4096
BODY_LIMIT: Final = 256 * BLOCK  # 1 MiB: the items of one person are a few hundred bytes
_FIXED: Final = struct.Struct(">8sHHI16s16sQBB16sIII16s")
_WRAP: Final = struct.Struct(">12s48s12sI")
FIXED_BYTES: Final = _FIXED.size
HEADER_BYTES: Final = _FIXED.size + _WRAP.size
MAC_BYTES: Final = 32
TAG_BYTES: Final = 16
NO_KID: Final = bytes(16)  # the name of the device secret where there is none
_LENGTH: Final = struct.Struct(">I")
_SMALLEST: Final = HEADER_BYTES + BLOCK + TAG_BYTES + MAC_BYTES


class Mode(IntEnum):
    """What opens the vault beside the device secret."""

    PIN = 1
    PASSPHRASE = 2  # there is no device secret: words that the program chose are all


@dataclass(frozen=True, slots=True)
class Costs:
    """What one derivation of a key from a PIN costs: memory in KiB, passes, lanes."""

    memory_kib: int
    passes: int
    lanes: int


@dataclass(frozen=True, slots=True)
class Identity:
    """Which vault of whom, under which key: three random names of 16 bytes."""

    vault_id: bytes
    person_id: bytes
    kid: bytes


@dataclass(frozen=True, slots=True)
class Fixed:
    """The fields of the fixed header that differ between files."""

    identity: Identity
    generation: int
    salt: bytes
    costs: Costs
    mode: int = Mode.PIN
    key_store: int = 0  # which back end kept the device secret when this was written


@dataclass(frozen=True, slots=True)
class Wrap:
    """The wrapped data key with its nonce, and the nonce of the body."""

    nonce: bytes
    wrapped: bytes
    body_nonce: bytes


@dataclass(frozen=True, slots=True)
class Parts:
    """A file taken apart; whether the bytes are true is not known before the MAC was checked."""

    fixed: Fixed
    suite: int
    fixed_bytes: bytes
    wrap: Wrap
    header_bytes: bytes
    body: bytes
    mac: bytes


def fixed_bytes(fixed: Fixed, body_length: int) -> bytes:
    """Return the 102 bytes of the fixed header of a file whose body has `body_length` bytes."""
    name, costs = fixed.identity, fixed.costs
    for field in (name.vault_id, name.person_id, name.kid, fixed.salt):
        if len(field) != 16:
            raise ValueError(len(field))
    return _FIXED.pack(
        MAGIC,
        VERSION,
        SUITE,
        HEADER_BYTES + body_length + MAC_BYTES,
        name.vault_id,
        name.person_id,
        fixed.generation,
        fixed.mode,
        fixed.key_store,
        fixed.salt,
        costs.memory_kib,
        costs.passes,
        costs.lanes,
        name.kid,
    )


def wrap_bytes(wrap: Wrap, body_length: int) -> bytes:
    """Return the 76 bytes that follow the fixed header."""
    return _WRAP.pack(wrap.nonce, wrap.wrapped, wrap.body_nonce, body_length)


def padded(plain: bytes) -> bytes:
    """Return length, `plain` and zeros: a multiple of 4,096 bytes, so the size tells little.

    Raises:
        TooLarge: it would be more than 1 MiB.
    """
    framed = _LENGTH.pack(len(plain)) + plain
    whole = framed + bytes(-len(framed) % BLOCK)
    if len(whole) > BODY_LIMIT:
        raise TooLarge(len(plain), BODY_LIMIT - _LENGTH.size)
    return whole


def unpadded(whole: bytes) -> bytes:
    """Return what `padded` was given.

    Raises:
        Damaged: the length does not fit, or the padding is not zeros.
    """
    (length,) = _LENGTH.unpack_from(whole)
    end = _LENGTH.size + length
    if end > len(whole) or len(whole) - end >= BLOCK or any(whole[end:]):
        raise Damaged("padding")
    return whole[_LENGTH.size : end]


def take_apart(data: bytes) -> Parts:
    """Return the parts of one file; only its shape was looked at.

    Raises:
        Damaged: another magic, or a length that does not fit.
        TooNew: a higher version; nothing after that field was read.
    """
    if not data.startswith(MAGIC):
        raise Damaged("magic")
    if len(data) < _SMALLEST:
        raise Damaged("length")
    values = _FIXED.unpack_from(data)
    _, version, suite, length, vault_id, person_id, generation, mode, store, *rest = values
    if version > VERSION:
        raise TooNew(version)
    nonce, wrapped, body_nonce, body_length = _WRAP.unpack_from(data, FIXED_BYTES)
    if version != VERSION:
        raise Damaged("version")
    if length != len(data) or body_length != len(data) - HEADER_BYTES - MAC_BYTES:
        raise Damaged("length")
    if (body_length - TAG_BYTES) % BLOCK or body_length - TAG_BYTES > BODY_LIMIT:
        raise Damaged("length")
    salt, memory, passes, lanes, kid = rest
    name = Identity(vault_id, person_id, kid)
    return Parts(
        Fixed(name, generation, salt, Costs(memory, passes, lanes), mode, store),
        suite,
        data[:FIXED_BYTES],
        Wrap(nonce, wrapped, body_nonce),
        data[:HEADER_BYTES],
        data[HEADER_BYTES:-MAC_BYTES],
        data[-MAC_BYTES:],
    )

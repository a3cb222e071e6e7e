"""Keys of a vault: how each is made of the PIN, the device secret and the data key.

The derivations are those of section 3.1 of the security reference. Secrets are bytes in small
frozen classes whose repr shows nothing; Python cannot wipe them, so the process that holds them
ends when the vault is closed.
"""

import hmac
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from companion.vault.errors import CostsRefused
from companion.vault.format import Costs
from companion.vault.typed import Passphrase, Pin, Secret

KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12
FLOOR: Final = Costs(memory_kib=64 * 1024, passes=3, lanes=1)
CEILING: Final = Costs(memory_kib=1024 * 1024, passes=10, lanes=16)
USUAL: Final = Costs(memory_kib=64 * 1024, passes=3, lanes=4)  # design.md section 9
_KEK: Final = b"nlvault/kek/v1"
_BODY: Final = b"nlvault/body/v1"
_MAC: Final = b"nlvault/mac/v1"


@dataclass(frozen=True, slots=True)
class DeviceSecret:
    """The 32 random bytes that the key store of this device keeps for one vault."""

    value: bytes = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse another length; the error tells only that."""
        _check_length(self.value)


@dataclass(frozen=True, slots=True)
class PinKey:
    """What the PIN or the passphrase was stretched to."""

    value: bytes = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse another length; the error tells only that."""
        _check_length(self.value)


@dataclass(frozen=True, slots=True)
class DataKey:
    """The random key that the body is sealed under."""

    value: bytes = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse another length; the error tells only that."""
        _check_length(self.value)


Stretch = Callable[[Pin, bytes, Costs], PinKey]
PassphraseStretch = Callable[[Passphrase, bytes, Costs], PinKey]


def _check_length(value: bytes) -> None:
    if len(value) != KEY_BYTES:
        raise ValueError(len(value))


NO_DEVICE: Final = DeviceSecret(bytes(KEY_BYTES))  # mode PASSPHRASE: no key store, no secret


def new_device_secret() -> DeviceSecret:
    """Return a random one."""
    return DeviceSecret(os.urandom(KEY_BYTES))


def new_data_key() -> DataKey:
    """Return a random one."""
    return DataKey(os.urandom(KEY_BYTES))


def check_costs(costs: Costs) -> None:
    """Return when the costs lie within the limits: 64 MiB and 3 passes up to 1 GiB and 10.

    Raises:
        CostsRefused: below the floor it is guessed too fast, above the ceiling it stops the device.
    """
    pairs = (
        (FLOOR.memory_kib, costs.memory_kib, CEILING.memory_kib),
        (FLOOR.passes, costs.passes, CEILING.passes),
        (FLOOR.lanes, costs.lanes, CEILING.lanes),
    )
    if not all(low <= value <= high for low, value, high in pairs):
        raise CostsRefused(costs.memory_kib, costs.passes, costs.lanes)


def stretched(secret: Secret, salt: bytes, costs: Costs) -> PinKey:
    """Return the key of Argon2id; about 0.2 s and `costs.memory_kib` of memory.

    Raises:
        CostsRefused: before anything was computed.
    """
    check_costs(costs)
    kdf = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=costs.passes,
        lanes=costs.lanes,
        memory_cost=costs.memory_kib,
    )
    return PinKey(kdf.derive(secret.digits if isinstance(secret, Pin) else secret.text.encode()))


def wrapping_key(key: PinKey, device: DeviceSecret, vault_id: bytes, fixed: bytes) -> bytes:
    """Return the key that wraps the data key; every byte of the fixed header is bound into it."""
    return _derived(key.value + device.value, vault_id, _KEK + fixed)


def body_key(key: DataKey, vault_id: bytes, generation: int) -> bytes:
    """Return the key of the body of one generation."""
    return _derived(key.value, vault_id, _BODY + generation.to_bytes(8, "big"))


def file_mac(device: DeviceSecret, vault_id: bytes, signed: bytes) -> bytes:
    """Return the 32 bytes that prove the file to be whole and of this device."""
    return hmac.digest(_derived(device.value, vault_id, _MAC), signed, "sha256")


def encrypted(key: bytes, nonce: bytes, plain: bytes, bound: bytes) -> bytes:
    """Return ciphertext and tag; `bound` is not hidden, and not to be changed either."""
    return AESGCM(key).encrypt(nonce, plain, bound)


def decrypted(key: bytes, nonce: bytes, sealed: bytes, bound: bytes) -> bytes | None:
    """Return what was encrypted, or None when key, bytes or `bound` are others."""
    try:
        return AESGCM(key).decrypt(nonce, sealed, bound)
    except InvalidTag:
        return None


def _derived(key: bytes, salt: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=info).derive(key)

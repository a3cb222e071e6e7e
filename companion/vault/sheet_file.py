"""The bytes of the file beside a recovery sheet: the data key, wrapped under the code on paper.

In this order: magic 8, version 2, vault_id 16, person_id 16, kid 16; nonce 12, wrapped key 48;
SHA-256 of all before it, which tells a damaged file from a wrong sheet and is no proof of anything.
"""

import hashlib
import os
import struct
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from companion.vault.errors import Damaged, TooNew
from companion.vault.format import Identity
from companion.vault.keys import KEY_BYTES, NONCE_BYTES, DataKey, decrypted, encrypted
from companion.vault.sheet_codes import SheetCode
from companion.vault.sheet_errors import WrongSheet

_HEAD: Final = struct.Struct(">8sH16s16s16s")
_MAGIC: Final = b"NLSHEET\0"
_VERSION: Final = 1
_WRAPPED: Final = KEY_BYTES + 16
_SUM: Final = 32
SHEET_BYTES: Final = _HEAD.size + NONCE_BYTES + _WRAPPED + _SUM
_INFO: Final = b"nlvault/sheet/v1"


def wrapped(code: SheetCode, name: Identity, key: DataKey) -> bytes:
    """Return the bytes of the file; vault, person and kid are bound to the wrapped key."""
    head = _HEAD.pack(_MAGIC, _VERSION, name.vault_id, name.person_id, name.kid)
    nonce = os.urandom(NONCE_BYTES)
    data = head + nonce + encrypted(_key(code, name), nonce, key.value, head)
    return data + hashlib.sha256(data).digest()


def identity_of(data: bytes) -> Identity:
    """Return whose sheet it is, and of which kid.

    Raises:
        Damaged: it is no whole file of a sheet.
        TooNew: a newer program wrote it.
    """
    if not data.startswith(_MAGIC) or len(data) < _HEAD.size:
        raise Damaged("sheet")
    _, version, vault_id, person_id, kid = _HEAD.unpack_from(data)
    if version > _VERSION:
        raise TooNew(version)
    good = hashlib.sha256(data[:-_SUM]).digest() == data[-_SUM:]
    if version != _VERSION or len(data) != SHEET_BYTES or not good:
        raise Damaged("sheet")
    return Identity(vault_id, person_id, kid)


def unwrapped(code: SheetCode, data: bytes) -> DataKey:
    """Return the data key.

    Raises:
        Damaged, TooNew: as `identity_of`.
        WrongSheet: the file is whole, the code is another.
    """
    key, nonce_end = _key(code, identity_of(data)), _HEAD.size + NONCE_BYTES
    sealed = data[nonce_end:-_SUM]
    plain = decrypted(key, data[_HEAD.size : nonce_end], sealed, data[: _HEAD.size])
    if plain is None:
        raise WrongSheet
    return DataKey(plain)


def _key(code: SheetCode, name: Identity) -> bytes:
    # The code has 128 random bits, so there is nothing to stretch.
    hkdf = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=name.vault_id, info=_INFO)
    return hkdf.derive(code.key)

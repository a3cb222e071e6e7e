"""The real seal: AES-256-GCM for each body, under a key that only this file has.

Imported when a journal is opened: cryptography costs about 20 ms.
"""

import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from companion.journal.errors import SealBroken

KEY_BYTES: Final = 32
_VERSION: Final = b"\x01"
# Random, so no counter can be set back by an old copy of the file. With 96 bits a repetition is
# to be feared after some 2^32 bodies (NIST SP 800-38D, 8.3); a journal has a few thousand.
_NONCE_BYTES: Final = 12
_TAG_BYTES: Final = 16
_INFO: Final = b"journal/record/v1"


def record_key(secret: bytes, journal_id: bytes) -> bytes:
    """Return the 32 bytes that seal the bodies of one file; `secret` is of the key store.

    Raises:
        ValueError: the secret has another length; the message tells only that.
    """
    if len(secret) != KEY_BYTES:
        raise ValueError(len(secret))
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=journal_id, info=_INFO).derive(secret)


class RecordSeal:
    """Seals bodies under a key of 32 bytes: version, nonce, then what was encrypted and its tag."""

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError(len(key))
        self._cipher = AESGCM(key)

    def seal(self, plain: bytes, bound: bytes) -> bytes:
        """Return `plain` closed and tied to `bound`."""
        nonce = os.urandom(_NONCE_BYTES)
        return _VERSION + nonce + self._cipher.encrypt(nonce, plain, _VERSION + bound)

    def open(self, sealed: bytes, bound: bytes) -> bytes:
        """Return what `seal` was given.

        Raises:
            SealBroken: another key closed it, `bound` is another, or a byte was changed.
        """
        start = len(_VERSION) + _NONCE_BYTES
        if not sealed.startswith(_VERSION) or len(sealed) < start + _TAG_BYTES:
            raise SealBroken
        nonce = sealed[len(_VERSION) : start]
        try:
            return self._cipher.decrypt(nonce, sealed[start:], _VERSION + bound)
        except InvalidTag as error:
            raise SealBroken from error

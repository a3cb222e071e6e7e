"""Where device secrets are kept outside our files: the door, and its twin in memory."""

import re
from enum import StrEnum
from typing import Final, Protocol

from companion.vault.key_store_errors import KeyStoreError

SECRET_BYTES: Final = 32
_KID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


class BackEnd(StrEnum):
    """The only four that are trusted with a key; each value is the name of a class of `keyring`.

    Others are left out on purpose: `null` takes a key without a word and forgets it, `fail` takes
    none, `chainer` may hand it to any other, and those of keyrings.alt write it down readable.
    """

    WINDOWS = "keyring.backends.Windows.WinVaultKeyring"
    MACOS = "keyring.backends.macOS.Keyring"
    SECRET_SERVICE = "keyring.backends.SecretService.Keyring"  # noqa: S105 - the name of a class
    KWALLET = "keyring.backends.kwallet.DBusKeyring"


class KeyStore(Protocol):
    """Keeps secrets of 32 bytes, each under a `kid` of 1 to 64 of `a-z`, `0-9` and `-`.

    Every call may raise any `KeyStoreError`, and ValueError for a `kid` or a secret of another
    shape. None from `get` means that the store answered and has no such key: for a vault whose
    file exists that is a key gone missing, and never a first run.
    """

    def get(self, kid: str) -> bytes | None:
        """Return the secret, or None when the store works and has none of that name."""
        ...

    def set(self, kid: str, secret: bytes) -> None:
        """Keep the secret, in the place of an older one; it was read back when this returns."""
        ...

    def delete(self, kid: str) -> None:
        """Forget the secret; that it is gone was seen when this returns. None there is fine."""
        ...

    def kind(self) -> BackEnd:
        """Return which store it is, for the header of the vault."""
        ...


class MemoryKeyStore:
    """The quiet twin: keeps secrets until the program ends, and can play a store in `trouble`."""

    def __init__(self, back_end: BackEnd = BackEnd.SECRET_SERVICE) -> None:
        self._back_end = back_end
        self._kept: dict[str, bytes] = {}
        self.trouble: KeyStoreError | None = None

    def get(self, kid: str) -> bytes | None:
        """Return the secret, or None."""
        self._check(kid)
        return self._kept.get(kid)

    def set(self, kid: str, secret: bytes) -> None:
        """Keep the secret."""
        check_secret(secret)
        self._check(kid)
        self._kept[kid] = bytes(secret)

    def delete(self, kid: str) -> None:
        """Forget the secret, if there is one."""
        self._check(kid)
        self._kept.pop(kid, None)

    def kind(self) -> BackEnd:
        """Return the store that it plays."""
        self._stop_in_trouble()
        return self._back_end

    def _check(self, kid: str) -> None:
        check_kid(kid)
        self._stop_in_trouble()

    def _stop_in_trouble(self) -> None:
        if self.trouble is not None:
            raise self.trouble


def check_kid(kid: str) -> None:
    """Return when `kid` can be the name of an entry in every store.

    Raises:
        ValueError: it has another length or other signs.
    """
    if not _KID.fullmatch(kid):
        raise ValueError(kid)


def check_secret(secret: bytes) -> None:
    """Return when the secret has 32 bytes.

    Raises:
        ValueError: it has another length; the message tells only that.
    """
    if len(secret) != SECRET_BYTES:
        raise ValueError(len(secret))

"""How the settings code is sealed, and whether a typed code opens the seal.

The lock keeps a curious visitor away from the settings; it protects no secret. Four digits can
be tried out by whoever copies the file, so nothing personal may depend on it.
"""

import hashlib
import hmac
import secrets
import unicodedata

from companion.settings.errors import CodeEmpty

# n=2**14, r=8, p=1: 16 MiB and about 50 ms, the interactive cost of the scrypt paper (2009);
# the cost is fixed here, so that an edited file cannot ask for all memory.
_SCHEME = "scrypt-14-8-1"
_SALT_BYTES = 16
_HASH_BYTES = 32


def seal_code(code: str) -> str:
    """Return `code` as `scrypt-14-8-1$salt$hash` (hexadecimal), with a new random salt.

    Raises:
        CodeEmpty: `code` has no character.
    """
    if not code:
        raise CodeEmpty
    salt = secrets.token_bytes(_SALT_BYTES)
    return f"{_SCHEME}${salt.hex()}${_derive(code, salt).hex()}"


def opens(code: str, sealed: str) -> bool:
    """Return whether `code` is the one in `sealed`; a text that is no seal opens for nobody."""
    if not looks_sealed(sealed):
        return False
    _, salt, expected = sealed.split("$")
    return hmac.compare_digest(_derive(code, bytes.fromhex(salt)), bytes.fromhex(expected))


def looks_sealed(text: str) -> bool:
    """Return whether `text` has the shape that `seal_code` gives."""
    scheme, _, rest = text.partition("$")
    salt, _, sealed = rest.partition("$")
    return scheme == _SCHEME and _is_hex(salt, _SALT_BYTES) and _is_hex(sealed, _HASH_BYTES)


def _is_hex(text: str, size: int) -> bool:
    return len(text) == 2 * size and set(text) <= set("0123456789abcdef")


def _derive(code: str, salt: bytes) -> bytes:
    # NFKC: the digits of a full-width or another keyboard are the same code.
    typed = unicodedata.normalize("NFKC", code).encode("utf-8", "surrogatepass")
    return hashlib.scrypt(typed, salt=salt, n=2**14, r=8, p=1, dklen=_HASH_BYTES)

"""The text of a progress slip: how far an errand has come, sealed with four digits, to type over.

What it protects, honestly: a curious finder, not an attacker. There are ten thousand codes, and
whoever has the slip and this program tries them all in ten minutes. So nothing personal is in it,
no name and no answer: only which errand, and at which step.

Twenty signs in groups of four: one for the version, eighteen for 80 bits, one that tells a typing
mistake from another code. The 80 bits are 16 of salt, 16 for the errand and 16 for the step sealed
by AES-256-GCM, and 32 of its tag. Errand and step travel as the first bits of a SHA-256 of their
ids; the next device looks for them among its own.
"""

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from companion.errors import CompanionError

# No sign looks like another of them, and without vowels they never make a word. There are 23, a
# prime number: so the check sign finds every wrong sign and every two that changed places.
SIGNS: Final = "0123456789CFHKMNPRTVWXY"
_TYPED_AS: Final = str.maketrans("OQDILZSGBU", "000112568V")  # what it was, where it was misread
_BETWEEN: Final = re.compile(r"[\s.\u00ad\u2010-\u2015\u2212_-]+")
_GROUP: Final = 4
_LONGEST: Final = 40  # of a slip of some later version; longer is no slip

_VERSION: Final = 1
_SALT, _NUMBERS, _TAG, _NUMBER = 2, 4, 4, 2  # bytes; GCM takes no tag under 4
_BYTES: Final = _SALT + _NUMBERS + _TAG
_DATA_SIGNS: Final = 18  # 23**18 is more than 2**80, and 23**17 is less
_LABEL: Final = b"loketmaatje/slip/1"
_KEY: Final = 32
_NONCE: Final = 12


class SlipError(CompanionError):
    """The base of every error about a progress slip; none holds its text or its code."""


class CodeNotFourDigits(SlipError):
    """A slip is closed and opened with four digits, and this is something else."""

    def __init__(self) -> None:
        super().__init__("the code of a slip is four digits")


class NotASlip(SlipError):
    """The text is not one of a slip, or a sign of it was typed wrongly."""

    def __init__(self, what: str) -> None:
        super().__init__(f"no text of a slip: {what}")
        self.what = what


class OtherCode(SlipError):
    """The text is whole, and was sealed with other digits.

    Several mistakes in one text come here as well, once in 23 times: the check sign is one sign.
    """

    def __init__(self) -> None:
        super().__init__("the slip was sealed with another code")


class SlipTooNew(SlipError):
    """A newer version wrote the slip, or its errand is not known on this device."""

    def __init__(self, what: str) -> None:
        super().__init__(f"the slip is of a newer program: {what}")
        self.what = what


@dataclass(frozen=True, slots=True)
class Slip:
    """The errand of a slip, and its step; None where this device does not know that step."""

    flow: str
    step: str | None


def sealed(flow: str, step: str, code: str) -> str:
    """Return the text of a slip as "XXXX-XXXX-XXXX-XXXX-XXXX", another one each time.

    Raises:
        CodeNotFourDigits: `code` is not four digits.
    """
    salt = secrets.token_bytes(_SALT)
    key, nonce = _key_and_nonce(_digits(code), salt)
    content = salt + _closed(key, nonce, _flow_number(flow) + _step_number(flow, step))
    body = SIGNS[_VERSION] + _as_signs(int.from_bytes(content, "big"))
    return "-".join(groups(body + _check_sign(body)))


def opened(text: str, code: str, known: Mapping[str, Collection[str]]) -> Slip:
    """Return what a slip says, looked up in `known`: the ids of all steps for each errand here.

    Letters may be small; spaces, hyphens and stops may stand anywhere, and a sign that was taken
    for one that looks like it, as O for 0, is read as it was meant.

    Raises:
        CodeNotFourDigits: `code` is not four digits.
        NotASlip: the text is none of a slip, or a sign was typed wrongly.
        OtherCode: it was sealed with other digits.
        SlipTooNew: another version wrote it, or no errand of `known` is the one.
    """
    digits = _digits(code)
    content = _content(_signs_of(text))
    salt, closed = content[:_SALT], content[_SALT:]
    key, nonce = _key_and_nonce(digits, salt)
    numbers = _open(key, nonce, closed)
    return _resolved(numbers[:_NUMBER], numbers[_NUMBER:], known)


def groups(text: str) -> tuple[str, ...]:
    """Return the signs of a text in groups of four, as they are printed and read aloud."""
    signs = _BETWEEN.sub("", text)
    return tuple(signs[at : at + _GROUP] for at in range(0, len(signs), _GROUP))


def rows(text: str) -> tuple[str, ...]:
    """Return the groups of a text two by two, one row of them for each line of a page."""
    each = groups(text)
    # An em space: wide enough at arm's length, and HTML keeps it.
    return tuple("\u2003".join(each[at : at + 2]) for at in range(0, len(each), 2))


def _resolved(flow_number: bytes, step_number: bytes, known: Mapping[str, Collection[str]]) -> Slip:
    """Return the errand with this number; of two that share it, the one that has the step."""
    flows = [flow for flow in known if _flow_number(flow) == flow_number]
    for flow in flows:
        for step in known[flow]:
            if _step_number(flow, step) == step_number:
                return Slip(flow, step)
    if len(flows) != 1:
        raise SlipTooNew("no such errand here")
    return Slip(flows[0], None)


def _flow_number(flow: str) -> bytes:
    return hashlib.sha256(flow.encode()).digest()[:_NUMBER]


def _step_number(flow: str, step: str) -> bytes:
    return hashlib.sha256(f"{flow}\0{step}".encode()).digest()[:_NUMBER]


def _digits(code: str) -> bytes:
    """Return four digits as they are hashed; those of a full-width keyboard are the same."""
    typed = unicodedata.normalize("NFKC", code).strip()
    if not re.fullmatch("[0-9]{4}", typed):
        raise CodeNotFourDigits
    return typed.encode("ascii")


def _signs_of(text: str) -> str:
    """Return the signs that were typed, as one run of signs of ours."""
    # Cut first: a whole book that was pasted is not looked through.
    plain = unicodedata.normalize("NFKC", text[: 4 * _LONGEST])
    signs = _BETWEEN.sub("", plain).upper().translate(_TYPED_AS)
    if len(text) > 4 * _LONGEST or len(signs) > _LONGEST:
        raise NotASlip("too long")
    if not set(signs) <= set(SIGNS):
        raise NotASlip("a sign that is never on a slip")
    return signs


def _content(signs: str) -> bytes:
    """Return the bytes of a text whose check sign is right and whose version is ours."""
    whole = 1 + _DATA_SIGNS + 1
    if len(signs) < whole:
        raise NotASlip("too short")
    if _check_sum(signs) != 0:
        raise NotASlip("the check sign does not fit")
    if SIGNS.index(signs[0]) > _VERSION:
        raise SlipTooNew(f"version {SIGNS.index(signs[0])}")
    if SIGNS.index(signs[0]) != _VERSION or len(signs) != whole:
        raise NotASlip("of no version there has been")
    number = 0
    for sign in signs[1:-1]:
        number = number * len(SIGNS) + SIGNS.index(sign)
    if number >= 1 << (8 * _BYTES):
        raise NotASlip("more than a slip can hold")
    return number.to_bytes(_BYTES, "big")


def _as_signs(number: int) -> str:
    signs = ""
    for _ in range(_DATA_SIGNS):
        number, rest = divmod(number, len(SIGNS))
        signs = SIGNS[rest] + signs
    return signs


def _check_sign(body: str) -> str:
    """Return the sign that brings the weighed sum of a text to nothing."""
    return next(sign for sign in SIGNS if _check_sum(body + sign) == 0)


def _check_sum(signs: str) -> int:
    """Return the sum of the signs, each weighed by its place, modulo 23.

    The weights 1 to 22 differ and have an inverse modulo a prime number, so one wrong sign and two
    that changed places always show.
    """
    turn = len(SIGNS) - 1
    return sum((at % turn + 1) * SIGNS.index(sign) for at, sign in enumerate(signs)) % len(SIGNS)


def _key_and_nonce(digits: bytes, salt: bytes) -> tuple[bytes, bytes]:
    # The cost of settings.lock: 16 MiB and about 50 ms. It is what ten thousand tries cost.
    made = hashlib.scrypt(digits, salt=_LABEL + salt, n=2**14, r=8, p=1, dklen=_KEY + _NONCE)
    return made[:_KEY], made[_KEY:]


def _closed(key: bytes, nonce: bytes, numbers: bytes) -> bytes:
    """Return the numbers sealed, and the first 32 bits of the tag behind them."""
    # Takes 30 ms to import, with the first slip.
    from cryptography.hazmat.primitives.ciphers import Cipher  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers.algorithms import AES  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers.modes import GCM  # noqa: PLC0415

    encryptor = Cipher(AES(key), GCM(nonce)).encryptor()
    encryptor.authenticate_additional_data(_LABEL)
    return encryptor.update(numbers) + encryptor.finalize() + encryptor.tag[:_TAG]


def _open(key: bytes, nonce: bytes, closed: bytes) -> bytes:
    """Return the numbers; raises OtherCode where the tag does not fit."""
    # As above.
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers import Cipher  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers.algorithms import AES  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers.modes import GCM  # noqa: PLC0415

    mode = GCM(nonce, closed[_NUMBERS:], min_tag_length=_TAG)
    decryptor = Cipher(AES(key), mode).decryptor()
    decryptor.authenticate_additional_data(_LABEL)
    try:
        return decryptor.update(closed[:_NUMBERS]) + decryptor.finalize()
    except InvalidTag as error:
        raise OtherCode from error

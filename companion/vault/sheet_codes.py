"""The code on a recovery sheet: its signs, its check sign, and what a citizen makes of it.

27 signs of an alphabet of 27 and one check sign, in seven groups of four. Left out are 0, O, 1, I
and L, and of each other pair that looks alike the letter: B (8), G (6), S (5), Z (2). The check
sign is the sum of each sign times its place, modulo 29; a prime, larger than both the alphabet and
the length, so one wrong sign or two swapped ones always show. A code whose check sign would be 27
or 28 is drawn again: log2(27^27 * 27 / 29) = 128.3 bits are left.
"""

import re
import secrets
import unicodedata
from dataclasses import dataclass, field
from typing import Final

from companion.vault.sheet_errors import MistypedSheet, NotASheetCode

SIGNS: Final = "23456789ACDEFHJKMNPQRTUVWXY"
LENGTH: Final = 28
_GROUP: Final = 4
_PRIME: Final = 29
_MEANT: Final = str.maketrans("BGSZ", "8652")  # never printed, so this is what was read
_BETWEEN: Final = re.compile(r"[\s.,_\-\u00ad\u2010-\u2015\u2212]+")
_TYPED: Final = re.compile(r"[0-9A-Z]*")


@dataclass(frozen=True, slots=True)
class SheetCode:
    """A code with its check sign; `sheet_of` and `new_code` make only those that fit."""

    _signs: str = field(repr=False)

    @property
    def text(self) -> str:
        """The code in groups, to print; nobody shows it on a screen or says it."""
        return " ".join(self._signs[at : at + _GROUP] for at in range(0, LENGTH, _GROUP))

    @property
    def key(self) -> bytes:
        """The random signs, for the derivation of the key."""
        return self._signs[:-1].encode("ascii")


def new_code() -> SheetCode:
    """Return a random one."""
    while True:
        signs = "".join(secrets.choice(SIGNS) for _ in range(LENGTH - 1))
        check = _check(signs)
        if check < len(SIGNS):
            return SheetCode(signs + SIGNS[check])


def sheet_of(typed: str) -> SheetCode:
    """Return the code: spaces, hyphens and small letters are as good, and B is read as 8.

    Raises:
        NotASheetCode: it has another length, or signs that are no letters and digits.
        MistypedSheet: the check sign does not fit, or there is a sign that is never printed.
    """
    signs = _BETWEEN.sub("", unicodedata.normalize("NFKC", typed)).upper()
    if len(signs) != LENGTH or not _TYPED.fullmatch(signs):
        raise NotASheetCode(len(signs), LENGTH)
    signs = signs.translate(_MEANT)
    if not set(signs) <= set(SIGNS) or _check(signs[:-1]) != SIGNS.index(signs[-1]):
        raise MistypedSheet
    return SheetCode(signs)


def _check(signs: str) -> int:
    return sum(at * SIGNS.index(sign) for at, sign in enumerate(signs, start=1)) % _PRIME

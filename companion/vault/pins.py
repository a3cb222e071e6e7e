"""Which PINs may be chosen: four to six digits that are not among the first anyone would try.

Of the four-digit ones 1,118 of 10,000 are refused, about a tenth; a shorter list helps little
(security reference, section 1, Markert et al.).
"""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from itertools import pairwise
from typing import Final

from companion.vault.errors import NotAPin
from companion.vault.typed import Pin

_PIN: Final = re.compile(r"[0-9]{4,6}")
# Where the keys stand: row and column of each digit.
_KEYS: Final = {digit: divmod(at, 3) for at, digit in enumerate("123456789")} | {"0": (3, 1)}
# Years in which someone who may have a PIN, a child or grandchild was born, and the coming ones.
_YEARS: Final = range(1900, 2030)
_DAYS_OF_MONTH: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Weakness(Enum):
    """Why a PIN is refused."""

    SEQUENCE = "digits in a row"
    REPEAT = "the same digits again"
    DATE = "a day or a year"
    PATTERN = "a figure on the keys"
    PERSONAL = "the person's own dates or numbers"


@dataclass(frozen=True, slots=True)
class Own:
    """What someone who knows the person would try first; never in a repr."""

    dates: tuple[date, ...] = field(default=(), repr=False)
    postcode: str = field(default="", repr=False)
    house: str = field(default="", repr=False)
    phones: tuple[str, ...] = field(default=(), repr=False)


NOTHING_OWN: Final = Own()


def pin_of(typed: str) -> Pin:
    """Return the PIN: NFKC, so digits of full width count, and then only 0 to 9.

    Raises:
        NotAPin: it is not four to six digits.
    """
    digits = unicodedata.normalize("NFKC", typed)
    if not _PIN.fullmatch(digits):
        raise NotAPin
    return Pin(digits.encode("ascii"))


def weakness(pin: Pin, own: Own = NOTHING_OWN) -> Weakness | None:
    """Return why the PIN may not be chosen, or None when it may."""
    digits = pin.digits.decode("ascii")
    if _is_personal(digits, own):
        return Weakness.PERSONAL
    if _is_sequence(digits):
        return Weakness.SEQUENCE
    if _is_repeat(digits):
        return Weakness.REPEAT
    if _is_date(digits):
        return Weakness.DATE
    return Weakness.PATTERN if _is_pattern(digits) else None


def _is_sequence(digits: str) -> bool:
    """1111, 1234, 9876, 2468, 8901: one small step, over the end as well."""
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(digits)}
    return len(steps) == 1 and steps <= {0, 1, 2, 8, 9}


def _is_repeat(digits: str) -> bool:
    """1212, 123123, 1122, 112233, 1221: few digits, said more than once."""
    length = len(digits)
    if any(digits == (digits[:size] * length)[:length] for size in (1, 2, 3) if size < length - 1):
        return True
    pairs = length % 2 == 0 and all(digits[at] == digits[at + 1] for at in range(0, length, 2))
    return pairs or digits == digits[::-1]


def _is_date(digits: str) -> bool:
    if len(digits) == 4:
        return int(digits) in _YEARS or _is_day(digits) or _is_day(digits[2:] + digits[:2])
    if len(digits) == 6:  # day month year, month day year, year month day; year with or without 19
        orders = (digits[:4], digits[2:4] + digits[:2], digits[4:] + digits[2:4])
        return any(map(_is_day, orders)) or _is_year_and_month(digits)
    return int(digits[:4]) in _YEARS or int(digits[1:]) in _YEARS


def _is_day(day_month: str) -> bool:
    day, month = int(day_month[:2]), int(day_month[2:])
    return 1 <= month <= 12 and 1 <= day <= _DAYS_OF_MONTH[month - 1]


def _is_year_and_month(digits: str) -> bool:
    ways = ((digits[:4], digits[4:]), (digits[2:], digits[:2]))
    return any(int(year) in _YEARS and 1 <= int(month) <= 12 for year, month in ways)


def _is_pattern(digits: str) -> bool:
    """Whether each key touches the next, or they are the corners; no key twice."""
    if len(set(digits)) < len(digits):
        return False
    if set(digits) == set("1379") or set(digits) == set("2468"):
        return True
    places = [_KEYS[each] for each in digits]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(places)]
    return all(abs(down) + abs(right) == 1 for down, right in steps)


def _is_personal(digits: str, own: Own) -> bool:
    postcode, house = _only_digits(own.postcode), _only_digits(own.house)
    known = [*map(_only_digits, own.phones), postcode + house, house + postcode]
    if house and digits in {house.zfill(len(digits)), house.ljust(len(digits), "0")}:
        return True
    if house and digits == (house * len(digits))[: len(digits)] and len(house) < len(digits):
        return True
    if len(postcode) == 4 and postcode in digits:
        return True
    if any(digits in text or digits in text[::-1] for text in known):
        return True
    return any(_is_of_day(digits, day) for day in own.dates)


def _is_of_day(digits: str, day: date) -> bool:
    """Whether the PIN is made of parts of the date in some order, whole or with a short year."""
    dd, mm, year = f"{day.day:02}", f"{day.month:02}", f"{day.year:04}"
    forms = {dd + mm, mm + dd, year, year[::-1], dd + year[2:], mm + year[2:]}
    forms |= {year[2:] + mm, year[2:] + dd, f"{day.day}{day.month}{year[2:]}", dd + dd, mm + mm}
    return any(form in digits or digits in form for form in forms if len(form) >= 4)


def _only_digits(text: str) -> str:
    return "".join(re.findall("[0-9]", unicodedata.normalize("NFKC", text)))

"""Numbers of a person, read without guessing: IBAN, BSN, postcode and telephone."""

import re
from typing import Final

from companion.l10n.message import N_
from companion.vault.keeping_errors import NotKeepable, not_keepable

_BETWEEN: Final = re.compile(r"[\s.\-/\u2010-\u2015\u2212]")
_DIALLED: Final = re.compile(r"(?:\+|00)[1-9][0-9]{6,14}|0[1-9][0-9]{8}")
_DUTCH_CODE: Final = re.compile(r"(?:\+|00)31")
_IBAN_BEGINS: Final = re.compile("[A-Z]{2}")


def iban(text: str) -> str:
    """Return an IBAN of any country, in capitals without spaces.

    Raises:
        NotKeepable: its form or its check digits are not right.
    """
    number = _BETWEEN.sub("", text).upper()
    if not re.fullmatch("[A-Z0-9]+", number):
        raise not_keepable(N_("An IBAN has only letters and digits. Check it."))
    if not _IBAN_BEGINS.match(number):
        raise not_keepable(N_("An IBAN begins with two letters, for example NL. Type those too."))
    if _is_iban(number):
        return number
    if any(_is_iban(meant) for meant in _with_zeros(number)):
        raise not_keepable(N_("You typed the letter O. Type the digit 0 there."))
    if number.startswith("NL") and len(number) != 18:
        message = N_("A Dutch IBAN has 18 letters and digits. You typed {count}.")
        raise not_keepable(message, count=len(number))
    raise not_keepable(N_("This IBAN is not right. Compare it with your bank card."))


def bsn(text: str) -> str:
    """Return a BSN as nine digits; a leading zero that was left out is put back.

    Raises:
        NotKeepable: it has another length, fails the eleven-test, or is nought.
    """
    number = _BETWEEN.sub("", text)
    if not re.fullmatch("[0-9]+", number):
        raise not_keepable(N_("A BSN has only digits. Check it."))
    if len(number) not in {8, 9}:
        raise not_keepable(N_("A BSN has nine digits. You typed {count}."), count=len(number))
    # Late: stdnum costs 30 ms and is needed for one field.
    from stdnum.exceptions import ValidationError  # noqa: PLC0415 - see above
    from stdnum.nl import bsn as numbers  # noqa: PLC0415 - see above

    try:
        return str(numbers.validate(number))
    except ValidationError:  # its text is not needed, and the number must not be told
        raise not_keepable(N_("This BSN is not right. Compare it with your passport.")) from None


def postcode(text: str) -> str:
    """Return a postcode as "1234 AB".

    Raises:
        NotKeepable: it is not four digits and two letters that are given out.
    """
    from stdnum.exceptions import InvalidComponent, ValidationError  # noqa: PLC0415 - as `bsn`
    from stdnum.nl import postcode as postcodes  # noqa: PLC0415 - as `bsn`

    if not text.isascii():  # stdnum would turn look-alikes into ASCII: a silent change
        raise _how_a_postcode_looks()
    try:
        return str(postcodes.validate(text))
    except InvalidComponent:
        message = N_("A postcode never ends in SA, SD or SS. Check the letters.")
        raise not_keepable(message) from None
    except ValidationError:
        raise _refused_postcode(text) from None


def phone(text: str) -> str:
    """Return a telephone number: "0612345678", or "+31612345678" when the country was typed.

    Raises:
        NotKeepable: it has other signs, or too few or too many digits.
    """
    number = re.sub(r"[()]", "", _BETWEEN.sub("", text.replace("(0)", "")))
    if not re.fullmatch(r"\+?[0-9]+", number):
        raise not_keepable(N_("A telephone number has only digits, and perhaps a +. Check it."))
    if _DUTCH_CODE.match(number):
        return _dutch("0" + _DUTCH_CODE.sub("", number).removeprefix("0"), "+31")
    if number.startswith(("+", "00")):
        if not _DIALLED.fullmatch(number):
            raise not_keepable(N_("This number is too short or too long. Check the digits."))
        return "+" + number.removeprefix("+").removeprefix("00")
    return _dutch(number, "0")


def dialled(number: str) -> str:
    """Return a kept telephone number as it is dialled in the Netherlands: "06 12345678"."""
    here = re.sub(r"^\+31", "0", number)
    return re.sub(r"^06", "06 ", here)


def in_groups(number: str, size: int) -> str:
    """Return a number with a space after each so many signs, as it stands on card and letter."""
    return " ".join(number[at : at + size] for at in range(0, len(number), size))


def _dutch(number: str, begins: str) -> str:
    if not number.startswith("0"):
        raise not_keepable(N_("Type the area code too, for example 020 or 06."))
    if len(number) != 10:
        raise not_keepable(
            N_("A Dutch number has ten digits. You typed {count}."), count=len(number)
        )
    if not _DIALLED.fullmatch(number):
        raise not_keepable(N_("This number is not right. Check the first digits."))
    return begins + number[1:]


def _is_iban(number: str) -> bool:
    from stdnum.iban import is_valid  # noqa: PLC0415 - as `bsn`

    return bool(is_valid(number))


def _with_zeros(number: str) -> tuple[str, ...]:
    """The number with 0 for O after the country, or only where the Dutch form has digits."""
    tail = number[8:].replace("O", "0")
    check = number[2:4].replace("O", "0")
    return (number[:2] + check + number[4:8] + tail, number[:2] + number[2:].replace("O", "0"))


def _refused_postcode(text: str) -> NotKeepable:
    if re.fullmatch("0[0-9]{3} ?[A-Za-z]{2}", text):
        return not_keepable(N_("A postcode never starts with 0. Check the first digit."))
    if re.fullmatch("[1-9][0-9]{3}", text):
        message = N_("Type the two letters too, for example {digits} AB.")
        return not_keepable(message, digits=text)
    return _how_a_postcode_looks()


def _how_a_postcode_looks() -> NotKeepable:
    return not_keepable(N_("Type four digits and two letters, for example 1234 AB."))

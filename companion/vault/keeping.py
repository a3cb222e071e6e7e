"""What may be kept, and in which one form; and what is never kept, with the reason."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final, TypeAlias

from companion.l10n.message import N_, Message
from companion.vault.keeping_codes import CODES_STAY_IN_THE_HEAD, stop_at_card, stop_at_code
from companion.vault.keeping_dates import birth_date
from companion.vault.keeping_errors import not_keepable
from companion.vault.keeping_numbers import bsn, iban, phone, postcode
from companion.vault.kinds import Kind

LONGEST: Final = 200
"""Characters of any value."""

_LINE_SIGNS: Final = "\t\n\r"  # pasted from a letter: they are spaces to the one who sees them
_JOINERS: Final = "\u200c\u200d"  # part of the spelling in Persian, and of some emoji
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co"})  # Unicode: control, format, half, private
_EMAIL: Final = re.compile(r"[^@\s.,;<>()\"]+(?:\.[^@\s.,;<>()\"]+)*@(?:[\w-]+\.)+[\w-]{2,}")

NEVER: Final = (
    (Message(N_("The PIN of your bank card")), Message(CODES_STAY_IN_THE_HEAD)),
    (
        Message(N_("Codes of your bank")),
        Message(N_("Your bank forbids keeping them. Nobody else may know them.")),
    ),
    (
        Message(N_("The PIN of the DigiD app")),
        Message(N_("It is only for you. Keep it in your head.")),
    ),
    (
        Message(N_("Codes in a text message")),
        Message(N_("They work once, and for a few minutes. Nobody else may have them.")),
    ),
    (
        Message(N_("Recovery codes")),
        Message(N_("They open everything at once. They do not belong in a computer.")),
    ),
)
"""What is never kept, each with the reason: section 0, point 2 of the security reference."""


def accepted(kind: Kind, typed: str, today: date) -> str:
    """Return the one form in which this is kept.

    Texts are in NFC with single spaces; a birth date is ISO 8601, with `00` for what is not known;
    IBAN, BSN and postcode are as python-stdnum writes them; a telephone number has digits, and a
    plus sign in front when it names the country. A password is kept to the letter.

    Raises:
        NotKeepable: with one sentence that tells how to mend it.
    """
    _check_length(typed.strip())
    if any(_is_unseen(typed, at) for at in range(len(typed))):
        raise not_keepable(N_("There is a hidden sign in this. Type it again."))
    if kind is Kind.DIGID_PASSWORD:
        return _password(typed)
    text = unicodedata.normalize("NFC", " ".join(typed.split()))
    _check_length(text)
    if kind is Kind.BIRTH_DATE:
        return birth_date(text, today)
    return _READERS[kind](text)


def _check_length(text: str) -> None:
    if not text:
        raise not_keepable(N_("Type what you want to keep."))
    if len(text) > LONGEST:
        raise not_keepable(N_("This is too long. Use at most {count} characters."), count=LONGEST)


def _is_unseen(text: str, at: int) -> bool:
    sign = text[at]
    if sign in _LINE_SIGNS or unicodedata.category(sign) not in _UNSEEN:
        return False
    # A joiner belongs between two letters of such a script, or two emoji; elsewhere it only hides.
    beside = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
    return sign not in _JOINERS or len(beside) < 2 or any(map(str.isascii, beside))


def _text(text: str) -> str:
    stop_at_card(text)
    return text


def _hint(text: str, kind: Kind) -> str:
    stop_at_code(kind, text)
    return text


def _password(typed: str) -> str:
    if typed != typed.strip():
        raise not_keepable(N_("There is a space at the beginning or the end. Take it away."))
    if any(sign in _LINE_SIGNS for sign in typed):
        raise not_keepable(N_("There is a hidden sign in this. Type it again."))
    stop_at_code(Kind.DIGID_PASSWORD, typed)
    return typed


def _email(text: str) -> str:
    if " " in text:
        raise not_keepable(N_("An e-mail address has no spaces. Take them away."))
    if text.count("@") != 1:
        raise not_keepable(N_("An e-mail address has one @. Check it."))
    if not _EMAIL.fullmatch(text):
        raise not_keepable(N_("Type the whole address, for example jan@voorbeeld.nl."))
    # The part before the @ may tell capitals apart; a domain never does (RFC 5321, section 2.4).
    user, _, domain = text.partition("@")
    return f"{user}@{domain.lower()}"


_Reader: TypeAlias = Callable[[str], str]
_READERS: Final[dict[Kind, _Reader]] = {
    Kind.NAME: _text,
    Kind.ADDRESS: _text,
    Kind.TOWN: _text,
    Kind.POSTCODE: postcode,
    Kind.PHONE: phone,
    Kind.EMAIL: _email,
    Kind.IBAN: iban,
    Kind.BSN: bsn,
    Kind.DIGID_USER: partial(_hint, kind=Kind.DIGID_USER),
    Kind.BOOKLET: partial(_hint, kind=Kind.BOOKLET),
    Kind.PAPERS: partial(_hint, kind=Kind.PAPERS),
}

"""What looks like a code that may not be written down, and why it is refused.

Banks forbid writing codes down, and DigiD sharing them: section 0, point 2 of the security
reference. A code gets into a harmless field easily, such as the one that says where a booklet
lies; so those are looked through, and rather a harmless number is refused than a code kept.
"""

import re
import unicodedata
from typing import Final

from companion.l10n.message import N_, Message
from companion.vault.keeping_errors import NotKeepable
from companion.vault.kinds import Kind

CODES_STAY_IN_THE_HEAD: Final = N_("Your bank forbids writing it down. Keep it in your head.")

_LOOKS_LIKE_A_CODE: Final = N_(
    "This looks like a code. Your bank and DigiD forbid keeping it. Remember it yourself."
)

_CARD: Final = re.compile(r"[0-9](?:[ .\-/]?[0-9]){12,}")  # a bank card has 13 to 19 digits
_RUN: Final = re.compile(r"[0-9](?:[ .\-/]?[0-9])*")
_ONLY_DIGITS: Final = re.compile(r"[ .\-/]*[0-9][0-9 .\-/]*")
_WORD: Final = (
    r"(?:[\w-]*(?:pin-?code|wachtwoord|password|passcode|sms-?code|herstelcode|code)\w{0,2}"
    r"|[\w-]*-pin|pins?|pinnummer|cvc|cvv|tan|puk)"
)
# The word, and then a sign with a digit in it, or some words further three digits or more.
_TOLD: Final = (
    re.compile(rf"\b{_WORD}\b[\s:=.,\-]*(?:(?:is|was|van)\b[\s:=]+)?\S*[0-9]"),
    re.compile(rf"\b{_WORD}\b[^0-9]{{0,60}}[0-9](?:[ .\-/]?[0-9]){{2,}}"),
    re.compile(r"\b(?:[\w-]*(?:code|wachtwoord)|pin)[0-9]{3,}"),
)
# A list of papers names years and days; those tell nothing that opens anything.
_DAY_OR_YEAR: Final = re.compile(
    r"(?<![0-9])(?:[0-3]?[0-9][-/.][01]?[0-9][-/.])?(?:19|20)[0-9]{2}(?![0-9])"
)
_HINTS: Final = frozenset({Kind.BOOKLET, Kind.PAPERS})


def refused_reason(kind: Kind, text: str) -> Message | None:
    """Return the sentence that tells why this is not kept, or None when it may be.

    Refused is the number of a bank card anywhere; a word such as "pincode" with digits after it,
    in the user name, the hint and the list; 4 to 8 digits by themselves in the hint and the list,
    unless they are a day or a year in the list; and a user name or a password of digits only.
    """
    plain = unicodedata.normalize("NFKC", text).lower()
    # Digits of other scripts are a code as well, to who can read them.
    plain = "".join(str(unicodedata.digit(sign, sign)) for sign in plain)
    if _CARD.search(plain):
        return Message(N_("This looks like the number of a bank card. Leave it out."))
    if _is_code(kind, plain):
        return Message(_LOOKS_LIKE_A_CODE)
    return None


def stop_at_code(kind: Kind, text: str) -> None:
    """Return when this may be kept.

    Raises:
        NotKeepable: it looks like a code.
    """
    if reason := refused_reason(kind, text):
        raise NotKeepable(reason)


def stop_at_card(text: str) -> None:
    """Return when there is no number of a bank card in an ordinary text.

    Raises:
        NotKeepable: there is.
    """
    stop_at_code(Kind.NAME, text)


def _is_code(kind: Kind, plain: str) -> bool:
    if kind in {Kind.DIGID_USER, Kind.DIGID_PASSWORD} and _ONLY_DIGITS.fullmatch(plain):
        return True
    if kind is Kind.DIGID_USER:
        return any(told.search(plain) for told in _TOLD)
    if kind not in _HINTS:
        return False
    if any(told.search(plain) for told in _TOLD):
        return True
    rest = _DAY_OR_YEAR.sub(" , ", plain) if kind is Kind.PAPERS else plain
    return any(4 <= len(_digits(run)) <= 8 for run in _RUN.findall(rest))


def _digits(run: str) -> str:
    return re.sub("[^0-9]", "", run)

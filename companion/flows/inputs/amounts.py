"""A typed amount of money, read as cents."""

import re

from companion.flows.inputs.errors import AnswerRejected
from companion.l10n.message import N_, Message

_MOST_CENTS = 999_999_999  # € 9 999 999,99: more is a slip of the keypad in every errand we have
_LONGEST = 40  # characters
_CURRENCY = re.compile(r"^(?:€|euros?|eur) ?| ?(?:€|euros?|eur)$", re.IGNORECASE)
_NO_CENTS = re.compile(r"[.,](?:--?|\u2013|\u2014)$")  # "612,-" is how prices are written by hand
_MINUS = re.compile(r"^[-\u2212\u2010-\u2014]")
# Groups of three, with one and the same sign between them.
_GROUPED = r"[1-9][0-9]{{0,2}}(?:{0}[0-9]{{3}})+"
_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?P<whole>[0-9]+)(?:[.,](?P<cents>[0-9]{0,2}))?",  # 612 · 612,5 · 612.50
        r"(?P<whole>)[.,](?P<cents>[0-9]{1,2})",  # ,50
        rf"(?P<whole>{_GROUPED.format('[.]')})(?:,(?P<cents>[0-9]{{0,2}}))?",  # 1.250,50
        rf"(?P<whole>{_GROUPED.format(',')})(?:[.](?P<cents>[0-9]{{0,2}}))?",  # 1,250.50
        rf"(?P<whole>{_GROUPED.format(' ')})(?:[.,](?P<cents>[0-9]{{0,2}}))?",  # 1 250,50
    )
)
_TWO_MEANINGS = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")


def read_amount(typed: str) -> int:
    """Return an amount in cents, from 0 to 9 999 999,99 euro.

    Dutch and English ways of writing are read when they have one meaning only. "1.250" is read
    as the Dutch thousand it looks like, and "612,5" as 612,50. "1,250" is a thousand in English
    and a slip in Dutch, so it is refused.

    Raises:
        AnswerRejected: no amount, below zero, too large, or two meanings.
    """
    text = _CURRENCY.sub("", " ".join(typed.split()), count=1)
    if not text:
        raise AnswerRejected(Message(N_("Type an amount, for example 612,50.")))
    if _MINUS.match(text):
        raise AnswerRejected(Message(N_("Type the amount without a minus sign.")))
    text = _NO_CENTS.sub("", text)
    if _TWO_MEANINGS.fullmatch(text):
        raise AnswerRejected(_which_of_two(text))
    return _cents(text)


def _which_of_two(text: str) -> Message:
    whole, thousandths = text.split(",")
    thousand = whole + thousandths
    if not thousandths.endswith("0"):  # "1,255" cannot be an amount with cents
        message = N_("Type a thousand without a comma, for example {thousand}.")
        return Message(message, {"thousand": thousand})
    # Translators: someone typed "1,250"; {thousand} is "1250" and {cents} is "1,25"
    message = N_("Do you mean {thousand} or {cents}? Type only that.")
    return Message(message, {"thousand": thousand, "cents": f"{whole},{thousandths[:2]}"})


def _cents(text: str) -> int:
    found = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
    if found is None:
        message = N_("Use only digits and one comma, for example 612,50.")
        raise AnswerRejected(Message(message))
    whole = re.sub("[., ]", "", found["whole"]).lstrip("0")
    # The length first: int() refuses thousands of digits with an error of its own.
    if len(whole) > _LONGEST or int(whole or "0") * 100 > _MOST_CENTS:
        message = N_("This amount is very large. Check the number of digits.")
        raise AnswerRejected(Message(message))
    return int(whole or "0") * 100 + int((found["cents"] or "").ljust(2, "0"))

"""A typed Dutch postcode."""

import re

from companion.flows.inputs.errors import AnswerRejected
from companion.l10n.message import N_, Message

_LONGEST = 20  # characters; "NL - 1234 AB" has 12


def read_postcode(typed: str) -> str:
    """Return a postcode as "1234 AB".

    Whether it is a postcode is judged by python-stdnum; whether anyone lives there, by nobody
    here.

    Raises:
        AnswerRejected: not four digits and two letters, a first digit 0, or SA, SD or SS, which
            are not given out.
    """
    text = typed.strip()
    # stdnum turns full-width and other look-alikes into ASCII: a silent change.
    if len(text) > _LONGEST or not text.isascii():
        raise AnswerRejected(_how_it_looks())
    # Late: stdnum costs 30 ms and few steps ask for a postcode.
    from stdnum.exceptions import InvalidComponent, ValidationError  # noqa: PLC0415 - see above
    from stdnum.nl import postcode  # noqa: PLC0415 - see above

    try:
        return str(postcode.validate(text))
    except InvalidComponent as error:
        message = N_("A postcode never ends in SA, SD or SS. Check the letters.")
        raise AnswerRejected(Message(message)) from error
    except ValidationError as error:
        raise AnswerRejected(_refusal(text)) from error


def _refusal(text: str) -> Message:
    if re.fullmatch("0[0-9]{3} ?[A-Za-z]{2}", text):
        return Message(N_("A postcode never starts with 0. Check the first digit."))
    if re.fullmatch("[1-9][0-9]{3}", text):
        return Message(N_("Type the two letters too, for example {digits} AB."), {"digits": text})
    return _how_it_looks()


def _how_it_looks() -> Message:
    return Message(N_("Type four digits and two letters, for example 1234 AB."))

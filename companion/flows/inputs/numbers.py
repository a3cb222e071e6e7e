"""A typed whole number between two bounds."""

import re

from companion.flows.inputs.errors import AnswerRejected
from companion.l10n.message import N_, Message

_LONGEST = 18  # digits; no question needs more, and int() has a limit of its own


def read_number(typed: str, low: int, high: int) -> int:
    """Return a whole number from `low` up to and including `high`.

    Raises:
        AnswerRejected: no whole number, or outside the bounds.
    """
    text = typed.strip()
    bounds = {"low": low, "high": high}
    if re.fullmatch(r"[+\-\u2212]?[0-9]+", text):
        digits = text.replace("\u2212", "-")
        if len(digits) <= _LONGEST and low <= int(digits) <= high:
            return int(digits)
        raise AnswerRejected(Message(N_("Type a number from {low} to {high}."), bounds))
    if re.fullmatch(r"[0-9]+[.,][0-9]+", text):
        message = N_("Type a whole number, without a comma or a point.")
        raise AnswerRejected(Message(message))
    raise AnswerRejected(Message(N_("Use only digits. Type {low} to {high}."), bounds))

"""A few typed words."""

import unicodedata

from companion.flows.inputs.errors import AnswerRejected
from companion.l10n.message import N_, Message

_LINE_SIGNS = "\t\n\r"  # pasted from a letter: they are spaces to the one who sees them
# Unseen, but part of the spelling: the joiners of Persian and of emoji, and the two direction
# marks that Arabic and Hebrew keyboards give.
_JOINERS = "\u200c\u200d\u200e\u200f"
# Unicode categories: control, other unseen signs, half characters, private signs.
_REFUSED = {"Cc", "Cf", "Cs", "Co"}


def read_text(typed: str, longest: int = 200) -> str:
    """Return typed words in Unicode's NFC form, with single spaces and none at the ends.

    Every script is accepted as it is, and so are signs like "<b>", "{0}" and emoji: a name is
    what its bearer says. `longest` is in characters.

    Raises:
        AnswerRejected: nothing typed, too long, or a sign that cannot be seen (control
            characters, NUL, zero-width spaces, direction overrides): two texts that look the
            same must be the same.
    """
    _check_length(len(typed.strip()), longest)
    if any(_is_unseen(sign) for sign in typed):
        message = N_("There is a hidden sign in your answer. Type it again.")
        raise AnswerRejected(Message(message))
    text = unicodedata.normalize("NFC", " ".join(typed.split()))
    if not text:
        raise AnswerRejected(Message(N_("Type your answer first.")))
    _check_length(len(text), longest)
    return text


def _check_length(length: int, longest: int) -> None:
    if length > longest:
        message = N_("Your answer is too long. Use at most {longest} characters.")
        raise AnswerRejected(Message(message, {"longest": longest}))


def _is_unseen(sign: str) -> bool:
    if sign in _LINE_SIGNS or sign in _JOINERS:
        return False
    return unicodedata.category(sign) in _REFUSED

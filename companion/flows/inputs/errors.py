"""The refusal of a typed answer."""

from companion.errors import CompanionError
from companion.l10n.message import Message


class AnswerRejected(CompanionError):
    """What was typed cannot be stored as it is; `message` tells the citizen how to mend it.

    `field` is `day`, `month` or `year` when one of those gets the focus, and empty otherwise.
    """

    def __init__(self, message: Message, field: str = "") -> None:
        super().__init__(message.id)  # without the values: those are the citizen's own
        self.message = message
        self.field = field

"""The refusal of what was typed to be kept."""

from companion.l10n.message import Message
from companion.vault.errors import VaultError


class NotKeepable(VaultError):
    """What was typed is not kept as it is; `message` tells the citizen how to mend it."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)  # without the values: those are the citizen's own
        self.message = message


def not_keepable(sentence: str, **values: object) -> NotKeepable:
    """Return the refusal with this sentence of the catalogue and the values of its fields."""
    return NotKeepable(Message(sentence, values))

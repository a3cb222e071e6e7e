"""The steps of a finding in the language that the citizen chose."""

import json
from collections.abc import Sequence

from companion.errors import CompanionError
from companion.l10n.message import Message


def in_own_words(messages: Sequence[Message]) -> tuple[str, ...]:
    """Return messages in the language of the citizen, as the settings say it."""
    from companion.l10n.words import LANGUAGES, load_words  # noqa: PLC0415 - each part by itself
    from companion.settings.folders import settings_file  # noqa: PLC0415

    try:
        # Not `store.read`, which mends a damaged file: the doctor looks and touches nothing.
        language = json.loads(settings_file().read_text("utf-8"))["language"]
    except (OSError, ValueError, KeyError, TypeError):
        language = LANGUAGES[0]
    try:
        words = load_words(language if language in LANGUAGES else LANGUAGES[0])
    except CompanionError:
        return tuple(message.id for message in messages)
    return tuple(words.of(message) for message in messages)

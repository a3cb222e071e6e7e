"""A sentence that is not yet in a language: its English source and the values for its fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """An English source sentence (the catalogue's msgid) and the values of its named fields."""

    id: str
    fields: Mapping[str, object] = field(default_factory=dict)


def N_(text: str) -> str:  # noqa: N802 - the name gettext extractors look for
    """Return `text` unchanged; it only marks a sentence for the catalogue."""
    return text

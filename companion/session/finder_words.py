"""Finds errands by a word as people spell it: typing slips, sound-alikes, other names."""

import re

from companion.l10n.words import Words
from companion.session.library import Library

MOST_RESULTS = 3  # ux.md S06
MOST_SLIPS = 2  # Damerau-Levenshtein distance, ux.md S06; one in words of up to five letters
_SHORT = 5

# Letters that sound alike in Dutch, in the order in which they are made one (ux.md S06).
_SOUNDS = (
    ("ij", "ei"), ("y", "ei"), ("ou", "au"), ("ch", "g"), ("ph", "f"), ("sch", "s"), ("th", "t"),
    ("c", "k"), ("z", "s"), ("v", "f"), ("dt", "t"), ("d", "t"),
)  # fmt: skip


def search_flows(words: Words, library: Library, typed: str) -> tuple[str, ...]:
    """Return the ids of at most three errands for what was typed, the best first."""
    asked = _words(typed)
    scored = []
    for name, flow in library.flows.items():
        known = _words(" ".join((words.flow(flow.title), flow.title, *flow.synonyms)))
        misses = [min((_misses(word, one) for one in known), default=99) for word in asked]
        if misses and min(misses) <= MOST_SLIPS:
            scored.append((sum(misses), name))
    return tuple(name for _misses_of, name in sorted(scored)[:MOST_RESULTS])


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.lower()) if len(word) > 1}


def _misses(asked: str, known: str) -> int:
    """Return how far two words are apart: 0 the same, 99 nothing alike."""
    if known.startswith(asked) or (asked.startswith(known) and len(known) >= _SHORT):
        return 0
    # Not needed before the first search, so not at the start.
    from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415

    allowed = MOST_SLIPS if len(asked) > _SHORT else 1
    apart: int = DamerauLevenshtein.distance(_sound(asked), _sound(known))
    return apart if apart <= allowed else 99


def _sound(word: str) -> str:
    for letters, one in _SOUNDS:
        word = word.replace(letters, one)
    return re.sub(r"(.)\1+", r"\1", word)

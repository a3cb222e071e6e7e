"""Finds errands by a word as people spell it: typing slips, sound-alikes, other names."""

import re

from companion.l10n.words import Words
from companion.session.library import Library

MOST_RESULTS = 3  # ux.md S06
MOST_SLIPS = 2  # Damerau-Levenshtein distance, ux.md S06; one in words of up to five letters
_SHORT = 5
_LONGEST = 200  # characters of what was typed that are looked at; a title has 40

# Letters that sound alike in Dutch, in the order in which they are made one (ux.md S06).
_SOUNDS = (
    ("ij", "ei"), ("y", "ei"), ("ou", "au"), ("sch", "s"), ("ch", "g"), ("ph", "f"), ("th", "t"),
    ("c", "k"), ("z", "s"), ("v", "f"), ("dt", "t"), ("d", "t"),
)  # fmt: skip


def search_flows(words: Words, library: Library, typed: str) -> tuple[str, ...]:
    """Return the ids of at most three errands for what was typed, the best first.

    Errands whose file is broken are found by their title: they too have a way to a human.
    """
    asked = _words(typed[:_LONGEST])
    names = {
        name: (words.flow(flow.title), flow.title, *flow.synonyms)
        for name, flow in library.flows.items()
    } | {name: (broken.title,) for name, broken in library.broken.items()}
    scored = []
    for name, texts in names.items():
        known = _words(" ".join(texts))
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

    asked, known = _sound(asked), _sound(known)
    shorter = min(len(asked), len(known))
    allowed = MOST_SLIPS if shorter > _SHORT else shorter // 3
    apart: int = DamerauLevenshtein.distance(asked, known)
    return apart if apart <= allowed else 99


def _sound(word: str) -> str:
    for letters, one in _SOUNDS:
        word = word.replace(letters, one)
    return re.sub(r"(.)\1+", r"\1", word)

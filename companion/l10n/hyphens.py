"""Where a long word may be broken at the end of a line."""

import re
from functools import cache, lru_cache
from typing import Protocol

_SOFT_HYPHEN = "\u00ad"
_SHORTEST = 8  # letters; a shorter word fits a line even at 300 %
_DIAERESES = "äëïöüÄËÏÖÜ"
_DICTIONARIES = {"nl": "nl_NL", "en": "en_GB"}
_WORD = re.compile(rf"[^\W\d_]{{{_SHORTEST},}}")
# A web or mail address, a path, or anything with a digit: who copies it from the screen by hand
# must not see a hyphen in it.
_LEFT_WHOLE = re.compile(r"[0-9@/\\:_]|\w\.\w|" + _SOFT_HYPHEN)


class _Breaks(Protocol):
    def positions(self, word: str) -> list[int]: ...


def soft_hyphens(text: str, language: str) -> str:
    """Return `text` with U+00AD where words of eight letters or more may be broken.

    Web addresses, and words with a digit, stay whole. Text in a language without a pattern list
    comes back unchanged. Without the soft hyphens the result is `text` again.
    """
    dictionary = _DICTIONARIES.get(language)
    if dictionary is None:
        return text
    parts = re.split(r"(\s+)", text)
    return "".join(
        part if _LEFT_WHOLE.search(part) else _broken(part, dictionary) for part in parts
    )


def _broken(part: str, dictionary: str) -> str:
    return _WORD.sub(lambda match: _hyphenated(match[0], dictionary), part)


@lru_cache(maxsize=4096)  # about the words of all screens of one visit
def _hyphenated(word: str, dictionary: str) -> str:
    letters = list(word)
    for position in reversed(_breaks(dictionary).positions(word)):
        # Breaks that change the spelling are left alone: "omaatje" breaks as "oma-tje" (the
        # position has data), and "geïnd" as "ge-ind" (a diaeresis goes at the break).
        changes = getattr(position, "data", None) is not None or word[position] in _DIAERESES
        if not changes:
            letters.insert(position, _SOFT_HYPHEN)
    return "".join(letters)


@cache
def _breaks(dictionary: str) -> _Breaks:
    # Late: pyphen and its pattern list cost 60 to 80 ms, and the first frame needs none.
    from pyphen import Pyphen  # type: ignore[import-untyped] # noqa: PLC0415 - ships no types

    breaks: _Breaks = Pyphen(lang=dictionary)
    return breaks

"""Where a voice rests in a spoken text: phrases, each said in one go, with the pause after it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from companion.speech.rates import Rhythm

# A comma, a colon or a closing bracket ends a clause only before a space: "1.250,50", "14:00".
_CLOSING = r"[\"'\u2019\u201d»)\]]*"
_CLAUSE_END = rf"[,;:]+{_CLOSING}(?=\s)|[)\]]+[.,;:]?(?=\s)"
_SENTENCE_END = rf"[.?!…]+{_CLOSING}(?=\s)"
# What opens belongs to the next phrase, a dash between two spaces to the one before.
_OPENING = r"(?=(?<=\s)[(\[])"
_DASH = r"(?<=\s)[-\u2013\u2014](?=\s)"
_BREAKS = re.compile(rf"(?P<sentence>{_SENTENCE_END})|{_CLAUSE_END}|{_OPENING}|{_DASH}")

_WORD = re.compile(r"[^\W_]+(?:['\u2019.,:/-][^\W_]+)*")
# Digits and letters said one by one: "0 8 8" is a phrase, however short.
_GROUP = re.compile(r"\W*[^\W_](?:\s[^\W_])*\W*")

_SENTENCE_MARK = re.compile(rf"[.?!…]+{_CLOSING}$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A stretch of the spoken text from `offset` (from 0), and the silence after it."""

    text: str = field(repr=False)
    offset: int
    pause_ms: int


def phrases(spoken: str, rhythm: Rhythm) -> tuple[Phrase, ...]:
    """Return the phrases of `spoken` in order, without the space between them.

    A phrase ends at a comma, semicolon, colon, dash, bracket or the end of a sentence. One of a
    single word joins its neighbour, unless it is a group of digits or a whole sentence. After the
    last one comes the pause of a sentence, whatever its mark. A text without a word has none.
    """
    parts = _joined(list(_pieces(spoken)), spoken)
    last = len(parts) - 1
    return tuple(
        Phrase(
            spoken[begin:end],
            begin,
            rhythm.sentence_ms
            if number == last or _ends_sentence(spoken[begin:end])
            else rhythm.clause_ms,
        )
        for number, (begin, end) in enumerate(parts)
        if _WORD.search(spoken, begin, end)
    )


def _pieces(spoken: str) -> Iterator[tuple[int, int]]:
    """Return the stretches between two breaks, without the space at their edges."""
    begin = 0
    ends = [found.end() for found in _BREAKS.finditer(spoken) if _breaks(found, spoken)]
    for end in (*ends, len(spoken)):
        piece = spoken[begin:end]
        if piece.strip():
            left = begin + len(piece) - len(piece.lstrip())
            yield left, left + len(piece.strip())
        begin = end


def _breaks(found: re.Match[str], spoken: str) -> bool:
    """Return whether a mark ends a phrase: "M. de Vries" and "nr. 5" go on."""
    if found["sentence"] is None or not found["sentence"].startswith("."):
        return True
    after = spoken[found.end() :].lstrip()[:1]
    initial = re.search(r"(?:^|[\s.])\w$", spoken[: found.start()])
    return not (after.islower() or after.isdigit() or initial)


def _joined(pieces: list[tuple[int, int]], spoken: str) -> list[tuple[int, int]]:
    """Return the pieces with those of one word joined to the next, or else to the one before."""
    parts: list[tuple[int, int]] = []
    carried: int | None = None
    for number, (begin, end) in enumerate(pieces):
        start = begin if carried is None else carried
        carried = None
        if not _too_short(spoken[start:end]):
            parts.append((start, end))
        elif _ends_sentence(spoken[start:end]) or number == len(pieces) - 1:
            whole = not parts or _ends_sentence(spoken[slice(*parts[-1])])
            parts.append((start, end) if whole else (parts.pop()[0], end))
        else:
            carried = start
    return parts


def _too_short(text: str) -> bool:
    return len(_WORD.findall(text)) < 2 and not _GROUP.fullmatch(text)


def _ends_sentence(text: str) -> bool:
    return _SENTENCE_MARK.search(text) is not None

"""Which names and abbreviations stand in a text, and how each is said this time."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from companion.speech.codes import Spelling, letters
from companion.speech.lexicon import Lexicon, lexicon
from companion.speech.rules import Pieces, Rule


@dataclass(frozen=True, slots=True)
class _Patterns:
    abbreviations: re.Pattern[str]
    words: re.Pattern[str]
    shortened: re.Pattern[str]
    numbered: re.Pattern[str]


def say_names(
    pieces: Pieces, language: str, spelling: Spelling, met: frozenset[str]
) -> frozenset[str]:
    """Take the names of the lexicon out of a text; return `met` with those now said in full.

    An abbreviation is explained once: "A O wee, de Algemene Ouderdomswet,". Not where the full
    name stands in the text itself, and not inside a longer word such as "AOW-leeftijd" or a quote.
    """
    known = lexicon(language)
    patterns = _patterns(language)
    pieces.apply((Rule(patterns.words, lambda match: _word(match, known)),))
    pieces.apply((Rule(patterns.shortened, lambda match: _shortened(match, known.shortened)),))
    pieces.apply((Rule(patterns.numbered, lambda match: _shortened(match, known.numbered)),))
    for match in patterns.abbreviations.finditer(pieces.text):
        if pieces.taken_until(*match.span()):
            continue
        name = match[0]
        told = known.explained.get(name)
        plain = (told.said if told else "") or letters(name, spelling)
        if told is None or name in met or _is_part(match):
            pieces.take(*match.span(), plain)
            continue
        met |= {name}
        in_full = "" if _stands_in(match, told.full) else f", {told.full}"
        pieces.take(*match.span(), plain + in_full + _closing(match, in_full))
    return met


def _is_part(match: re.Match[str]) -> bool:
    text, (begin, end) = match.string, match.span()
    if text[end : end + 1] in {"-", "'"} or text[begin - 1 : begin] == "-":
        return True
    # "Zoek het woord AOW" is about its letters.
    if text[:begin].endswith(("woord ", " word ")):
        return True
    # A text in quotes is what stands on a button or a website: nothing is added to it.
    opened = text.rfind("\u2018", 0, begin)
    return opened > text.rfind("\u2019", 0, begin) and "\u2019" in text[end:]


def _stands_in(match: re.Match[str], full: str) -> bool:
    # Without its article: "Sociale Verzekeringsbank (SVB)" tells it already.
    return full.partition(" ")[2].lower() in match.string.lower()


def _closing(match: re.Match[str], in_full: str) -> str:
    follows = match.string[match.end() : match.end() + 2]
    return "," if in_full and follows[:1].isspace() and follows[1:].isalnum() else ""


def _word(match: re.Match[str], known: Lexicon) -> str | None:
    spoken = known.words.get(match[0])
    if spoken is None:
        lowered = {name.lower(): said for name, said in known.words.items()}
        spoken = lowered.get(match[0].lower())
    return spoken


def _shortened(match: re.Match[str], known: Mapping[str, str]) -> str | None:
    spoken = known.get(match[0]) or known.get(match[0].lower())
    if spoken is None:
        return None
    if match[0][0].isupper():
        spoken = spoken[0].upper() + spoken[1:]
    # The dot of "enz." also ends the sentence there.
    ends = match[0].endswith(".") and not match.string[match.end() :].strip()
    return f"{spoken}." if ends else spoken


@cache
def _patterns(language: str) -> _Patterns:
    known = lexicon(language)
    return _Patterns(
        abbreviations=_any_of((*known.letters, *known.explained), r"(?!\w)"),
        words=_any_of(known.words, r"(?!\w)", re.IGNORECASE),
        shortened=_any_of(known.shortened, r"(?![\w/])", re.IGNORECASE),
        numbered=_any_of(known.numbered, r"(?=:?\s?[0-9(+€])", re.IGNORECASE),
    )


def _any_of(names: Iterable[str], end: str, flags: int = 0) -> re.Pattern[str]:
    # The longest first, so that "tel.nr." is not taken for "tel.".
    ordered = sorted(names, key=lambda name: (-len(name), name))
    # Of no names at all nothing is found.
    either = "|".join(map(re.escape, ordered)) or "(?!)"
    return re.compile(rf"(?<![\w.])(?:{either}){end}", flags)

"""Where the sentences of a text on the screen begin and end."""

import re

# A stretch that may be a sentence: up to the signs that end it, with what closes behind them.
_STOP = re.compile("[.?!\u2026]+[\"'\u2019\u201d\u00bb)\\]]*(?=\\s)|\n")
_BLANK = re.compile(r"\s*")
_LAST_WORD = re.compile(r"[^\s(\u2018\u201c\"']+$")
# A dot behind one of these ends the word, not the sentence. "enz." and "etc." may do both.
_SHORT = {
    "nl": re.compile(
        r"bijv|bvb?|dhr|drs?|evt|excl|fam|hr|incl|ing|ir|jl|mej|mevr|mr|mw|nrs?|prof|resp|vgl|zgn",
        re.IGNORECASE,
    ),
    "en": re.compile(r"dr|excl|incl|mrs?|ms|prof|vs", re.IGNORECASE),
}
# The same, but only before a number: "Say no. Then wait." has two sentences.
_NUMBERED = re.compile(r"afd|approx|art|blz|ca|max|min|nos?|tel", re.IGNORECASE)
# And these only behind a number: "Bel Jan. Wacht dan."
_MONTHS = re.compile(r"jan|febr?|mar|mrt|apr|jun|jul|aug|sept?|okt|oct|nov|dec", re.IGNORECASE)
# Short words with dots inside: d.w.z., a.u.b., t.a.v., e.g.; and an initial: J. Jansen.
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_MAY_END = frozenset({"a.u.b", "s.v.p", "e.d", "n.v.t", "o.i.d"})


def sentences(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Return the half-open ranges of the sentences of `text`, in order.

    They cover all that is not blank. A sentence ends at . ? ! or an ellipsis before a gap, and at
    the end of a line; not inside "14.00" or "toeslagen.nl", and not behind "nr.", "d.w.z." or an
    initial. Dutch and English short words are known; others count as ends.
    """
    found: list[tuple[int, int]] = []
    begin = _skipped(text, 0)
    for stop in _STOP.finditer(text):
        if stop.start() < begin or not _ends(text, begin, stop, language):
            continue
        _add(found, text, begin, stop.end())
        begin = _skipped(text, stop.end())
    _add(found, text, begin, len(text))
    return tuple(found)


def _skipped(text: str, place: int) -> int:
    blank = _BLANK.match(text, place)
    return blank.end() if blank else place


def _add(found: list[tuple[int, int]], text: str, begin: int, end: int) -> None:
    trimmed = len(text[begin:end].rstrip())
    if trimmed:
        found.append((begin, begin + trimmed))


def _ends(text: str, begin: int, stop: re.Match[str], language: str) -> bool:
    if stop[0] != ".":
        return True
    # Only the last word matters; it is shorter than this.
    start = max(begin, stop.start() - 40)
    word = _LAST_WORD.search(text, start, stop.start())
    if word is None:
        return True
    follows = text[stop.end() : stop.end() + 9].lstrip()[:1]
    if _INITIALS.fullmatch(word[0]):
        return not _is_initial(text[begin : word.start()], word[0], follows)
    if _DOTTED.fullmatch(word[0]):
        return follows.isupper() and word[0].lower() in _MAY_END
    if _NUMBERED.fullmatch(word[0]):
        return not follows or follows not in "0123456789(+\u20ac"
    if _MONTHS.fullmatch(word[0]):
        return not text[start : word.start()].rstrip()[-1:].isdecimal()
    short = _SHORT.get(language[:2])
    return short is None or short.fullmatch(word[0]) is None


def _is_initial(before: str, letters: str, follows: str) -> bool:
    """Return whether letters with dots belong to a name: "J.P. de Vries", not "met een H. Typ"."""
    if "." in letters or not before.strip():
        return True
    return (
        follows.islower()
        or before.rsplit(maxsplit=1)[-1][:1].isupper()
        or before.rstrip().endswith(".")
    )

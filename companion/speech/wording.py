"""How a written text is put into words for the ear, and which of those words stand for which."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    """The characters `spoken` of the wording that stand for the characters `shown` of the text.

    Both are half-open ranges from 0.
    """

    spoken: tuple[int, int]
    shown: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Wording:
    """What is said for a text, and where each piece of it came from.

    `spans` cover both texts without a gap, in order. `met` are the abbreviations that were said in
    full, here or before: the next time their letters are enough.
    """

    spoken: str = field(repr=False)
    spans: tuple[Span, ...] = field(repr=False)
    met: frozenset[str] = frozenset()

    def shown_at(self, offset: int, length: int) -> tuple[int, int]:
        """Return the offset and length in the written text of a stretch of the spoken one.

        A word inside a replaced piece gives the whole of that piece; a stretch behind the end of
        the wording gives nothing, (0, 0).
        """
        first = bisect_right(self.spans, offset, key=_end_of_spoken)
        last = bisect_left(self.spans, offset + max(1, length), key=_begin_of_spoken)
        # A silent piece has no width: no word event is about it.
        touched = [span.shown for span in self.spans[first:last] if span.spoken[0] < span.spoken[1]]
        if not touched:
            return 0, 0
        begin = touched[0][0]
        return begin, touched[-1][1] - begin


def _begin_of_spoken(span: Span) -> int:
    return span.spoken[0]


def _end_of_spoken(span: Span) -> int:
    return span.spoken[1]


def worded(text: str, language: str, met: frozenset[str] = frozenset()) -> Wording:
    """Return the words for the ear of `text` in a language such as "nl" or "nl-NL".

    `met` are the abbreviations that were said in full before. Never raises; a text in an unknown
    language is said as it is written.
    """
    # Late: the window process imports this module for its types, and words nothing itself.
    match language.replace("_", "-").partition("-")[0].lower():
        case "nl":
            from companion.speech.dutch import dutch  # noqa: PLC0415 - see above

            return dutch(text, met)
        case "en":
            from companion.speech.english import english  # noqa: PLC0415 - see above

            return english(text, met)
        case _:
            return Wording(text, (Span((0, len(text)), (0, len(text))),), met)


def spelled_out(text: str, language: str) -> str:
    """Return a code character by character: "H4K 29" becomes "H vier K, twee negen".

    Letters by their names, digits as words, a comma where the code shows a gap. Only for what a
    caller knows to be a code; Dutch for an unknown language.
    """
    # Late, as in `worded`.
    from companion.speech.codes import DUTCH, ENGLISH, characters  # noqa: PLC0415 - see above

    return characters(text, ENGLISH if language.lower().startswith("en") else DUTCH)

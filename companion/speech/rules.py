"""How rules that each know one kind of writing put a text into words together."""

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from companion.speech.wording import Span, Wording

_TOKEN = re.compile(r"\w+(?:['\u2019-]\w+)*|\W+")


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of writing, and how it is said.

    Where the pattern has a group called "said", only that group is replaced: what stands around
    it is needed to recognise it. `say` returns None for what only looks like it.
    """

    pattern: re.Pattern[str]
    say: Callable[[re.Match[str]], str | None]


def rule(pattern: str, say: Callable[[re.Match[str]], str | None]) -> Rule:
    """Return a rule for a pattern; "~" in it stands for one space, also one that does not break."""
    return Rule(re.compile(pattern.replace("~", "[ \u00a0\u202f\u2009]")), say)


def always(spoken: str) -> Callable[[re.Match[str]], str]:
    """Return a function that says the same for every match."""
    return lambda _match: spoken


@dataclass(frozen=True, slots=True, order=True)
class _Piece:
    begin: int
    end: int
    spoken: str


class Pieces:
    """The pieces of one text that are said otherwise than they are written; none overlap."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._pieces: list[_Piece] = []

    def apply(self, rules: Iterable[Rule]) -> None:
        """Let each rule in turn take what those before it left; the first rule goes first."""
        for each in rules:
            self._apply(each)

    def take(self, begin: int, end: int, spoken: str) -> None:
        """Say the characters from `begin` up to `end`, which nobody took yet, as `spoken`."""
        insort(self._pieces, _Piece(begin, end, spoken))

    def taken_until(self, begin: int, end: int) -> int:
        """Return where the first piece ends that lies within a range, or 0 when all is free."""
        first = bisect_left(self._pieces, begin + 1, key=lambda piece: piece.end)
        if first < len(self._pieces) and self._pieces[first].begin < end:
            return self._pieces[first].end
        return 0

    def wording(self, met: frozenset[str]) -> Wording:
        """Return the whole text in words: the pieces, and between them what is written."""
        joined = _Joined()
        place = 0
        for piece in self._pieces:
            joined.written(self.text, place, piece.begin)
            joined.add(piece.spoken, (piece.begin, piece.end))
            place = piece.end
        joined.written(self.text, place, len(self.text))
        return joined.wording(met)

    def _apply(self, each: Rule) -> None:
        group = "said" if "said" in each.pattern.groupindex else 0
        place = 0
        while match := each.pattern.search(self.text, place):
            begin, end = match.span(group)
            taken = self.taken_until(begin, end)
            spoken = None if taken else each.say(match)
            if spoken is not None:
                self.take(begin, end, spoken)
            # After a refusal something else may begin inside what was matched.
            place = max(taken, match.start() + 1) if spoken is None else max(end, place + 1)


class _Joined:
    """Puts pieces behind each other, with a space where two words would become one."""

    def __init__(self) -> None:
        self._spoken: list[str] = []
        self._spans: list[Span] = []
        self._length = 0
        self._last = ""
        self._replaced = False

    def written(self, text: str, begin: int, end: int) -> None:
        for token in _TOKEN.finditer(text, begin, end):
            self._append(token[0], token.span(), apart=self._replaced)
            self._replaced = False

    def add(self, spoken: str, shown: tuple[int, int]) -> None:
        self._append(spoken, shown, apart=True)
        self._replaced = self._replaced or bool(spoken)

    def wording(self, met: frozenset[str]) -> Wording:
        return Wording("".join(self._spoken), tuple(self._spans), met)

    def _append(self, spoken: str, shown: tuple[int, int], *, apart: bool) -> None:
        if apart and spoken and self._last.isalnum() and spoken[0].isalnum():
            spoken = f" {spoken}"
        begin = self._length
        self._length += len(spoken)
        self._spoken.append(spoken)
        self._spans.append(Span((begin, self._length), shown))
        self._last = spoken[-1:] or self._last

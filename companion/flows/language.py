"""Whether the words of a flow are plain Dutch: what a strict editor would mark."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from companion.assets import shipped
from companion.documents import open_document
from companion.flows.graph import texts_of
from companion.flows.model import Flow, Step

# The limits are the house's own, made from what Dutch institutions advise for A2 and B1 (a page
# at A2 of Dijk en Waard: at most 10 words; Bureau voor Tekst: 10, certainly 15). They are to be
# tested with readers; no formula proves that a text is understood.
MOST_WORDS = 12  # in a sentence
MOST_HEADING_WORDS = 7
MOST_TELL_SENTENCES = 3
MOST_LETTERS = 12  # in a word that is not explained
LOWEST_FLOW_EASE = (
    80.0  # Flesch-Douma, 0 (hard) to 100 (easy); the first three flows read at 96 to 98
)
LOWEST_STEP_EASE = 70.0  # one long word weighs heavily in a short step; the lowest there is 78

_BANNED = (
    *("je", "jij", "jou", "jouw", "jouwe", "jezelf", "jullie"),  # "u" only
    *("fout", "ongeldig", "verplicht", "error", "helaas", "oeps"),  # no blame, no alarm
    *("klik", "submit"),  # a finger on a tablet does not click
    *("dient", "middels", "indien", "teneinde"),  # the language of offices
)
_BANNED_WORD = re.compile(rf"\b(?:{'|'.join(_BANNED)})\b", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\{[^}]*\}")
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
_CAPITALS = re.compile(r"\b[A-Z]{4,}\b")
_LETTERS = re.compile(r"[^\W\d_]+")
_CAPITAL_U = re.compile(r"(?<=[a-z,] )U(?:w|zelf)?\b")


@dataclass(frozen=True, slots=True)
class LanguageFault:
    """One thing to mend in the words of a flow: the line of its step, and what to do."""

    line: int
    problem: str


def read_texts(flow: Flow) -> tuple[LanguageFault, ...]:
    """Return every fault in the Dutch of a flow, in the order of the lines.

    A text of the flow itself (not of a step) counts as line 1.

    Raises:
        DocumentFaulty: the shipped list of known long words cannot be read.
    """
    known = {*_known_words(), *_words_of(flow.words)}
    faults = [
        *(LanguageFault(1, problem) for problem in _read_top(flow, known)),
        *(
            LanguageFault(step.line, f"`{step.id}`: {problem}")
            for step in flow.steps.values()
            for problem in _read_step(step, known)
        ),
    ]
    return tuple(sorted(set(faults), key=lambda fault: (fault.line, fault.problem)))


def ease(texts: Iterable[str]) -> float:
    """Return the reading ease of Dutch texts together, 100 or more for very easy.

    Source: Flesch-Douma as in textstat, 206.835 - 0.93 words a sentence - 77 syllables a word.
    """
    # Only `companion check` and tests come here, and importing it takes longer than a start may.
    # It has no types of its own (0.7.13).
    import textstat  # type: ignore[import-untyped]  # noqa: PLC0415 - heavy, see above

    textstat.set_lang("nl_NL")
    plain = (_PLACEHOLDER.sub("acht", text).rstrip(" .") for text in texts)
    score: float = textstat.flesch_reading_ease(" ".join(f"{text}." for text in plain))
    return score


def top_texts(flow: Flow) -> tuple[str, ...]:
    """Return every text of the flow itself that a citizen may read, in the order of the file."""
    needs = (item.text for item in flow.needs)
    reasons = (door.reason for door in flow.doors.values() if door.reason)
    explained = (text for pair in flow.words.items() for text in pair)
    own = (flow.title, flow.short, *flow.about, flow.cost)
    return (*own, *needs, *flow.missing, *reasons, *explained)


def _read_top(flow: Flow, known: set[str]) -> Iterator[str]:
    texts = top_texts(flow)
    yield from _read_heading(flow.title)
    yield from _read_heading(flow.short)
    yield from _read_tell("about", flow.about)
    for text in texts:
        yield from _read_text(text, known)
    whole = [*texts, *(text for step in flow.steps.values() for text in texts_of(step))]
    score = ease(whole)
    if score < LOWEST_FLOW_EASE:
        yield f"the whole flow reads at {score:.0f}; {LOWEST_FLOW_EASE:.0f} is the least"


def _read_step(step: Step, known: set[str]) -> Iterator[str]:
    texts = texts_of(step)
    yield from _read_heading(step.heading)
    yield from _read_tell("tell", step.tell)
    for text in texts:
        yield from _read_text(text, known)
    score = ease(texts)
    if score < LOWEST_STEP_EASE:
        yield f"this step reads at {score:.0f}; {LOWEST_STEP_EASE:.0f} is the least"


def _read_heading(text: str) -> Iterator[str]:
    if (count := len(_as_words(text))) > MOST_HEADING_WORDS:
        yield f"the heading has {count} words, {MOST_HEADING_WORDS} is the most: {text}"


def _read_tell(key: str, texts: tuple[str, ...]) -> Iterator[str]:
    count = sum(len(_sentences(text)) for text in texts)
    if count > MOST_TELL_SENTENCES:
        yield f"`{key}` has {count} sentences; make another step, {MOST_TELL_SENTENCES} is the most"


def _read_text(text: str, known: set[str]) -> Iterator[str]:
    for sentence in _sentences(text):
        if (count := len(_as_words(sentence))) > MOST_WORDS:
            yield f"a sentence has {count} words, {MOST_WORDS} is the most: {sentence}"
    plain = _PLACEHOLDER.sub(" ", text)
    for banned in _BANNED_WORD.findall(plain):
        yield f"write another word than `{banned}`: {text}"
    for word in _LETTERS.findall(plain):
        if len(word) > MOST_LETTERS and word.lower() not in known:
            yield f"explain `{word}` under `words:`, or write a shorter word"
    for word in _CAPITALS.findall(plain):
        if word.lower() not in known:
            yield f"explain `{word}` under `words:`, or write it in small letters"
    if _CAPITAL_U.search(plain):
        yield f"write `u` and `uw` in small letters within a sentence: {text}"


def _sentences(text: str) -> list[str]:
    return [sentence for sentence in _SENTENCE_END.split(text.strip()) if sentence]


def _as_words(text: str) -> list[str]:
    return _PLACEHOLDER.sub("1", text).split()


def _words_of(words: Mapping[str, str]) -> Iterator[str]:
    for term in words:
        yield from (part.lower() for part in _LETTERS.findall(term))


@cache
def _known_words() -> frozenset[str]:
    document = open_document(shipped("assets", "official", "words.yaml"))
    listed = document.entry("known")
    words = frozenset(word.lower() for word in listed.names() if listed.text(word))
    document.close()
    document.faults.raise_any()
    return words

"""How names and abbreviations are said: what `assets/speech/lexicon.yaml` tells of one language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from companion.assets import shipped
from companion.documents import DocumentFaulty, Entry, open_document

LEXICON_FILE = "lexicon.yaml"
_LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Explained:
    """An abbreviation with the full name that is told the first time.

    `full` stands with its article. `said` is "" for one that is said letter by letter.
    """

    full: str
    said: str
    source: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The names and abbreviations of one language; see the head of the file for each part."""

    letters: frozenset[str]
    explained: Mapping[str, Explained]
    words: Mapping[str, str]
    addresses: Mapping[str, str]
    shortened: Mapping[str, str]
    numbered: Mapping[str, str]


@cache
def lexicon(language: str) -> Lexicon:
    """Return what is shipped for "nl" or "en"; nothing when the shipped file cannot be used.

    Without it the voice says some names wrongly, which is better than to say nothing at all. That
    the shipped file is good is proven by a test.
    """
    try:
        return read_lexicon(shipped("assets", "speech", LEXICON_FILE))[language]
    except DocumentFaulty:
        return Lexicon(frozenset(), {}, {}, {}, {}, {})


def read_lexicon(path: Path) -> Mapping[str, Lexicon]:
    """Return the lexicons of a file by language.

    Raises:
        DocumentFaulty: the file cannot be used; every fault is told with its line.
    """
    document = open_document(path)
    read = {language: _language(document.entry(language)) for language in _LANGUAGES}
    document.close()
    document.faults.raise_any()
    return read


def _language(entry: Entry) -> Lexicon:
    letters = entry.values("letters", needed=True)
    for each in letters:
        if not re.fullmatch("[A-Za-z]{2,6}", each.text):
            entry.faults.add(each.line, f"`{each.text}` is no abbreviation of letters")
    explained = {name: _explained(each) for name, each in entry.entries("explained")}
    lexicon = Lexicon(
        letters=frozenset(each.text for each in letters),
        explained=explained,
        words=_texts(entry.entry("words")),
        addresses=_texts(entry.entry("addresses")),
        shortened=_texts(entry.entry("shortened")),
        numbered=_texts(entry.entry("numbered")),
    )
    entry.close()
    return lexicon


def _explained(entry: Entry) -> Explained:
    explained = Explained(entry.text("full"), entry.text("said", ""), entry.text("source"))
    entry.close()
    return explained


def _texts(entry: Entry) -> Mapping[str, str]:
    return {name: entry.text(name) for name in entry.names()}

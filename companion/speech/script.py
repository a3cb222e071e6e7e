"""What is said of an utterance: its wording in phrases, and where each word is on the screen."""

import re
from dataclasses import dataclass

from companion.speech.phrases import Phrase, phrases
from companion.speech.rates import Rhythm
from companion.speech.utterance import Utterance
from companion.speech.wording import Wording, worded

# NUL ends a text for a C library, a lone surrogate has no UTF-8, and beyond 65535 the engines of
# Windows and macOS count a character twice; what lies there is emoji. One character for one, so
# that the places of words stay right.
_UNSPEAKABLE = re.compile("[\\x00-\\x1f\\x7f\\ud800-\\udfff\\U00010000-\\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Script:
    """The phrases of an utterance in order, and the wording they are taken from."""

    phrases: tuple[Phrase, ...]
    wording: Wording

    def shown_at(self, phrase: Phrase, offset: int, length: int) -> tuple[int, int]:
        """Return the offset and length in the shown text of a stretch of `phrase`."""
        return self.wording.shown_at(phrase.offset + offset, length)


def script_of(utterance: Utterance, rhythm: Rhythm, met: frozenset[str]) -> Script:
    """Return what to say of `utterance`; `met` are the abbreviations that were said in full."""
    wording = worded(speakable(utterance.text), utterance.language, met)
    return Script(phrases(wording.spoken, rhythm), wording)


def speakable(text: str) -> str:
    """Return `text`, as long as it was, with a space for what no engine can take."""
    return _UNSPEAKABLE.sub(" ", text)

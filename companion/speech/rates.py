"""How fast a voice speaks and where it rests: words a minute inside a phrase, pauses in between."""

from dataclasses import dataclass

USUAL_RATE_WPM = 150
"""Words a minute inside a phrase when nobody chose a rate."""

_ESPEAK_RUNS_FAST = 1.21
"""Real words a minute, inside a phrase, for each unit of eSpeak's own rate.

Measured on eSpeak NG 1.51 with the wording of the 267 Dutch sentences of our errands, phrases of
four words and more without their pauses: setting 100 gave 121 words a minute, 127 gave 154, 150
gave 181 and 173 gave 209.
"""

_ESPEAK_SLOWEST, _ESPEAK_FASTEST = 80, 450
"""The limits that eSpeak NG gives in its own header (espeakRATE_MINIMUM, espeakRATE_MAXIMUM)."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The rate inside a phrase, and the milliseconds of rest after a clause and after a sentence.

    Slower means longer rests far more than longer words: stretched words are harder to follow.
    """

    rate_wpm: int
    clause_ms: int
    sentence_ms: int


def rhythm(rate_wpm: int) -> Rhythm:
    """Return the pauses that go with a rate; the lower the rate, the longer they are."""
    if rate_wpm >= 150:
        return Rhythm(rate_wpm, 200, 400)
    if rate_wpm >= 140:
        return Rhythm(rate_wpm, 400, 800)
    return Rhythm(rate_wpm, 700, 1500)


def espeak_rate(rate_wpm: int) -> int:
    """Return the number to give eSpeak so that it says `rate_wpm` real words a minute."""
    return min(max(round(rate_wpm / _ESPEAK_RUNS_FAST), _ESPEAK_SLOWEST), _ESPEAK_FASTEST)

"""How fast a voice speaks: real words a minute, and the number an engine needs for them."""

USUAL_RATE_WPM = 150
"""Real words a minute when nobody chose a rate."""

_ESPEAK_RUNS_FAST = 1.1
"""Real words a minute for each unit of eSpeak's own rate.

Measured with Dutch text on eSpeak NG 1.51: setting 100 gave 109 words a minute, 130 gave 143 and
150 gave 166, so the factor is 1.09 to 1.11 over the range that is used.
"""

_ESPEAK_SLOWEST, _ESPEAK_FASTEST = 80, 450
"""The limits that eSpeak NG gives in its own header (espeakRATE_MINIMUM, espeakRATE_MAXIMUM)."""


def espeak_rate(rate_wpm: int) -> int:
    """Return the number to give eSpeak so that it says `rate_wpm` real words a minute."""
    return min(max(round(rate_wpm / _ESPEAK_RUNS_FAST), _ESPEAK_SLOWEST), _ESPEAK_FASTEST)

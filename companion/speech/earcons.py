"""The three short sounds of the program, made from sines: pressed, saved, attention."""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from math import pi, sin
from types import MappingProxyType

SAMPLES_PER_SECOND = 22050
"""The rate of the sounds, that of eSpeak NG; each sample is 16 bits, little end first, mono."""


class Earcon(Enum):
    """A sound with a meaning; whatever it tells stands on the screen as well."""

    PRESSED = "pressed"
    """A press has arrived: one tick of 50 ms."""
    SAVED = "saved"
    """An answer is kept: two tones that rise, 190 ms."""
    ATTENTION = "attention"
    """There is something to look at: the same tone twice, 380 ms."""


@dataclass(frozen=True, slots=True)
class _Tone:
    """A sine of `hertz` that lasts `ms`; 0 hertz is silence."""

    hertz: int
    ms: int


# Old ears lose the high tones first: an alert lies between 500 and 1000 Hz. Sources: PMC4777049,
# table S4; PMC4263975, table 18. The two tones of a pair are a fifth apart.
_TONES: Mapping[Earcon, tuple[_Tone, ...]] = MappingProxyType(
    {
        Earcon.PRESSED: (_Tone(760, 50),),
        Earcon.SAVED: (_Tone(620, 90), _Tone(930, 100)),
        Earcon.ATTENTION: (_Tone(540, 160), _Tone(0, 60), _Tone(540, 160)),
    }
)

# At full volume a sound is as loud as a vowel of a voice and not louder: half of the range.
_LOUDEST = 16384

# Without soft edges a tone begins and ends with a click, which is high and sharp.
_ATTACK_MS = 8
_RELEASE_MS = 25


def samples(earcon: Earcon, volume_percent: int) -> bytes:
    """Return the sound as 16-bit mono samples at `SAMPLES_PER_SECOND`.

    `volume_percent` of 0 to 100 sets the peak, up to half of the range of a sample; what is outside
    counts as the nearest. The first and the last sample are 0.
    """
    peak = _LOUDEST * min(max(volume_percent, 0), 100) / 100
    values = [round(peak * v) for tone in _TONES[earcon] for v in _shape(tone)]
    return struct.pack(f"<{len(values)}h", *values)


def _shape(tone: _Tone) -> Iterator[float]:
    """Return the tone between -1 and 1, with soft edges that begin and end at 0."""
    count = _count(tone.ms)
    for i in range(count):
        edge = min(1.0, i / _count(_ATTACK_MS), (count - 1 - i) / _count(_RELEASE_MS))
        # A rounded edge: a straight one is heard as a click still.
        softness = sin(edge * pi / 2) ** 2
        yield softness * sin(2 * pi * tone.hertz * i / SAMPLES_PER_SECOND)


def _count(ms: int) -> int:
    return SAMPLES_PER_SECOND * ms // 1000

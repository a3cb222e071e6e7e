"""A model of Piper, loaded with the library itself: how text becomes samples at a chosen rate.

Only imported when there is a model and the library; `piper` 1.3 and later has what is used here.
"""

import logging
from array import array
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from companion.speech.errors import ModelRefused
from companion.speech.piper import Speech
from companion.speech.piper_models import PiperModel

# A sentence to measure the pace of a voice with: eleven words, as easy as those on the screens.
_MEASURE: Mapping[str, str] = MappingProxyType(
    {
        "nl": "Dit is een gewone zin van elf woorden in het Nederlands.",
        "en": "This is an ordinary sentence of eleven words in plain English.",
    }
)
_MEASURE_WORDS = 11

# How far a voice is slowed down or sped up at most; beyond that the words are hard to follow.
_FASTEST, _SLOWEST = 0.5, 2.0

# Louder than this of 32768 is speech; a network hums a little before and after it.
_LOUD = 500


def load_speaker(model: PiperModel) -> "PiperSpeaker":
    """Return the voice of `model`, with its own pace measured; takes seconds.

    Raises:
        ModelRefused: the library cannot load the model, or makes no speech with it.
    """
    # What is said about a citizen does not belong in a log, and the library writes it there: all
    # of the text at the level of debugging, and sounds it does not know as warnings.
    logging.getLogger("piper").setLevel(logging.CRITICAL)
    try:
        # A package that is there may still lack a library of the system.
        from piper import PiperVoice  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415 - an optional extra

        voice = PiperVoice.load(model.path)
    except Exception as e:  # the runtime raises classes of its own for each kind of damage
        raise ModelRefused(model.path) from e
    return PiperSpeaker(model, voice)


class PiperSpeaker:
    """Speaks with a model that was loaded; every call is on one thread."""

    def __init__(self, model: PiperModel, voice: Any) -> None:  # noqa: ANN401 - an optional extra
        self._model = model
        self._voice = voice
        self._own_scale: float = voice.config.length_scale
        self._own_rate_wpm = self._measured()

    def speak(self, text: str, rate_wpm: int, volume: float) -> Speech:
        """Return the sound of `text` at `rate_wpm` real words a minute.

        Raises:
            ModelRefused: the model makes no speech of it.
        """
        stretch = min(max(self._own_rate_wpm / rate_wpm, _FASTEST), _SLOWEST)
        return self._synthesized(text, self._own_scale * stretch, volume)

    def _measured(self) -> float:
        """Return the real words a minute at the model's own length scale."""
        sentence = _MEASURE[self._model.language[:2].lower()]
        speech = self._synthesized(sentence, self._own_scale, 1.0)
        samples = array("h", speech.samples)
        loud = [place for place, sample in enumerate(samples) if abs(sample) > _LOUD]
        if not loud or loud[-1] == loud[0]:
            raise ModelRefused(self._model.path)
        return _MEASURE_WORDS * 60 * speech.samples_per_second / (loud[-1] - loud[0])

    def _synthesized(self, text: str, length_scale: float, volume: float) -> Speech:
        # Late, as above.
        from piper import SynthesisConfig  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415

        manner = SynthesisConfig(length_scale=length_scale, volume=volume)
        # Between [[ and ]] the library expects sounds instead of letters.
        plain = text.replace("[[", "[ [")
        try:
            chunks = list(self._voice.synthesize(plain, syn_config=manner))
        except Exception as e:  # see load_speaker
            raise ModelRefused(self._model.path) from e
        samples = b"".join(chunk.audio_int16_bytes for chunk in chunks)
        return Speech(samples, self._voice.config.sample_rate)

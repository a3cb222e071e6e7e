"""eSpeak NG in synchronous mode: the samples come back and nothing sounds.

Importing this module raises RuntimeError when there is no eSpeak library.
"""

import ctypes
import wave
from pathlib import Path
from typing import Any

from pyttsx3.drivers import _espeak  # type: ignore[import-untyped]  # it has no types

from companion.speech.errors import NoVoice
from companion.speech.espeak_voices import espeak_voices, use_voice
from companion.speech.phrases import Phrase
from companion.speech.rates import USUAL_RATE_WPM, espeak_rate, rhythm
from companion.speech.script import script_of
from companion.speech.utterance import Utterance
from companion.speech.voices import Kind, chosen, kind_of, offered

_BUFFER_MS = 500
_BYTES_PER_SAMPLE = 2


class EspeakRecorder:
    """Writes one WAV file for each utterance; one recorder in a process, more does not work."""

    def __init__(self) -> None:
        self._sample_rate: int = _espeak.Initialize(_espeak.AUDIO_OUTPUT_SYNCHRONOUS, _BUFFER_MS)
        if self._sample_rate == _espeak.EE_INTERNAL_ERROR:
            msg = "eSpeak NG does not initialise"
            raise RuntimeError(msg)
        self._samples = bytearray()
        _espeak.SetSynthCallback(self._on_samples)
        # The voices of MBROLA have another number of samples a second than those of eSpeak NG, and
        # a recording of two languages must have one.
        self._offers = [
            offer for offer in offered(espeak_voices()) if kind_of(offer) is Kind.ESPEAK
        ]
        self._voice_id = ""
        self._met: frozenset[str] = frozenset()
        self.set_rate(USUAL_RATE_WPM)
        self.set_volume(100)

    def set_rate(self, rate_wpm: int) -> None:
        """Speak with `rate_wpm` words a minute inside a phrase, and the pauses that go with it."""
        self._rhythm = rhythm(rate_wpm)
        _espeak.SetParameter(_espeak.RATE, espeak_rate(rate_wpm))

    def set_volume(self, percent: int) -> None:
        """Speak at `percent` of the loudest."""
        _espeak.SetParameter(_espeak.VOLUME, percent)

    def set_voice(self, voice_id: str) -> None:
        """Speak with this voice where it has the language; "" stands for the best."""
        self._voice_id = voice_id

    def record(self, utterance: Utterance, path: Path) -> None:
        """Return when `path` is a mono 16-bit WAV file of `utterance`, with rests inside only.

        Raises:
            NoVoice: eSpeak NG does not know the language.
        """
        voice = chosen(self._voice_id, utterance.language, self._offers)
        if not use_voice(voice.id):
            raise NoVoice(utterance.language)
        script = script_of(utterance, self._rhythm, self._met)
        self._met = script.wording.met
        self._samples.clear()
        for phrase in script.phrases:
            self._add(phrase, rest=phrase is not script.phrases[-1])
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(_BYTES_PER_SAMPLE)
            file.setframerate(self._sample_rate)
            file.writeframes(bytes(self._samples))

    def _add(self, phrase: Phrase, *, rest: bool) -> None:
        # The call returns when all samples have come.
        _espeak.Synth(phrase.text, flags=_espeak.CHARS_UTF8)
        if rest:
            self._samples += bytes(
                _BYTES_PER_SAMPLE * (self._sample_rate * phrase.pause_ms // 1000)
            )

    def _on_samples(self, samples: Any, count: int, _events: Any) -> int:  # noqa: ANN401 - ctypes
        if samples and count > 0:
            self._samples += ctypes.string_at(samples, count * _BYTES_PER_SAMPLE)
        return 0

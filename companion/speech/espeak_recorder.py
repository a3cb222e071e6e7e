"""eSpeak NG in synchronous mode: the samples come back and nothing sounds.

Importing this module raises RuntimeError when there is no eSpeak library.
"""

import ctypes
import wave
from pathlib import Path
from typing import Any

from pyttsx3.drivers import _espeak  # type: ignore[import-untyped]  # it has no types

from companion.speech.errors import NoVoice
from companion.speech.mouth import speakable
from companion.speech.rates import USUAL_RATE_WPM, espeak_rate
from companion.speech.utterance import Utterance

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
        self.set_rate(USUAL_RATE_WPM)

    def set_rate(self, rate_wpm: int) -> None:
        """Speak with `rate_wpm` real words a minute."""
        _espeak.SetParameter(_espeak.RATE, espeak_rate(rate_wpm))

    def record(self, utterance: Utterance, path: Path) -> None:
        """Return when `path` is a mono 16-bit WAV file of `utterance`.

        Raises:
            NoVoice: eSpeak NG does not know the language.
        """
        if _espeak.SetVoiceByName(utterance.language.encode()) != _espeak.EE_OK:
            raise NoVoice(utterance.language)
        self._samples.clear()
        # The call returns when all samples have come; a text without a word gives none.
        _espeak.Synth(speakable(utterance.text), flags=_espeak.CHARS_UTF8 | _espeak.ENDPAUSE)
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(_BYTES_PER_SAMPLE)
            file.setframerate(self._sample_rate)
            file.writeframes(bytes(self._samples))

    def _on_samples(self, samples: Any, count: int, _events: Any) -> int:  # noqa: ANN401 - ctypes
        if samples and count > 0:
            self._samples += ctypes.string_at(samples, count * _BYTES_PER_SAMPLE)
        return 0

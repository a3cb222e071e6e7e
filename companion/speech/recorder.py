"""How a voice process writes an utterance to a WAV file, whatever the system."""

import sys
from pathlib import Path
from typing import Protocol

from companion.speech.rates import USUAL_RATE_WPM, rhythm
from companion.speech.script import script_of
from companion.speech.utterance import Utterance
from companion.speech.voices import chosen, offered


class Recorder(Protocol):
    """Writes one WAV file for each utterance."""

    def set_rate(self, rate_wpm: int) -> None:
        """Speak with `rate_wpm` words a minute inside a phrase, and the pauses that go with it."""
        ...

    def set_volume(self, percent: int) -> None:
        """Speak at `percent` of the loudest."""
        ...

    def set_voice(self, voice_id: str) -> None:
        """Speak with this voice where it has the language; "" stands for the best."""
        ...

    def record(self, utterance: Utterance, path: Path) -> None:
        """Return when `path` is written; raises NoVoice when the language is not spoken."""
        ...


def recorder() -> Recorder:
    """Return the recorder of this system; any exception means that it has no engine.

    A process that records never plays: eSpeak NG initialises once, and with pyttsx3 2.99 all
    that is said after a recording goes into the same file.
    """
    if sys.platform == "linux":
        # Loads the eSpeak library, which may not be there.
        from companion.speech.espeak_recorder import EspeakRecorder  # noqa: PLC0415 - see above

        return EspeakRecorder()
    return StockRecorder()


class StockRecorder:
    """The driver pyttsx3 has for this system; on macOS it writes AIFF, which is refused later.

    The rests between phrases are those of the engine. Not run: written after its source.
    """

    def __init__(self) -> None:
        import pyttsx3  # type: ignore[import-untyped]  # noqa: PLC0415 - loads the engine; no types

        self._engine = pyttsx3.init()
        self._offers = offered(self._engine.getProperty("voices"))
        self._voice_id = ""
        self._met: frozenset[str] = frozenset()
        self.set_rate(USUAL_RATE_WPM)

    def set_rate(self, rate_wpm: int) -> None:
        """Speak with `rate_wpm` words a minute."""
        self._rhythm = rhythm(rate_wpm)
        self._engine.setProperty("rate", rate_wpm)

    def set_volume(self, percent: int) -> None:
        """Speak at `percent` of the loudest."""
        self._engine.setProperty("volume", percent / 100)

    def set_voice(self, voice_id: str) -> None:
        """Speak with this voice where it has the language."""
        self._voice_id = voice_id

    def record(self, utterance: Utterance, path: Path) -> None:
        """Return when `path` is written.

        Raises:
            NoVoice: no voice of the engine speaks the language.
        """
        voice = chosen(self._voice_id, utterance.language, self._offers)
        self._engine.setProperty("voice", voice.id)
        wording = script_of(utterance, self._rhythm, self._met).wording
        self._met = wording.met
        # pyttsx3 asserts that there is a text, and a space is one.
        self._engine.save_to_file(wording.spoken or " ", str(path))
        self._engine.runAndWait()

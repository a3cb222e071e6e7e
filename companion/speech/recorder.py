"""How a voice process writes an utterance to a WAV file, whatever the system."""

import sys
from pathlib import Path
from typing import Protocol

from companion.speech.mouth import speakable
from companion.speech.rates import USUAL_RATE_WPM
from companion.speech.utterance import Utterance
from companion.speech.voices import voice_for


class Recorder(Protocol):
    """Writes one WAV file for each utterance."""

    def set_rate(self, rate_wpm: int) -> None:
        """Speak with `rate_wpm` words a minute."""
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
    """The driver pyttsx3 has for this system; on macOS it writes AIFF, which is refused later."""

    def __init__(self) -> None:
        import pyttsx3  # type: ignore[import-untyped]  # noqa: PLC0415 - loads the engine; no types

        self._engine = pyttsx3.init()
        self.set_rate(USUAL_RATE_WPM)

    def set_rate(self, rate_wpm: int) -> None:
        """Speak with `rate_wpm` words a minute."""
        self._engine.setProperty("rate", rate_wpm)

    def record(self, utterance: Utterance, path: Path) -> None:
        """Return when `path` is written.

        Raises:
            NoVoice: no voice of the engine speaks the language.
        """
        voice = voice_for(utterance.language, self._engine.getProperty("voices"))
        self._engine.setProperty("voice", voice)
        self._engine.save_to_file(speakable(utterance.text), str(path))
        self._engine.runAndWait()

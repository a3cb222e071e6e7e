"""A pyttsx3 engine that says one numbered utterance at a time and reports by that number."""

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from companion.speech.errors import NoVoice
from companion.speech.pipe import Report
from companion.speech.synthesizer import Ended, Failed, FailureReason, Ready, Started, WordSaid
from companion.speech.utterance import Utterance
from companion.speech.voices import Voice, voice_for

# NUL ends a text for a C library, and a lone surrogate has no UTF-8. One character for one, so
# that the places of words stay right.
_UNSPEAKABLE = dict.fromkeys((*range(32), 127, *range(55296, 57344)), " ")


class Engine(Protocol):
    """What we use of `pyttsx3.engine.Engine`."""

    def connect(self, topic: str, cb: Callable[..., None]) -> object:
        """Call `cb` at every event of this topic."""
        ...

    def say(self, text: str, name: str) -> object:
        """Say `text` when nothing sounds any more."""
        ...

    def stop(self) -> None:
        """Be silent and forget what waits."""
        ...

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802, ANN401 - pyttsx3's own
        """Set "voice" or "rate"."""
        ...

    def getProperty(self, name: str) -> Any:  # noqa: N802, ANN401 - pyttsx3's own
        """Return "voice" or "voices"."""
        ...


def speakable(text: str) -> str:
    """Return `text`, as long as it was, with a space for what no engine can take."""
    return text.translate(_UNSPEAKABLE)


class Mouth:
    """Wraps an engine that was just made.

    The names in pyttsx3's events cannot be relied on: word events carry the word instead, and a
    property set in between clears them. Only `started-utterance` has the name that was given, so
    the number is taken from there and kept until the next one. Seen in pyttsx3 2.99.
    """

    def __init__(self, engine: Engine, report: Callable[[Report], None]) -> None:
        self._engine = engine
        self._report = report
        self._current: int | None = None
        self._sounding: int | None = None
        self._voice: str | None = None
        self.broken = False
        engine.connect("started-utterance", self._on_started)
        engine.connect("started-word", self._on_word)
        engine.connect("finished-utterance", self._on_finished)
        engine.connect("error", self._on_error)
        report(Report(0, Ready(str(engine.getProperty("voice")))))

    @property
    def busy(self) -> bool:
        """Return whether an utterance is not answered yet."""
        return self._current is not None

    def say(self, number: int, utterance: Utterance) -> None:
        """Say `utterance` instead of what sounds; report its start and its end."""
        self.stop()
        text = speakable(utterance.text)
        self._current = number
        if not text.strip():
            # An engine passes over a text without a word and tells nothing about it.
            self._on_started(str(number))
            self._end(completed=True)
            return
        try:
            self._choose(utterance.language)
        except NoVoice:
            self._current = None
            self._report(Report(number, Failed(FailureReason.NO_VOICE)))
            return
        self._engine.say(text, str(number))

    def stop(self) -> None:
        """Silence what sounds and report its end; returns when it is silent."""
        if self._current is not None:
            self._engine.stop()
            self._end(completed=False)

    def set_rate(self, rate_wpm: int) -> None:
        """Speak the next utterance with `rate_wpm` words a minute."""
        self._engine.setProperty("rate", rate_wpm)

    def _choose(self, language: str) -> None:
        voices: Iterable[Voice] = self._engine.getProperty("voices")
        voice = voice_for(language, voices)
        if voice != self._voice:
            self._engine.setProperty("voice", voice)
            self._voice = voice

    def _end(self, *, completed: bool) -> None:
        if self._current is not None:
            number, self._current = self._current, None
            self._report(Report(number, Ended(completed)))

    def _on_started(self, name: str) -> None:
        self._sounding = int(name)
        if self._sounding == self._current:
            self._report(Report(self._sounding, Started()))

    def _on_word(self, location: int, length: int, name: object = None) -> None:  # noqa: ARG002
        # SAPI reports the opening of its stream as a word without length.
        if self._sounding == self._current and self._sounding is not None and length > 0:
            self._report(Report(self._sounding, WordSaid(location, length)))

    def _on_finished(self, completed: bool, name: object = None) -> None:  # noqa: ARG002
        if self._sounding == self._current:
            self._end(completed=completed)

    def _on_error(self, exception: object, name: object = None) -> None:  # noqa: ARG002
        # After an error pyttsx3 stays busy for ever, so a new process is the only cure.
        self.broken = True
        if self._current is not None:
            number, self._current = self._current, None
            self._report(Report(number, Failed(FailureReason.NO_SOUND)))

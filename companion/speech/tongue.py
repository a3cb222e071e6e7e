"""One pyttsx3 engine, told phrase by phrase; the oddities of its events end here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from companion.speech.synthesizer import (
    Ended,
    Failed,
    FailureReason,
    OfferedVoice,
    Started,
    WordSaid,
)
from companion.speech.voices import offered


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
        """Set "voice", "rate" in words a minute, or "volume" from 0.0 to 1.0."""
        ...

    def getProperty(self, name: str) -> Any:  # noqa: N802, ANN401 - pyttsx3's own
        """Return "voice" or "voices"."""
        ...

    def startLoop(self, useDriverLoop: bool) -> None:  # noqa: N802, N803 - pyttsx3's own
        """Begin; with False the caller calls `iterate` again and again."""
        ...

    def iterate(self) -> None:
        """Hand on the events since the last time."""
        ...


@dataclass(frozen=True, slots=True)
class Manner:
    """How a phrase is said: `volume_percent` of the loudest, 100 at most."""

    voice_id: str
    rate_wpm: int
    volume_percent: int


Heard: TypeAlias = Started | WordSaid | Ended | Failed
"""What is heard of the phrase that was said last; places are counted in that phrase."""


class Tongue:
    """Wraps an engine that was just made, and tells `hear` about the last phrase only.

    The names in pyttsx3's events cannot be relied on: word events carry the word instead, and a
    property set in between clears them. Only `started-utterance` has the name that was given, so
    the number of the phrase is taken from there and kept until the next one. Seen in pyttsx3 2.99.
    """

    def __init__(self, engine: Engine, hear: Callable[[Heard], None]) -> None:
        self._engine = engine
        self._hear = hear
        self._number = 0
        self._open = False
        self._sounding: int | None = None
        self._set: list[tuple[str, object]] = []
        self.offers: tuple[OfferedVoice, ...] = offered(engine.getProperty("voices"))
        engine.connect("started-utterance", self._on_started)
        engine.connect("started-word", self._on_word)
        engine.connect("finished-utterance", self._on_finished)
        engine.connect("error", self._on_error)
        engine.startLoop(False)

    @property
    def voice(self) -> str:
        """Return the engine's own name for the voice it has now."""
        return str(self._engine.getProperty("voice"))

    def say(self, text: str, manner: Manner) -> None:
        """Say `text`, which has a word; nothing sounds."""
        self._number += 1
        self._open = True
        number = self._number
        properties: list[tuple[str, object]] = [
            ("voice", manner.voice_id),
            ("rate", manner.rate_wpm),
            ("volume", manner.volume_percent / 100),
        ]
        for name, value in properties:
            if (name, value) not in self._set:
                self._engine.setProperty(name, value)
        self._set = properties
        # The engine may have refused a property, and then it has told so and says nothing more.
        if self._open and self._number == number:
            self._engine.say(text, str(number))

    def stop(self) -> None:
        """Return when it is silent; what was said so far is told no more."""
        if self._open:
            self._open = False
            self._engine.stop()

    def turn(self) -> None:
        """Hand on what was heard since the last time."""
        self._engine.iterate()

    @property
    def _is_heard(self) -> bool:
        return self._open and self._sounding == self._number

    def _on_started(self, name: str) -> None:
        self._sounding = int(name)
        if self._is_heard:
            self._hear(Started())

    def _on_word(self, location: int, length: int, name: object = None) -> None:  # noqa: ARG002
        # SAPI reports the opening of its stream as a word without length.
        if self._is_heard and length > 0:
            self._hear(WordSaid(location, length))

    def _on_finished(self, completed: bool, name: object = None) -> None:  # noqa: ARG002
        if self._is_heard:
            self._open = False
            self._hear(Ended(completed))

    def _on_error(self, exception: object, name: object = None) -> None:  # noqa: ARG002
        # After an error pyttsx3 stays busy for ever: this engine says nothing any more.
        if self._open:
            self._open = False
            self._hear(Failed(FailureReason.NO_SOUND))

"""What a voice can do, and what it tells while it speaks."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol, TypeAlias

from companion.speech.earcons import Earcon
from companion.speech.utterance import Utterance


class FailureReason(Enum):
    """Why an utterance was not heard."""

    NO_ENGINE = "no-engine"
    """No speech engine answers on this computer."""
    NO_VOICE = "no-voice"
    """The engine has no voice for the language of the utterance."""
    NO_SOUND = "no-sound"
    """The engine took the text, but no sound began, or it was lost halfway."""
    DIED = "died"
    """The voice process ended or hung."""


@dataclass(frozen=True, slots=True)
class OfferedVoice:
    """A voice that can be chosen: what `set_voice` takes, a code such as "nl-NL", and its name."""

    id: str
    language: str
    name: str


@dataclass(frozen=True, slots=True)
class Ready:
    """The engine answers; `voice` is its own name for the voice it begins with.

    `voices` are those that speak Dutch or English, of all engines, the best of each first.
    """

    voice: str
    voices: tuple[OfferedVoice, ...] = ()


@dataclass(frozen=True, slots=True)
class Started:
    """The utterance sounds."""


@dataclass(frozen=True, slots=True)
class WordSaid:
    """A word begins to sound: `length` characters from `offset` (from 0) of the utterance's text.

    The text is as shown; a date that is said in four words is one word here.
    """

    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Ended:
    """The utterance is over; `completed` is true when it was said to its last word."""

    completed: bool


@dataclass(frozen=True, slots=True)
class Failed:
    """The utterance was not said, or not to its end, and nobody asked for that."""

    reason: FailureReason


@dataclass(frozen=True, slots=True)
class Faltered:
    """The voice broke down and was replaced; the utterance is said once more, from its start."""

    reason: FailureReason


SpeechEvent: TypeAlias = Ready | Started | WordSaid | Ended | Failed | Faltered

Listener: TypeAlias = Callable[[SpeechEvent], None]
"""Called on another thread than the caller's (a voice without a thread calls at once); never
raises."""


class Synthesizer(Protocol):
    """A voice. One utterance at a time; the queue lives above it.

    Every `start` is answered by exactly one `Ended` or `Failed`, in the order of the starts, and
    `Started`, `WordSaid` and `Faltered` come only between a start and its answer. After a
    `Faltered` the utterance starts again. `SynthesizerContract` in the tests holds every voice to
    this. The text of an utterance is as shown: the voice itself finds the words for the ear.
    """

    @property
    def speaks(self) -> bool:
        """Return whether this voice can be heard at all."""
        ...

    def listen(self, listener: Listener) -> None:
        """Tell `listener` from now on, and nobody else."""
        ...

    def start(self, utterance: Utterance) -> None:
        """Return at once and begin to say `utterance`; one that still sounds is replaced."""
        ...

    def stop(self) -> None:
        """Be silent within 100 ms; harmless when nothing sounds, and harmless twice."""
        ...

    def set_rate(self, rate_wpm: int) -> None:
        """Speak from the next utterance on with `rate_wpm` words a minute inside a phrase.

        The pauses go with it, see `rhythm`.
        """
        ...

    def set_volume(self, percent: int) -> None:
        """Speak from the next utterance on at `percent` (20 to 100) of the loudest."""
        ...

    def set_voice(self, voice_id: str) -> None:
        """Speak from the next utterance on with this voice, in the language it has.

        "" stands for the best voice of each language, and so does a voice that is not there or
        has another language than the utterance.
        """
        ...

    def chime(self, earcon: Earcon) -> None:
        """Return at once and play a short sound, also while something is said. Never fails."""
        ...

    def warm_up(self) -> None:
        """Return at once and get ready, so that the first utterance need not wait."""
        ...

    def close(self) -> None:
        """Be silent for good; no process, thread or event is left. Harmless twice."""
        ...

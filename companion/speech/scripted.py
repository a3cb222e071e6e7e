"""A voice for tests and for the robot citizen: it remembers what it was asked to say."""

from companion.speech.earcons import Earcon
from companion.speech.rates import USUAL_RATE_WPM
from companion.speech.synthesizer import (
    Ended,
    Failed,
    FailureReason,
    Faltered,
    Listener,
    OfferedVoice,
    Ready,
    SpeechEvent,
    Started,
    WordSaid,
)
from companion.speech.utterance import Utterance


class ScriptedSynthesizer:
    """Answers on the caller's own thread, before `start` returns.

    With `by_hand` an utterance begins to sound and goes on until `finish`, `fail` or `stop`.
    `said` holds every utterance asked for and `chimes` every short sound, oldest first; `stops`
    counts the calls of `stop`. `voices` are what it tells when it is warmed up.
    """

    speaks = True

    def __init__(self, *, by_hand: bool = False, voices: tuple[OfferedVoice, ...] = ()) -> None:
        self.said: list[Utterance] = []
        self.chimes: list[Earcon] = []
        self.stops = 0
        self.rate_wpm = USUAL_RATE_WPM
        self.volume_percent = 100
        self.voice_id = ""
        self.closed = False
        self._by_hand = by_hand
        self._voices = voices
        self._sounding = False
        self._listener: Listener | None = None

    def listen(self, listener: Listener) -> None:
        """Tell `listener` from now on, and nobody else."""
        self._listener = listener

    def start(self, utterance: Utterance) -> None:
        """Remember `utterance`, tell that it started and, unless by hand, that it ended."""
        if self.closed:
            return
        self._end(Ended(completed=False))
        self.said.append(utterance)
        self._sounding = True
        self._tell(Started())
        if not self._by_hand:
            self.finish()

    def stop(self) -> None:
        """End what sounds, unfinished."""
        self.stops += 1
        self._end(Ended(completed=False))

    def set_rate(self, rate_wpm: int) -> None:
        """Remember the rate."""
        self.rate_wpm = rate_wpm

    def set_volume(self, percent: int) -> None:
        """Remember the volume."""
        self.volume_percent = percent

    def set_voice(self, voice_id: str) -> None:
        """Remember the voice."""
        self.voice_id = voice_id

    def chime(self, earcon: Earcon) -> None:
        """Remember the sound."""
        self.chimes.append(earcon)

    def warm_up(self) -> None:
        """Tell the voices."""
        if not self.closed:
            self._tell(Ready("scripted", self._voices))

    def close(self) -> None:
        """Answer nothing any more."""
        self.closed = True
        self._sounding = False

    def say_word(self, offset: int, length: int) -> None:
        """Let the utterance reach a word."""
        self._tell(WordSaid(offset, length))

    def finish(self) -> None:
        """Let the utterance that sounds come to its end."""
        self._end(Ended(completed=True))

    def fail(self, reason: FailureReason) -> None:
        """Let the voice break down in the utterance that sounds."""
        self._end(Failed(reason))

    def falter(self, reason: FailureReason) -> None:
        """Let the voice break down in the utterance that sounds, and say it once more."""
        if self._sounding:
            self._tell(Faltered(reason))
            self._tell(Started())

    def _end(self, event: Ended | Failed) -> None:
        if self._sounding:
            self._sounding = False
            self._tell(event)

    def _tell(self, event: SpeechEvent) -> None:
        if self._listener is not None:
            self._listener(event)

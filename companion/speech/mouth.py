"""Says one numbered utterance at a time, phrase by phrase, with the best engine that can."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from companion.speech.errors import NoVoice
from companion.speech.phrases import Phrase
from companion.speech.pipe import Report
from companion.speech.rates import USUAL_RATE_WPM, rhythm
from companion.speech.script import Script, script_of
from companion.speech.synthesizer import (
    Ended,
    Failed,
    FailureReason,
    OfferedVoice,
    Ready,
    Started,
    WordSaid,
)
from companion.speech.tongue import Engine, Heard, Manner, Tongue
from companion.speech.utterance import Utterance
from companion.speech.voices import best_first, chosen


@dataclass(slots=True)
class _Saying:
    """The utterance that is not answered yet: how it is said, and how far it is."""

    number: int
    script: Script
    language: str
    rate_wpm: int
    volume_percent: int
    at: int = 0
    heard: bool = False
    word: WordSaid | None = None
    rest_until: float | None = None
    begin_by: float | None = None
    too_slow: list[Tongue] = field(default_factory=list)

    @property
    def phrase(self) -> Phrase:
        return self.script.phrases[self.at]


_BEGIN_SECONDS = 1.5
"""The time an engine may take to begin a phrase: 20 ms was measured, and a neural voice needs more.

The very first phrase of the only engine is the business of the keeper: there a sound server may
have to be opened.
"""


class Mouth:
    """Speaks with engines that were just made; one that breaks is left for the next.

    One that does not begin in time is left for the rest of the utterance: it may be loading.

    `broken` is true when none is left: a new process is the only cure then. `clock` counts
    seconds. Everything is called on one thread.
    """

    def __init__(
        self,
        engines: Sequence[Engine],
        report: Callable[[Report], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._report = report
        self._clock = clock
        self._tongues = [Tongue(engine, self._hear) for engine in engines]
        self._tongue = self._tongues[0]
        self._rhythm = rhythm(USUAL_RATE_WPM)
        self._volume_percent = 100
        self._voice_id = ""
        self._met: frozenset[str] = frozenset()
        self._saying: _Saying | None = None
        self.broken = False
        report(Report(0, Ready(self._tongue.voice, best_first(_offers(self._tongues)))))

    @property
    def busy(self) -> bool:
        """Return whether an utterance is not answered yet."""
        return self._saying is not None

    def say(self, number: int, utterance: Utterance) -> None:
        """Say `utterance` instead of what sounds; report its start, its words and its end."""
        self.stop()
        script = script_of(utterance, self._rhythm, self._met)
        self._met = script.wording.met
        self._saying = _Saying(
            number, script, utterance.language, self._rhythm.rate_wpm, self._volume_percent
        )
        if script.phrases:
            self._say_phrase(self._saying, FailureReason.NO_VOICE)
        else:
            # An engine passes over a text without a word and tells nothing about it.
            self._hear(Started())
            self._answer(Ended(completed=True))

    def stop(self) -> None:
        """Silence what sounds or rests, and report its end; returns when it is silent."""
        if self._saying is not None:
            self._tongue.stop()
            self._answer(Ended(completed=False))

    def set_rate(self, rate_wpm: int) -> None:
        """Say the next utterance with this rate, and the pauses that go with it."""
        self._rhythm = rhythm(rate_wpm)

    def set_volume(self, percent: int) -> None:
        """Say the next utterance at `percent` of the loudest."""
        self._volume_percent = min(max(percent, 0), 100)

    def set_voice(self, voice_id: str) -> None:
        """Say the next utterance with this voice, where it has the language."""
        self._voice_id = voice_id

    def turn(self) -> None:
        """Take in what the engines tell, and go on after a rest."""
        for tongue in tuple(self._tongues):
            tongue.turn()
        saying, now = self._saying, self._clock()
        if saying is None:
            return
        if saying.begin_by is not None and now >= saying.begin_by:
            self._tongue.stop()
            saying.too_slow.append(self._tongue)
            self._say_phrase(saying, FailureReason.NO_SOUND)
        elif saying.rest_until is not None and now >= saying.rest_until:
            saying.rest_until = None
            if saying.at == len(saying.script.phrases):
                self._answer(Ended(completed=True))
            else:
                self._say_phrase(saying, FailureReason.NO_VOICE)

    def _say_phrase(self, saying: _Saying, otherwise: FailureReason) -> None:
        """Say the next phrase with the best engine left, or fail for the reason `otherwise`."""
        left = [tongue for tongue in self._tongues if tongue not in saying.too_slow]
        try:
            voice = chosen(self._voice_id, saying.language, _offers(left))
        except NoVoice:
            self._answer(Failed(otherwise))
            return
        self._tongue = next(tongue for tongue in left if voice in tongue.offers)
        opening = len(left) == 1 and not saying.heard
        saying.begin_by = None if opening else self._clock() + _BEGIN_SECONDS
        manner = Manner(voice.id, saying.rate_wpm, saying.volume_percent)
        self._tongue.say(saying.phrase.text, manner)

    def _hear(self, event: Heard) -> None:
        saying = self._saying
        if saying is None:
            return
        match event:
            case Started():
                saying.begin_by = None
                if not saying.heard:
                    saying.heard = True
                    self._report(Report(saying.number, event))
            case WordSaid():
                self._hear_word(saying, event)
            case Ended(completed=True):
                saying.rest_until = self._clock() + saying.phrase.pause_ms / 1000
                saying.at += 1
            case Ended():
                self._answer(event)
            case Failed():
                # The next engine says the phrase once more; without one, a new process is due.
                self._tongues.remove(self._tongue)
                self.broken = not self._tongues
                self._say_phrase(saying, FailureReason.NO_SOUND)

    def _hear_word(self, saying: _Saying, heard: WordSaid) -> None:
        word = WordSaid(*saying.script.shown_at(saying.phrase, heard.offset, heard.length))
        # What is written once and said in four words is told once.
        if word.length > 0 and word != saying.word:
            saying.word = word
            self._report(Report(saying.number, word))

    def _answer(self, event: Ended | Failed) -> None:
        if self._saying is not None:
            number, self._saying = self._saying.number, None
            self._report(Report(number, event))


def _offers(tongues: Iterable[Tongue]) -> tuple[OfferedVoice, ...]:
    return tuple(offer for tongue in tongues for offer in tongue.offers)

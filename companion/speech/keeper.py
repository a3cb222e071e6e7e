"""Keeps a voice process going, and knows which utterance it still owes an answer."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from companion.speech.earcons import Earcon
from companion.speech.errors import NoProcess
from companion.speech.heartbeat import Heartbeat
from companion.speech.pipe import (
    Chime,
    Command,
    Ping,
    Pong,
    Report,
    Say,
    SetRate,
    SetVoice,
    SetVolume,
    Stop,
    command_line,
)
from companion.speech.rates import USUAL_RATE_WPM
from companion.speech.synthesizer import (
    Ended,
    Failed,
    FailureReason,
    Faltered,
    Listener,
    Ready,
    Started,
    WordSaid,
)
from companion.speech.utterance import Utterance


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a voice process may leave us waiting before it is ended, in seconds.

    Together they see to it that a fault is noticed and the process replaced within three seconds.
    `ready` and `first_sound` are several times what was measured: 0.2 to 0.5 s from start to
    ready, and about 1 s to the first sound when the sound server has to be opened. A process that
    is not ready in time has the more time the next time, so that a slow computer has a voice too.
    `silence` is the time to fall silent when told; 20 to 50 ms was usual. `beat` is the time
    between two pings, and `answer` that to answer one. `between` and `per_character` bound the
    wait for the next word: a long number is one word, and some engines report no words.
    """

    ready: float = 3.0
    first_sound: float = 2.5
    silence: float = 0.15
    beat: float = 0.5
    answer: float = 1.5
    between: float = 10.0
    per_character: float = 0.5


PATIENCE = Patience()

_MOST_PATIENT = 4
"""How many times `Patience.ready` a slow computer gets at the most."""

_SPARES = 2
"""How many processes are started unasked before one of them has said something."""

# A sign such as "€" is one word at most, and a few may be told twice.
_EVENTS_PER_CHARACTER = 2
_MORE_EVENTS = 20


class Process(Protocol):
    """A started voice process."""

    def send(self, line: bytes) -> None:
        """Return at once; `line` goes to the process."""
        ...

    def end(self) -> None:
        """End the process now."""
        ...


@dataclass(frozen=True, slots=True)
class _Turn:
    """The utterance that has not been answered yet.

    `events` have come since it was sent; `retried` is true when it is said once more.
    """

    number: int
    utterance: Utterance
    sent: bool = False
    heard: bool = False
    events: int = 0
    retried: bool = False


class Keeper:
    """The state of one voice; every method is called on one and the same thread.

    `spawn` starts a process or raises `NoProcess`; `listener` hears the events; `clock` counts
    seconds. A process that dies or hangs is replaced, and the utterance said once more; when it
    ends the next process too, it is the utterance that fails.
    """

    def __init__(
        self,
        spawn: Callable[[], Process],
        listener: Listener,
        patience: Patience = PATIENCE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._spawn = spawn
        self._listener = listener
        self._patience = patience
        self._clock = clock
        self._rate_wpm = USUAL_RATE_WPM
        self._volume_percent = 100
        self._voice_id = ""
        self._number = 0
        self._turn: _Turn | None = None
        self._answer_by: float | None = None
        self._process: Process | None = None
        self._ready_by: float | None = None
        self._patience_factor = 1
        self._spares = 0
        self._has_engine = True
        self._heartbeat = Heartbeat(patience.beat, patience.answer, clock)
        # Replaced and stopped utterances that may still sound, with the time they must be over.
        self._silent_by: dict[int, float] = {}

    def start(self, utterance: Utterance) -> None:
        """Say `utterance`; one that is not answered yet ends unfinished."""
        self._drop()
        self._number += 1
        self._turn = _Turn(self._number, utterance)
        self._say()

    def stop(self) -> None:
        """Let what sounds end unfinished."""
        if self._turn is not None and self._turn.sent:
            self._send(Stop())
        self._drop()

    def set_rate(self, rate_wpm: int) -> None:
        """Remember the rate, also for processes to come."""
        self._rate_wpm = rate_wpm
        self._tell_process(SetRate(rate_wpm))

    def set_volume(self, percent: int) -> None:
        """Remember the volume, also for processes to come."""
        self._volume_percent = percent
        self._tell_process(SetVolume(percent))

    def set_voice(self, voice_id: str) -> None:
        """Remember the voice, also for processes to come."""
        self._voice_id = voice_id
        self._tell_process(SetVoice(voice_id))

    def chime(self, earcon: Earcon) -> None:
        """Play a short sound; without a process that is ready it is left out, for late is wrong."""
        if self._process is None and self._has_engine:
            self.warm_up()
        self._tell_process(Chime(earcon))

    def warm_up(self) -> None:
        """Have a process ready; a failure is not told before there is something to say."""
        if self._process is not None:
            return
        try:
            self._process = self._spawn()
        except NoProcess:
            self._fail(FailureReason.DIED)
        else:
            self._ready_by = self._clock() + self._patience.ready * self._patience_factor

    def heard(self, process: Process, report: Report) -> None:
        """Take in a report; one of a former process or utterance is passed over."""
        if process is not self._process:
            return
        event = report.event
        if isinstance(event, Pong):
            self._heartbeat.answered(report.number)
        elif isinstance(event, Ready):
            self._became_ready(event)
        elif report.number == 0 and isinstance(event, Failed):
            # Who asks for speech gets another try; a press that only wants to tick does not.
            self._has_engine = False
            self._end_process()
            self._fail(event.reason)
        elif isinstance(event, Ended | Failed):
            self._silent_by.pop(report.number, None)
            self._answered(report.number, event)
        else:
            self._goes_on(report.number, event)

    def gone(self, process: Process) -> None:
        """Take in that a process has ended."""
        if process is self._process:
            self._end_process()
            self._again_or_fail(FailureReason.DIED)

    def seconds_left(self) -> float | None:
        """Return the seconds until `look` has something to do or to judge, or None."""
        moments = [t for t in (self._ready_by, self._answer_by) if t is not None]
        moments += [*self._silent_by.values(), *self._heartbeat.moments]
        return max(0.0, min(moments) - self._clock()) if moments else None

    def look(self) -> None:
        """End a process that has been silent, or has been sounding, for too long; or ping it."""
        now = self._clock()
        if self._ready_by is not None and now >= self._ready_by:
            self._patience_factor = min(2 * self._patience_factor, _MOST_PATIENT)
            self._end_process()
            self._again_or_fail(FailureReason.DIED)
        elif self._heartbeat.is_missed:
            self._end_process()
            self._again_or_fail(FailureReason.DIED)
        elif self._answer_by is not None and now >= self._answer_by:
            began = self._turn is not None and self._turn.heard
            self._end_process()
            if began:
                self._again_or_fail(FailureReason.DIED)
            else:
                self._fail(FailureReason.NO_SOUND)
                self._have_a_spare()
        elif any(now >= moment for moment in self._silent_by.values()):
            # Not the fault of the utterance that waits for silence: it is said as if nothing was.
            self._end_process()
            self._say()
            self._have_a_spare()
        elif self._heartbeat.is_due:
            self._send(Ping(self._heartbeat.beat()))

    def close(self) -> None:
        """End the process and tell nothing any more."""
        self._turn = None
        self._end_process()

    def _say(self) -> None:
        if self._turn is None:
            return
        if self._process is None:
            self._turn = replace(self._turn, sent=False, heard=False, events=0)
            self.warm_up()
        elif self._ready_by is None:
            self._send(Say(self._turn.number, self._turn.utterance))
            self._send(Ping(self._heartbeat.beat()))
            self._turn = replace(self._turn, sent=True)
            self._answer_by = self._clock() + self._patience.first_sound

    def _drop(self) -> None:
        turn = self._turn
        if turn is None:
            return
        if turn.sent:
            # Before the first sound the engine may be opening the sound server and cannot hear.
            patience = self._patience.silence if turn.heard else self._patience.first_sound
            self._silent_by[turn.number] = self._clock() + patience
        self._answer(Ended(completed=False))

    def _became_ready(self, event: Ready) -> None:
        if self._ready_by is None:
            return  # It said so before.
        self._ready_by = None
        self._patience_factor = 1
        self._has_engine = True
        self._send(SetRate(self._rate_wpm))
        self._send(SetVolume(self._volume_percent))
        self._send(SetVoice(self._voice_id))
        self._listener(event)
        self._say()

    def _answered(self, number: int, event: Ended | Failed) -> None:
        if self._turn is None or number != self._turn.number:
            return
        if event == Failed(FailureReason.NO_SOUND) or event == Failed(FailureReason.DIED):
            # The engine broke: the next process has a new one, and finds the sound server again.
            self._end_process()
            self._again_or_fail(event.reason)
            return
        self._spares = 0
        self._answer(event)

    def _goes_on(self, number: int, event: Started | WordSaid) -> None:
        turn = self._turn
        if turn is None or number != turn.number:
            return
        text = turn.utterance.text
        if turn.events > _EVENTS_PER_CHARACTER * len(text) + _MORE_EVENTS:
            # So many words are not in the text: it would go on for ever.
            self._end_process()
            self._again_or_fail(FailureReason.DIED)
            return
        self._answer_by = self._clock() + (
            self._patience.between + self._patience.per_character * len(text)
        )
        self._turn = replace(turn, heard=True, events=turn.events + 1)
        # A word before the start, or a second start, is put right: the order is a promise.
        if not turn.heard:
            self._listener(Started())
        if isinstance(event, WordSaid):
            self._listener(event)

    def _again_or_fail(self, reason: FailureReason) -> None:
        """Say the utterance once more with a new process, or give it up the second time."""
        turn = self._turn
        if turn is None:
            self._have_a_spare()
        elif turn.retried:
            self._fail(reason)
            self._have_a_spare()
        else:
            self._turn = replace(turn, retried=True)
            if turn.sent:
                self._listener(Faltered(reason))
            self._say()

    def _have_a_spare(self) -> None:
        """Start a process for what may come, but not again and again when each one ends."""
        if self._process is None and self._spares < _SPARES:
            self._spares += 1
            self.warm_up()

    def _fail(self, reason: FailureReason) -> None:
        if self._turn is not None:
            self._answer(Failed(reason))

    def _answer(self, event: Ended | Failed) -> None:
        self._turn = None
        self._answer_by = None
        self._heartbeat.rest()
        self._listener(event)

    def _tell_process(self, command: Command) -> None:
        if self._ready_by is None:
            self._send(command)

    def _send(self, command: Command) -> None:
        if self._process is not None:
            self._process.send(command_line(command))

    def _end_process(self) -> None:
        process, self._process = self._process, None
        self._ready_by = None
        self._answer_by = None
        self._silent_by.clear()
        self._heartbeat.forget()
        if process is not None:
            process.end()

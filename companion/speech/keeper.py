"""Keeps a voice process going, and knows which utterance it still owes an answer."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from companion.speech.errors import NoProcess
from companion.speech.pipe import Command, Report, Say, SetRate, Stop, command_line
from companion.speech.rates import USUAL_RATE_WPM
from companion.speech.synthesizer import (
    Ended,
    Failed,
    FailureReason,
    Listener,
    Ready,
    SpeechEvent,
    Started,
    WordSaid,
)
from companion.speech.utterance import Utterance


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a voice process may leave us waiting before it is ended, in seconds.

    `ready` and `first_sound` are several times what was measured: 0.2 to 0.5 s from start to
    ready, and about 1 s to the first sound when the sound server has to be opened. `silence` is
    the time to fall silent when told; 20 to 50 ms was usual. `between` and `per_character` bound
    the wait for the next word: a long number is one word, and some engines report no words.
    """

    ready: float = 5.0
    first_sound: float = 2.5
    silence: float = 0.15
    between: float = 10.0
    per_character: float = 0.5


PATIENCE = Patience()


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
    """The utterance that has not been answered yet."""

    number: int
    utterance: Utterance
    sent: bool = False
    heard: bool = False
    retried: bool = False


class Keeper:
    """The state of one voice; every method is called on one and the same thread.

    `spawn` starts a process or raises `NoProcess`; `listener` hears the events; `clock` counts
    seconds. A process that dies before the utterance sounds is replaced once for that utterance.
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
        self._number = 0
        self._turn: _Turn | None = None
        self._answer_by: float | None = None
        self._process: Process | None = None
        self._ready_by: float | None = None
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
        if self._process is not None and self._ready_by is None:
            self._send(SetRate(rate_wpm))

    def warm_up(self) -> None:
        """Have a process ready; a failure is not told before there is something to say."""
        if self._process is not None:
            return
        try:
            self._process = self._spawn()
        except NoProcess:
            self._fail(FailureReason.DIED)
        else:
            self._ready_by = self._clock() + self._patience.ready

    def heard(self, process: Process, report: Report) -> None:
        """Take in a report; one of a former process or utterance is passed over."""
        if process is not self._process:
            return
        if isinstance(report.event, Ready):
            self._became_ready(report.event)
        elif report.number == 0 and isinstance(report.event, Failed):
            self._end_process()
            self._fail(report.event.reason)
        elif isinstance(report.event, Ended | Failed):
            self._silent_by.pop(report.number, None)
            self._answered(report)
        else:
            self._goes_on(report)

    def gone(self, process: Process) -> None:
        """Take in that a process has ended."""
        if process is not self._process:
            return
        self._end_process()
        self._again_or(FailureReason.DIED)

    def seconds_left(self) -> float | None:
        """Return the seconds until `look` has something to judge, or None."""
        moments = [t for t in (self._ready_by, self._answer_by) if t is not None]
        moments.extend(self._silent_by.values())
        return max(0.0, min(moments) - self._clock()) if moments else None

    def look(self) -> None:
        """End a process that has been silent, or has been sounding, for too long."""
        now = self._clock()
        if self._ready_by is not None and now >= self._ready_by:
            self._end_process()
            self._fail(FailureReason.DIED)
        elif self._answer_by is not None and now >= self._answer_by:
            began = self._turn is not None and self._turn.heard
            self._end_process()
            self._fail(FailureReason.DIED if began else FailureReason.NO_SOUND)
        elif any(now >= moment for moment in self._silent_by.values()):
            self._end_process()
            self._again_or(FailureReason.DIED)

    def close(self) -> None:
        """End the process and tell nothing any more."""
        self._turn = None
        self._end_process()

    def _say(self) -> None:
        if self._turn is None:
            return
        if self._process is None:
            self.warm_up()
        elif self._ready_by is None:
            self._send(Say(self._turn.number, self._turn.utterance))
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
        self._ready_by = None
        self._send(SetRate(self._rate_wpm))
        self._listener(event)
        self._say()

    def _answered(self, report: Report) -> None:
        if self._turn is not None and report.number == self._turn.number:
            self._answer(report.event)

    def _goes_on(self, report: Report) -> None:
        turn = self._turn
        if turn is None or report.number != turn.number:
            return
        limit = self._patience.between + self._patience.per_character * len(turn.utterance.text)
        self._answer_by = self._clock() + limit
        self._turn = replace(turn, heard=True)
        # A word before the start, or a second start, is put right: the order is a promise.
        if not turn.heard:
            self._listener(Started())
        if isinstance(report.event, WordSaid):
            self._listener(report.event)

    def _again_or(self, reason: FailureReason) -> None:
        if self._turn is None:
            return
        if self._turn.heard or self._turn.retried:
            self._fail(reason)
        else:
            self._turn = replace(self._turn, sent=False, retried=True)
            self._say()

    def _fail(self, reason: FailureReason) -> None:
        if self._turn is not None:
            self._answer(Failed(reason))

    def _answer(self, event: SpeechEvent) -> None:
        self._turn = None
        self._answer_by = None
        self._listener(event)

    def _send(self, command: Command) -> None:
        if self._process is not None:
            self._process.send(command_line(command))

    def _end_process(self) -> None:
        process, self._process = self._process, None
        self._ready_by = None
        self._answer_by = None
        self._silent_by.clear()
        if process is not None:
            process.end()

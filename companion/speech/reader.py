"""What is read aloud: sequences of utterances in order of urgency, and how far they have come."""

import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias, assert_never

from companion.speech.synthesizer import (
    Ended,
    Failed,
    FailureReason,
    Faltered,
    OfferedVoice,
    Ready,
    SpeechEvent,
    Started,
    Synthesizer,
    WordSaid,
)
from companion.speech.utterance import Priority, Utterance


@dataclass(frozen=True, slots=True)
class Reading:
    """The utterance at `index` of the sequence begins to sound."""

    index: int
    reading: int = 0


@dataclass(frozen=True, slots=True)
class ReadingWord:
    """A word of the utterance at `index` begins to sound: where it is in the utterance's text."""

    index: int
    offset: int
    length: int
    reading: int = 0


@dataclass(frozen=True, slots=True)
class ReadingFaltered:
    """The voice broke down; the reading goes on, perhaps without an utterance. To be told once."""

    reason: FailureReason
    reading: int = 0


@dataclass(frozen=True, slots=True)
class VoiceReady:
    """The voice can speak, and these are what it offers in Dutch and English, the best first.

    Comes again when the voice was replaced. It belongs to no reading, so `reading` is 0.
    """

    voices: tuple[OfferedVoice, ...]
    reading: int = 0


@dataclass(frozen=True, slots=True)
class ReadingEnded:
    """The sequence is over; `completed` is true when it was read to its end."""

    completed: bool
    reading: int = 0


@dataclass(frozen=True, slots=True)
class ReadingFailed:
    """The sequence could not be read to its end, and nobody asked for that."""

    reason: FailureReason
    reading: int = 0


ReaderEvent: TypeAlias = (
    Reading | ReadingWord | ReadingFaltered | VoiceReady | ReadingEnded | ReadingFailed
)
"""`reading` is the number `Reader.read` returned: what a late event is about."""


@dataclass(frozen=True, slots=True)
class _Sequence:
    """A reading, and how far it is: `said` were heard, and the last one failed `unsaid` or not."""

    number: int
    utterances: tuple[Utterance, ...]
    at: int = 0
    said: int = 0
    unsaid: FailureReason | None = None


class Reader:
    """Reads sequences aloud with one voice, from any thread.

    Every `read` is answered by exactly one `ReadingEnded` or `ReadingFailed`. The listener is
    called on the thread of the voice or of a caller, one event at a time, and never raises. An
    utterance without a voice for its language is left out, and so is one that ends the voice, but
    not two in a row. A voice that fails otherwise ends everything that waits too: the screen has
    the words.
    """

    def __init__(self, synthesizer: Synthesizer, listener: Callable[[ReaderEvent], None]) -> None:
        self._synthesizer = synthesizer
        self._listener = listener
        self._lock = threading.Lock()
        self._jobs: deque[Callable[[], None]] = deque()
        self._at_work = False
        self._number = 0
        self._current: _Sequence | None = None
        self._next: deque[_Sequence] = deque()
        self._waiting: deque[_Sequence] = deque()
        # Answers the voice still owes for utterances that were silenced or replaced. It answers
        # every start once and in order, so until these have come no event is about `_current`.
        self._owed = 0
        synthesizer.listen(self._hear)

    def read(self, utterances: Sequence[Utterance], priority: Priority = Priority.NORMAL) -> int:
        """Return the number of this reading, which its events carry; the first is 1."""
        with self._lock:
            self._number += 1
            sequence = _Sequence(self._number, tuple(utterances))
        self._do(partial(self._take, sequence, priority))
        return sequence.number

    def silence(self) -> None:
        """Silence the voice and drop all that waits."""
        self._do(self._hush)

    def _hear(self, event: SpeechEvent) -> None:
        self._do(partial(self._follow, event))

    def _do(self, job: Callable[[], None]) -> None:
        """Do `job` after those that came before it: here, or on the thread that is at it.

        So a voice may answer from within `start`, and no lock is held while others are called.
        """
        with self._lock:
            self._jobs.append(job)
            if self._at_work:
                return
            self._at_work = True
        try:
            while (job_at_hand := self._next_job()) is not None:
                job_at_hand()
        except BaseException:
            # A listener that broke its promise; the next job finds somebody at work again.
            self._at_work = False
            raise

    def _next_job(self) -> Callable[[], None] | None:
        with self._lock:
            if self._jobs:
                return self._jobs.popleft()
            # Under the lock, so that a job that comes now finds nobody at work.
            self._at_work = False
            return None

    def _take(self, sequence: _Sequence, priority: Priority) -> None:
        match priority:
            case Priority.NOW:
                replaced = self._abandon()
                self._waiting.append(sequence)
                self._go_on()
                if replaced and self._current is None:
                    self._synthesizer.stop()
            case Priority.NEXT:
                self._next.append(sequence)
                self._go_on()
            case Priority.NORMAL:
                self._waiting.append(sequence)
                self._go_on()
            case _:
                assert_never(priority)

    def _hush(self) -> None:
        if self._abandon():
            self._synthesizer.stop()

    def _abandon(self) -> bool:
        """End all readings unfinished, and return whether one was at the voice."""
        replaced = self._current is not None
        if replaced:
            self._owed += 1
        for sequence in self._all():
            self._listener(ReadingEnded(completed=False, reading=sequence.number))
        return replaced

    def _all(self) -> list[_Sequence]:
        """Return every reading that is not answered yet, and forget them."""
        current = [] if self._current is None else [self._current]
        everything = [*current, *self._next, *self._waiting]
        self._current = None
        self._next.clear()
        self._waiting.clear()
        return everything

    def _follow(self, event: SpeechEvent) -> None:
        if isinstance(event, Ready):
            self._listener(VoiceReady(event.voices))
        elif self._owed > 0:
            self._owed -= isinstance(event, Ended | Failed)
        elif self._current is not None:
            self._follow_in(self._current, event)

    def _follow_in(
        self, sequence: _Sequence, event: Started | WordSaid | Faltered | Ended | Failed
    ) -> None:
        match event:
            case Started():
                self._listener(Reading(sequence.at, sequence.number))
            case WordSaid(offset, length):
                self._listener(ReadingWord(sequence.at, offset, length, sequence.number))
            case Faltered(reason):
                self._listener(ReadingFaltered(reason, sequence.number))
            case Ended(completed=True):
                said = sequence.said + 1
                self._step(replace(sequence, at=sequence.at + 1, said=said, unsaid=None))
            case Ended():
                # A voice that does not speak; the other readings hear it for themselves.
                self._current = None
                self._listener(ReadingEnded(completed=False, reading=sequence.number))
                self._go_on()
            case Failed(reason):
                self._leave_out(sequence, reason)
            case _:
                assert_never(event)

    def _leave_out(self, sequence: _Sequence, reason: FailureReason) -> None:
        """Go on without the utterance that failed, unless the next would fail as well."""
        twice = reason is FailureReason.DIED and sequence.unsaid is FailureReason.DIED
        if twice or reason in (FailureReason.NO_ENGINE, FailureReason.NO_SOUND):
            for unread in self._all():
                self._listener(ReadingFailed(reason, unread.number))
            return
        self._listener(ReadingFaltered(reason, sequence.number))
        self._step(replace(sequence, at=sequence.at + 1, unsaid=reason))

    def _step(self, sequence: _Sequence) -> None:
        self._current = None
        if sequence.at < len(sequence.utterances):
            self._waiting.appendleft(sequence)
        elif sequence.said == 0 and sequence.unsaid is not None:
            self._listener(ReadingFailed(sequence.unsaid, sequence.number))
        else:
            completed = sequence.unsaid is not FailureReason.DIED
            self._listener(ReadingEnded(completed, sequence.number))
        self._go_on()

    def _go_on(self) -> None:
        """Begin the next utterance when nothing is at the voice."""
        while self._current is None and (self._next or self._waiting):
            sequence = (self._next or self._waiting).popleft()
            if sequence.at < len(sequence.utterances):
                self._current = sequence
                self._synthesizer.start(sequence.utterances[sequence.at])
            else:
                self._listener(ReadingEnded(completed=True, reading=sequence.number))

"""The voice in a process of its own: it can be stopped, ended and replaced unnoticed."""

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue

from companion.speech.child import Child, voice_command
from companion.speech.earcons import Earcon
from companion.speech.errors import Garbled
from companion.speech.keeper import PATIENCE, Keeper, Patience
from companion.speech.pipe import read_report
from companion.speech.synthesizer import Listener, SpeechEvent
from companion.speech.utterance import Utterance


class ProcessSynthesizer:
    """Speaks through a voice process that starts at the first utterance, or at `warm_up`.

    No method but `close` ever waits: each one leaves a note for the thread that keeps the
    process, and that thread calls the listener. `command` starts another process than our own.
    """

    speaks = True

    def __init__(
        self, command: Sequence[str] | None = None, *, patience: Patience = PATIENCE
    ) -> None:
        self._command = tuple(command) if command is not None else voice_command()
        self._listener: Listener | None = None
        self._notes: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._keeper = Keeper(self._spawn, self._tell, patience)
        self._thread = threading.Thread(target=self._keep, name="voice", daemon=True)
        self._lock = threading.Lock()
        self._begun = False
        self._closed = False

    def listen(self, listener: Listener) -> None:
        """Tell `listener` from now on, and nobody else."""
        self._listener = listener

    def start(self, utterance: Utterance) -> None:
        """Return at once and begin to say `utterance`; one that still sounds is replaced."""
        self._note(partial(self._keeper.start, utterance))

    def stop(self) -> None:
        """Return at once; silent within 100 ms as a rule, else the process is ended soon after."""
        self._note(self._keeper.stop)

    def set_rate(self, rate_wpm: int) -> None:
        """Speak from the next utterance on with `rate_wpm` words a minute inside a phrase."""
        self._note(partial(self._keeper.set_rate, rate_wpm))

    def set_volume(self, percent: int) -> None:
        """Speak from the next utterance on at `percent` (20 to 100) of the loudest."""
        self._note(partial(self._keeper.set_volume, percent))

    def set_voice(self, voice_id: str) -> None:
        """Speak from the next utterance on with this voice, where it fits the language."""
        self._note(partial(self._keeper.set_voice, voice_id))

    def chime(self, earcon: Earcon) -> None:
        """Return at once and play a short sound, also while something is said."""
        self._note(partial(self._keeper.chime, earcon))

    def warm_up(self) -> None:
        """Return at once and start the process, so that the first utterance need not wait."""
        self._note(self._keeper.warm_up)

    def close(self) -> None:
        """Wait the few milliseconds until the process and its threads are gone."""
        with self._lock:
            waiting = self._begun and not self._closed
            self._closed = True
            self._notes.put(None)
        if waiting and threading.current_thread() is not self._thread:
            self._thread.join()

    def _note(self, note: Callable[[], None]) -> None:
        with self._lock:
            if self._closed:
                return
            self._notes.put(note)
            if not self._begun:
                self._begun = True
                self._thread.start()

    def _keep(self) -> None:
        try:
            while self._take_notes():
                pass
        finally:
            self._keeper.close()  # also after a fault of ours: no process stays behind

    def _take_notes(self) -> bool:
        """Take in what has come, then judge what has not; return False at the end.

        All that came before the judgement is heard first, and no more than that: a busy computer
        is no reason to end a process, and one that floods the pipe is judged as well.
        """
        with suppress(Empty):
            first = self._notes.get(timeout=self._keeper.seconds_left())
            waiting = [self._notes.get_nowait() for _ in range(self._notes.qsize())]
            for note in (first, *waiting):
                if note is None:
                    return False
                note()
        if self._keeper.seconds_left() == 0.0:
            self._keeper.look()
        return True

    def _spawn(self) -> Child:
        return Child(self._command, self._on_line, self._on_gone)

    def _on_line(self, child: Child, line: bytes) -> None:
        try:
            report = read_report(line)
        except Garbled:
            # A library may print to the pipe; it is no reason to fall silent.
            return
        self._notes.put(partial(self._keeper.heard, child, report))

    def _on_gone(self, child: Child) -> None:
        self._notes.put(partial(self._keeper.gone, child))

    def _tell(self, event: SpeechEvent) -> None:
        if self._listener is not None:
            self._listener(event)

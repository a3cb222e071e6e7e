"""A listener that remembers what it heard, and can be waited for."""

import threading

from companion.speech.synthesizer import Ended, Failed, SpeechEvent

_LONG_SECONDS = 30.0


class Ear:
    """Remembers every event, from whatever thread."""

    def __init__(self) -> None:
        self._events: list[SpeechEvent] = []
        self._changed = threading.Condition(threading.RLock())

    def __call__(self, event: SpeechEvent) -> None:
        """Remember `event`."""
        with self._changed:
            self._events.append(event)
            self._changed.notify_all()

    @property
    def events(self) -> list[SpeechEvent]:
        """Return what was heard so far."""
        with self._changed:
            return list(self._events)

    @property
    def answers(self) -> list[SpeechEvent]:
        """Return the ends and failures heard so far."""
        return [event for event in self.events if isinstance(event, Ended | Failed)]

    def wait_for_answers(self, count: int) -> list[SpeechEvent]:
        """Return the first `count` ends and failures, once there are so many."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.answers) >= count, _LONG_SECONDS)
        return self.answers[:count]

    def wait_for(self, kind: type[SpeechEvent]) -> SpeechEvent:
        """Return the first event of this kind, once there is one."""
        with self._changed:
            assert self._changed.wait_for(lambda: self._first(kind) is not None, _LONG_SECONDS)
        found = self._first(kind)
        assert found is not None
        return found

    def _first(self, kind: type[SpeechEvent]) -> SpeechEvent | None:
        return next((event for event in self._events if isinstance(event, kind)), None)

"""Whether a voice process still turns its loop: what was asked of it, and is not answered yet."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Asked:
    number: int
    at: float


class Heartbeat:
    """Counts the pings to one process; `clock` counts seconds.

    It beats while something is asked of the process: an idle laptop can sleep.
    """

    def __init__(self, every: float, patience: float, clock: Callable[[], float]) -> None:
        self._every = every
        self._patience = patience
        self._clock = clock
        self._asked: deque[_Asked] = deque()
        self._number = 0
        self._next_at: float | None = None

    def beat(self) -> int:
        """Return the number of a ping that is sent now; the next is due a beat later."""
        self._number += 1
        now = self._clock()
        self._asked.append(_Asked(self._number, now))
        self._next_at = now + self._every
        return self._number

    def rest(self) -> None:
        """Ask no more for now; what was asked still has to be answered."""
        self._next_at = None

    def forget(self) -> None:
        """Expect nothing any more: the process is gone."""
        self._next_at = None
        self._asked.clear()

    def answered(self, number: int) -> None:
        """Take in the answer to a ping, and with it to those before."""
        while self._asked and self._asked[0].number <= number <= self._number:
            self._asked.popleft()

    @property
    def is_due(self) -> bool:
        """Return whether the next ping should be sent now."""
        return self._next_at is not None and self._clock() >= self._next_at

    @property
    def is_missed(self) -> bool:
        """Return whether an answer is overdue."""
        limit = self._limit
        return limit is not None and self._clock() >= limit

    @property
    def moments(self) -> tuple[float, ...]:
        """Return the times, by the clock, at which there is something to do or to judge."""
        return tuple(moment for moment in (self._next_at, self._limit) if moment is not None)

    @property
    def _limit(self) -> float | None:
        return self._asked[0].at + self._patience if self._asked else None

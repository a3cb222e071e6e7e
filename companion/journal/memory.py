"""A journal for guests: in memory only, gone when it is closed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from threading import Lock

from companion.journal.errors import Cause, NotKept
from companion.journal.model import Entry, Kept, Stamp


class MemoryJournal:
    """Keeps everything until `close`, and writes nothing to a disk."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._open: dict[str, Kept] = {}
        self._finished: list[Kept] = []
        self._ledger: list[Stamp] = []
        self._closed = False

    @property
    def durable(self) -> bool:
        """Return False: a power cut takes everything."""
        return False

    def errands(self) -> tuple[Kept, ...]:
        """Return the open errands, the one touched last first."""
        with self._held():
            return tuple(sorted(self._open.values(), key=lambda kept: kept.touched, reverse=True))

    def finished_errands(self) -> tuple[Kept, ...]:
        """Return the closed errands, the one touched last first."""
        with self._held():
            return tuple(sorted(self._finished, key=lambda kept: kept.touched, reverse=True))

    def ledger(self) -> tuple[Stamp, ...]:
        """Return every stamp in the order in which they were given."""
        with self._held():
            return tuple(self._ledger)

    def keep(self, entry: Entry) -> None:
        """Keep one answer until `close`."""
        with self._held():
            kept = self._opened(entry.flow, entry.title, entry.step, entry.at)
            answers = dict(kept.answers) | {entry.step: entry.answer}
            self._open[entry.flow] = replace(kept, answers=tuple(answers.items()))

    def move(self, flow: str, title: str, current: str, at: datetime) -> None:
        """Remember that step `current` is on the screen now."""
        with self._held():
            kept = self._opened(flow, title, current, at)
            self._open[flow] = replace(kept, current=current)

    def stamp(self, stamp: Stamp) -> None:
        """Add to the ledger and to the errand it belongs to."""
        with self._held():
            self._ledger.append(stamp)
            if stamp.flow in self._open:
                kept = self._opened(stamp.flow, stamp.title, "", stamp.at)
                self._open[stamp.flow] = replace(kept, stamps=(*kept.stamps, stamp))
                return
            for place in reversed(range(len(self._finished))):
                kept = self._finished[place]
                if kept.flow == stamp.flow:
                    self._finished[place] = replace(kept, stamps=(*kept.stamps, stamp))
                    return

    def close_errand(self, flow: str, at: datetime) -> None:
        """Close the open errand of a flow; harmless when there is none."""
        with self._held():
            kept = self._open.pop(flow, None)
            if kept is not None:
                self._finished.append(replace(kept, touched=at, closed=True))

    def forget(self, flow: str) -> None:
        """Remove every errand, answer and stamp of a flow."""
        with self._held():
            self._open.pop(flow, None)
            self._finished = [kept for kept in self._finished if kept.flow != flow]
            self._ledger = [stamp for stamp in self._ledger if stamp.flow != flow]

    def close(self) -> None:
        """Let go of everything; harmless twice."""
        with self._lock:
            self._open.clear()
            self._finished.clear()
            self._ledger.clear()
            self._closed = True

    def _opened(self, flow: str, title: str, current: str, at: datetime) -> Kept:
        kept = self._open.get(flow)
        if kept is None:
            return Kept(flow, title, (), current, (), at)
        return replace(kept, title=title, touched=at)

    @contextmanager
    def _held(self) -> Iterator[None]:
        with self._lock:
            if self._closed:
                raise NotKept(Cause.CLOSED)
            yield

"""What every journal can do."""

from datetime import datetime
from typing import Protocol

from companion.journal.model import Entry, Kept, Stamp


class Journal(Protocol):
    """Keeps errands and the ledger. Every call may come from any thread.

    At most one errand of a flow is open. `keep` and `move` open one when there is none, with no
    answers: a closed errand stays as it was.

    Every call may raise:
        NotKept: disk full, read-only, in use or closed; nothing changed.
        JournalDamaged: the file was overwritten while it was open.
        SealBroken: a body was changed or put in another place while the file was open.
    """

    @property
    def durable(self) -> bool:
        """Whether what is kept survives a power cut; only then may a screen say "Bewaard"."""
        ...

    def errands(self) -> tuple[Kept, ...]:
        """Return the open errands, the one touched last first."""
        ...

    def finished_errands(self) -> tuple[Kept, ...]:
        """Return the closed errands, the one touched last first."""
        ...

    def ledger(self) -> tuple[Stamp, ...]:
        """Return every stamp in the order in which they were given, of closed errands too."""
        ...

    def keep(self, entry: Entry) -> None:
        """Keep one answer; when `durable`, it is on the disk when this returns.

        An answer given again keeps its place and gets the new value. Where the citizen is changes
        by `move` only; in an errand that opens here it is the step of this answer.
        """
        ...

    def move(self, flow: str, title: str, current: str, at: datetime) -> None:
        """Remember that step `current` is on the screen now."""
        ...

    def stamp(self, stamp: Stamp) -> None:
        """Add to the ledger, and to the open errand of that flow or else its last closed one.

        A stamp without any errand is in the ledger only. A closed errand is not touched by it.
        """
        ...

    def close_errand(self, flow: str, at: datetime) -> None:
        """Close the open errand of a flow; harmless when there is none. Its stamps stay."""
        ...

    def forget(self, flow: str) -> None:
        """Remove every errand, answer and stamp of a flow, so that no byte of them is left."""
        ...

    def close(self) -> None:
        """Let go of the file, or of everything in memory; harmless twice."""
        ...

"""How a body is closed before it is written: the door for the key store.

Every answer and every title passes through a `Seal`, so that nothing a citizen typed stands
outside a sealed body. What stays outside is the index: flow and step ids, the kind of a stamp and
the times. They are plain on purpose. They come from the shipped flow files and are the same for
everyone; a digest of them hides nothing from someone who has those files too, and a keyed digest
would make a journal unfindable, not only unreadable, when the key is lost. What they do tell is
which errands someone has: whoever must hide that needs a sealed disk.
"""

from typing import Protocol


class Seal(Protocol):
    """Closes and opens bodies; may be called from any thread."""

    def seal(self, plain: bytes) -> bytes:
        """Return `plain` closed; two calls with the same bytes may give different ones."""
        ...

    def open(self, sealed: bytes) -> bytes:
        """Return what `seal` was given.

        Raises:
            SealBroken: another key closed it, or a byte was changed.
        """
        ...


class NoSeal:
    """The twin of today: bodies are written as they are, readable by this account only."""

    def seal(self, plain: bytes) -> bytes:
        """Return `plain` itself."""
        return plain

    def open(self, sealed: bytes) -> bytes:
        """Return `sealed` itself."""
        return sealed

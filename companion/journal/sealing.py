"""How a body is closed before it is written, and how it is tied to its place.

Every answer, every title and every stamp passes through a `Seal`, so that nothing a citizen typed
stands outside a sealed body. What stays outside is the index: flow and step ids, the kind of a
stamp and the times. They are plain on purpose. They come from the shipped flow files and are the
same for everyone; a digest of them hides nothing from someone who has those files too, and a keyed
digest would make a journal unfindable, not only unreadable, when the key is lost. What they do
tell is which errands someone has: whoever must hide that needs a sealed disk.

A body is bound to its person, file, errand, flow, kind and step. So none can be moved to another
place without being noticed. What a seal of single bodies cannot notice: a row that was taken away,
an errand marked as closed, and an older body put back in its own place.
"""

from typing import Protocol


class Seal(Protocol):
    """Closes and opens bodies; may be called from any thread."""

    def seal(self, plain: bytes, bound: bytes) -> bytes:
        """Return `plain` closed and tied to `bound`; never twice the same bytes."""
        ...

    def open(self, sealed: bytes, bound: bytes) -> bytes:
        """Return what `seal` was given.

        Raises:
            SealBroken: another key closed it, `bound` is another, or a byte was changed.
        """
        ...


def bound_to(*parts: bytes) -> bytes:
    """Return one value for these parts in this order, and for no other parts.

    Each has its length before it: without, ("ab", "c") and ("a", "bc") would be the same.
    """
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)

"""One connection to the Secret Service for all the questions of a process.

`keyring` makes a new one for each question, and agrees on a key with the other side each time:
that is half of what a question takes, and opening a vault asks seven.
"""

from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final

from companion.vault.key_store import BackEnd
from companion.vault.key_store_wire import Outcome, read_reply
from companion.vault.key_store_worker import answer_bytes, built

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_GOOD: Final = frozenset({Outcome.DONE, Outcome.FOUND, Outcome.MISSING})


class OneBus:
    """Answers questions as `key_store_worker` does; to be asked one at a time."""

    def __init__(self) -> None:
        """Connect to nothing yet."""
        self._ring: KeyringBackend | None = None
        self._held = ExitStack()  # the connection

    def close(self) -> None:
        """Let go of the connection; the next question makes a new one."""
        self._ring = None
        with suppress(Exception):  # the other side may be gone, and then any error comes
            self._held.close()

    def answer_bytes(self, said: bytes) -> bytes:
        """Return the reply to one request; a call of `keyring` may block, and for ever."""
        was_kept = self._ring is not None
        reply = answer_bytes(said, self._built)
        if was_kept and read_reply(reply).outcome not in _GOOD:
            # The key store may have been started anew. Every request can be made twice.
            self.close()
            reply = answer_bytes(said, self._built)
        return reply

    def _built(self, name: BackEnd) -> "KeyringBackend | None":
        if name is not BackEnd.SECRET_SERVICE:
            return built(name)
        if self._ring is None:
            ring = built(name)
            if ring is not None:
                with suppress(Exception):  # then it is asked as `keyring` does it
                    self._held.enter_context(_staying(ring))
            self._ring = ring
        return self._ring


class _Staying:
    """A connection that whoever uses it cannot close; it ends with the process."""

    def __init__(self, bus: object) -> None:
        self._bus = bus

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the connection has
        return getattr(self._bus, name)

    def close(self) -> None:
        """Leave it open for the next question."""


@contextmanager
def _staying(ring: "KeyringBackend") -> Iterator[None]:
    """Give this object, and not its class, one connection and one agreed key."""
    import secretstorage  # noqa: PLC0415 - not installed on every system
    from secretstorage.util import open_session  # noqa: PLC0415 - likewise

    with closing(secretstorage.dbus_init()) as own:
        bus: Any = _Staying(own)
        session = open_session(bus)

        # `key_store_worker` has seen, for this very question, that it is there and open.
        def preferred() -> secretstorage.Collection:
            return secretstorage.Collection(bus, session=session)

        ring.get_preferred_collection = preferred  # type: ignore[attr-defined] # of this class only
        yield

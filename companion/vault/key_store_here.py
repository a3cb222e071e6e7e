"""The key store asked in this very process, by one that is a helper process itself.

Opening a vault asks seven times, and starting a helper for each is several times as long as the
stretching of the PIN. The process of the vault can be ended at any moment, so nothing is lost by
asking there; a thread gives each question its ten seconds.
"""

import threading
from collections.abc import Callable

from companion.vault.key_store import BackEnd, KeyStore
from companion.vault.key_store_bus import OneBus
from companion.vault.key_store_errors import KeyStoreFailed, KeyStoreSlow
from companion.vault.key_store_system import SystemKeyStore
from companion.vault.key_store_worker import answer_bytes


class OneAtATime:
    """Puts questions to a key store, and no second one while it still thinks about the first."""

    def __init__(self, answer: Callable[[bytes], bytes] = answer_bytes) -> None:
        """Remember whom to ask; `answer` may block."""
        self._answer = answer
        self._last: threading.Thread | None = None

    def ask(self, question: bytes, seconds: float) -> bytes:
        """Return the answer.

        Raises:
            KeyStoreSlow: there was none in time, or there is still none to the question before. A
                write that comes late must not undo one that was asked after it.
            KeyStoreFailed: the call died without a word.
        """
        if self._last is not None and self._last.is_alive():
            raise KeyStoreSlow(seconds)
        said: list[bytes] = []
        self._last = threading.Thread(
            target=lambda: said.append(self._answer(question)), name="key store", daemon=True
        )
        self._last.start()
        self._last.join(seconds)
        if self._last.is_alive():
            raise KeyStoreSlow(seconds)
        if not said:
            raise KeyStoreFailed("no answer")
        return said[0]


def asked_here() -> Callable[[BackEnd | None], KeyStore]:
    """Return what makes key stores that all ask in this process, one at a time."""
    here = OneAtATime(OneBus().answer_bytes)
    return lambda back_end: SystemKeyStore(back_end, asking=here.ask)

"""The key store of the operating system, asked by a helper process that has ten seconds."""

import base64
import binascii
import hmac
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, TypeAlias, assert_never

from companion.vault.key_store import SECRET_BYTES, BackEnd, check_kid, check_secret
from companion.vault.key_store_errors import (
    KeyNotDeleted,
    KeyNotKept,
    KeyStoreAbsent,
    KeyStoreFailed,
    KeyStoreLocked,
    KeyStoreRefused,
)
from companion.vault.key_store_process import ask, worker_command
from companion.vault.key_store_wire import (
    Action,
    Garbled,
    Outcome,
    Reply,
    Request,
    read_reply,
    request_bytes,
)

ANSWER_SECONDS: Final = 10.0
"""How long one call may take: security reference, section 3.6, trap 6."""

Asking: TypeAlias = Callable[[bytes, float], bytes]
"""How a question is put and its answer had, within so many seconds; raises `KeyStoreError`."""


def back_ends_here() -> tuple[BackEnd, ...]:
    """Return the back ends that this system may have, the preferred one first."""
    match sys.platform:
        case "win32":
            return (BackEnd.WINDOWS,)
        case "darwin":
            return (BackEnd.MACOS,)
        case _:
            return (BackEnd.SECRET_SERVICE, BackEnd.KWALLET)


def back_end_named(name: str) -> BackEnd:
    """Return the back end whose class has this name.

    Raises:
        KeyStoreRefused: it is none of the four.
    """
    try:
        return BackEnd(name)
    except ValueError:
        raise KeyStoreRefused(name) from None


class SystemKeyStore:
    """Keeps keys in the key store of the system, through a new helper process for each call.

    Every call blocks, `set` and `delete` for two answers: not for the thread of the window. The
    back end that answered first is asked from then on, and no other. A vault that exists names the
    one in its header, so that another desktop does not look for the key in an empty store.
    """

    def __init__(
        self,
        back_end: BackEnd | None = None,
        *,
        command: Sequence[str] | None = None,
        asking: Asking | None = None,
        seconds: float = ANSWER_SECONDS,
    ) -> None:
        """Remember how to ask; nothing is asked yet.

        `command` is another helper, for tests; with `asking` no helper is started at all: that is
        for a process that is a helper itself.
        """
        self._back_end = back_end
        self._asking = asking or partial(ask, worker_command() if command is None else command)
        self._seconds = seconds

    def get(self, kid: str) -> bytes | None:
        """Return the secret, or None when the store answers and has none of that name.

        Raises:
            KeyStoreError: it did not answer, or (KeyNotKept) has something that is no key.
        """
        check_kid(kid)
        reply = self._asked(Action.GET, kid)
        return _secret(kid, reply) if reply.outcome is Outcome.FOUND else None

    def set(self, kid: str, secret: bytes) -> None:
        """Keep the secret, and have a second helper read it back.

        Raises:
            KeyStoreError: it did not answer, or (KeyNotKept) took it and has not got it.
        """
        check_kid(kid)
        check_secret(secret)
        self._asked(Action.SET, kid, base64.b64encode(secret).decode("ascii"))
        kept = self.get(kid)
        if kept is None or not hmac.compare_digest(kept, secret):
            raise KeyNotKept(kid)

    def delete(self, kid: str) -> None:
        """Forget the secret, and have a second helper look that it is gone.

        Raises:
            KeyStoreError: it did not answer, or (KeyNotDeleted) still has it.
        """
        check_kid(kid)
        self._asked(Action.DELETE, kid)
        if self._asked(Action.GET, kid).outcome is Outcome.FOUND:
            raise KeyNotDeleted(kid)

    def kind(self) -> BackEnd:
        """Return the back end that is asked; it is there and open now.

        Raises:
            KeyStoreError: there is none that can be used.
        """
        return back_end_named(self._asked(Action.KIND).detail)

    def _asked(self, action: Action, kid: str = "", secret: str = "") -> Reply:
        names = back_ends_here() if self._back_end is None else (self._back_end,)
        question = request_bytes(Request(action, names, kid, secret))
        said = self._asking(question, self._seconds)
        try:
            reply = read_reply(said)
        except Garbled as error:
            raise KeyStoreFailed("garbled answer") from error
        _stop_when_wrong(reply)
        self._back_end = back_end_named(reply.detail)
        return reply


def _stop_when_wrong(reply: Reply) -> None:
    match reply.outcome:
        case Outcome.DONE | Outcome.FOUND | Outcome.MISSING:
            return
        case Outcome.ABSENT:
            raise KeyStoreAbsent
        case Outcome.LOCKED:
            raise KeyStoreLocked(reply.detail)
        case Outcome.REFUSED:
            raise KeyStoreRefused(reply.detail)
        case Outcome.FAILED:
            raise KeyStoreFailed(reply.detail)
        case _:
            assert_never(reply.outcome)


def _secret(kid: str, reply: Reply) -> bytes:
    try:
        secret = base64.b64decode(reply.secret, validate=True)
    except binascii.Error as error:  # says what is wrong with the padding, and no more
        raise KeyNotKept(kid) from error
    if len(secret) != SECRET_BYTES:
        raise KeyNotKept(kid)
    return secret

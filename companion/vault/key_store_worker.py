"""The helper process: one request on stdin, one call to `keyring`, one reply on stdout.

Started as `python -m companion.vault.key_store_worker`. It never asks `keyring` for "the" back end,
which an environment variable, a file in the home folder and any installed package can change: it
builds the class that it was named, when that is one of the four in `BackEnd`.
"""

import os
import re
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from importlib import import_module
from typing import TYPE_CHECKING, Final, TypeAlias

from companion.vault.key_store import BackEnd
from companion.vault.key_store_wire import (
    MESSAGE_LIMIT,
    Action,
    Garbled,
    Outcome,
    Reply,
    Request,
    read_request,
    reply_bytes,
    without_overrides,
)

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

    Building: TypeAlias = Callable[[BackEnd], KeyringBackend | None]

_SERVICE: Final = "nl.loketmaatje.vault"
_USER: Final = "loketmaatje"
_TRUSTED: Final = frozenset(back_end.value for back_end in BackEnd)
_LONGEST_SECONDS: Final = 60.0  # the program has ended us long before, unless it died itself
_BUS: Final = "DBUS_SESSION_BUS_ADDRESS"
_WRITTEN: Final = re.compile(r"[A-Za-z0-9+/=]{44}")
# By name, because secretstorage is not installed on every system.
_LOCKED: Final = frozenset({"KeyringLocked", "LockedException", "PromptDismissedException"})
_ABSENT: Final = frozenset({"InitError", "SecretServiceNotAvailableException"})


def main() -> None:
    """Answer one request and leave."""
    _shut_off()
    # What a library prints must not end up in the reply.
    pipe = os.dup(1)
    os.dup2(2, 1)
    os.write(pipe, answer_bytes(sys.stdin.buffer.read(MESSAGE_LIMIT)))


def answer_bytes(said: bytes, building: "Building | None" = None) -> bytes:
    """Return the reply to one request; a call of `keyring` may block, and for ever.

    `building` makes a back end of one of the four names; `built` where none is given.
    """
    return reply_bytes(_answer(said, building or built))


def _shut_off() -> None:
    """Let nothing outside change what is asked, and leave no secret in a crash dump."""
    kept = without_overrides(os.environ)
    for name in set(os.environ) - set(kept):
        del os.environ[name]
    alarm = threading.Timer(_LONGEST_SECONDS, os._exit, (1,))
    alarm.daemon = True
    alarm.start()
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - exists on these systems only

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        _end_with_parent()


def _end_with_parent() -> None:
    import ctypes  # noqa: PLC0415 - used on Linux only
    import signal  # noqa: PLC0415 - used on Linux only

    process_control = ctypes.CDLL(None).prctl
    process_control(1, signal.SIGKILL)  # PR_SET_PDEATHSIG in linux/prctl.h
    process_control(4, 0)  # PR_SET_DUMPABLE: no other program of the citizen may look inside


def _answer(said: bytes, building: "Building") -> Reply:
    try:
        request = read_request(said)
    except Garbled:
        return Reply(Outcome.FAILED, "garbled question")
    for name in request.back_ends:
        if name not in _TRUSTED:
            return Reply(Outcome.REFUSED, name)
    for name in request.back_ends:
        reply = _answer_of(BackEnd(name), request, building)
        if reply.outcome is not Outcome.ABSENT:
            return reply
    return Reply(Outcome.ABSENT)


def _answer_of(name: BackEnd, request: Request, building: "Building") -> Reply:
    ring = building(name)
    if ring is None:
        return Reply(Outcome.ABSENT, name)
    built = f"{type(ring).__module__}.{type(ring).__qualname__}"
    if built != name:
        return Reply(Outcome.REFUSED, built)
    try:
        return _called(ring, name, request)
    except Exception as fault:  # noqa: BLE001 - back ends raise anything, also of their systems
        return _told(fault, name)


def built(name: BackEnd) -> "KeyringBackend | None":
    """Return the back end, or None when this computer cannot have it."""
    # python-dbus would start a bus of its own, with an empty wallet, and leave it running.
    if name is BackEnd.KWALLET and _BUS not in os.environ:
        return None
    module, _, kind = name.rpartition(".")
    try:
        ring_class: type[KeyringBackend] = getattr(import_module(module), kind)
        _ = ring_class.priority  # raises when what it needs is not there
        ring = ring_class()
        if name is BackEnd.WINDOWS:  # else it would roam to other computers of an organisation
            ring.persist = "local machine"  # type: ignore[attr-defined] # of this class only
    except Exception:  # noqa: BLE001 - priorities raise anything, and it all means the same here
        return None
    return ring


def _called(ring: "KeyringBackend", name: BackEnd, request: Request) -> Reply:
    if name is BackEnd.SECRET_SERVICE and (shut := _shut_collection()):
        return Reply(shut, name)
    # An entry of its own for each key: with one service and more users, Windows moves entries.
    service = f"{_SERVICE}.{request.kid}"
    if request.action is Action.KIND:
        return Reply(Outcome.DONE, name)
    if request.action is Action.SET:
        ring.set_password(service, _USER, request.secret)
        if name is BackEnd.WINDOWS:
            _forget_older(ring, service)
        return Reply(Outcome.DONE, name)
    secret = ring.get_password(service, _USER)
    if secret is None:
        return Reply(Outcome.MISSING, name)
    if request.action is Action.DELETE:
        ring.delete_password(service, _USER)
        return Reply(Outcome.DONE, name)
    # What is not of ours goes no further; the program then finds that there is no key in it.
    return Reply(Outcome.FOUND, name, secret if _WRITTEN.fullmatch(secret) else "")


def _forget_older(ring: "KeyringBackend", service: str) -> None:
    """Delete the key that was replaced: `keyring` has moved it to an entry of this name."""
    moved = f"{_USER}@{service}"
    if ring.get_password(moved, _USER) is not None:
        ring.delete_password(moved, _USER)


def _shut_collection() -> Outcome | None:
    """Return why the default collection cannot be used now, or None when it can.

    `keyring` would ask the citizen for its password, or to make one, in a dialog that is not ours
    and in which the ten seconds run out. The session collection is gone after logging out.
    """
    import secretstorage  # noqa: PLC0415 - not installed on every system

    with closing(secretstorage.dbus_init()) as bus:
        try:
            collection = secretstorage.get_collection_by_alias(bus, "default")
        except secretstorage.ItemNotFoundException:
            return Outcome.ABSENT
        if collection.collection_path.endswith("/collection/session"):
            return Outcome.ABSENT
        return Outcome.LOCKED if collection.is_locked() else None


def _told(fault: Exception, name: BackEnd) -> Reply:
    kinds = {kind.__name__ for kind in type(fault).__mro__}
    if kinds & _LOCKED:
        return Reply(Outcome.LOCKED, name)
    if kinds & _ABSENT:
        return Reply(Outcome.ABSENT, name)
    return Reply(Outcome.FAILED, type(fault).__name__)


if __name__ == "__main__":
    main()

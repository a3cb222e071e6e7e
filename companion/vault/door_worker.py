"""The process that holds the keys of an open vault: questions by name on stdin, answers on stdout.

Started as `python -m companion.vault.door_worker FOLDER`. It ends when its stdin does, whatever it
is doing, so it never outlives the program. It may be started ahead: then it makes itself ready,
reads nothing, and ends when no question comes within some minutes. Nothing that it holds is in a
crash dump or on stderr.
"""

import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO

from companion.vault.door import Contents, Door, NewPhrase, Standing
from companion.vault.door_errors import DoorBroken, TooLittleMemory
from companion.vault.door_inside import InsideDoor
from companion.vault.door_session import Edges
from companion.vault.door_wire import (
    IDLE_SECONDS,
    Action,
    Done,
    Reply,
    Request,
    Text,
    read_request,
    receive,
    reply_bytes,
    send,
)
from companion.vault.errors import VaultError
from companion.vault.key_store_wire import without_overrides


def main(words: list[str]) -> None:
    """Serve the vault in the folder that is named, until the program is gone."""
    edges = Edges()
    serve(InsideDoor(Path(words[0]), edges), warm_up=lambda: _meet_key_store(edges))


def serve(
    door: Door, *, idle: float = IDLE_SECONDS, warm_up: Callable[[], None] | None = None
) -> None:
    """Answer through this door until stdin ends, or until `idle` seconds pass without a first word.

    `warm_up` is done before the first, while the program may still be waiting for the citizen.
    """
    _shut_off()
    # What a library prints must not end up among the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    questions: SimpleQueue[bytes] = SimpleQueue()
    reader = threading.Thread(target=_read, args=(sys.stdin.buffer, questions), daemon=True)
    reader.start()
    if warm_up is not None:
        warm_up()
    question = _first(questions, idle)
    while True:
        reply = _answer(door, question)
        try:
            send(answers, reply_bytes(reply))
        except OSError:
            os._exit(1)
        if isinstance(reply, DoorBroken):
            os._exit(1)  # what state it is in nobody knows
        question = questions.get()


def _first(questions: "SimpleQueue[bytes]", idle: float) -> bytes:
    try:
        return questions.get(timeout=idle)
    except Empty:
        os._exit(0)  # nobody came


def _meet_key_store(edges: Edges) -> None:
    """Import and connect what the key store needs; no key is asked for."""
    with suppress(VaultError):
        edges.key_store(None).kind()


def _read(pipe: IO[bytes], questions: "SimpleQueue[bytes]") -> None:
    while (data := receive(pipe)) is not None:
        questions.put(data)
    # At once: whatever is being written is whole or not there at all, as after a power cut.
    os._exit(0)


def _answer(door: Door, data: bytes) -> Reply:
    try:
        return answered(door, read_request(data))
    except VaultError as error:
        return error
    except MemoryError:
        return TooLittleMemory()
    except Exception as fault:  # noqa: BLE001 - its text could hold a secret, so only its kind goes
        return DoorBroken(type(fault).__name__)


def answered(door: Door, request: Request) -> Reply:
    """Return what the door says to the request.

    Raises:
        VaultError, MemoryError: as the call of the door does.
    """
    told = _calls(door, request)[request.action]()
    match told:
        case None:
            return Done()
        case str():
            return Text(told)
        case _:
            return told


def _calls(
    door: Door, request: Request
) -> dict[Action, Callable[[], Standing | Contents | NewPhrase | str | None]]:
    kind, secret, value, own = request.kind, request.secret, request.value, request.own
    return {
        Action.STANDING: door.standing,
        Action.CREATE: lambda: door.create(secret, own),
        Action.CREATE_BY_WORDS: door.create_by_words,
        Action.OPEN: lambda: door.open(secret),
        Action.KEEP: lambda: door.keep(kind, value),
        Action.FORGET: lambda: door.forget(kind),
        Action.REVEAL: lambda: door.reveal(kind, secret),
        Action.CHANGE: lambda: door.change(secret, value, own),
        Action.NEW_SHEET: lambda: door.new_sheet(secret),
        Action.OPEN_WITH_SHEET: lambda: door.open_with_sheet(secret, value, own),
        Action.USE_PREVIOUS: door.use_previous,
        Action.USE_OLDER: door.use_older,
        Action.THROW_AWAY: door.throw_away,
    }


def _shut_off() -> None:
    """Let nothing outside change what is done, and leave no secret in a crash dump."""
    kept = without_overrides(os.environ)
    for name in set(os.environ) - set(kept):
        del os.environ[name]
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - exists on these systems only

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes  # noqa: PLC0415 - used on Linux only

        # PR_SET_DUMPABLE in linux/prctl.h: no other program of the citizen may look inside.
        ctypes.CDLL(None).prctl(4, 0)


if __name__ == "__main__":
    main(sys.argv[1:])

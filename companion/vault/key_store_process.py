"""One question to the key store in a process of its own, with an end to it whatever happens.

A key store may show a dialog that nobody answers, and its library then waits for ever.
"""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

import companion
from companion.vault.key_store_errors import KeyStoreFailed, KeyStoreSlow
from companion.vault.key_store_wire import MESSAGE_LIMIT, without_overrides

# `-m` puts the working folder first on the import path. This one holds our package, so that a
# `keyring.py` in the folder where the citizen happens to be is not run.
_HOME: Final = Path(companion.__file__).resolve().parent.parent

# What was killed lets go of the pipe at once; only what fled its group would hold it longer.
_LAST_SECONDS: Final = 1.0


def worker_command() -> tuple[str, ...]:
    """Return the command for the helper: of this interpreter, or of the frozen program.

    A frozen program must hand `--key-store-worker` to `key_store_worker.main`.
    """
    if getattr(sys, "frozen", False):
        return (sys.executable, "--key-store-worker")
    return (sys.executable, "-m", "companion.vault.key_store_worker")


def ask(command: Sequence[str], question: bytes, seconds: float) -> bytes:
    """Return what the helper says to a question of less than `MESSAGE_LIMIT` bytes.

    Blocks; the helper and all that it started in its group are gone when this returns.

    Raises:
        KeyStoreSlow: it did not end its answer within `seconds`.
        KeyStoreFailed: it could not be started, or died without a word.
    """
    helper = _started(command)
    said: list[bytes] = []
    reader = threading.Thread(target=_read, args=(_pipe(helper.stdout), said), daemon=True)
    reader.start()
    try:
        _tell(_pipe(helper.stdin), question)
        reader.join(seconds)
        late = reader.is_alive()
    finally:
        _end(helper)
        reader.join(_LAST_SECONDS)
    if late:
        raise KeyStoreSlow(seconds)
    if not said or not said[0]:
        raise KeyStoreFailed("no answer")
    return said[0]


def _started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(  # noqa: S603 - our own program, no shell
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # a traceback there could tell too much
            env=without_overrides(os.environ),
            cwd=_HOME,
            start_new_session=True,  # a group of its own, so that all of it can be ended
            creationflags=0x0800_0000 if sys.platform == "win32" else 0,  # CREATE_NO_WINDOW
        )
    except OSError as error:
        raise KeyStoreFailed(type(error).__name__) from error


def _pipe(end: IO[bytes] | None) -> IO[bytes]:
    assert end is not None  # noqa: S101 - both were asked for with PIPE
    return end


def _tell(pipe: IO[bytes], question: bytes) -> None:
    # It fits in the pipe, so this never waits; a helper that is gone tells it by its silence.
    with suppress(OSError), pipe:
        pipe.write(question)


def _read(pipe: IO[bytes], said: list[bytes]) -> None:
    # This thread alone closes the pipe: a grandchild that fled the group may hold the other end.
    with pipe:
        said.append(pipe.read(MESSAGE_LIMIT))


def _end(helper: subprocess.Popen[bytes]) -> None:
    """End the helper with its group, and wait for it.

    It was not waited for before, so its number is still its own and no stranger's group is ended.
    """
    if sys.platform == "win32":
        helper.kill()
    else:
        with suppress(ProcessLookupError, PermissionError):  # macOS says the latter of a zombie
            os.killpg(helper.pid, signal.SIGKILL)
    helper.wait()

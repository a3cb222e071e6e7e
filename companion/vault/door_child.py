"""The process of the vault as the program sees it: a message in, one out, and an end to it."""

import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import IO, Final

import companion
from companion.vault.door_errors import DoorBroken
from companion.vault.door_wire import receive, send
from companion.vault.key_store_wire import without_overrides

# `-m` puts the working folder first on the import path; in this one lies our package and nothing
# that the citizen has put there.
_HOME: Final = Path(companion.__file__).resolve().parent.parent


def door_command() -> tuple[str, ...]:
    """Return the command of the process: of this interpreter, or of the frozen program.

    A frozen program must hand `--vault-worker` and what follows to `door_worker.main`.
    """
    if getattr(sys, "frozen", False):
        return (sys.executable, "--vault-worker")
    return (sys.executable, "-m", "companion.vault.door_worker")


class DoorChild:
    """One running process; a thread reads what it says, so nobody waits longer than allowed."""

    def __init__(self, command: Sequence[str]) -> None:
        """Start it.

        Raises:
            DoorBroken: the system cannot.
        """
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own program, no shell
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # a traceback there could tell too much
                env=without_overrides(os.environ),
                cwd=_HOME,
                creationflags=0x0800_0000 if sys.platform == "win32" else 0,  # CREATE_NO_WINDOW
            )
        except OSError as error:
            raise DoorBroken(type(error).__name__) from error
        assert self._process.stdin is not None  # noqa: S101 - asked for with PIPE
        assert self._process.stdout is not None  # noqa: S101 - likewise
        self._stdin = self._process.stdin
        self._said: SimpleQueue[bytes | None] = SimpleQueue()
        self._reader = threading.Thread(
            target=self._read, args=(self._process.stdout,), name="vault pipe", daemon=True
        )
        self._reader.start()

    @property
    def number(self) -> int:
        """The number of the process."""
        return self._process.pid

    def is_running(self) -> bool:
        """Return whether it is there still."""
        return self._process.poll() is None

    def ask(self, question: bytes, seconds: float) -> bytes:
        """Return the answer.

        Raises:
            DoorBroken: it is gone, or gave none in time.
        """
        try:
            send(self._stdin, question)
            answer = self._said.get(timeout=seconds)
        except (OSError, ValueError) as error:
            raise DoorBroken("gone") from error
        except Empty as error:
            raise DoorBroken("silent") from error
        if answer is None:
            raise DoorBroken("gone")
        return answer

    def end(self) -> None:
        """End it now and wait until it is gone; what it wrote last is whole or not there."""
        self._process.kill()
        self._process.wait()
        self._reader.join()
        with suppress(OSError):
            self._stdin.close()

    def _read(self, pipe: IO[bytes]) -> None:
        with pipe:
            while (data := receive(pipe)) is not None:
                self._said.put(data)
        self._said.put(None)
        self._process.wait()  # one that ended by itself leaves nothing in the table of processes

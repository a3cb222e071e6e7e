"""One voice process as the program sees it: lines go in, lines come out, and it can be ended."""

import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import IO, cast

import companion
from companion.speech.errors import NoProcess
from companion.speech.pipe import LINE_LIMIT

# A console window would flash up on Windows; elsewhere the flag does not exist.
NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)

# `-m` puts the working folder first on the import path. This one holds our package, so that a
# `json.py` in the folder where the citizen happens to be is not run.
HOME = Path(companion.__file__).resolve().parent.parent


def voice_command(*flags: str) -> tuple[str, ...]:
    """Return the command for a voice process: of this interpreter, or of the frozen program.

    A frozen program must hand `--speech-worker` and what follows to `worker.main`.
    """
    if getattr(sys, "frozen", False):
        return (sys.executable, "--speech-worker", *flags)
    return (sys.executable, "-m", "companion.speech.worker", *flags)


_LAST_LINE_SECONDS = 1.0


class Child:
    """A running voice process with a thread at either end of its pipes.

    The threads keep the caller from ever waiting for a pipe: one that is full stops only the
    thread that writes, and ending the process frees it.
    """

    def __init__(
        self,
        command: Sequence[str],
        on_line: Callable[["Child", bytes], None],
        on_gone: Callable[["Child"], None],
    ) -> None:
        """Start the process; `on_line` and `on_gone` are called on a thread of the child.

        Raises:
            NoProcess: the operating system cannot start `command`.
        """
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own program, no shell
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                # Sound libraries complain there at length, and nobody would read it.
                stderr=subprocess.DEVNULL,
                cwd=HOME,
                creationflags=NO_WINDOW,
            )
        except OSError as e:
            raise NoProcess(e.strerror or "unknown") from e
        self._on_line = on_line
        self._on_gone = on_gone
        self._to_write: SimpleQueue[bytes | None] = SimpleQueue()
        # Both are pipes, as asked above; only the type of Popen cannot tell.
        ends = (
            (self._write, cast("IO[bytes]", self._process.stdin)),
            (self._read, cast("IO[bytes]", self._process.stdout)),
        )
        self._threads = [
            threading.Thread(target=work, args=(pipe,), name="voice pipe", daemon=True)
            for work, pipe in ends
        ]
        for thread in self._threads:
            thread.start()

    def send(self, line: bytes) -> None:
        """Return at once; `line` is written as soon as the process takes it."""
        self._to_write.put(line)

    def end(self) -> None:
        """End the process now and leave no zombie; silent within a few milliseconds."""
        self._process.kill()
        # Bounded: a process that is stuck in a driver must not keep the program from ending.
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_LAST_LINE_SECONDS)
        self._to_write.put(None)
        for thread in self._threads:
            if thread is not threading.current_thread():
                # Bounded: a process of the process may hold its end of the pipe open.
                thread.join(_LAST_LINE_SECONDS)

    def _write(self, pipe: IO[bytes]) -> None:
        # A broken pipe means that the process is gone, and the reading thread tells that.
        with suppress(OSError), pipe:
            while (line := self._to_write.get()) is not None:
                pipe.write(line)
                pipe.flush()

    def _read(self, pipe: IO[bytes]) -> None:
        with pipe:
            while line := pipe.readline(LINE_LIMIT):
                self._on_line(self, line)
        # A process that closed its side can tell nothing any more, so it is ended as well.
        self.end()
        self._on_gone(self)

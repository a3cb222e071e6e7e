"""Looks at processes of the system; Linux only."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from companion.speech.child import HOME

_PROGRAM = Path(__file__).with_name("abandoning_program.py")
_LONG_SECONDS = 30.0


def children(pid: int) -> list[int]:
    """Return the processes started by `pid`, from any of its threads."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        found.extend(map(int, task.read_text().split()))
    return found


def is_gone(pid: int) -> bool:
    """Return whether `pid` has ended, be it that nobody has asked for its end yet."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return True
    return state == "Z"


def wait_until_gone(pid: int) -> bool:
    """Return whether `pid` ends within a long time."""
    deadline = time.monotonic() + _LONG_SECONDS
    while time.monotonic() < deadline:
        if is_gone(pid):
            return True
        time.sleep(0.01)
    return False


def voice_of_killed_program(*command: str) -> int:
    """Return the voice process of a program that was killed with SIGKILL while it had a voice."""
    with subprocess.Popen(  # noqa: S603 - our own program, no shell
        [sys.executable, str(_PROGRAM), *command],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(HOME)},
    ) as program:
        assert program.stdout is not None
        program.stdout.readline()
        (voice,) = children(program.pid)
        program.send_signal(signal.SIGKILL)
    return voice

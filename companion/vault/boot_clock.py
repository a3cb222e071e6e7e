"""How long the computer has been on, sleep included; no setting of the clock changes it."""

import os
import sys
import time
from pathlib import Path
from typing import Final, Protocol

_BOOT_ID: Final = Path("/proc/sys/kernel/random/boot_id")
# Where the system does not tell which start this is, each start of the program counts as one:
# a wait is then longer than it need be, and never shorter.
_THIS_PROCESS: Final = os.urandom(16).hex()


class BootClock(Protocol):
    """Tells the seconds since the computer was started, and which start that was."""

    def seconds(self) -> float:
        """Return the seconds since the start."""
        ...

    def boot_id(self) -> str:
        """Return a word without spaces that is another after each start of the computer."""
        ...


class SystemBootClock:
    """The clock of this computer."""

    def seconds(self) -> float:
        """Return the seconds since the start, with those asleep where the system counts them."""
        if sys.platform == "linux":
            return time.clock_gettime(time.CLOCK_BOOTTIME)
        if sys.platform == "darwin":
            # There the clock of this name goes on in sleep, and `time.monotonic`, which has
            # another one below it, does not (CPython issue 86273).
            return time.clock_gettime(time.CLOCK_MONOTONIC)
        return time.monotonic()

    def boot_id(self) -> str:
        """Return the name of this start; without one, that of this process."""
        try:
            return _BOOT_ID.read_text(encoding="ascii").strip() or _THIS_PROCESS
        except (OSError, UnicodeDecodeError):
            return _THIS_PROCESS


class SetBootClock:
    """The quiet twin: stands still until it is told otherwise."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.boot = 1

    def seconds(self) -> float:
        """Return what it was set to."""
        return self.now

    def boot_id(self) -> str:
        """Return the number of the start."""
        return str(self.boot)

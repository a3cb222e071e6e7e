"""What waits at the printers, and how a page that was not printed yet is taken back."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from typing import Final, Protocol

_PATIENCE: Final = 3.0  # seconds for each question; CUPS on this computer answers in 10 ms
# The name of a printer and the number of the job, as `lpstat -o` begins its lines. In a name
# are no space, number sign or slash (lpadmin(8)); a dash in front would make it an option.
_JOB: Final = re.compile(r"[^\s/#-][^\s/#]*-[0-9]+")


class PrintQueue(Protocol):
    """The jobs of one visit at the printers. Every method may wait some seconds: on the worker."""

    def begin(self) -> None:
        """Take every job that waits now for one of before this visit."""
        ...

    def waiting(self) -> int:
        """Return how many jobs of this visit wait; 0 where the system does not tell."""
        ...

    def cancel(self) -> int:
        """Return how many jobs of this visit were taken back and will not come out."""
        ...


def print_queue(platform: str = sys.platform) -> PrintQueue:
    """Return the queue of a system, named as `sys.platform` names it.

    Windows has the quiet one: it asks for more than a program of the system with a fixed answer.
    """
    programs = None if platform == "win32" else _programs()
    account = "" if platform == "win32" else _account()
    return NoQueue() if programs is None or not account else CupsQueue(*programs, account)


class NoQueue:
    """The quiet twin: no queue that could be asked, nothing waits."""

    def begin(self) -> None:
        """Remember nothing."""

    def waiting(self) -> int:
        """Return 0."""
        return 0

    def cancel(self) -> int:
        """Return 0."""
        return 0


class CupsQueue:
    """The queue of CUPS, by its programs `lpstat` and `cancel`.

    `lpstat` tells no titles. So a job is of this visit when it is of this account and came after
    `begin`; where that could not be asked no job is, and nothing is taken back.
    """

    def __init__(
        self, lpstat: str, cancel: str, account: str, *, patience: float = _PATIENCE
    ) -> None:
        self._lpstat = lpstat
        self._cancel = cancel
        self._account = account
        self._patience = patience
        self._before: frozenset[str] | None = None

    def begin(self) -> None:
        """Remember the jobs that are there."""
        self._before = self._jobs()

    def waiting(self) -> int:
        """Return how many jobs came since `begin`."""
        return len(self._ours())

    def cancel(self) -> int:
        """Take the jobs back that came since `begin`, one by one."""
        gone: set[str] = set()
        for job in sorted(self._ours()):
            done = self._run(self._cancel, job)
            if done is None:
                break  # it hangs; the next would as well
            if done.returncode == 0:
                gone.add(job)
        # CUPS may name a job for a moment after it took it back.
        self._before = (self._before or frozenset()) | gone if gone else self._before
        return len(gone)

    def _ours(self) -> frozenset[str]:
        there = None if self._before is None else self._jobs()
        if there is None or self._before is None:
            return frozenset()
        return there - self._before

    def _jobs(self) -> frozenset[str] | None:
        """Return the jobs of this account that wait, or None when nobody tells."""
        done = self._run(self._lpstat, "-o")
        if done is None or done.returncode != 0:
            return None
        lines = (line.split() for line in done.stdout.splitlines())
        return frozenset(
            words[0]
            for words in lines
            if len(words) > 1 and words[1] == self._account and _JOB.fullmatch(words[0])
        )

    def _run(self, program: str, word: str) -> "subprocess.CompletedProcess[str] | None":
        """Return what the program did, or None when it hangs or cannot be started."""
        try:
            return subprocess.run(  # noqa: S603 - a program of CUPS by its whole path, no shell
                (program, word),
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
                errors="replace",
                timeout=self._patience,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            return None


def _environment(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return ours, in the language whose answers are known."""
    return {**environment, "LC_ALL": "C"}


def _programs() -> tuple[str, str] | None:
    lpstat, cancel = shutil.which("lpstat"), shutil.which("cancel")
    if lpstat is None or cancel is None:
        return None
    return os.path.abspath(lpstat), os.path.abspath(cancel)  # noqa: PTH100 - as it is on the PATH, not through its links


def _account() -> str:
    """Return the name under which CUPS keeps our jobs, or "" when this account has none."""
    import pwd  # noqa: PLC0415 - not on Windows

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return ""

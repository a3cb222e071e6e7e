"""The process of the vault that stands ready before it is needed, and has read nothing yet."""

import threading
import time
from collections.abc import Sequence
from typing import Final

from companion.vault.door_child import DoorChild
from companion.vault.door_errors import DoorBroken
from companion.vault.door_wire import IDLE_SECONDS

_FIT_SECONDS: Final = IDLE_SECONDS - 30  # well before it ends by itself, so never while it is asked


class Standby:
    """Keeps one idle process at most; it ends by itself when it is asked nothing."""

    def __init__(self, command: Sequence[str]) -> None:
        """Remember how to start one; nothing is started yet."""
        self._command = command
        self._hand = threading.Lock()
        self._child: DoorChild | None = None
        self._begun = 0.0
        self._over = False

    @property
    def process(self) -> int | None:
        """The number of the idle process, or None when there is none that is fit."""
        with self._hand:
            return self._child.number if self._child and self._fit(self._child) else None

    def prepare(self) -> None:
        """Have one stand ready, started now when there is none; it does not wait for it.

        Raises:
            DoorBroken: the system cannot start one.
        """
        with self._hand:
            if self._over or (self._child is not None and self._fit(self._child)):
                return
            old, self._child = self._child, DoorChild(self._command)
            self._begun = time.monotonic()
        if old is not None:
            old.end()

    def taken(self) -> DoorChild:
        """Return the one that stands ready, or a new one; it is the caller's from now on.

        Raises:
            DoorBroken: the system cannot start one, or the door was closed for good.
        """
        with self._hand:
            if self._over:
                raise DoorBroken("closed")
            child, self._child = self._child, None
            fit = child is not None and self._fit(child)
        if child is not None and fit:
            return child
        if child is not None:
            child.end()
        return DoorChild(self._command)

    def drop(self, *, for_good: bool = False) -> None:
        """End the idle one; with `for_good` none is ever started again."""
        with self._hand:
            child, self._child = self._child, None
            self._over = self._over or for_good
        if child is not None:
            child.end()

    def _fit(self, child: DoorChild) -> bool:
        return time.monotonic() - self._begun < _FIT_SECONDS and child.is_running()

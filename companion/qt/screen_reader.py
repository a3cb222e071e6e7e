"""Whether a screen reader runs, as far as this system tells it.

It is imported after the first painted frame: nothing on the first screen waits for the answer.
"""

import sys
from collections.abc import Callable
from typing import Protocol

Changed = Callable[[bool], None]


class ScreenReaders(Protocol):
    """The screen readers of this system, known without ever waiting for them."""

    def running(self) -> bool:
        """Return whether one runs, as was last heard; False until something was heard."""
        ...

    def watch(self, changed: Changed) -> None:
        """Call `changed` on the thread of the window with each other answer from now on.

        One listener: a later one takes the place of an earlier one.
        """
        ...

    def close(self) -> None:
        """Hear nothing more; harmless twice."""
        ...


def screen_readers(platform: str = sys.platform) -> ScreenReaders:
    """Return the screen readers of a system, named as `sys.platform` names it; at once."""
    if platform in ("win32", "darwin"):
        from companion.qt.screen_reader_polled import (  # noqa: PLC0415 - not on Linux
            PolledScreenReaders,
            mac_question,
            windows_question,
        )

        question = windows_question() if platform == "win32" else mac_question()
        return PolledScreenReaders(question)
    # Brings QtDBus, which the other systems do not need.
    from companion.qt.screen_reader_bus import BusScreenReaders  # noqa: PLC0415
    from companion.qt.session_bus import session_bus_addresses  # noqa: PLC0415

    return BusScreenReaders(session_bus_addresses())


class Answer:
    """The last answer that was heard, and who wants to know when it is another."""

    def __init__(self) -> None:
        self.running = False
        self.changed: Changed | None = None

    def take(self, running: bool) -> None:
        """Keep an answer, and tell it when it is not the one that was known."""
        if running == self.running:
            return
        self.running = running
        if self.changed is not None:
            self.changed(running)


class ScriptedScreenReaders:
    """A screen reader that runs when a test says so."""

    def __init__(self, *, running: bool = False) -> None:
        self._answer = Answer()
        self._answer.running = running

    def running(self) -> bool:
        """Return what the test said last."""
        return self._answer.running

    def watch(self, changed: Changed) -> None:
        """Call `changed` when the test says something else."""
        self._answer.changed = changed

    def close(self) -> None:
        """Tell nothing more."""
        self._answer.changed = None

    def say(self, running: bool) -> None:
        """Let a screen reader start or end."""
        self._answer.take(running)

"""Keeps a trembling hand from pressing twice, and from pressing what has only just appeared."""

from collections.abc import Callable


class PressGuard:
    """Decides whether a press counts.

    A press on the control that was pressed last counts only after `debounce_ms` without any press
    on it (EN 301 549 clause 5.8); after a new screen no press counts for `guard_ms`, so that the
    second half of a double click never reaches the next question.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.debounce_ms = 500
        self.guard_ms = 700
        self.by_keyboard = False  # the last press came from the keyboard
        self._shown = float("-inf")
        self._pressed = float("-inf")
        self._control = ""

    def screen_shown(self) -> None:
        """Note that a new screen is there from now on."""
        self._shown = self._clock()
        self._control = ""

    def allows(self, control: str) -> bool:
        """Return whether a press on the control named `control` counts now."""
        now = self._clock()
        again = control == self._control and (now - self._pressed) * 1000 < self.debounce_ms
        fresh = (now - self._shown) * 1000 < self.guard_ms
        self._control, self._pressed = control, now
        return not again and not fresh

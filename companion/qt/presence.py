"""Whether anybody is still there: the warning, the end of a visit, and a computer that slept."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

_LOOK_MS = 1000
# A tick that comes this late did not run: the computer slept, or the program stood still.
_GAP_SECONDS = 10.0
# How far the two clocks may drift apart between two looks without any sleep.
_DRIFT_SECONDS = 0.5


class Presence(QObject):
    """Judges by a clock that counts sleep, so that a visit ends before anything else on waking.

    `clock` tells seconds with sleep (`companion.vault.boot_clock`), `awake` seconds without. Where
    `awake` counts sleep as well a sleep is only known by its gap. Quiet until `begin`.
    """

    warned = Signal()  # once in each idle time
    over = Signal()  # once; nothing more is told until `begin`
    woke = Signal(float)  # seconds asleep; comes after `over` when the sleep was the end

    def __init__(
        self,
        clock: Callable[[], float],
        parent: QObject | None = None,
        awake: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._awake = awake
        self._idle = self._warning = 0.0
        self._touched = self._looked = self._looked_awake = 0.0
        self._told = False  # the warning of this idle time
        self._running = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def begin(self, idle_seconds: int, warning_seconds: int = 60) -> None:
        """Begin a visit that is over after `idle_seconds` without anybody; 0 for never.

        The warning comes `warning_seconds` before the end, but not before half of the time. A
        sleep is told in either case. Beginning anew replaces what was begun.
        """
        self._idle = float(idle_seconds)
        self._warning = min(float(warning_seconds), self._idle / 2)
        self._touched = self._looked = self._clock()
        self._looked_awake = self._awake()
        self._told = False
        self._running = True
        self._timer.start(_LOOK_MS)

    def touched(self) -> bool:
        """Note a press, a key or the voice; return whether the screen is still what it was.

        False when this was the first to come after the end or after a sleep: the signals went
        before it, and the press was meant for a screen that is gone.
        """
        unchanged = self.look()
        self._touched = self._clock()
        self._told = False
        return unchanged

    def stop(self) -> None:
        """Tell nothing more; harmless twice."""
        self._running = False
        self._timer.stop()

    def seconds_left(self) -> float:
        """Return the seconds until the end; infinite where there is none."""
        if not self._running or not self._idle:
            return float("inf")
        return max(0.0, self._touched + self._idle - self._clock())

    def look(self) -> bool:
        """Tell what is due; return False when the visit was over or the computer had slept.

        The timer calls it each second.
        """
        if not self._running:
            return True
        asleep = self._asleep()
        idle = self._looked - self._touched
        ended = bool(self._idle) and idle >= self._idle
        warns = bool(self._idle) and not self._told and idle >= self._idle - self._warning
        # All is noted before anyone is told: who hears it may begin anew.
        if ended:
            self.stop()
            self.over.emit()
        elif warns:
            self._told = True
        if asleep:
            self.woke.emit(asleep)
        if warns and not ended and self._running:
            self.warned.emit()
        return not (ended or asleep)

    def _asleep(self) -> float:
        """Return how many seconds the computer slept since the last look, and note this one."""
        now, now_awake = self._clock(), self._awake()
        gap = now - self._looked
        asleep = gap - (now_awake - self._looked_awake)
        self._looked, self._looked_awake = now, now_awake
        if asleep > _DRIFT_SECONDS:
            return asleep
        return gap if gap > _GAP_SECONDS else 0.0

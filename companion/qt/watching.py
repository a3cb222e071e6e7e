"""Whether the citizen is still there, told to the session as intents."""

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from companion.qt.presence import Presence
from companion.session.intents import IdleOver, IdleWarning, Intent

if TYPE_CHECKING:
    from companion.qt.suspending import Suspending

# A shorter sleep may be a lid that was touched, or a computer that stood still: then it is asked.
_LONG_SLEEP = 60.0  # seconds


class Watching(QObject):
    """Watches for nobody pressing, and for sleep; begins anew after each end that it told."""

    def __init__(
        self,
        clock: Callable[[], float],
        suspending: "Suspending",
        take: Callable[[Intent], None],
        parent: QObject | None = None,
        awake: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(parent)
        self._take = take
        self._suspending = suspending
        self._idle_seconds = 0
        self._presence = Presence(clock, self, awake)
        self._presence.warned.connect(lambda: take(IdleWarning()))
        self._presence.over.connect(self._over)
        self._presence.woke.connect(self._woke)

    def begin(self, idle_minutes: int) -> None:
        """Watch, with as many minutes without a press as the device allows."""
        self._idle_seconds = idle_minutes * 60
        self._presence.begin(self._idle_seconds)
        self._suspending.watch(self._over)

    def touched(self) -> None:
        """Note a press, a key, or the voice that is speaking."""
        self._presence.touched()

    def look(self) -> None:
        """Tell what is due now; a timer asks each second."""
        self._presence.look()

    def close(self) -> None:
        """Watch no more."""
        self._presence.stop()
        self._suspending.close()

    def _over(self) -> None:
        self._take(IdleOver())
        self._presence.begin(self._idle_seconds)  # for whoever comes next

    def _woke(self, asleep: float) -> None:
        self._take(IdleOver() if asleep >= _LONG_SLEEP else IdleWarning())

"""That the computer is about to sleep, or its screen to be locked, as far as the system tells."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

Told = Callable[[], None]

# D-Bus specification, "Well-known Message Bus Instances". Newer systems have only the second.
_USUAL = ("/var/run/dbus/system_bus_socket", "/run/dbus/system_bus_socket")


class Suspending(Protocol):
    """Tells of suspend, screen lock and user switch, where the system tells of them."""

    def watch(self, sleeping: Told) -> None:
        """Call `sleeping` on the thread of the window just before, each time.

        What must be done before the computer sleeps is done when it returns. One listener: a
        later one takes the place of an earlier one.
        """
        ...

    def close(self) -> None:
        """Tell nothing more; harmless twice."""
        ...


def suspending(platform: str = sys.platform) -> Suspending:
    """Return what tells of it on a system, named as `sys.platform` names it; at once.

    On Windows and macOS nothing tells: there `companion.qt.presence` sees the sleep on waking.
    """
    if platform != "linux":
        return ScriptedSuspending()
    # Brings QtDBus, which the other systems do not need.
    from companion.qt.suspending_bus import LogindSuspending  # noqa: PLC0415

    return LogindSuspending(system_bus_addresses())


def system_bus_addresses(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """Return the addresses of the system bus, best first; none when the system has no bus."""
    named = environment.get("DBUS_SYSTEM_BUS_ADDRESS", "")
    if named:
        return tuple(address for address in named.split(";") if address)
    return tuple(f"unix:path={place}" for place in _USUAL if Path(place).is_socket())


class ScriptedSuspending:
    """The quiet twin: sleeps when a test says so."""

    def __init__(self) -> None:
        self._sleeping: Told | None = None

    def watch(self, sleeping: Told) -> None:
        """Call `sleeping` when the test says so."""
        self._sleeping = sleeping

    def close(self) -> None:
        """Tell nothing more."""
        self._sleeping = None

    def sleep(self) -> None:
        """Let the computer sleep."""
        if self._sleeping is not None:
            self._sleeping()

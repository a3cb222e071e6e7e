"""What systemd-logind tells on the system bus of Linux: suspend, screen lock, user switch.

Source: org.freedesktop.login1(5) of systemd, and its page on inhibitor locks.
"""

import itertools
import os
from collections.abc import Sequence
from threading import Thread
from typing import cast

from PySide6.QtCore import SLOT, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusError,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVariant,
)

from companion.qt.session_bus import answering
from companion.qt.suspending import Told

_SERVICE = "org.freedesktop.login1"
_PATH = "/org/freedesktop/login1"
_MANAGER = "org.freedesktop.login1.Manager"
_SESSION = "org.freedesktop.login1.Session"
_PROPERTIES = "org.freedesktop.DBus.Properties"
# The session of who asks; for a program outside it, as desktops start them, that on the screen.
_OWN_SESSION = "/org/freedesktop/login1/session/auto"
_REPLY_MS = 2000
# How long the computer is held awake after the listener, so that the cover is painted. The
# system itself waits 5 s at most.
_PAINT_MS = 300

# Qt finds these slots by name. PySide6 6.11 says it wants bytes, and takes text only.
_ON_SLEEP = cast("bytes", SLOT("_on_sleep(QDBusMessage)"))
_ON_LOCK = cast("bytes", SLOT("_on_lock(QDBusMessage)"))
_ON_CHANGE = cast("bytes", SLOT("_on_change(QDBusMessage)"))
_ON_ERROR = cast("bytes", SLOT("_on_error(QDBusError,QDBusMessage)"))

_numbers = itertools.count(1)


class LogindSuspending(QObject):
    """Holds the computer awake for the moment that covering the screen takes.

    The bus is found on a thread, because that can take long; asking it takes no time, because
    answers come as events. Without bus or service nothing is told.
    """

    _found = Signal(str)

    def __init__(self, addresses: tuple[str, ...]) -> None:
        super().__init__()
        self._sleeping: Told | None = None
        self._name = f"suspending-{next(_numbers)}"
        self._bus: QDBusConnection | None = None
        self._session = ""  # its path; until it is known the lock of any session counts
        self._away: dict[str, bool] = {"LockedHint": False, "Active": False}
        self._held = -1  # the descriptor that holds the computer awake
        self._painting = QTimer(self, singleShot=True, interval=_PAINT_MS)
        self._painting.timeout.connect(self._release)
        self._closed = False
        self._found.connect(self._listen, Qt.ConnectionType.QueuedConnection)
        if addresses:
            Thread(target=self._find, args=(addresses,), name=self._name, daemon=True).start()

    def watch(self, sleeping: Told) -> None:
        """Call `sleeping` before the computer sleeps, and when the screen is locked or left."""
        self._sleeping = sleeping

    def close(self) -> None:
        """Hear nothing more, and let the computer sleep when it likes.

        The connection stays until the program ends. Qt would end it a little later, on a thread of
        its own, and with PySide6 6.11 the program crashes when Python lets go of us meanwhile.
        """
        self._closed = True
        self._sleeping = None
        self._release()
        self._bus = None

    def _find(self, addresses: tuple[str, ...]) -> None:
        """Connect to the bus; on a thread, and told to that of the window."""
        address = answering(addresses)
        if not address or self._closed:
            return
        QDBusConnection.connectToBus(address, self._name)
        try:
            self._found.emit(self._name)
        except RuntimeError:
            return  # the window is gone; nobody waits for it any more

    @Slot(str)
    def _listen(self, name: str) -> None:
        if self._closed:
            return
        self._bus = QDBusConnection(name)
        self._hear(_PATH, _MANAGER, "PrepareForSleep", _ON_SLEEP)
        self._hear("", _SESSION, "Lock", _ON_LOCK)
        self._hold()
        self._ask(_OWN_SESSION, _PROPERTIES, "Get", (_SESSION, "Id"), "_on_id")

    @Slot("QDBusMessage")
    def _on_sleep(self, told: QDBusMessage) -> None:
        if told.arguments()[:1] == [True]:
            self._tell()
            self._painting.start()
        else:
            self._painting.stop()
            self._hold()  # for the next time

    @Slot("QDBusMessage")
    def _on_lock(self, told: QDBusMessage) -> None:
        if self._session in ("", told.path()):
            self._tell()

    @Slot("QDBusMessage")
    def _on_id(self, reply: QDBusMessage) -> None:
        self._ask(_PATH, _MANAGER, "GetSession", (_value(reply),), "_on_session")

    @Slot("QDBusMessage")
    def _on_session(self, reply: QDBusMessage) -> None:
        path = next(iter(reply.arguments()), None)
        if self._bus is None or not isinstance(path, QDBusObjectPath):
            return
        self._session = path.path()
        self._hear(self._session, _PROPERTIES, "PropertiesChanged", _ON_CHANGE)

    @Slot("QDBusMessage")
    def _on_change(self, told: QDBusMessage) -> None:
        # `Lock` only asks a desktop to lock. One that locks by itself says so here, and so does
        # a switch to another user. What is told is not believed but asked again.
        if told.arguments()[:1] == [_SESSION]:
            self._ask(self._session, _PROPERTIES, "Get", (_SESSION, "LockedHint"), "_on_hint")
            self._ask(self._session, _PROPERTIES, "Get", (_SESSION, "Active"), "_on_active")

    @Slot("QDBusMessage")
    def _on_hint(self, reply: QDBusMessage) -> None:
        self._take("LockedHint", _value(reply) is True)

    @Slot("QDBusMessage")
    def _on_active(self, reply: QDBusMessage) -> None:
        self._take("Active", _value(reply) is False)

    @Slot("QDBusMessage")
    def _on_held(self, reply: QDBusMessage) -> None:
        given = next(iter(reply.arguments()), None)
        if isinstance(given, QDBusUnixFileDescriptor) and given.isValid() and not self._closed:
            self._release()
            self._held = os.dup(given.fileDescriptor())  # that one is closed with the message

    @Slot("QDBusError", "QDBusMessage")
    def _on_error(self, error: QDBusError, question: QDBusMessage) -> None:
        """Take no answer for one: what is not told by logind is seen on waking."""

    def _take(self, property_name: str, away: bool) -> None:
        was, self._away[property_name] = self._away[property_name], away
        if away and not was:
            self._tell()

    def _tell(self) -> None:
        if self._sleeping is not None:
            self._sleeping()

    def _hold(self) -> None:
        """Ask that the computer waits for us before it sleeps; the answer is a descriptor."""
        words = ("sleep", "Loketmaatje", "Covers what is on the screen", "delay")
        self._ask(_PATH, _MANAGER, "Inhibit", words, "_on_held")

    def _release(self) -> None:
        held, self._held = self._held, -1
        if held >= 0:
            os.close(held)

    def _hear(self, path: str, interface: str, name: str, slot: bytes) -> None:
        """Hear a signal from any sender: naming one would wait for the bus to say who that is.

        Who pretends to be logind can do no more than close what the citizen can open again.
        """
        if self._bus is not None:
            self._bus.connect("", path, interface, name, self, slot)

    def _ask(
        self, path: str, interface: str, name: str, arguments: Sequence[object], answer: str
    ) -> None:
        if self._bus is None:
            return
        question = QDBusMessage.createMethodCall(_SERVICE, path, interface, name)
        question.setArguments(list(arguments))
        question.setAutoStartService(False)
        slot = cast("bytes", SLOT(f"{answer}(QDBusMessage)"))
        self._bus.callWithCallback(question, self, slot, _ON_ERROR, _REPLY_MS)


def _value(reply: QDBusMessage) -> object:
    """Return the value of a property, or None for an answer of another shape."""
    values = reply.arguments()
    first = values[0] if values else None
    return first.variant() if isinstance(first, QDBusVariant) else None

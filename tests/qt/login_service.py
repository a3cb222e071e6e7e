"""A stand-in for systemd-logind on a bus of a test: suspends and locks as the test says."""

import itertools
import os
import select

from PySide6.QtDBus import (
    QDBusConnection,
    QDBusError,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVariant,
    QDBusVirtualObject,
)

_ROOT = "/org/freedesktop/login1"
_SESSION = "org.freedesktop.login1.Session"
_numbers = itertools.count(1)


class LoginService(QDBusVirtualObject):
    """Knows one session, `c1`, and who holds the computer awake."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.knows_session = True
        self.asked_session = False
        self._properties: dict[str, object] = {"Id": "c1", "LockedHint": False, "Active": True}
        self._pipes: list[int] = []  # of each lock that was given, the end that we read
        self._name = f"login-{next(_numbers)}"
        self._bus = QDBusConnection.connectToBus(address, self._name)
        below = QDBusConnection.VirtualObjectRegisterOption.SubPath
        assert self._bus.registerVirtualObject(_ROOT, self, below)
        assert self._bus.registerService("org.freedesktop.login1")

    def introspect(self, path: str, /) -> str:
        """Return nothing: nobody asks."""
        del path
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection, /) -> bool:  # noqa: N802 - Qt's name
        """Answer what is asked of the manager, and of the session for its properties."""
        match (message.member(), message.arguments()):
            case ("Inhibit", ["sleep", "Loketmaatje", _, "delay"]):
                connection.send(message.createReply(self._given()))
            case ("Get", [str(), str(name)]) if self.knows_session and name in self._properties:
                connection.send(message.createReply(QDBusVariant(self._properties[name])))
            case ("GetSession", ["c1"]):
                path = QDBusObjectPath(f"{_ROOT}/session/c1")
                connection.send(message.createReply(path))
                self.asked_session = True
            case _:
                refused = QDBusError.ErrorType.InvalidArgs
                connection.send(message.createErrorReply(refused, "No such thing"))
        return True

    def holding(self) -> bool:
        """Return whether anyone holds the computer awake."""
        open_ends = select.poll()
        for pipe in self._pipes:
            open_ends.register(pipe, 0)
        ended = [event for _, event in open_ends.poll(0) if event & select.POLLHUP]
        return len(ended) < len(self._pipes)

    def prepare_for_sleep(self, *, going: bool) -> None:
        """Tell that the computer goes to sleep, or that it woke."""
        self._tell(_ROOT, "org.freedesktop.login1.Manager", "PrepareForSleep", going)

    def lock(self, session: str) -> None:
        """Ask the desktop of a session to lock the screen."""
        self._tell(f"{_ROOT}/session/{session}", _SESSION, "Lock")

    def set(self, name: str, value: object) -> None:
        """Set a property of the session, and tell that it is another."""
        self._properties[name] = value
        properties = "org.freedesktop.DBus.Properties"
        self._tell(f"{_ROOT}/session/c1", properties, "PropertiesChanged", _SESSION, {name: value})

    def close(self) -> None:
        """Answer nobody any more; for the connection see `companion.qt.suspending_bus`."""
        self._bus.unregisterObject(_ROOT, QDBusConnection.UnregisterMode.UnregisterTree)
        for pipe in self._pipes:
            os.close(pipe)

    def _given(self) -> QDBusUnixFileDescriptor:
        ours, theirs = os.pipe()
        self._pipes.append(ours)
        given = QDBusUnixFileDescriptor(theirs)  # a copy of it
        os.close(theirs)
        return given

    def _tell(self, path: str, interface: str, name: str, *arguments: object) -> None:
        signal = QDBusMessage.createSignal(path, interface, name)
        signal.setArguments(list(arguments))
        self._bus.send(signal)

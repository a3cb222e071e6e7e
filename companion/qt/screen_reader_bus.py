"""Whether Orca runs: what the accessibility service on the session bus of Linux tells of it."""

import itertools
from threading import Thread
from typing import cast

from PySide6.QtCore import SLOT, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusError,
    QDBusMessage,
    QDBusServiceWatcher,
    QDBusVariant,
)

from companion.qt.screen_reader import Answer, Changed
from companion.qt.session_bus import answering

_SERVICE = "org.a11y.Bus"
_PATH = "/org/a11y/bus"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_REPLY_MS = 2000

# Newer services have the first no more, and the second instead: whether any assistive technology
# runs. Before that the second stayed true for ever once Orca had run, so the first is asked first.
# Source: at-spi2-core commit c674dc97, as told in AccessKit issue 713 and pull request 715.
_READER = "ScreenReaderEnabled"
_ANY = "IsEnabled"

# Qt finds these slots by name. PySide6 6.11 says it wants bytes, and takes text only.
_ON_CHANGE = cast("bytes", SLOT("_on_change(QDBusMessage)"))
_ON_REPLY = cast("bytes", SLOT("_on_reply(QDBusMessage)"))
_ON_ERROR = cast("bytes", SLOT("_on_error(QDBusError,QDBusMessage)"))

_numbers = itertools.count(1)


class BusScreenReaders(QObject):
    """Asks `org.a11y.Status` whether one is enabled, and asks again whenever that may be another.

    The bus is found on a thread, because that can take long; asking it takes no time, because the
    answer comes as an event. The service is not started by asking: where it does not run, no
    screen reader does.
    """

    _found = Signal(str)

    def __init__(self, addresses: tuple[str, ...]) -> None:
        super().__init__()
        self._answer = Answer()
        self._name = f"screen-readers-{next(_numbers)}"
        self._bus: QDBusConnection | None = None
        self._property = _READER
        self._closed = False
        self._found.connect(self._listen, Qt.ConnectionType.QueuedConnection)
        if addresses:
            Thread(target=self._find, args=(addresses,), name=self._name, daemon=True).start()

    def running(self) -> bool:
        """Return what the service told last; False without a bus or a service."""
        return self._answer.running

    def watch(self, changed: Changed) -> None:
        """Call `changed` with each other answer; the first comes soon after the making."""
        self._answer.changed = changed

    def close(self) -> None:
        """Leave the bus."""
        self._closed = True
        self._answer.changed = None
        if self._bus is not None:
            self._bus = None
            QDBusConnection.disconnectFromBus(self._name)

    def _find(self, addresses: tuple[str, ...]) -> None:
        """Connect to the bus; on a thread, and told to that of the window."""
        address = answering(addresses)
        if not address or self._closed:
            return
        QDBusConnection.connectToBus(address, self._name)
        try:
            self._found.emit(self._name)
        except RuntimeError:
            return  # the window is gone; nobody waits for the answer any more

    @Slot(str)
    def _listen(self, name: str) -> None:
        if self._closed:
            QDBusConnection.disconnectFromBus(name)
            return
        self._bus = QDBusConnection(name)
        # From any sender: naming the service would wait for the bus to say who that is. What is
        # told is not believed but asked again.
        self._bus.connect("", _PATH, _PROPERTIES, "PropertiesChanged", self, _ON_CHANGE)
        mode = QDBusServiceWatcher.WatchModeFlag.WatchForOwnerChange
        service = QDBusServiceWatcher(_SERVICE, self._bus, mode, self)
        service.serviceOwnerChanged.connect(self._ask)
        self._ask()

    @Slot()
    def _ask(self) -> None:
        if self._bus is None:
            return
        question = QDBusMessage.createMethodCall(_SERVICE, _PATH, _PROPERTIES, "Get")
        question.setArguments(["org.a11y.Status", self._property])
        question.setAutoStartService(False)
        self._bus.callWithCallback(question, self, _ON_REPLY, _ON_ERROR, _REPLY_MS)

    @Slot("QDBusMessage")
    def _on_change(self, told: QDBusMessage) -> None:
        if told.arguments()[:1] == ["org.a11y.Status"]:
            self._ask()

    @Slot("QDBusMessage")
    def _on_reply(self, reply: QDBusMessage) -> None:
        values = reply.arguments()
        value = values[0] if values else None
        self._take(isinstance(value, QDBusVariant) and value.variant() is True)

    @Slot("QDBusError", "QDBusMessage")
    def _on_error(self, error: QDBusError, question: QDBusMessage) -> None:
        del question
        match error.type():
            case QDBusError.ErrorType.NoReply:
                # Who hangs says nothing new, but may come round: logging in can be slow.
                QTimer.singleShot(_REPLY_MS, self, self._ask)
            case QDBusError.ErrorType.InvalidArgs | QDBusError.ErrorType.UnknownProperty:
                self._ask_for_any()
            case _:
                self._take(False)

    def _ask_for_any(self) -> None:
        if self._property == _READER:
            self._property = _ANY
            self._ask()
        else:
            self._take(False)

    def _take(self, running: bool) -> None:
        if not self._closed:
            self._answer.take(running)

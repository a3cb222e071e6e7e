"""A stand-in for the accessibility service as it will be: it knows `IsEnabled` only, which is true.

at-spi2-core dropped `ScreenReaderEnabled` with its commit c674dc97.
"""

from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusError,
    QDBusMessage,
    QDBusVariant,
    QDBusVirtualObject,
)


class Status(QDBusVirtualObject):
    """The object that tells of assistive technology."""

    def introspect(self, path: str, /) -> str:
        """Return nothing: nobody asks."""
        del path
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection, /) -> bool:  # noqa: N802 - Qt's name
        """Answer what is asked of `org.a11y.Status`."""
        if message.arguments() == ["org.a11y.Status", "IsEnabled"]:
            connection.send(message.createReply(QDBusVariant(True)))
        else:
            refused = QDBusError.ErrorType.InvalidArgs
            connection.send(message.createErrorReply(refused, "No such property"))
        return True


application = QCoreApplication([])
status = Status()
bus = QDBusConnection.sessionBus()
bus.registerVirtualObject("/org/a11y/bus", status)
bus.registerService("org.a11y.Bus")
application.exec()

"""How a second start asks the one window of a home to come to the front."""

import contextlib
import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from companion.settings.claim import Claim

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalSocket

_WORD: Final = b"show"
_SEEN: Final = b"seen"
_LARGEST: Final = 64  # bytes that are read of who knocks
_PATIENCE_MS: Final = 2000


def knock(folder: Path) -> bool:
    """Ask the window of this home to come to the front; return whether it answered within 2 s.

    Needs the application, because Qt waits for the answer.
    """
    # Takes some milliseconds, which a first start need not pay.
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - see above

    _let_come_to_the_front()
    asking = QLocalSocket()
    asking.connectToServer(_name(folder))
    if not asking.waitForConnected(_PATIENCE_MS):
        return False
    asking.write(_WORD)
    asking.flush()
    answered = asking.waitForReadyRead(_PATIENCE_MS) and bytes(asking.read(16).data()) == _SEEN
    asking.abort()
    return answered


def listen(claim: Claim, knocked: Callable[[], None], parent: QObject | None = None) -> "Door":
    """Call `knocked` on the thread of the window when another start asks for it.

    Call it after the first frame. Where nobody can listen, or the claim holds nothing, the door
    stays shut, and a second start gets no answer.
    """
    door = Door(claim, parent)
    door.knocked.connect(knocked)
    return door


def bring_to_front(window: QWidget) -> None:
    """Show the window above the others, as large as it was.

    Where the system does not let a program do so, its place in the bar of programs asks for it.
    """
    state = window.windowState() & ~Qt.WindowState.WindowMinimized
    window.setWindowState(state | Qt.WindowState.WindowActive)
    window.show()
    window.raise_()
    window.activateWindow()
    QApplication.alert(window)


class Door(QObject):
    """Listens for one fixed word; whatever else is said there is not read on."""

    knocked = Signal()

    def __init__(self, claim: Claim, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Late: see `knock`.
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - see above

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(4)
        self._server.newConnection.connect(self._let_in)
        # Only who holds the lock knows that nobody listens at a socket that is still there; Qt
        # would put its own in the place of another's.
        if claim.handle >= 0:
            name = _name(claim.folder)
            QLocalServer.removeServer(name)
            self._server.listen(name)

    @property
    def is_open(self) -> bool:
        """Return whether anybody can knock."""
        return self._server.isListening()

    def close(self) -> None:
        """Hear nobody any more; harmless twice."""
        self._server.close()

    def _let_in(self) -> None:
        while self._server.hasPendingConnections():
            _Visitor(self._server.nextPendingConnection(), self)


class _Visitor(QObject):
    """One who knocks, for two seconds at most."""

    def __init__(self, asking: "QLocalSocket", door: Door) -> None:
        super().__init__(asking)  # gone with its socket
        self._asking = asking
        self._door = door
        self._said = b""
        asking.setReadBufferSize(_LARGEST)
        asking.readyRead.connect(self._hear)
        asking.disconnected.connect(asking.deleteLater)
        QTimer.singleShot(_PATIENCE_MS, asking, asking.abort)
        self._hear()

    def _hear(self) -> None:
        more = bytes(self._asking.read(_LARGEST - len(self._said)).data())
        if not more:
            return
        self._said += more
        if self._said == _WORD:
            self._asking.write(_SEEN)
            self._asking.flush()
            self._asking.disconnectFromServer()
            self._door.knocked.emit()
        elif not _WORD.startswith(self._said):
            self._asking.abort()


def _name(folder: Path) -> str:
    """Return where a home is listened for: the same for every way to write its path."""
    place = os.path.normcase(folder.resolve())
    return f"loketmaatje-{hashlib.sha256(os.fsencode(place)).hexdigest()[:32]}"


def _let_come_to_the_front() -> None:
    """Let the other window take the front, which Windows allows only by leave of who has it.

    Written by the documentation of Windows (AllowSetForegroundWindow, ASFW_ANY); it was not run.
    """
    if sys.platform != "win32":
        return
    import ctypes  # noqa: PLC0415 - only Windows has `windll`

    with contextlib.suppress(OSError):
        getattr(ctypes, "windll").user32.AllowSetForegroundWindow(-1)  # noqa: B009 - absent where mypy runs

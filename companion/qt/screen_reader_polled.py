"""Whether a screen reader runs on Windows or macOS, which are asked again and again."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

from companion.qt.screen_reader import Answer, Changed

POLL_MS = 2000  # a reader that was just started says its own name for longer than this

# winuser.h and winnt.h of the Windows SDK.
_SPI_GETSCREENREADER = 0x0046
_SYNCHRONIZE = 0x00100000


class PolledScreenReaders(QObject):
    """Asks the system again every 2 seconds: neither Windows nor macOS tells every change."""

    def __init__(self, question: Callable[[], bool], interval_ms: int = POLL_MS) -> None:
        super().__init__()
        self._question = question
        self._answer = Answer()
        self._answer.running = question()
        self._timer = QTimer(self)
        self._timer.setInterval(interval_ms)
        self._timer.timeout.connect(self._ask)
        self._timer.start()

    def running(self) -> bool:
        """Return what the system answered last."""
        return self._answer.running

    def watch(self, changed: Changed) -> None:
        """Call `changed` with each other answer."""
        self._answer.changed = changed

    def close(self) -> None:
        """Ask no more."""
        self._timer.stop()
        self._answer.changed = None

    def _ask(self) -> None:
        self._answer.take(self._question())


@dataclass(frozen=True, slots=True)
class WindowsQuestion:
    """The two places where Windows tells it; the three calls as Windows documents them.

    NVDA and JAWS set the flag SPI_GETSCREENREADER (Magnifier can set it too: then the voice waits
    for a press, which is the milder mistake). Narrator does not set it, but holds a named mutex.
    """

    parameters_info: Callable[..., int]  # SystemParametersInfoW
    open_mutex: Callable[[int, int, str], int | None]  # OpenMutexW
    close_handle: Callable[[int], int]  # CloseHandle

    def __call__(self) -> bool:
        """Return whether one of them runs; False when Windows cannot say."""
        return self._flag() or self._narrator()

    def _flag(self) -> bool:
        from ctypes import byref, c_int  # noqa: PLC0415 - on Windows only

        running = c_int(0)
        answered = self.parameters_info(_SPI_GETSCREENREADER, 0, byref(running), 0)
        return bool(answered) and bool(running.value)

    def _narrator(self) -> bool:
        mutex = self.open_mutex(_SYNCHRONIZE, 0, "NarratorRunning")
        if not mutex:
            return False
        self.close_handle(mutex)  # or it would live on here after Narrator has ended
        return True


def windows_question() -> WindowsQuestion:
    """Return the question as Windows itself answers it. Not run: written without a Windows."""
    # CDLL and WinDLL are one thing on 64 bits, and Qt 6 is nowhere else.
    from ctypes import CDLL, c_int, c_uint32, c_void_p, c_wchar_p  # noqa: PLC0415 - Windows only

    user32, kernel32 = CDLL("user32"), CDLL("kernel32")
    kernel32.OpenMutexW.argtypes = [c_uint32, c_int, c_wchar_p]
    kernel32.OpenMutexW.restype = c_void_p  # a handle has 64 bits, an int of ctypes 32
    kernel32.CloseHandle.argtypes = [c_void_p]
    user32.SystemParametersInfoW.argtypes = [c_uint32, c_uint32, c_void_p, c_uint32]
    return WindowsQuestion(user32.SystemParametersInfoW, kernel32.OpenMutexW, kernel32.CloseHandle)


def mac_question() -> Callable[[], bool]:
    """Return the question whether VoiceOver runs. Not run: written without a Mac.

    Without pyobjc, which comes with pyttsx3 there, the answer is always no.
    """
    try:
        from AppKit import NSWorkspace  # type: ignore[import-not-found]  # noqa: PLC0415 - Mac only
    except ImportError:
        return bool  # bool() is False
    workspace = NSWorkspace.sharedWorkspace()

    def voice_over() -> bool:
        return bool(workspace.isVoiceOverEnabled())  # since macOS 10.13

    return voice_over

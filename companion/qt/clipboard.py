"""What was copied in a visit, and how it is taken off the clipboard again."""

from typing import Final

from PySide6.QtGui import QClipboard, QGuiApplication

_MODES: Final = (
    QClipboard.Mode.Clipboard,
    QClipboard.Mode.Selection,  # of X11 and Wayland: what was marked last
    QClipboard.Mode.FindBuffer,  # of macOS: what was searched for last
)
# Screens without a desktop: the clipboard is in this program, and Qt does not say whose it is.
_ALONE: Final = frozenset({"offscreen", "minimal", "eglfs", "linuxfb", "vkkhrdisplay"})


def clear_clipboard() -> int:
    """Return 1 when there was something that this program or a page in it copied, else 0.

    It is gone then; what another program copied stays. Only on the thread of the window. A program
    of the desktop that keeps a history of copies may still have it.
    """
    clipboard = QGuiApplication.clipboard()
    ours = [mode for mode in _MODES if _is_ours(clipboard, mode)]
    for mode in ours:
        clipboard.clear(mode)
    return 1 if ours else 0


def _is_ours(clipboard: QClipboard, mode: QClipboard.Mode) -> bool:
    match mode:
        case QClipboard.Mode.Clipboard:
            owned, there = clipboard.ownsClipboard(), True
        case QClipboard.Mode.Selection:
            owned, there = clipboard.ownsSelection(), clipboard.supportsSelection()
        case _:
            owned, there = clipboard.ownsFindBuffer(), clipboard.supportsFindBuffer()
    if not there or not (owned or QGuiApplication.platformName() in _ALONE):
        return False
    content = clipboard.mimeData(mode)
    # PySide6 6.11 says it is always there; where nothing was copied it is None.
    return content is not None and bool(content.formats())

"""The dialog of the system in which a printer is chosen."""

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog

from companion.qt.window import Window


def ask(printer: QPrinter, *, to_file: bool = True) -> bool:
    """Return whether to print, once the citizen has chosen; their choice is set in `printer`.

    The dialog stands over our window. Windows and macOS show their own; on Linux it is Qt's, in
    the words of the screen where Qt has them, and in letters of our smallest size. Without
    `to_file` it does not offer to print into a file.
    """
    parent = QApplication.activeWindow()
    window = parent if isinstance(parent, Window) else None
    translator = QTranslator()
    if window is not None and _load(translator, window.look.language):
        QApplication.installTranslator(translator)
    try:
        dialog = QPrintDialog(printer, window)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintToFile, to_file)
        if window is not None:
            dialog.setFont(window.look.font(window.look.metrics.smallest_text))
        answer = dialog.exec()
        dialog.deleteLater()
    finally:
        QApplication.removeTranslator(translator)
    return answer == QDialog.DialogCode.Accepted


def _load(translator: QTranslator, language: str) -> bool:
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return translator.load(f"qtbase_{language}", folder)

"""A window that announces two texts, again and again, until it is ended."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from companion.qt.announcing import announce

application = QApplication(["announcer"])
window = QLabel("Loketmaatje")
window.show()


def tell() -> None:
    """Announce what can wait, and what cannot."""
    announce(window, "Bewaard.")
    announce(window, "Dat lukte niet.", urgent=True)


again = QTimer()
again.timeout.connect(tell)
again.start(200)
application.exec()

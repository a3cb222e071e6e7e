"""A screen of Qt's own widgets on which nothing is wrong, to seed faults in."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QWidget,
)
from qt.audit import (
    Finding,
    Sight,
    look_at,
)

from companion.session.intents import Pick, Press
from companion.session.views import (
    Bar,
    Button,
    Buttons,
    Heading,
    ScreenView,
)

DPI = 96.0  # 14 mm is 53 pixels, 3 mm is 11, 6 mm is 22, and 16 points are 21
STYLE = """
* { font-size: 24px; color: #111111; }
QWidget { background: #ffffff; }
QPushButton { border: 3px solid #111111; }
QPushButton:focus { border: 8px solid #111111; background: #ffd83d; }
"""
VIEW = ScreenView(
    key="vraag",
    name="S08",
    title="Huurt u uw woning?",
    parts=(
        Heading("Huurt u uw woning?"),
        Buttons((Button("yes", "Ja", Pick("yes")), Button("no", "Nee", Pick("no")))),
    ),
    bar=Bar(
        None,
        Button("read", "Lees voor", Press.READ),
        Button("help", "Hulp", Press.HELP),
        Button("main", "Verder", Press.FORWARD),
    ),
    language="nl",
)


def plain_screen() -> QWidget:
    """Return the screen, shown, with the keyboard on none of its controls."""
    window = QWidget()
    window.resize(800, 600)
    window.setWindowTitle(VIEW.title)
    window.setAccessibleName(VIEW.title)
    window.setStyleSheet(STYLE)
    put(window, QLabel("Huurt u uw woning?"), QRect(30, 30, 500, 40))
    for number, label in enumerate(("Ja", "Nee", "Lees voor", "Hulp", "Verder")):
        put(window, QPushButton(label), QRect(30, 100 + number * 80, 200, 60))
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    window.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    window.setFocus(Qt.FocusReason.OtherFocusReason)
    return window


def put(window: QWidget, widget: QWidget, area: QRect) -> QWidget:
    """Put a widget on a window."""
    widget.setParent(window)
    widget.setGeometry(area)
    widget.show()
    return widget


def button(window: QWidget, label: str) -> QPushButton:
    """Return a button by its label."""
    return next(one for one in window.findChildren(QPushButton) if one.text() == label)


def checks(findings: Iterable[Finding]) -> set[str]:
    """Return which checks found something."""
    return {finding.check for finding in findings}


def see(window: QWidget) -> Sight:
    """Return what is seen of a window."""
    return look_at(window, DPI)

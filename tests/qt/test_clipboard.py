"""What was copied in a visit is gone after it, and counted."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from companion.qt.clipboard import clear_clipboard

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_copied_text_is_cleared_and_counted() -> None:
    QGuiApplication.clipboard().setText("SYNTHETIC 123456782")

    cleared = clear_clipboard()

    assert cleared == 1
    assert QGuiApplication.clipboard().text() == ""


def test_an_empty_clipboard_counts_for_nothing() -> None:
    clear_clipboard()

    assert clear_clipboard() == 0


def test_something_that_is_no_text_is_cleared_too() -> None:
    page = QMimeData()
    page.setData("application/pdf", b"%PDF-")
    QGuiApplication.clipboard().setMimeData(page)

    cleared = clear_clipboard()

    assert cleared == 1
    assert clear_clipboard() == 0


def test_what_is_copied_from_a_field_is_cleared(qtbot: QtBot) -> None:
    field = QLineEdit("SYNTHETIC 123456782")
    qtbot.addWidget(field)
    field.selectAll()
    field.copy()

    cleared = clear_clipboard()

    assert cleared == 1
    assert QGuiApplication.clipboard().text() == ""

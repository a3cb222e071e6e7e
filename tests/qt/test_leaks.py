"""The guards of these tests, and the one against a PySide6 that loses references."""

import sys
import threading

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from qt.leaks import threads_left, windows_left
from shiboken6 import isValid


def test_a_thread_that_goes_on_is_found() -> None:
    before = threading.enumerate()
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait, name="goes-on")
    thread.start()

    left = threads_left(before, patience=0.0)

    stop.set()
    thread.join()
    assert left == ["goes-on"]


def test_a_thread_that_ends_by_itself_is_not_found() -> None:
    before = threading.enumerate()
    threading.Thread(target=threading.Event().wait, args=(0.05,)).start()

    left = threads_left(before)

    assert left == []


def test_a_window_that_stays_open_is_found_and_closed() -> None:
    window = QWidget()
    window.setWindowTitle("Vergeten")
    window.show()

    left = windows_left()

    assert left == ["QWidget “Vergeten”"]
    assert not isValid(window)


def test_a_call_into_qt_keeps_the_references_to_none() -> None:
    # PySide6 6.12.0 on Python 3.11 loses one at every void call, and aborts after a few thousand.
    thing = QObject()
    thing.setObjectName("x")
    before = sys.getrefcount(None)

    for _time in range(500):
        thing.setObjectName("x")

    assert sys.getrefcount(None) > before - 50

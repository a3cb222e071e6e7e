"""Qt without a display, and nothing left behind by any test."""

import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication, QWidget
from qt.leaks import threads_left, windows_left
from qt.panels import Panel
from qt.plain_screen import plain_screen
from qt.visit import USUAL, OpenVisit, Visit, World

_CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    return ["companion"]


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    return QApplication


@pytest.fixture(scope="session", autouse=True)
def fusion(qapp: QApplication, compiled_words: None) -> None:
    del compiled_words
    qapp.setStyle("Fusion")


@pytest.fixture(scope="session")
def compiled_words(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    sources = sorted((_CHECKOUT / "locales").glob("*/LC_MESSAGES/*.po"))
    if all(source.with_suffix(".mo").exists() for source in sources):
        yield
        return
    # The set-up was not run. A bundle of our own, as a frozen program unpacks one, has the words.
    bundle = tmp_path_factory.mktemp("bundle")
    (bundle / "assets").symlink_to(_CHECKOUT / "assets")
    for source in sources:
        compiled = bundle / source.relative_to(_CHECKOUT).with_suffix(".mo")
        compiled.parent.mkdir(parents=True, exist_ok=True)
        with source.open("rb") as words, compiled.open("wb") as file:
            write_mo(file, read_po(words))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sys, "_MEIPASS", str(bundle), raising=False)
        yield


@pytest.fixture
def screen(nothing_left: None) -> Iterator[QWidget]:
    """A screen of Qt's own widgets on which nothing is wrong."""
    del nothing_left
    window = plain_screen()

    yield window

    window.close()


@pytest.fixture
def open_visit(nothing_left: None) -> Iterator[OpenVisit]:
    """A maker of visits that are ended with the test, also when it fails."""
    del nothing_left
    visits: list[Visit] = []

    def opened(panel: Panel = USUAL, world: World | None = None) -> Visit:
        visits.append(Visit(panel, world))
        return visits[-1]

    yield opened

    for visit in visits:
        visit.close()


@pytest.fixture(autouse=True)
def nothing_left(fusion: None) -> Iterator[None]:
    del fusion
    before = set(threading.enumerate())

    yield

    windows = windows_left()
    threads = threads_left(before)
    assert not threads, f"left running: {threads}"
    assert not windows, f"left open: {windows}"

"""The main button finishes nothing that was not read to its end."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from qt.panels import Panel, TestClock, every_look, sweep, window_on

from companion.papers.page import Page, Section
from companion.qt.printing import PdfPrinter
from companion.qt.window import Window
from companion.session.intents import Intent, Press, Turned

LONG_AFTER = 10.0


def long_screen(clock: TestClock, wanted: list[Intent]) -> Window:
    window = window_on(Panel((1024, 600), 200), clock)
    window.wanted.connect(wanted.append)
    view = next(one for one in every_look("nl") if one.name == "S16" and one.bar.main is not None)
    window.show_view(view, fresh=True)
    sweep()
    return window


def press_main(window: Window, clock: TestClock) -> None:
    clock.seconds += LONG_AFTER
    QTest.mouseClick(window.bar.button("main"), Qt.MouseButton.LeftButton)


def test_on_every_page_but_the_last_the_main_button_turns_the_page() -> None:
    clock, wanted = TestClock(), list[Intent]()
    window = long_screen(clock, wanted)
    screen = window.screen_widget
    assert screen is not None

    labels = []
    for _page in range(screen.pages):
        labels.append(window.bar.button("main").text())
        press_main(window, clock)

    window.close()
    assert set(labels[:-1]) == {"Meer"}
    assert labels[-1] != "Meer"
    assert [one for one in wanted if isinstance(one, Press)] == [Press.FORWARD]


def test_once_read_to_the_end_the_main_button_goes_on_from_any_page() -> None:
    clock, wanted = TestClock(), list[Intent]()
    window = long_screen(clock, wanted)
    screen = window.screen_widget
    assert screen is not None
    for _page in range(screen.pages - 1):
        press_main(window, clock)
    QTest.keyClick(screen, Qt.Key.Key_PageUp)

    press_main(window, clock)

    window.close()
    assert [one for one in wanted if isinstance(one, Press)] == [Press.FORWARD]


def test_a_page_never_replaces_a_file_of_the_citizen(tmp_path: Path) -> None:
    own = tmp_path / "Brief.pdf"
    own.write_text("my own letter", "utf-8")
    page = Page("Brief", (Section("Aan", ("SVB",)),), "", "Brief", "nl")

    saved = [PdfPrinter(tmp_path).print_page(page) for _time in range(2)]

    assert own.read_text("utf-8") == "my own letter"
    assert [Path(path).name for path in saved] == ["Brief 2.pdf", "Brief 3.pdf"]
    assert {oct(Path(path).stat().st_mode)[-3:] for path in saved} == {"600"}


def test_a_turned_page_tells_with_which_line_it_begins() -> None:
    clock, wanted = TestClock(), list[Intent]()
    window = long_screen(clock, wanted)
    screen = window.screen_widget
    assert screen is not None

    press_main(window, clock)

    (turned,) = [one for one in wanted if isinstance(one, Turned)]
    window.close()
    assert (turned.part, turned.key) != (0, "line-0")
    assert turned.key


def test_a_page_key_without_a_page_to_turn_to_tells_nothing() -> None:
    clock, wanted = TestClock(), list[Intent]()
    window = long_screen(clock, wanted)
    screen = window.screen_widget
    assert screen is not None

    QTest.keyClick(screen, Qt.Key.Key_PageUp)

    window.close()
    assert wanted == []

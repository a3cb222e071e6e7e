"""Whether a screen reader runs: what each system answers, and that nothing waits for it."""

import sys
import threading
from collections.abc import Iterator
from ctypes import c_int
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from companion.qt.screen_reader import ScreenReaders, ScriptedScreenReaders
from companion.qt.screen_reader_bus import BusScreenReaders
from companion.qt.screen_reader_polled import PolledScreenReaders, WindowsQuestion, mac_question

_FLAG = 0x0046
_SYNCHRONIZE = 0x00100000


class World:
    """A system on which a screen reader starts and ends as a test says."""

    def __init__(self) -> None:
        self.reader = False

    def __call__(self) -> bool:
        return self.reader


class Windows:
    """Windows, as far as it is asked; remembers which mutexes were opened and closed."""

    def __init__(self, *, flag: int = 0, mutex: str = "", answers: bool = True) -> None:
        self.flag = flag
        self.mutex = mutex
        self.answers = answers
        self.open_handles: list[int] = []

    def parameters_info(self, action: int, size: int, place: Any, save: int) -> int:  # noqa: ANN401 - what byref returns has no name
        if not self.answers or (action, size, save) != (_FLAG, 0, 0):
            return 0
        value: c_int = place._obj
        value.value = self.flag
        return 1

    def open_mutex(self, access: int, inherit: int, name: str) -> int | None:
        if (access, inherit, name) != (_SYNCHRONIZE, 0, self.mutex):
            return None
        self.open_handles.append(44)
        return 44

    def close_handle(self, handle: int) -> int:
        self.open_handles.remove(handle)
        return 1

    def question(self) -> WindowsQuestion:
        return WindowsQuestion(self.parameters_info, self.open_mutex, self.close_handle)


@pytest.fixture(params=["scripted", "polled", "bus"])
def readers(request: pytest.FixtureRequest) -> Iterator[ScreenReaders]:
    """Each implementation, on a system where no screen reader runs."""
    made: dict[str, ScreenReaders] = {
        "scripted": ScriptedScreenReaders(),
        "polled": PolledScreenReaders(World()),
        "bus": BusScreenReaders(()),
    }

    yield made[request.param]

    for one in made.values():
        one.close()


def test_no_screen_reader_runs_where_none_was_heard_of(readers: ScreenReaders) -> None:
    assert not readers.running()


def test_watching_tells_nothing_while_nothing_changes(readers: ScreenReaders, qtbot: QtBot) -> None:
    heard: list[bool] = []

    readers.watch(heard.append)
    qtbot.wait(20)

    assert heard == []


def test_closing_twice_is_harmless(readers: ScreenReaders) -> None:
    readers.close()
    readers.close()

    assert not readers.running()


def test_a_scripted_screen_reader_starts_and_ends() -> None:
    readers = ScriptedScreenReaders()
    heard: list[bool] = []
    readers.watch(heard.append)

    readers.say(True)
    readers.say(True)
    readers.say(False)

    assert heard == [True, False]


def test_nothing_is_told_after_closing() -> None:
    readers = ScriptedScreenReaders(running=True)
    heard: list[bool] = []
    readers.watch(heard.append)

    readers.close()
    readers.say(False)

    assert heard == []


def test_a_polled_system_is_asked_at_once() -> None:
    world = World()
    world.reader = True

    readers = PolledScreenReaders(world)

    assert readers.running()
    readers.close()


def test_a_polled_system_is_asked_again(qtbot: QtBot) -> None:
    world = World()
    readers = PolledScreenReaders(world, interval_ms=1)
    heard: list[tuple[bool, str]] = []
    readers.watch(lambda running: heard.append((running, threading.current_thread().name)))

    world.reader = True
    qtbot.waitUntil(lambda: bool(heard))

    assert heard == [(True, "MainThread")]
    readers.close()


def test_a_closed_watch_asks_no_more(qtbot: QtBot) -> None:
    world = World()
    readers = PolledScreenReaders(world, interval_ms=1)

    readers.close()
    world.reader = True
    qtbot.wait(20)

    assert not readers.running()


def test_the_flag_of_windows_tells_nvda_and_jaws() -> None:
    assert Windows(flag=1).question()()


def test_the_mutex_of_windows_tells_narrator_and_is_given_back() -> None:
    windows = Windows(mutex="NarratorRunning")

    assert windows.question()()
    assert windows.open_handles == []


def test_windows_without_flag_and_mutex_has_no_screen_reader() -> None:
    assert not Windows(mutex="SomethingElse").question()()


def test_windows_that_cannot_say_has_no_screen_reader() -> None:
    assert not Windows(flag=1, answers=False).question()()


def test_a_mac_without_pyobjc_has_no_screen_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "AppKit", None)

    assert not mac_question()()

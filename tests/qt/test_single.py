"""A citizen has one window: a second start brings the first to the front."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.qt import single
from companion.qt.single import Door, bring_to_front, knock, listen
from companion.settings import claim as claiming
from companion.settings.claim import Claim, claim

_HERE = Path(__file__).parent
Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start() -> Iterator[Start]:
    """A maker of starts of the program, which end with the test."""
    started: list[subprocess.Popen[str]] = []

    def begin(*words: object) -> "subprocess.Popen[str]":
        started.append(
            subprocess.Popen(  # noqa: S603 - our own interpreter and program
                [sys.executable, str(_HERE / "starting.py"), *map(str, words)],
                env={**os.environ, "PYTHONPATH": str(_HERE.parents[1])},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        )
        return started[-1]

    yield begin

    for one in started:
        one.kill()
        one.communicate()


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    """The door of a window that counts its knocks in no place; nobody has knocked."""
    claimed = claim(tmp_path)
    assert claimed is not None
    opened = listen(claimed, lambda: None)
    yield opened
    opened.close()
    claimed.release()


def _line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_home_is_claimed_once(tmp_path: Path) -> None:
    first = claim(tmp_path)
    second = claim(tmp_path)

    assert first is not None
    assert second is None
    first.release()


def test_two_homes_have_two_windows(tmp_path: Path) -> None:
    first, second = claim(tmp_path / "a"), claim(tmp_path / "b")

    assert first is not None
    assert second is not None
    first.release()
    second.release()


def test_a_home_that_was_released_can_be_claimed_again(tmp_path: Path) -> None:
    first = claim(tmp_path)
    assert first is not None
    first.release()
    first.release()

    second = claim(tmp_path)

    assert second is not None
    second.release()


def test_a_disk_on_which_nothing_can_be_made_stops_no_citizen(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("no folder", "utf-8")

    claimed = claim(tmp_path / "home")

    assert claimed == Claim(tmp_path / "home", -1)


def test_a_disk_that_cannot_lock_stops_no_citizen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_handle: int) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(claiming, "_lock", refuse)

    assert claim(tmp_path) == Claim(tmp_path, -1)


def test_the_second_start_ends_well_and_the_first_hears_it(tmp_path: Path, start: Start) -> None:
    first = start("window", tmp_path)
    opened = _line(first)

    second = start("window", tmp_path)
    said, _ = second.communicate(timeout=60)

    assert opened == "open"
    assert said == "answered\n"
    assert second.returncode == 0
    assert _line(first) == "knocked"


def test_a_first_that_was_killed_does_not_stop_the_next(tmp_path: Path, start: Start) -> None:
    first = start("window", tmp_path)
    assert _line(first) == "open"
    first.kill()
    first.wait()

    next_one = start("window", tmp_path)
    opened = _line(next_one)
    second = start("window", tmp_path)
    second.communicate(timeout=60)

    assert opened == "open"
    assert second.returncode == 0


def test_of_fifty_races_of_two_starts_each_has_one_winner(tmp_path: Path, start: Start) -> None:
    racers = (start("claims"), start("claims"))

    races = [_raced(racers, tmp_path / str(number)) for number in range(50)]

    assert races == [["first", "second"]] * 50


def _raced(racers: "Iterable[subprocess.Popen[str]]", folder: Path) -> list[str]:
    for racer in racers:
        assert racer.stdin is not None
        racer.stdin.write(f"{folder}\n")
        racer.stdin.flush()
    return sorted(_line(racer) for racer in racers)


def test_a_knock_is_heard_once(tmp_path: Path, door: Door, qtbot: QtBot) -> None:
    heard: list[bool] = []
    door.knocked.connect(lambda: heard.append(True))

    said = _said_at(tmp_path, b"show", qtbot)

    assert heard == [True]
    assert said == b"seen"


def test_a_word_in_pieces_is_understood(tmp_path: Path, door: Door, qtbot: QtBot) -> None:
    heard: list[bool] = []
    door.knocked.connect(lambda: heard.append(True))

    said = _said_at(tmp_path, b"sh", qtbot, b"ow")

    assert heard == [True]
    assert said == b"seen"


@pytest.mark.parametrize("word", [b"quit", b"show me", b"SHOW", b"\0", b"x" * 100_000])
def test_any_other_word_is_ignored(tmp_path: Path, door: Door, qtbot: QtBot, word: bytes) -> None:
    heard: list[bool] = []
    door.knocked.connect(lambda: heard.append(True))

    said = _said_at(tmp_path, word, qtbot)

    assert heard == []
    assert said == b""
    assert door.is_open


def _said_at(folder: Path, word: bytes, qtbot: QtBot, rest: bytes = b"") -> bytes:
    """Return what is said back to who says this, once the door was shut behind them."""
    asking = QLocalSocket()
    asking.connectToServer(single._name(folder))
    assert asking.waitForConnected(5000)
    asking.write(word)
    asking.flush()
    if rest:
        qtbot.wait(20)
        asking.write(rest)
        asking.flush()
    shut = QLocalSocket.LocalSocketState.UnconnectedState
    qtbot.waitUntil(lambda: asking.state() == shut)
    return bytes(asking.readAll().data())


def test_who_says_nothing_is_sent_away(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single, "_PATIENCE_MS", 20)
    claimed = claim(tmp_path)
    assert claimed is not None
    door = listen(claimed, lambda: None)

    said = _said_at(tmp_path, b"sho", qtbot)

    assert said == b""
    door.close()
    claimed.release()


def test_nobody_answers_where_no_window_is(tmp_path: Path) -> None:
    assert not knock(tmp_path)


def test_a_window_that_hangs_does_not_answer(
    tmp_path: Path, door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The thread of the window is the one that waits here, so it hears nothing meanwhile.
    monkeypatch.setattr(single, "_PATIENCE_MS", 50)

    answered = knock(tmp_path)

    assert door.is_open
    assert not answered


def test_who_holds_no_lock_takes_no_door_from_another(
    tmp_path: Path, door: Door, qtbot: QtBot
) -> None:
    heard: list[bool] = []
    door.knocked.connect(lambda: heard.append(True))

    other = Door(Claim(tmp_path, -1))
    _said_at(tmp_path, b"show", qtbot)

    assert not other.is_open
    assert heard == [True]


def test_another_way_to_write_the_home_is_the_same_home(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()

    assert single._name(tmp_path / "home") == single._name(tmp_path / "x" / ".." / "home")


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe of Windows is no file")
def test_only_the_citizen_can_knock(tmp_path: Path, door: Door) -> None:
    del tmp_path
    place = Path(door._server.fullServerName())

    assert place.stat().st_mode & 0o077 == 0


# What stands for a display in tests has nothing to raise above, and says so.
@pytest.mark.qt_log_ignore("does not support raise")
def test_a_window_that_was_made_small_comes_back_as_large_as_it_was(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMaximized()
    window.setWindowState(window.windowState() | Qt.WindowState.WindowMinimized)

    bring_to_front(window)

    assert window.isVisible()
    assert not window.isMinimized()
    assert window.isMaximized()


def test_claiming_loads_nothing_of_the_network() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import companion.qt.single, sys; print(*sys.modules)"],
        env={**os.environ, "PYTHONPATH": str(_HERE.parents[1])},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )

    assert "companion.qt.single" in done.stdout.split()
    assert "PySide6.QtNetwork" not in done.stdout.split()

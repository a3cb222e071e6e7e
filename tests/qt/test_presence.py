"""Whether anybody is still there, judged by a clock that counts sleep."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from companion.qt.presence import Presence
from companion.vault.boot_clock import SetBootClock, SystemBootClock


class Computer:
    """A computer whose time goes on, and that sleeps, as a test says; looked at each second."""

    def __init__(self, *, counts_sleep: bool = True) -> None:
        self.clock = SetBootClock()
        self.awake = 500.0
        self.heard: list[str] = []
        self.presence = Presence(
            self.clock.seconds,
            awake=(lambda: self.awake) if counts_sleep else self.clock.seconds,
        )
        self.presence.warned.connect(lambda: self.heard.append("warned"))
        self.presence.over.connect(lambda: self.heard.append("over"))
        self.presence.woke.connect(lambda seconds: self.heard.append(f"woke {seconds:g}"))

    def wait(self, seconds: int) -> None:
        for _ in range(seconds):
            self.clock.now += 1
            self.awake += 1
            self.presence.look()

    def sleep(self, seconds: float) -> None:
        self.clock.now += seconds


@pytest.fixture
def computer() -> Computer:
    return Computer()


def test_nothing_is_told_before_a_visit_begins(computer: Computer) -> None:
    computer.wait(600)

    assert computer.heard == []


def test_the_warning_comes_a_minute_before_the_end(computer: Computer) -> None:
    computer.presence.begin(300)

    computer.wait(239)
    before = list(computer.heard)
    computer.wait(1)

    assert before == []
    assert computer.heard == ["warned"]
    assert computer.presence.seconds_left() == 60


def test_the_warning_and_the_end_come_once(computer: Computer) -> None:
    computer.presence.begin(300)

    computer.wait(900)

    assert computer.heard == ["warned", "over"]


def test_a_press_after_the_warning_begins_a_new_idle_time(computer: Computer) -> None:
    computer.presence.begin(300)
    computer.wait(250)

    taken = computer.presence.touched()
    computer.wait(239)
    before = list(computer.heard)
    computer.wait(61)

    assert taken
    assert before == ["warned"]
    assert computer.heard == ["warned", "warned", "over"]


def test_the_warning_of_a_short_visit_comes_half_way(computer: Computer) -> None:
    computer.presence.begin(60)

    computer.wait(29)
    before = list(computer.heard)
    computer.wait(1)

    assert before == []
    assert computer.heard == ["warned"]


def test_a_visit_without_an_idle_time_never_ends_but_tells_of_sleep(computer: Computer) -> None:
    computer.presence.begin(0)

    computer.wait(4000)
    computer.sleep(4000)
    computer.presence.look()

    assert computer.heard == ["woke 4000"]
    assert computer.presence.seconds_left() == float("inf")


@pytest.mark.parametrize("counts_sleep", [True, False])
def test_after_a_long_sleep_the_end_comes_before_anything_else(counts_sleep: bool) -> None:
    computer = Computer(counts_sleep=counts_sleep)
    computer.presence.begin(300)

    computer.sleep(8 * 3600)
    computer.presence.look()

    assert computer.heard == ["over", "woke 28800"]


def test_a_press_that_wakes_the_computer_cannot_keep_the_visit(computer: Computer) -> None:
    computer.presence.begin(300)

    computer.sleep(8 * 3600)
    taken = computer.presence.touched()
    computer.wait(600)

    assert not taken
    assert computer.heard == ["over", "woke 28800"]


def test_a_press_on_waking_from_a_short_sleep_is_not_taken_but_keeps_the_visit(
    computer: Computer,
) -> None:
    computer.presence.begin(300)
    computer.wait(200)

    computer.sleep(30)
    taken = computer.presence.touched()
    computer.wait(200)

    assert not taken
    assert computer.heard == ["woke 30"]
    assert computer.presence.touched()


def test_a_short_sleep_is_told_by_the_two_clocks(computer: Computer) -> None:
    computer.presence.begin(300)

    computer.sleep(3)
    computer.wait(1)

    assert computer.heard == ["woke 3"]


def test_a_sleep_into_the_last_minute_is_told_before_the_warning(computer: Computer) -> None:
    computer.presence.begin(300)

    computer.sleep(260)
    computer.presence.look()

    assert computer.heard == ["woke 260", "warned"]


def test_a_tick_of_some_seconds_late_is_no_sleep() -> None:
    computer = Computer(counts_sleep=False)
    computer.presence.begin(300)

    computer.sleep(10)
    computer.presence.look()

    assert computer.heard == []


def test_who_hears_the_end_may_begin_the_next_visit(computer: Computer) -> None:
    computer.presence.over.connect(lambda: computer.presence.begin(300))
    computer.presence.begin(300)

    computer.wait(300)
    computer.wait(240)

    assert computer.heard == ["warned", "over", "warned"]


def test_nothing_is_warned_of_when_waking_stopped_the_visit(computer: Computer) -> None:
    computer.presence.woke.connect(computer.presence.stop)
    computer.presence.begin(300)

    computer.sleep(260)
    computer.presence.look()

    assert computer.heard == ["woke 260"]


def test_stopping_twice_is_harmless(computer: Computer) -> None:
    computer.presence.begin(300)

    computer.presence.stop()
    computer.presence.stop()
    computer.wait(900)

    assert computer.heard == []
    assert computer.presence.touched()


def test_the_timer_looks_by_itself(qtbot: QtBot) -> None:
    clock = SetBootClock()
    told: list[str] = []
    presence = Presence(clock.seconds)
    presence.over.connect(lambda: told.append("over"))
    presence.begin(300)

    clock.now += 300
    qtbot.waitUntil(lambda: bool(told))

    assert told == ["over"]


def test_the_clock_of_the_computer_fits() -> None:
    clock: Callable[[], float] = SystemBootClock().seconds
    presence = Presence(clock)

    presence.begin(300)

    assert presence.look()
    presence.stop()

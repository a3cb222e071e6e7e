"""Which clock of the system a wait goes by, where there is more than one."""

import sys
import time

import pytest

from companion.vault.boot_clock import SystemBootClock

WITH_CLOCKS = pytest.mark.skipif(sys.platform == "win32", reason="Windows names no clocks")


@WITH_CLOCKS
def test_on_macos_it_is_the_clock_that_goes_on_in_sleep(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def clock_gettime(clock: int) -> float:
        asked.append(clock)
        return 41.5

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(time, "clock_gettime", clock_gettime)

    seconds = SystemBootClock().seconds()

    assert seconds == 41.5
    assert asked == [time.CLOCK_MONOTONIC]

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

_CHECKOUT = Path(__file__).parents[2]
_PATIENCE = 60.0  # seconds, on a machine where all tests run at once


def started(home: Path) -> "subprocess.Popen[bytes]":
    environment = {
        **os.environ,
        "COMPANION_HOME": str(home),
        "PYTHONPATH": str(_CHECKOUT),
        "QT_QPA_PLATFORM": "offscreen",
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere",  # no key store, no screen reader
    }
    return subprocess.Popen([sys.executable, "-m", "companion"], env=environment)


@pytest.mark.skipif(os.name == "nt", reason="the lock is looked at by its POSIX name")
def test_a_second_start_brings_the_window_of_the_first_to_the_front_and_leaves(
    tmp_path: Path,
) -> None:
    first = started(tmp_path)
    try:
        until = time.monotonic() + _PATIENCE
        while not (tmp_path / "window.lock").exists():
            assert time.monotonic() < until
            time.sleep(0.02)

        # As soon as that: what a hand that trembles does to an icon.
        second = started(tmp_path)
        try:
            code = second.wait(timeout=_PATIENCE)
        finally:
            second.kill()
            second.wait()

        assert code == 0
        assert first.poll() is None
    finally:
        first.kill()
        first.wait()

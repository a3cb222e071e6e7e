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
    return subprocess.Popen([sys.executable, "-m", "companion"], env=environment)  # noqa: S603


@pytest.mark.skipif(os.name == "nt", reason="the lock is looked at by its POSIX name")
def test_a_second_start_brings_the_window_of_the_first_to_the_front_and_leaves(
    tmp_path: Path,
) -> None:
    first = started(tmp_path)
    try:
        until = time.monotonic() + _PATIENCE
        second_codes: list[int] = []
        # The first listens after its first frame; one that came earlier would go on by itself.
        while not second_codes and time.monotonic() < until:
            if not (tmp_path / "window.lock").exists():
                time.sleep(0.1)
                continue
            second = started(tmp_path)
            try:
                second_codes.append(second.wait(timeout=10))
            except subprocess.TimeoutExpired:
                second.kill()
                second.wait()

        assert second_codes == [0]
        assert first.poll() is None
    finally:
        first.kill()
        first.wait()

"""What is announced reaches a screen reader, heard from another process over AT-SPI."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from desktop.at_spi import DEBIAN_PYTHON, LAUNCHER, MARKS

_HERE = Path(__file__).parent
_POLITE = 1  # ATSPI_LIVE_POLITE
_ASSERTIVE = 2  # ATSPI_LIVE_ASSERTIVE

# The announcer repeats itself, so it does not matter when the reader is on the bus.
_SESSION = """
"$LAUNCHER" --launch-immediately &
launcher=$!
"$PYTHON" "$ANNOUNCER" 2>"$HOME/announcer.txt" &
announcer=$!
timeout 40 "$DEBIAN_PYTHON" "$READER"
code=$?
kill $announcer $launcher
exit $code
"""


pytestmark = MARKS


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """Return what a screen reader heard announced, each text with its politeness."""
    home = tmp_path_factory.mktemp("home")
    home.chmod(0o700)  # Qt wants the folder of the session to be of one person
    environment = {
        **os.environ,
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home),
        "PYTHONPATH": str(_HERE.parents[1]),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "LAUNCHER": str(LAUNCHER),
        "PYTHON": sys.executable,
        "ANNOUNCER": str(_HERE / "announcer.py"),
        "DEBIAN_PYTHON": str(DEBIAN_PYTHON),
        "READER": str(_HERE / "announcement_reader.py"),
    }
    done = subprocess.run(  # noqa: S603 - our own script
        ["xvfb-run", "-a", "dbus-run-session", "--", "bash", "-c", _SESSION],  # noqa: S607
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr + (home / "announcer.txt").read_text("utf-8")
    told: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    return told


def test_what_can_wait_is_announced_politely(heard: dict[str, int]) -> None:
    assert heard["Bewaard."] == _POLITE


def test_what_is_urgent_may_break_into_what_is_said(heard: dict[str, int]) -> None:
    assert heard["Dat lukte niet."] == _ASSERTIVE

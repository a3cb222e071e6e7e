"""The real window on a real screen, read and pressed from another process over AT-SPI."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from desktop.at_spi import DEBIAN_PYTHON, LAUNCHER, MARKS

_HERE = Path(__file__).parent

# The bus first, then the program, then the reader; all of it ends with the session of the bus.
_SESSION = """
export XDG_RUNTIME_DIR="$COMPANION_HOME/run"
mkdir -m 700 -p "$XDG_RUNTIME_DIR"
"$LAUNCHER" --launch-immediately &
launcher=$!
"$PYTHON" -m companion 2>"$COMPANION_HOME/program.txt" &
program=$!
"$DEBIAN_PYTHON" "$READER" "$@"
code=$?
kill $program $launcher
exit $code
"""


pytestmark = MARKS


@pytest.fixture(scope="module")
def screens(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, object]]:
    """Return what the reader met on the home screen and after two presses."""
    home = tmp_path_factory.mktemp("home")
    settings = {"language": "nl", "introduced": True, "voice": "nooit"}
    (home / "settings.json").write_text(json.dumps(settings), "utf-8")
    environment = {
        **os.environ,
        "COMPANION_HOME": str(home),
        "PYTHONPATH": str(_HERE.parents[1]),
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "LAUNCHER": str(LAUNCHER),
        "PYTHON": sys.executable,
        "DEBIAN_PYTHON": str(DEBIAN_PYTHON),
        "READER": str(_HERE / "screen_reader.py"),
    }
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24", "dbus-run-session", "--"]
    done = subprocess.run(  # noqa: S603 - our own script
        [*screen, "bash", "-c", _SESSION, "reader", "Iets regelen", "Geld en AOW"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr + (home / "program.txt").read_text("utf-8")
    met: list[dict[str, object]] = json.loads(done.stdout.splitlines()[-1])
    return met


def test_a_screen_reader_meets_the_home_screen_with_roles_and_names(
    screens: list[dict[str, object]],
) -> None:
    controls = screens[0]["controls"]

    assert isinstance(controls, list)
    assert ["push button", "Iets regelen"] in controls
    assert ["push button", "Hulp"] in controls
    assert all(name for _role, name in controls)


def test_a_press_over_the_bus_leads_to_the_next_screen(screens: list[dict[str, object]]) -> None:
    titles = [str(screen["title"]) for screen in screens]

    assert titles[1].startswith("Waar gaat het over?")
    assert titles[2].startswith("Geld en AOW")


def test_every_heading_is_on_the_bus_as_it_is_shown(screens: list[dict[str, object]]) -> None:
    labels = screens[1]["labels"]

    assert isinstance(labels, list)
    assert "Waar gaat het over?" in labels

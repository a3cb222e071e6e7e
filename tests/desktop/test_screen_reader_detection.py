"""Whether a screen reader runs, as a real accessibility service tells it on a session bus."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_HERE = Path(__file__).parent
_LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
_BUS = "org.a11y.Bus"

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(sys.platform != "linux", reason="the session bus is of Linux"),
    pytest.mark.skipif(
        not _LAUNCHER.exists()
        or any(shutil.which(one) is None for one in ("dbus-run-session", "dbus-send")),
        reason="needs dbus and at-spi2-core, which packaging/test.sh installs on Debian",
    ),
]

_OWNED = (
    "dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus /org/freedesktop/DBus"
    f" org.freedesktop.DBus.NameHasOwner string:{_BUS}"
)
# Asking the service itself would start another one, which knows nothing of our options.
_STARTED = f"""
"$LAUNCHER" $OPTIONS &
export LAUNCHED=$!
until {_OWNED} | grep -q true; do sleep 0.05; done
"""
_WATCHED = """
"$PYTHON" "$WATCHER" "$@" 2>"$HOME/watcher.txt"
"""
_SET = (
    f"dbus-send --session --print-reply=literal --dest={_BUS} /org/a11y/bus"
    " org.freedesktop.DBus.Properties.Set string:org.a11y.Status string:ScreenReaderEnabled"
    " variant:boolean:"
)


def _in_session(home: Path, script: str, options: str = "", *arguments: str) -> list[str]:
    """Return the lines that a script prints on a session bus of its own, in a home of its own."""
    environment = {
        **os.environ,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_RUNTIME_DIR": str(home),
        "GSETTINGS_BACKEND": "memory",
        "PYTHONPATH": str(_HERE.parents[1]),
        "LAUNCHER": str(_LAUNCHER),
        "OPTIONS": options,
        "PYTHON": sys.executable,
        "NEWER_SERVICE": str(_HERE / "newer_service.py"),
        "WATCHER": str(_HERE / "screen_reader_watcher.py"),
    }
    done = subprocess.run(  # noqa: S603 - our own script
        ["dbus-run-session", "--", "bash", "-c", script, "watched", *arguments],  # noqa: S607
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    noise = (home / "watcher.txt").read_text("utf-8")
    assert noise == "", "the watcher says nothing on stderr"
    return done.stdout.splitlines()


def test_every_start_and_end_of_a_screen_reader_is_heard(tmp_path: Path) -> None:
    ends = "bash -c 'kill $LAUNCHED'"

    lines = _in_session(
        tmp_path,
        _STARTED + _WATCHED,
        "--screen-reader=1",
        *("30", f"{_SET}false", f"{_SET}true", ends),
    )

    assert json.loads(lines[-1]) == [True, False, True, False, False]


def test_a_service_without_a_screen_reader_is_no_change(tmp_path: Path) -> None:
    lines = _in_session(
        tmp_path, _STARTED + _WATCHED + "kill $LAUNCHED", "--screen-reader=0", "0.5"
    )

    assert json.loads(lines[-1]) == [False]


def test_asking_does_not_start_the_service(tmp_path: Path) -> None:
    lines = _in_session(tmp_path, _WATCHED + _OWNED, "", "0.5")

    assert json.loads(lines[0]) == [False]
    assert lines[1].split() == ["boolean", "false"]


def test_a_service_that_comes_later_is_heard(tmp_path: Path) -> None:
    late = '(sleep 0.5; exec "$LAUNCHER" --screen-reader=1) & launched=$!'

    lines = _in_session(tmp_path, late + _WATCHED + "kill $launched", "", "30")

    assert json.loads(lines[-1]) == [True, True]


def test_a_service_that_hangs_tells_of_no_screen_reader(tmp_path: Path) -> None:
    hangs = "kill -STOP $LAUNCHED"
    ends = "kill -CONT $LAUNCHED; kill $LAUNCHED"

    lines = _in_session(tmp_path, _STARTED + hangs + _WATCHED + ends, "--screen-reader=1", "2.5")

    assert json.loads(lines[-1]) == [False]


def test_a_newer_service_is_asked_for_any_assistive_technology(tmp_path: Path) -> None:
    newer = '"$PYTHON" "$NEWER_SERVICE" & launched=$!'

    lines = _in_session(tmp_path, newer + _WATCHED + "kill $launched", "", "30")

    assert json.loads(lines[-1]) == [True, True]

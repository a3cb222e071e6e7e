"""What may be loaded before the first screen is seen: Python, PySide6 and light modules."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

_CHECKOUT = Path(__file__).parents[2]
# What `companion.app.run` does until the first frame is painted.
_FIRST_FRAME = """
import json, sys
from companion import app, cli
from companion.settings.folders import settings_file
from companion.settings.store import read

application = app.make_application(["companion"])
session, window = app.first_window(app.Start(read(settings_file()), journal_awaited=True))
window.showMaximized()
application.processEvents()
window.repaint()
print(json.dumps([session.place.__class__.__name__, *sys.modules]))
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    home = tmp_path_factory.mktemp("home")
    (home / "settings.json").write_text('{"introduced": true}', "utf-8")
    environment = {
        **os.environ,
        "COMPANION_HOME": str(home),
        "PYTHONPATH": str(_CHECKOUT),
        "QT_QPA_PLATFORM": "offscreen",
    }
    done = subprocess.run(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-c", _FIRST_FRAME], env=environment, stdout=subprocess.PIPE, check=True
    )
    place: str
    modules: list[str]
    place, *modules = json.loads(done.stdout)
    assert place == "Home"
    return modules


@pytest.mark.parametrize(
    "heavy",
    [
        "PySide6.QtWebEngineCore",
        "PySide6.QtWebEngineQuick",
        "PySide6.QtWebEngineWidgets",
        "PySide6.QtPrintSupport",
        "babel",
        "holidays",
        "num2words",
        "pyphen",
        "pyttsx3",
        "rapidfuzz",
        "requests",
        "stdnum",
        "textstat",
        "yaml",
    ],
)
def test_a_heavy_library_waits_until_the_first_frame_is_painted(
    heavy: str, loaded: list[str]
) -> None:
    assert heavy not in loaded


_LATER = (
    "counters",
    "journal",
    "vault",
    "directions",
    "net",
    "official",
    "papers",
    "regions",
    "speech",
)


@pytest.mark.parametrize("room", _LATER)
def test_a_room_that_is_not_on_the_home_screen_waits_as_well(room: str, loaded: list[str]) -> None:
    assert f"companion.{room}" not in loaded


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None cannot lose references any more")
def test_pyside_keeps_count_of_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)

    for _ in range(1000):
        thing.setObjectName("x")

    # PySide6 6.12.0 loses one with every call, until Python aborts.
    assert sys.getrefcount(None) > before - 100

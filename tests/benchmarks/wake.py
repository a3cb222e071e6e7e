"""Starts the program for real and tells when its voice came: `wake.py voice|silent IDLE_SECONDS`.

Prints JSON: the moments, in milliseconds since the start, when the first frame was painted, when
the voice process was started, and when the window knew that the voice was ready; then the memory
(PSS, in KiB) of that process, and how many milliseconds of processor it used in IDLE_SECONDS. It
leaves the settings with or without a voice in the folder of the citizen.
"""

import json
import os
import sys
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from companion import app
from companion.qt.stage import Stage
from companion.session.intents import VoicesFound
from companion.settings.folders import settings_file
from companion.settings.model import Settings, VoiceMode
from companion.settings.store import save

_LOOK_MS = 1
_SETTLED_MS = 1000  # after the voice is ready: what it imports late is in
_NO_VOICE_MS = 1000  # in which a voice would have come
_WORKER = "companion.speech.worker"

SETTINGS = {
    "voice": Settings(introduced=True, voice=VoiceMode.ON_PRESS),
    "silent": Settings(introduced=True, voice=VoiceMode.NEVER, sounds=False),
}


class Watch(QObject):
    """Notes the moments of a start, looks at the voice process, and closes the window."""

    def __init__(self, application: QApplication, idle_seconds: float) -> None:
        super().__init__(application)
        self.began = perf_counter()
        self.told: dict[str, float] = {}
        self._idle_ms = round(1000 * idle_seconds)
        self._application = application
        self._window: QWidget | None = None
        self._looking = QTimer(self)
        self._looking.timeout.connect(self._look_for_stage)
        self._looking.start(_LOOK_MS)  # turns with the event loop, not before
        application.installEventFilter(self)
        sys.addaudithook(self._on_audit)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note the first frame: it is done when something else than painting comes."""
        if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
            self._window = watched.window()
        elif self._window is not None:
            self._note("painted")
            self._application.removeEventFilter(self)
        return False

    def _on_audit(self, event: str, words: tuple[object, ...]) -> None:
        if event == "subprocess.Popen" and _WORKER in str(words[1]):
            self._note("spawned")

    def _look_for_stage(self) -> None:
        windows = self._application.topLevelWidgets()
        stage = next(filter(None, (window.findChild(Stage) for window in windows)), None)
        if stage is not None:
            self._looking.stop()
            stage.taken.connect(self._take)
            if not stage.session.settings.sounds:
                QTimer.singleShot(_NO_VOICE_MS, self._close)

    def _take(self, intent: object) -> None:
        if isinstance(intent, VoicesFound) and "ready" not in self.told:
            self._note("ready")
            QTimer.singleShot(_SETTLED_MS, self._look_at_process)

    def _look_at_process(self) -> None:
        voice = _voice_process()
        self.told["pss_kib"] = _proportional_kib(voice)
        before = _processor_ms(voice)

        def close() -> None:
            self.told["idle_ms"] = _processor_ms(voice) - before
            self._close()

        QTimer.singleShot(self._idle_ms, close)

    def _close(self) -> None:
        if self._window is not None:
            self._window.close()

    def _note(self, name: str) -> None:
        self.told.setdefault(name, (perf_counter() - self.began) * 1000)


def _voice_process() -> Path:
    """Return the folder in which Linux tells of the voice process."""
    children = (
        Path("/proc", child)
        for thread in Path("/proc/self/task").iterdir()
        for child in (thread / "children").read_text("ascii").split()
    )
    return next(one for one in children if _WORKER in (one / "cmdline").read_text("utf-8"))


def _proportional_kib(process: Path) -> int:
    """Return the memory of a process, of which what it shares counts in part."""
    rollup = (process / "smaps_rollup").read_text("ascii")
    return int(next(line for line in rollup.splitlines() if line.startswith("Pss:")).split()[1])


def _processor_ms(process: Path) -> float:
    """Return the time that all threads of a process have run."""
    threads = (process / "task").iterdir()
    return sum(int((one / "schedstat").read_text("ascii").split()[0]) for one in threads) / 1e6


def main(way: str, idle_seconds: float) -> dict[str, float]:
    """Start the program, and return what was noted when its window is closed."""
    save(settings_file(), SETTINGS[way])
    make, watches = app.make_application, list[Watch]()

    def watched(arguments: list[str]) -> QApplication:
        application = make(arguments)
        watches.append(Watch(application, idle_seconds))
        return application

    app.make_application = watched
    began = perf_counter()
    app.run(["companion"], guest=False)
    told, late = watches[0].told, (watches[0].began - began) * 1000
    moments = {name: told[name] + late for name in ("painted", "spawned", "ready") if name in told}
    return told | moments


if __name__ == "__main__":
    found = main(sys.argv[1], float(sys.argv[2]))
    sys.stdout.write(json.dumps(found))
    sys.stdout.flush()
    os._exit(0)  # the audit hook cannot be taken away, and Python asks it while it ends

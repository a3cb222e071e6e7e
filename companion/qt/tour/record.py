"""What a tour leaves behind: pictures, transcript, sound, the printed page, and a report."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from companion.errors import CompanionError
from companion.qt.metrics import MM_PER_INCH
from companion.qt.tour.robot import Control
from companion.speech.utterance import Utterance


class FolderNotWritten(CompanionError):
    """The folder for the tour cannot be made or written."""

    def __init__(self, folder: Path, reason: str) -> None:
        super().__init__(f"{folder}: {reason}; choose another folder with --out")


@dataclass(frozen=True, slots=True)
class ScreenReport:
    """One page of one screen, as `tour.json` tells it; sizes in millimetres, times in ms."""

    number: int
    name: str
    key: str
    title: str
    page: int
    pages: int
    picture: str
    ms: float
    controls: tuple[dict[str, object], ...]


class Record:
    """Keeps what the robot sees and hears in a folder."""

    def __init__(self, folder: Path, dots_per_inch: float) -> None:
        self.folder = folder
        self._dots_per_mm = dots_per_inch / MM_PER_INCH
        self.screens: list[ScreenReport] = []
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for old in _of_earlier_tour(folder):
                old.unlink(missing_ok=True)
        except OSError as error:
            raise FolderNotWritten(folder, error.strerror or "not writable") from error

    def keep(self, window: QWidget, screen: ScreenReport) -> None:
        """Keep the picture of a page and what a screen reader knows of it."""
        window.grab().save(str(self.folder / screen.picture))
        self.screens.append(screen)

    def control(self, control: Control) -> dict[str, object]:
        """Return a control with its rectangle in millimetres."""
        area = control.area
        corners = (area.x(), area.y(), area.width(), area.height())
        return {
            "role": control.role,
            "name": control.name,
            "checked": control.checked,
            "focusable": control.focusable,
            "rect_mm": [round(length / self._dots_per_mm, 1) for length in corners],
        }

    def keep_speech(self, said: Sequence[Utterance]) -> str | None:
        """Keep what was said: as it is shown, in the words for the ear, and as sound with a voice.

        Returns the name of the sound file, or None without a voice.
        """
        # Only a tour renders speech, and only at its end.
        from companion.speech.errors import SpeechError  # noqa: PLC0415
        from companion.speech.rendering import render_wav  # noqa: PLC0415
        from companion.speech.wording import worded  # noqa: PLC0415

        met: frozenset[str] = frozenset()
        heard = []
        for one in said:
            wording = worded(one.text, one.language, met)
            met = wording.met
            heard.append(" ".join(wording.spoken.split()) + "\n")
        transcript = "".join(f"{one.text}\n" for one in said)
        (self.folder / "transcript.txt").write_text(transcript, "utf-8")
        (self.folder / "words.txt").write_text("".join(heard), "utf-8")
        sound = self.folder / "speech.wav"
        sound.unlink(missing_ok=True)
        try:
            render_wav(said, sound)
        except SpeechError:
            return None
        return sound.name

    def keep_report(self, report: dict[str, object]) -> None:
        """Keep `tour.json`: the report of the tour with its screens."""
        whole = {**report, "screens": [asdict(screen) for screen in self.screens]}
        text = json.dumps(whole, ensure_ascii=False, indent=1)
        (self.folder / "tour.json").write_text(text + "\n", "utf-8")


def _of_earlier_tour(folder: Path) -> list[Path]:
    """Return the pictures and pages that the report of an earlier tour names, and nothing else."""
    try:
        report = json.loads((folder / "tour.json").read_text("utf-8"))
        names = [screen["picture"] for screen in report["screens"]] + report["printed"]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    return [folder / Path(str(name)).name for name in names]

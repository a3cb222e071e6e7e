"""Times how long the window is held up while it reads aloud: `gaps.py real|scripted SCREENS`.

On each screen the sentences are read and their words marked, and presses change the volume,
silence, and go on. A timer of a millisecond tells the gaps in which the event loop could do nothing
else. Prints JSON, in milliseconds, for the gaps without a press, those with a press about the
voice, and those with another press: the longest, and what one in a thousand is longer than.
The scripted voice makes no sound and tells of no words: its gaps are those of the window itself.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice
from statistics import quantiles
from time import perf_counter

from benchmarks.sitting import QUIET, Sitting
from PySide6.QtCore import Qt, QTimer

from companion.app import make_application
from companion.speech.process import ProcessSynthesizer
from companion.speech.scripted import ScriptedSynthesizer
from companion.speech.synthesizer import Synthesizer

BY_ITSELF, VOICE, OTHER = "by itself", "voice", "other"
_READY_SECONDS = 1.5
_QUICKLY = 4.0
_STEPS = (  # a button of the bar, and the seconds until the next press
    ("read", 0.8),
    ("softer", 0.4),
    ("louder", 0.4),
    ("read", 0.2),
    ("read", 0.8),
    ("help", 0.2),
    ("back", 0.2),
    ("read", 0.8),
)

VOICES: dict[str, Callable[[], Synthesizer]] = {
    "real": ProcessSynthesizer,
    "scripted": lambda: ScriptedSynthesizer(by_hand=True),
}


@dataclass(slots=True)
class Gaps:
    """The milliseconds between the turns of an event loop, by what happened in between.

    `between` is what has happened since the last turn, `usual` what it is when nothing is pressed.
    """

    found: dict[str, list[float]]
    between: str = OTHER
    usual: str = OTHER
    _last: float = 0.0

    def turn(self) -> None:
        """Note that the loop turns."""
        now = perf_counter()
        if self._last:
            self.found[self.between].append((now - self._last) * 1000)
        self._last, self.between = now, self.usual


def visit(sitting: Sitting, gaps: Gaps, screens: int, pace: float = 1.0) -> None:
    """Read screens aloud, with a change of volume, a silence, a repeat, and a press that leaves.

    With a `pace` of 2.0 every pause between two presses is half as long.
    """
    for _flow in islice(sitting.screens(), screens):
        gaps.usual = BY_ITSELF
        for slot, seconds in _STEPS:
            gaps.between = OTHER if slot in ("help", "back") else VOICE
            sitting.press(slot)
            sitting.pause(seconds / pace)
        gaps.between = gaps.usual = OTHER  # answers are given on the way to the next screen


def measure(name: str, screens: int) -> dict[str, dict[str, float]]:
    """Return the longest gaps with one of the voices."""
    settings = replace(QUIET, word_by_word=True, sounds=True)
    sitting, timer = Sitting(VOICES[name], settings), QTimer()
    sitting.pause(_READY_SECONDS)
    visit(sitting, _no_gaps(), 1, _QUICKLY)  # what is imported and built only once
    gaps = _no_gaps()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(gaps.turn)
    timer.start(1)
    visit(sitting, gaps, screens)
    timer.stop()
    sitting.close()
    return {
        between: {"most": max(took), "p999": quantiles(took, n=1000, method="inclusive")[-1]}
        for between, took in gaps.found.items()
    }


def _no_gaps() -> Gaps:
    return Gaps({BY_ITSELF: [], VOICE: [], OTHER: []})


if __name__ == "__main__":
    application = make_application(["companion"])
    sys.stdout.write(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))

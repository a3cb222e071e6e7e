"""Times presses on questions of every errand, until the screen is painted: `press.py PRESSES`.

Prints JSON: the milliseconds of each press through the stage, and of as many changes of a bare
label that were made in between.
"""

import json
import sys
from collections.abc import Callable, Iterator
from itertools import cycle
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QApplication, QLabel

from companion.app import Start, make_application, open_window
from companion.flows.model import QUESTIONS, Choice, Explain, Flow, Question, Review
from companion.journal.opening import open_sealed
from companion.net.scripted import ScriptedFetcher
from companion.papers.printer import MemoryPrinter
from companion.qt.edges import Edges
from companion.qt.metrics import density_of_panel
from companion.qt.screen_reader import ScriptedScreenReaders
from companion.qt.stage import Stage
from companion.qt.tour.answers import Answers
from companion.qt.window import Window
from companion.real import now_here
from companion.session.intents import Intent, Pick, Press, Typed
from companion.session.library import read_library
from companion.session.places import AtStep
from companion.settings.folders import journal_file, settings_file
from companion.settings.store import read
from companion.speech.scripted import ScriptedSynthesizer
from companion.vault.key_store import MemoryKeyStore

SIZE = (1024, 600)


class Citizen:
    """Carries out errands in the real window, with a real journal and a voice without sound."""

    def __init__(self) -> None:
        self._opened = open_sealed(journal_file(), MemoryKeyStore())
        self._edges = Edges(
            journal=lambda: self._opened.journal,
            voice=lambda: ScriptedSynthesizer(by_hand=True),
            printer=MemoryPrinter,
            fetcher=ScriptedFetcher,
            open_website=lambda _url: True,
            save_settings=lambda _settings: None,
            now=now_here,
            screen_readers=ScriptedScreenReaders,
        )

    def presses(self, flow: Flow, turn: int) -> Iterator[float]:
        """Yield the milliseconds of each press on a question of a flow; `turn` varies the way."""
        self._opened.journal.forget(flow.id)
        density = density_of_panel(*SIZE)
        start = Start(read(settings_file()), dots_per_inch=density)
        stage, window = open_window(start, self._edges)
        window.resize(*SIZE)
        window.show()
        stage.warm_up()
        _settle(stage)
        for intent in (Press.TOPICS, Pick(flow.topic), Pick(flow.id), Press.FORWARD):
            _pressed(stage, window, intent)
        yield from _answering(stage, window, flow, turn)
        window.hide()
        stage.close()
        window.deleteLater()

    def close(self) -> None:
        """Let go of the journal."""
        self._opened.journal.close()


def _answering(stage: Stage, window: Window, flow: Flow, turn: int) -> Iterator[float]:
    answers = Answers(flow, None, stage.session.now.date())
    for _step in flow.steps:
        place = stage.session.place
        step = stage.session.errands[flow.id].step if isinstance(place, AtStep) else None
        if isinstance(step, QUESTIONS):
            for key in _options(step, answers, turn):
                yield _pressed(stage, window, Pick(key))
            for box, text in answers.of(step).boxes:
                stage.take(Typed(box, text))
            yield _pressed(stage, window, Press.FORWARD)
        elif isinstance(step, Explain | Review):
            _pressed(stage, window, Press.FORWARD)
        else:
            return  # a door: no question any more


def _options(step: Question, answers: Answers, turn: int) -> tuple[str, ...]:
    if isinstance(step, Choice):
        return (step.options[turn % len(step.options)].id,)
    return answers.of(step).options


def _pressed(stage: Stage, window: Window, intent: Intent) -> float:
    """Return the milliseconds from a press until its answer is painted; then let all settle."""

    def press() -> None:
        stage.take(intent)
        window.repaint()

    took = _milliseconds(press)
    _settle(stage)
    return took


def _milliseconds(act: Callable[[], None]) -> float:
    began = perf_counter()
    act()
    return (perf_counter() - began) * 1000


def _settle(stage: Stage) -> None:
    QCoreApplication.processEvents()
    while stage.busy:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)


def _bare_label() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    font = label.font()
    font.setPixelSize(32)
    label.setFont(font)
    label.resize(*SIZE)
    label.show()
    QApplication.processEvents()
    return label


def measure(presses: int) -> tuple[list[float], list[float]]:
    """Return the milliseconds of presses through the stage, and of changes of a bare label."""
    label, ours, bare = _bare_label(), list[float](), list[float]()
    flows = tuple(read_library().flows.values())
    headings = cycle([step.heading for flow in flows for step in flow.steps.values()])

    def change() -> None:
        label.setText(next(headings))
        label.repaint()

    citizen = Citizen()
    for turn in range(presses):  # every turn has a press, so these are more than enough
        for flow in flows:
            for took in citizen.presses(flow, turn):
                ours.append(took)
                bare.append(_milliseconds(change))
        if len(ours) >= presses:
            break
    citizen.close()
    return ours[:presses], bare[:presses]


if __name__ == "__main__":
    application = make_application(["companion"])
    pressed, changed = measure(int(sys.argv[1]))
    sys.stdout.write(json.dumps({"ours": pressed, "bare": changed}))

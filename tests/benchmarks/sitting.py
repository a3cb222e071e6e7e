"""One sitting at the real window with any voice: it goes to the screens of every errand."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from companion.app import Start, open_window
from companion.flows.model import QUESTIONS, Explain, Flow, Review
from companion.journal.memory import MemoryJournal
from companion.net.scripted import ScriptedFetcher
from companion.papers.printer import MemoryPrinter
from companion.qt.edges import Edges
from companion.qt.metrics import density_of_panel
from companion.qt.screen_reader import ScriptedScreenReaders
from companion.qt.tour.answers import Answers
from companion.real import now_here
from companion.session.intents import Intent, Pick, Press, Typed
from companion.session.library import read_library
from companion.session.places import AtStep, Home
from companion.session.screens import view_of
from companion.session.utterances import SpokenLine, lines_of
from companion.settings.model import Settings, VoiceMode
from companion.settings.store import Reading
from companion.speech.synthesizer import Synthesizer

SIZE = (1024, 600)
QUIET = Settings(introduced=True, voice=VoiceMode.ON_PRESS, sounds=False)
"""Reads on a press only, and without the short sounds, which would be heard before the words."""

_LONG_AFTER = 10.0  # seconds, by the clock of the guard: it holds no press back
_NAP_MS = 5


class Sitting:
    """The window with a voice; nothing is kept, and no press is held back by the guard."""

    def __init__(self, make_voice: Callable[[], Synthesizer], settings: Settings = QUIET) -> None:
        self._seconds = 0.0
        self._library = read_library()
        edges = _edges(make_voice)
        start = Start(
            Reading(settings),
            dots_per_inch=density_of_panel(*SIZE),
            clock=lambda: self._seconds,
        )
        self.stage, self.window = open_window(start, edges)
        self.window.resize(*SIZE)
        self.window.show()
        QCoreApplication.processEvents()
        self.stage.warm_up()
        self.settle()

    def screens(self) -> Iterator[Flow]:
        """Go to every screen on the way through each errand; each time it is the one shown.

        Nothing of an earlier time is known any more, so the screens are always the same.
        """
        for flow in self._library.flows.values():
            self.stage.session = replace(self.stage.session, stack=(Home(),), errands={})
            yield from self._way(flow)

    def lines(self) -> tuple[SpokenLine, ...]:
        """Return what would be read of the screen that is shown."""
        return lines_of(view_of(self.stage.session))

    def heard(self, line: SpokenLine) -> None:
        """Let a sentence be the one that was heard last: the next "Lees voor" says just that."""
        self.stage.session = replace(self.stage.session, heard=line, repeated=False)

    def press(self, slot: str) -> float:
        """Press a button of the bar, and return when that was, in seconds of `perf_counter`."""
        self._seconds += _LONG_AFTER
        began = perf_counter()
        self.window.bar.button(slot).click()
        return began

    def take(self, intent: Intent) -> None:
        """Let something happen on the screen, and all that follows from it."""
        self.stage.take(intent)
        self.settle()

    def settle(self) -> None:
        """Wait until no slow work is under way."""
        self.wait(lambda: not self.stage.busy)

    def wait(self, reached: Callable[[], bool], seconds: float = 20.0) -> bool:
        """Run the event loop until a condition is reached or `seconds` are over; tell which.

        A loop that sleeps as in the program: one that asks without end would slow the other
        threads down.
        """
        until, loop, asking = perf_counter() + seconds, QEventLoop(), QTimer()

        def ask() -> None:
            if reached() or perf_counter() >= until:
                loop.quit()

        asking.timeout.connect(ask)
        asking.start(_NAP_MS)
        loop.exec()
        return reached()

    def pause(self, seconds: float) -> None:
        """Run the event loop for a while."""
        self.wait(lambda: False, seconds)

    def close(self) -> None:
        """End the sitting."""
        self.window.hide()
        self.stage.close()

    def _way(self, flow: Flow) -> Iterator[Flow]:
        answers = Answers(flow, None, self.stage.session.now.date())
        for intent in (Press.TOPICS, Pick(flow.topic), Pick(flow.id), Press.FORWARD):
            self.take(intent)
            yield flow
        for _step in flow.steps:
            place = self.stage.session.place
            step = self.stage.session.errands[flow.id].step if isinstance(place, AtStep) else None
            if isinstance(step, QUESTIONS):
                given = answers.of(step)
                for key in given.options:
                    self.take(Pick(key))
                for box, text in given.boxes:
                    self.take(Typed(box, text))
            elif not isinstance(step, Explain | Review):
                return
            self.take(Press.FORWARD)
            yield flow


def _edges(make_voice: Callable[[], Synthesizer]) -> Edges:
    journal = MemoryJournal()
    return Edges(
        journal=lambda: journal,
        voice=make_voice,
        printer=MemoryPrinter,
        fetcher=ScriptedFetcher,
        open_website=lambda _url: True,
        save_settings=lambda _settings: None,
        now=now_here,
        screen_readers=ScriptedScreenReaders,
    )

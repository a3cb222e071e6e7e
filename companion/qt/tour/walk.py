"""One walk of the robot citizen through the real window."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QEventLoop

from companion.errors import CompanionError
from companion.flows.drawing import NoSuchFlow
from companion.flows.model import (
    QUESTIONS,
    Done,
    FlowId,
    Letter,
    Question,
    Step,
    Website,
)
from companion.flows.progress import Progress
from companion.journal.memory import MemoryJournal
from companion.net.scripted import ScriptedFetcher
from companion.qt.edges import Edges
from companion.qt.metrics import density_of_panel
from companion.qt.printing import PdfPrinter
from companion.qt.screen_reader import ScriptedScreenReaders
from companion.qt.stage import Stage
from companion.qt.tour.answers import Answers
from companion.qt.tour.guide import Wishes
from companion.qt.tour.record import Record, ScreenReport
from companion.qt.tour.robot import Robot
from companion.qt.widgets.map_view import MapView
from companion.qt.window import Window
from companion.session.intents import Pick, Press
from companion.session.library import Library
from companion.session.places import AtCounter, AtStep, Finder, Finished, Paper, TroublePlace
from companion.session.screens import view_of
from companion.session.task_places import LastScreen
from companion.session.views import Buttons, Field, ScreenView
from companion.settings.model import Settings
from companion.speech.scripted import ScriptedSynthesizer

Opener = Callable[[Settings, Edges, float], tuple[Stage, Window]]

_MOST_SCREENS = 120  # an errand that is longer goes round
_PATIENCE = 10.0  # seconds for slow work behind one press


class TourStuck(CompanionError):
    """The robot did not come to the end of the errand."""

    def __init__(self, title: str, reason: str) -> None:
        super().__init__(f"the tour stopped at “{title}”: {reason}")


@dataclass(frozen=True, slots=True)
class QuietWorld:
    """The world of a tour: it remembers what was kept and said, and prints into the folder."""

    journal: MemoryJournal
    voice: ScriptedSynthesizer
    printer: PdfPrinter

    def edges(self) -> Edges:
        """Return the edges; every official page answers, and opening a browser does nothing."""
        return Edges(
            journal=lambda: self.journal,
            voice=lambda: self.voice,
            printer=lambda: self.printer,
            fetcher=ScriptedFetcher,
            open_website=lambda _url: True,
            save_settings=lambda _settings: None,
            now=lambda: datetime.now(ZoneInfo("Europe/Amsterdam")),
            screen_readers=ScriptedScreenReaders,
        )


class Walk:
    """The window, the robot in front of it, and what they leave."""

    def __init__(
        self, stage: Stage, window: Window, record: Record, quiet: QuietWorld, wishes: Wishes
    ) -> None:
        words = stage.session.words
        self._stage = stage
        self._window = window
        self._quiet = quiet
        self._wishes = wishes
        self._ms = 0.0
        self._heard = ""  # the key of the screen that was read aloud last
        self._began = 0.0
        # From here, not from the robot's press: Qt shows an accessible press for 100 ms first.
        stage.taken.connect(self._note_time)
        self.record = record
        self.robot = Robot(window, words("More"), words("Previous"))

    @property
    def dots_per_inch(self) -> float:
        """Return the density of the imagined panel."""
        return self._window.look.metrics.dots_per_inch

    def paint_first(self, began: float) -> float:
        """Show the window and return the milliseconds from `began` to the first painted frame."""
        self._window.show()
        # Without a display the first frame is painted by the events, not by `repaint`.
        QCoreApplication.processEvents()
        self._ms = round((perf_counter() - began) * 1000, 1)
        self._stage.warm_up()
        self._settle()
        return self._ms

    def to_the_end(self) -> str:
        """Walk to the end of the errand and return its outcome: klaar, verstuurd or bevestigd."""
        library = self._library()
        self._choose_flow(library)
        answers = self._answers(library)
        for _screen in range(_MOST_SCREENS):
            self._look_around()
            place = self._stage.session.place
            if isinstance(place, Finished) or isinstance(self._step(), Done):
                return self._outcome()
            self._go_on(answers)
        raise TourStuck(self.robot.title(), "it goes on and on")

    def leave(self, report: dict[str, object]) -> None:
        """Leave transcript, sound, and the report in the folder."""
        report["speech"] = self.record.keep_speech(self._quiet.voice.said)
        report["printed"] = [path.name for path in self._quiet.printer.written]
        self.record.keep_report(report)

    def close(self) -> None:
        """Close the window."""
        self._window.hide()
        self._stage.close()

    def _choose_flow(self, library: Library) -> None:
        words, flow = self._stage.session.words, library.flows[FlowId(self._wishes.flow)]
        self._look_around()
        self._press(words("Arrange something"))
        self._look_around()
        topic = next(
            button.label
            for part in self._view().parts
            if isinstance(part, Buttons)
            for button in part.buttons
            if button.key == f"topic-{flow.topic}"
        )
        self._press(topic)
        self._look_around()
        self._press(words.flow(flow.title))
        self._look_around()
        self._press(words("Begin"))

    def _go_on(self, answers: Answers) -> None:
        words, place = self._stage.session.words, self._stage.session.place
        match place:
            case Finder(choices=(), counters=()):
                box = next(part for part in self._view().parts if isinstance(part, Field)).boxes[0]
                self.robot.type_into(box.label, answers.place)
                self._press(words("Search"))
            case Finder():
                listed = next(part for part in self._view().parts if isinstance(part, Buttons))
                self._press(listed.buttons[0].label)
            case AtCounter():
                self._take_card()
                self._press_main()
            case Paper():
                self._press_main()
            case TroublePlace():
                self._press(words("Back"))
            case AtStep():
                self._answer(answers)
            case LastScreen():
                self._press(self._labels()[answers.of_sending(self._asked(place.flow))])
                self._press_main()
            case _:
                raise TourStuck(self.robot.title(), "nobody knows what to press here")

    def _answer(self, answers: Answers) -> None:
        words, step = self._stage.session.words, self._step()
        if isinstance(step, QUESTIONS):
            self._give(step, answers)
        elif isinstance(step, Website) and not answers.website_works(step):
            self._press(words("It does not work"))
            return
        elif isinstance(step, Letter) and step.write:
            self._print(words("Print the letter"))
        self._press_main()

    def _give(self, step: Question, answers: Answers) -> None:
        given = answers.of(step)
        labels = self._labels()
        boxes = {
            box.key: box.label
            for part in self._view().parts
            if isinstance(part, Field)
            for box in part.boxes
        }
        for key in given.options:
            self._press(labels[key])
        for key, text in given.boxes:
            self.robot.type_into(boxes[key], text)
        if given.boxes:
            self._settle()
            self._look_around()

    def _labels(self) -> dict[str, str]:
        """Return the label of every answer on the screen, by its key."""
        return {
            option.key: option.label
            for part in self._view().parts
            for option in getattr(part, "options", ())
        }

    def _asked(self, flow: str) -> Progress:
        """Return the progress of an errand of which it is asked whether it was sent."""
        return self._stage.session.errands[flow]

    def _note_time(self, intent: object) -> None:
        if isinstance(intent, Press | Pick):
            self._began = perf_counter()

    def _take_card(self) -> None:
        """Print the card for the counter, over the screens that ask which page and where to."""
        words = self._stage.session.words
        self._press(words("On paper, or write it down"))
        self._look_around()
        self._press(words("The card for the counter"))
        self._look_around()
        self._print(words("To the printer"))

    def _print(self, label: str) -> None:
        """Print, look at what became of it, and come back."""
        self._press(label)
        if isinstance(self._stage.session.place, Paper):
            self._look_around()
            self._press_main()

    def _press_main(self) -> None:
        main = self._view().bar.main
        if main is None:
            raise TourStuck(self.robot.title(), "there is no way on")
        before = (self._window.windowTitle(), self._stage.session)
        self._press(main.label)
        if (self._window.windowTitle(), self._stage.session) == before:
            raise TourStuck(self.robot.title(), f"“{main.label}” does nothing")

    def _press(self, label: str) -> None:
        self._began = perf_counter()
        self.robot.press(label)
        self._settle()
        self._window.repaint()
        self._ms = round((perf_counter() - self._began) * 1000, 1)

    def _settle(self) -> None:
        """Let events and slow work come to rest."""
        until = perf_counter() + _PATIENCE
        QCoreApplication.processEvents()
        while (self._stage.busy or self._drawing()) and perf_counter() < until:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
        QCoreApplication.processEvents()

    def _drawing(self) -> bool:
        """Return whether a map on the screen is not there yet."""
        return any(not one.ready for one in self._window.findChildren(MapView) if one.isVisible())

    def _look_around(self) -> None:
        """Keep every page of the screen of now, and come back to the first."""
        screen = self._window.screen_widget
        if screen is None:
            raise AssertionError(self)
        self._listen()
        view, pages = self._view(), screen.pages
        self.robot.first_page()
        for page in range(1, pages + 1):
            number = len(self.record.screens) + 1
            report = ScreenReport(
                number=number,
                name=view.name,
                key=view.key,
                title=self.robot.title(),
                page=page,
                pages=pages,
                picture=f"{number:03}-{view.name}-{page}.png",
                ms=self._ms,
                controls=tuple(self.record.control(one) for one in self.robot.controls()),
            )
            self.record.keep(self._window, report)
            self.robot.turn_page()
        self.robot.first_page()

    def _listen(self) -> None:
        """Have a new screen read aloud, once: who looks at its pages would have it read again."""
        view = self._view()
        if view.key != self._heard and view.bar.read is not None:
            self._heard = view.key
            self.robot.press(view.bar.read.label)
            self._settle()

    def _view(self) -> ScreenView:
        return view_of(self._stage.session)

    def _step(self) -> Step | None:
        place = self._stage.session.place
        if not isinstance(place, AtStep):
            return None
        return self._stage.session.errands[place.flow].step

    def _library(self) -> Library:
        library, name = self._stage.session.library, self._wishes.flow
        if library is None:
            raise TourStuck(self.robot.title(), "the services cannot be read")
        if FlowId(name) not in library.flows:
            raise NoSuchFlow(name, library.flows)
        return library

    def _answers(self, library: Library) -> Answers:
        flow = library.flows[FlowId(self._wishes.flow)]
        return Answers(flow, self._wishes.answers, self._stage.session.now.date())

    def _outcome(self) -> str:
        self._settle()
        ledger = self._quiet.journal.ledger()
        return ledger[-1].kind.value if ledger else "open"


def open_walk(wishes: Wishes, settings: Settings, size: tuple[int, int], opener: Opener) -> Walk:
    """Return a walk in a new window of a size in pixels; nothing of it is kept but the folder.

    Raises:
        CompanionError: the folder cannot be written.
    """
    density = density_of_panel(*size)
    record = Record(wishes.out, density)
    quiet = QuietWorld(MemoryJournal(), ScriptedSynthesizer(), PdfPrinter(wishes.out))
    stage, window = opener(settings, quiet.edges(), density)
    window.resize(*size)
    return Walk(stage, window, record, quiet, wishes)

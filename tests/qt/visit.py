"""The real window on an imagined panel, with a quiet world around it that remembers everything."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from time import monotonic
from typing import Protocol
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QApplication, QLineEdit
from qt.panels import Panel, TestClock

from companion.app import Start, open_window
from companion.directions.embedded import PackRouter
from companion.directions.engine import engine
from companion.directions.wayfinder import Wayfinder
from companion.journal.journal import Journal
from companion.journal.memory import MemoryJournal
from companion.journal.opening import Opened
from companion.net.scripted import ScriptedFetcher
from companion.papers.printer import MemoryPrinter
from companion.papers.queue import NoQueue, PrintQueue
from companion.qt.edges import Edges
from companion.qt.screen_reader import ScriptedScreenReaders
from companion.qt.suspending import ScriptedSuspending
from companion.regions.model import Pack
from companion.session.screens import view_of
from companion.session.views import ScreenView
from companion.settings.model import Settings, VoiceMode
from companion.settings.store import Reading
from companion.speech.scripted import ScriptedSynthesizer
from companion.visits.wiping import Files

TODAY = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
LONG_AFTER = 10.0  # seconds: no guard holds a press back any more
PATIENCE = 20.0  # seconds for slow work behind one press
USUAL = Panel()
INTRODUCED = Settings(introduced=True, voice=VoiceMode.ON_PRESS)


@dataclass(frozen=True, slots=True)
class World:
    """Everything outside the window, which a test may look at afterwards."""

    journal: Journal = field(default_factory=MemoryJournal)
    voice: ScriptedSynthesizer = field(default_factory=ScriptedSynthesizer)
    printer: MemoryPrinter = field(default_factory=MemoryPrinter)
    saved: list[Settings] = field(default_factory=list)
    readers: ScriptedScreenReaders = field(default_factory=ScriptedScreenReaders)
    packs: tuple[Pack, ...] = ()
    away: TestClock = field(default_factory=TestClock)  # counts how long nobody pressed
    suspending: ScriptedSuspending = field(default_factory=ScriptedSuspending)
    queue: PrintQueue = field(default_factory=NoQueue)
    files: Files = field(default_factory=Files)

    def edges(self) -> Edges:
        """Return the edges of a stage: no internet, a printer that remembers."""
        return Edges(
            journal=lambda: self.journal,
            voice=lambda: self.voice,
            printer=lambda: self.printer,
            fetcher=ScriptedFetcher,
            open_website=lambda _url: True,
            save_settings=self.saved.append,
            now=lambda: TODAY,
            opened=lambda: Opened(self.journal),
            boot_seconds=self.away,
            suspending=lambda: self.suspending,
            print_queue=lambda: self.queue,
            clear_files=lambda: self.files,
            screen_readers=lambda: self.readers,
            packs=lambda: self.packs,
            wayfinder=lambda _settings: Wayfinder(
                self.packs, PackRouter(self.packs, engine() if self.packs else None)
            ),
        )


class OpenVisit(Protocol):
    """Begins a visit that ends with the test."""

    def __call__(self, panel: Panel = USUAL, world: World | None = None) -> "Visit":
        """Return the visit, with its first screen shown."""
        ...


class Visit:
    """One sitting: the stage, its window, and a clock that a test moves."""

    def __init__(self, panel: Panel = USUAL, world: World | None = None) -> None:
        self.world = world or World()
        self.clock = TestClock()
        settings = replace(INTRODUCED, text_percent=panel.text_percent, language=panel.language)
        start = Start(
            Reading(settings),
            journal_awaited=True,
            dots_per_inch=panel.dots_per_inch,
            clock=self.clock,
            now=lambda: TODAY,
        )
        self.stage, self.window = open_window(start, self.world.edges())
        self.window.resize(*panel.size)
        self.window.show()
        self.window.activateWindow()
        QApplication.processEvents()
        self.stage.warm_up()
        self.settle()

    @property
    def view(self) -> ScreenView:
        """Return what the session says is on the screen."""
        return view_of(self.stage.session)

    def settle(self) -> None:
        """Let events and slow work come to rest, and every guard pass."""
        wait_until(lambda: not self.stage.busy)
        self.clock.seconds += LONG_AFTER

    def box(self, label: str) -> QLineEdit:
        """Return the visible box with a label."""
        boxes = (one for one in self.window.findChildren(QLineEdit) if one.isVisible())
        return next(one for one in boxes if one.accessibleName() == label)

    def close(self) -> None:
        """End the sitting as the program does; harmless twice."""
        self.window.close()
        self.stage.close()


def wait_until(reached: Callable[[], bool]) -> None:
    """Handle events until a condition is reached; a slow machine is waited for."""
    until = monotonic() + PATIENCE
    QCoreApplication.processEvents()
    while not reached():
        assert monotonic() < until, "waited too long"
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
    QCoreApplication.processEvents()

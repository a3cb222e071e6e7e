"""The composition root of the window: makes the edges, opens the first screen, runs until closed.

Only the interpreter, PySide6 and our own light modules are imported before the first painted frame;
the rest follows on a timer right after it, so that the first press finds it warm.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from companion.journal.opening import Opened as OpenedJournal
from companion.journal.opening import open_journal
from companion.l10n.words import load_words
from companion.qt.icons import load_icon_font
from companion.qt.look import Look, best_typeface
from companion.qt.metrics import Metrics, density_of
from companion.qt.press_guard import PressGuard
from companion.qt.theme import THEMES
from companion.qt.window import Window
from companion.session.model import OpenErrand, Session
from companion.session.places import FirstRun, Home
from companion.session.places import Stage as FirstStage
from companion.session.start_screens import first_run, home
from companion.session.views import ScreenView
from companion.settings.folders import journal_file, settings_file
from companion.settings.model import Settings
from companion.settings.store import Reading, read, save

if TYPE_CHECKING:
    from companion.counters.register import Register
    from companion.directions.wayfinder import Wayfinder
    from companion.net.fetcher import Fetcher
    from companion.papers.printer import Printer
    from companion.qt.edges import Edges
    from companion.qt.screen_reader import ScreenReaders
    from companion.qt.stage import Stage
    from companion.regions.model import Pack
    from companion.speech.synthesizer import Synthesizer


def now_here() -> datetime:
    """Return the time in the Netherlands, also where the computer stands elsewhere."""
    return datetime.now(ZoneInfo("Europe/Amsterdam"))


@dataclass(frozen=True, slots=True)
class Start:
    """What a window is opened with: the settings as they were read, and the journal."""

    reading: Reading
    journal: OpenedJournal
    guest: bool = False
    dots_per_inch: float = 0.0  # of a panel that is only imagined; 0 for the real screen
    clock: Callable[[], float] = monotonic  # seconds; counts only differences
    now: Callable[[], datetime] = now_here


def run(arguments: list[str], *, guest: bool) -> int:
    """Run the window until it is closed, and return the exit code of the program."""
    application = make_application(arguments)
    journal = guest_journal() if guest else open_journal(journal_file())
    start = Start(read(settings_file()), journal, guest)
    session, window = first_window(start)
    window.closed.connect(application.quit)
    stages: list[Stage] = []

    def begin() -> None:
        """Make the stage once the first frame is painted, and let it read the services."""
        stages.append(_new_stage(session, window, real_edges(journal, keep=not guest)))
        stages[0].finished.connect(application.quit)
        stages[0].warm_up()

    # A timer from the start on would fire before the first frame, and that would wait for it.
    window.painted.connect(lambda: QTimer.singleShot(0, begin))
    window.showMaximized()
    code = application.exec()
    for stage in stages:
        stage.close()
    journal.journal.close()
    return code


def make_application(arguments: list[str]) -> QApplication:
    """Return the application, with the name that window managers and screen readers show."""
    application = QApplication(arguments)
    application.setStyle("Fusion")
    application.setApplicationName("loketmaatje")
    application.setApplicationDisplayName("Loketmaatje")
    application.setDesktopFileName("loketmaatje")
    return application


def open_window(start: Start, edges: "Edges") -> "tuple[Stage, Window]":
    """Return a stage and its window with the first screen on it, not yet shown."""
    session, window = first_window(start)
    return _new_stage(session, window, edges), window


def first_window(start: Start) -> tuple[Session, Window]:
    """Return the window with the first screen, and the session that it shows; not yet shown."""
    settings = start.reading.settings
    guard = PressGuard(start.clock)
    guard.debounce_ms, guard.guard_ms = settings.debounce_ms, settings.guard_ms
    session = _first_session(start)
    density = start.dots_per_inch or density_of(QApplication.primaryScreen())
    look = Look(
        Metrics(density, settings.text_percent),
        THEMES[settings.theme],
        best_typeface(),
        load_icon_font(),
        session.words,
    )
    window = Window(look, guard)
    window.setPalette(look.palette())
    window.show_view(_first_view(session), fresh=True)
    return session, window


def open_quietly(
    settings: Settings, edges: "Edges", dots_per_inch: float
) -> "tuple[Stage, Window]":
    """Return a stage and its window on an imagined panel, with edges that keep nothing."""
    if QApplication.instance() is None:
        make_application(["companion"])
    journal = guest_journal()
    return open_window(Start(Reading(settings), journal, dots_per_inch=dots_per_inch), edges)


def real_edges(journal: OpenedJournal, *, keep: bool) -> "Edges":
    """Return the real world: voice process, printer, network, the citizen's own browser.

    Of a guest nothing is kept: no settings, no page that could not be printed.
    """
    from companion.qt.edges import Edges  # noqa: PLC0415 - after the first frame

    return Edges(
        journal=lambda: journal.journal,
        voice=_voice,
        printer=lambda: _printer(may_save=keep),
        fetcher=_fetcher,
        open_website=_open_website,
        save_settings=_save_settings if keep else _forget_settings,
        register=_register,
        packs=_packs,
        wayfinder=_wayfinder,
        screen_readers=_screen_readers,
        now=now_here,
    )


def guest_journal() -> OpenedJournal:
    """Return a journal that is gone with the program."""
    # Imported here: a citizen's own computer never needs it.
    from companion.journal.memory import MemoryJournal  # noqa: PLC0415

    return OpenedJournal(MemoryJournal())


def _new_stage(session: Session, window: Window, edges: "Edges") -> "Stage":
    # Brings effects, threads and the handlers with it, which the first frame does not need.
    from companion.qt.stage import Stage  # noqa: PLC0415

    return Stage(session, window, edges)


def _first_session(start: Start) -> Session:
    settings = start.reading.settings
    errands = tuple(
        OpenErrand(kept.flow, kept.title, kept.current, kept.answers)
        for kept in start.journal.journal.errands()
    )
    return Session(
        settings=settings,
        words=load_words(settings.language),
        now=start.now(),
        stack=(Home() if settings.introduced else FirstRun(FirstStage.LANGUAGE),),
        kept_errands=errands,
        guest=start.guest,
        notice=start.journal.problem or start.reading.problem,
    )


def _first_view(session: Session) -> ScreenView:
    place = session.place
    return first_run(session, place) if isinstance(place, FirstRun) else home(session)


def _voice() -> "Synthesizer":
    from companion.speech.process import ProcessSynthesizer  # noqa: PLC0415 - with the first word

    return ProcessSynthesizer()


def _screen_readers() -> "ScreenReaders":
    from companion.qt.screen_reader import screen_readers  # noqa: PLC0415 - after the first frame

    return screen_readers()


def _printer(*, may_save: bool) -> "Printer":
    from companion.qt.printing import SystemPrinter  # noqa: PLC0415 - with the first page

    return SystemPrinter(may_save=may_save)


def _register() -> "Register":
    from companion.counters.standing import read_standing_register  # noqa: PLC0415 - on the worker

    return read_standing_register()


def _packs() -> "tuple[Pack, ...]":
    from companion.regions.store import installed  # noqa: PLC0415 - on the worker

    return installed()


def _wayfinder(settings: Settings) -> "Wayfinder":
    """Return who is asked for the way; an empty address means that service is never asked."""
    from companion.counters.geocoding import PdokGeocoder  # noqa: PLC0415 - all on the worker
    from companion.directions.embedded import PackRouter  # noqa: PLC0415
    from companion.directions.engine import engine  # noqa: PLC0415
    from companion.directions.motis import MotisPlanner  # noqa: PLC0415
    from companion.directions.online import OnlineRouter  # noqa: PLC0415
    from companion.directions.transit import NoPlanner  # noqa: PLC0415
    from companion.directions.wayfinder import Wayfinder  # noqa: PLC0415
    from companion.net.requests_fetcher import RequestsFetcher  # noqa: PLC0415

    # A router asks more than once for one way, and nobody waits longer than some ten seconds.
    packs, fetcher = _packs(), RequestsFetcher(wall_seconds=8)
    router, transit = settings.router_url, settings.transit_url
    return Wayfinder(
        packs,
        PackRouter(packs, engine()),
        OnlineRouter(fetcher, router) if router else None,
        PdokGeocoder(fetcher) if router or transit else None,
        MotisPlanner(fetcher, transit) if transit else NoPlanner(),
    )


def _fetcher() -> "Fetcher":
    # requests takes 150 ms to import, on the worker, with the first website.
    from companion.net.requests_fetcher import RequestsFetcher  # noqa: PLC0415

    return RequestsFetcher()


def _open_website(url: str) -> bool:
    from PySide6.QtCore import QUrl  # noqa: PLC0415 - with the first website
    from PySide6.QtGui import QDesktopServices  # noqa: PLC0415

    return QDesktopServices.openUrl(QUrl(url))


def _save_settings(settings: Settings) -> None:
    save(settings_file(), settings)


def _forget_settings(settings: Settings) -> None:
    """Keep nothing of what a guest chose."""
    del settings

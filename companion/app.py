"""The composition root of the window: makes the edges, opens the first screen, runs until closed.

Only the interpreter, PySide6 and our own light modules are imported before the first painted frame;
the rest follows on a timer right after it, so that the first press finds it warm.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from companion.device.folders import policy_file
from companion.device.policy import Policy
from companion.l10n.message import N_, Message
from companion.l10n.words import load_words
from companion.qt.icons import load_icon_font
from companion.qt.look import Look, best_typeface
from companion.qt.metrics import Metrics, density_of
from companion.qt.press_guard import PressGuard
from companion.qt.theme import THEMES
from companion.qt.window import Window
from companion.real import RealEdges, guest_journal, now_here, own_journal
from companion.session.model import Session
from companion.session.obeying import begun
from companion.session.places import FirstRun, Home
from companion.session.places import Stage as FirstStage
from companion.session.start_screens import first_run, home
from companion.session.views import ScreenView
from companion.settings.claim import Claim, claim
from companion.settings.folders import journal_file, settings_file, visits_folder
from companion.settings.model import Settings
from companion.settings.store import Reading, read

if TYPE_CHECKING:
    from companion.qt.edges import Edges
    from companion.qt.stage import Stage

_AT_HOME = Policy()
_PATIENCE = 8.0  # seconds; a start takes one or two on an old computer
_PAUSE = 0.2
_UNCLEAR = Message(
    # Translators: shown at the start, when the file of the organisation has a fault
    N_("Something is wrong with the rules of this device. Nothing is kept now.")
)


@dataclass(frozen=True, slots=True)
class Start:
    """What a window is opened with: the settings as they were read, and what the device allows."""

    reading: Reading
    policy: Policy = _AT_HOME
    problem: Message | None = None  # of the policy; told once
    guest: bool = False
    journal_awaited: bool = False  # it is opened after the first frame
    dots_per_inch: float = 0.0  # of a panel that is only imagined; 0 for the real screen
    clock: Callable[[], float] = monotonic  # seconds; counts only differences
    now: Callable[[], datetime] = now_here


def run(arguments: list[str], *, guest: bool) -> int:
    """Run the window until it is closed, and return the exit code of the program."""
    application = make_application(arguments)
    policy, problem = _policy()
    guest = guest or policy.nothing_kept
    # A guest beside the owner's window gets a window of their own, never the owner's.
    folder = journal_file().parent / "guest" if guest else journal_file().parent
    claimed = claim(folder)
    if claimed is None and _came_to_the_front(folder):
        return 0
    journal = guest_journal() if guest else own_journal()
    reading = read(settings_file())
    bound = replace(reading, settings=begun(policy, reading.settings))
    start = Start(bound, policy, problem, guest, journal_awaited=not guest)
    session, window = first_window(start)
    window.stays = policy.kiosk
    edges = RealEdges(journal, policy, reading.settings, keep=not guest)
    window.closed.connect(application.quit)
    stages: list[Stage] = []

    def begin() -> None:
        """Make the stage once the first frame is painted, and let it read the services."""
        stages.append(_new_stage(session, window, edges.made()))
        stages[0].finished.connect(application.quit)
        stages[0].warm_up()
        if claimed is not None:
            _attend(claimed, window, clear=policy.nothing_kept or not guest)

    # A timer from the start on would fire before the first frame, and that would wait for it.
    window.painted.connect(lambda: QTimer.singleShot(0, begin))
    if policy.kiosk:
        window.showFullScreen()
    else:
        window.showMaximized()
    code = application.exec()
    for stage in stages:
        stage.close()
    journal.close()
    if claimed is not None:
        claimed.release()
    return code


def _attend(claimed: Claim, window: Window, *, clear: bool) -> None:
    """Clear what a crash left of a visit, and listen for a second start.

    Without `clear` another window may be open beside this one, whose files they are.
    """
    from companion.qt.leavings import clear_leftovers  # noqa: PLC0415 - after the first frame
    from companion.qt.single import bring_to_front, listen  # noqa: PLC0415

    if clear:
        clear_leftovers(visits_folder())
    listen(claimed, lambda: bring_to_front(window), window)


def _came_to_the_front(folder: Path) -> bool:
    """Return whether the window that is there answered; it listens only after its first frame.

    A trembling hand opens the program twice at once. A window that hangs answers nobody: then the
    citizen gets another one.
    """
    from companion.qt.single import knock  # noqa: PLC0415 - only a second start needs it

    until = monotonic() + _PATIENCE
    while not knock(folder):
        if monotonic() > until:
            return False
        sleep(_PAUSE)
    return True


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
    return open_window(Start(Reading(settings), dots_per_inch=dots_per_inch), edges)


def _new_stage(session: Session, window: Window, edges: "Edges") -> "Stage":
    # Brings effects, threads and the handlers with it, which the first frame does not need.
    from companion.qt.stage import Stage  # noqa: PLC0415

    return Stage(session, window, edges)


def _first_session(start: Start) -> Session:
    settings = start.reading.settings
    return Session(
        settings=settings,
        began=settings,
        words=load_words(settings.language),
        now=start.now(),
        stack=(Home() if settings.introduced else FirstRun(_first_stage(start.policy)),),
        guest=start.guest,
        policy=start.policy,
        journal_awaited=start.journal_awaited,
        notice=start.problem or start.reading.problem,
    )


def _first_stage(policy: Policy) -> FirstStage:
    return FirstStage.LANGUAGE if len(policy.languages) > 1 else FirstStage.TEXT


def _policy() -> tuple[Policy, Message | None]:
    """Return what the organisation decided for this device, and what to tell when it is unclear."""
    if not policy_file().exists() and not policy_file().is_symlink():
        return _AT_HOME, None  # a computer at home: nothing more is imported
    from companion.device.reading import read_policy  # noqa: PLC0415 - where there is a file

    reading = read_policy()
    return reading.policy, _UNCLEAR if reading.faults else None


def _first_view(session: Session) -> ScreenView:
    place = session.place
    return first_run(session, place) if isinstance(place, FirstRun) else home(session)

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from threading import Event

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from qt.panels import TestClock
from qt.test_paper_layout import CARD
from qt.visit import OpenVisit, Visit, World, wait_until

from companion.device.policy import Kind, of_kind
from companion.journal.errors import Cause, NotKept
from companion.journal.memory import MemoryJournal
from companion.journal.model import Entry, Stamp, StampKind
from companion.papers.page import Page
from companion.papers.printer import MemoryPrinter
from companion.qt.erasing import ErasingVisit
from companion.qt.jobs import Keeping
from companion.qt.suspending import ScriptedSuspending
from companion.qt.watching import Watching
from companion.session.effects import Effect, Erase, Keep
from companion.session.end_places import Covered, Erased
from companion.session.intents import IdleOver, IdleWarning, Intent, Press
from companion.session.places import ChoosePrinter, Home, Topics
from companion.visits.wiping import Files, Gone

MOMENT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


class Queue:
    """A queue in which two pages wait."""

    def __init__(self) -> None:
        self.jobs = 2

    def begin(self) -> None:
        """Remember nothing."""

    def waiting(self) -> int:
        """Return how many wait."""
        return self.jobs

    def cancel(self) -> int:
        """Take all back."""
        taken, self.jobs = self.jobs, 0
        return taken


def of_a_guest(visit: Visit) -> None:
    """Make the visit one on a shared device."""
    session = visit.stage.session
    policy = of_kind(Kind.SHARED)
    visit.stage.session = replace(session, guest=True, policy=policy, began=session.settings)


def test_at_the_end_of_a_guest_everything_is_taken_from_the_device_and_counted(
    open_visit: OpenVisit,
) -> None:
    journal = MemoryJournal()
    journal.keep(Entry("aow-aanvragen", "AOW aanvragen", "a", "één", MOMENT))
    journal.keep(Entry("aow-aanvragen", "AOW aanvragen", "b", "twee", MOMENT))
    journal.stamp(Stamp("paspoort-id-kaart", "Paspoort", StampKind.DONE_HERE, MOMENT))
    queue = Queue()
    world = World(journal=journal, queue=queue, files=Files(pages=1, others=3))
    visit = open_visit(world=world)
    of_a_guest(visit)
    QGuiApplication.clipboard().setText("111222333")

    for press in (Press.LEAVE, Press.END_VISIT):
        visit.stage.take(press)
    visit.settle()

    place = visit.stage.session.place
    assert place == Erased(Gone(answers=2, pages=1, print_jobs=2, files=3, clipboard=1))
    assert [*journal.errands(), *journal.finished_errands(), *journal.ledger()] == []
    assert queue.jobs == 0
    assert QGuiApplication.clipboard().text() == ""


def test_at_home_a_sleep_covers_the_screen_and_erases_nothing(open_visit: OpenVisit) -> None:
    suspending = ScriptedSuspending()
    visit = open_visit(world=World(suspending=suspending))
    visit.stage.take(Press.TOPICS)
    performed: list[Effect] = []
    visit.stage.performed.connect(performed.append)

    suspending.sleep()

    assert visit.stage.session.place == Covered()
    assert Erase() not in performed


def test_after_a_long_sleep_the_screen_is_covered_before_anything_else(
    open_visit: OpenVisit,
) -> None:
    world = World()
    visit = open_visit(world=world)
    visit.stage.take(Press.TOPICS)

    world.away.seconds += 3600
    visit.window.wanted.emit(Press.SEARCH)

    assert visit.stage.session.place == Covered()


def test_who_goes_on_after_that_is_where_they_were(open_visit: OpenVisit) -> None:
    world = World()
    visit = open_visit(world=world)
    visit.stage.take(Press.TOPICS)
    world.suspending.sleep()

    visit.window.wanted.emit(Press.STILL_HERE)

    assert visit.stage.session.place == Topics()


class Waiting:
    """A citizen who does not press, and what is told of it."""

    def __init__(self) -> None:
        self.clock = TestClock()
        self.told: list[Intent] = []
        self.suspending = ScriptedSuspending()
        self.watching = Watching(
            self.clock, self.suspending, self.told.append, awake=lambda: self.clock.seconds
        )
        self.watching.begin(5)

    def wait(self, seconds: int) -> None:
        """Let time pass, with a look each second."""
        for _second in range(seconds):
            self.clock.seconds += 1
            self.watching.look()


@pytest.fixture
def citizen(nothing_left: None) -> Iterator[Waiting]:
    """A citizen who is watched until the end of the test."""
    del nothing_left
    waiting = Waiting()
    yield waiting
    waiting.watching.close()


def test_a_minute_before_the_end_is_told_and_then_the_end(citizen: Waiting) -> None:
    citizen.wait(239)
    before = tuple(citizen.told)
    citizen.wait(1)
    warned = tuple(citizen.told)
    citizen.wait(60)

    assert before == ()
    assert warned == (IdleWarning(),)
    assert citizen.told == [IdleWarning(), IdleOver()]


def test_after_the_end_the_time_begins_anew_for_whoever_comes_next(citizen: Waiting) -> None:
    citizen.wait(600)

    assert citizen.told == [IdleWarning(), IdleOver()] * 2


def test_a_press_begins_the_time_anew(citizen: Waiting) -> None:
    for _press in range(10):
        citizen.wait(200)
        citizen.watching.touched()

    assert citizen.told == []


def test_a_short_stumble_of_the_computer_only_asks(citizen: Waiting) -> None:
    citizen.clock.seconds += 20
    citizen.watching.look()

    assert citizen.told == [IdleWarning()]


class FullJournal(MemoryJournal):
    """A journal whose disk is full."""

    def keep(self, entry: Entry) -> None:
        del entry
        raise NotKept(Cause.DISK_FULL)


class SlowPrinter(MemoryPrinter):
    """A printer that takes as long as a test wants; `dialog` is what happens while it is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.began, self.go_on = Event(), Event()
        self.dialog: Callable[[], None] = lambda: None

    def choose(self) -> None:
        self.dialog()

    def print_page(self, page: Page) -> str:
        self.began.set()
        assert self.go_on.wait(20)
        return super().print_page(page)


def printing(visit: Visit) -> None:
    """Have a page printed."""
    visit.stage.session = visit.stage.session.go(ChoosePrinter(CARD))
    visit.stage.take(Press.PRINT)


def test_a_page_that_is_printed_late_is_not_told_to_the_next_visitor(
    open_visit: OpenVisit,
) -> None:
    printer = SlowPrinter()
    visit = open_visit(world=World(printer=printer))
    of_a_guest(visit)
    printing(visit)
    wait_until(printer.began.is_set)
    for press in (Press.LEAVE, Press.END_VISIT):
        visit.stage.take(press)
    wait_until(lambda: isinstance(visit.stage.session.place, Erased))
    visit.stage.take(Press.NEW_VISIT)

    printer.go_on.set()
    visit.settle()

    assert visit.stage.session.stack == (Home(),)


def test_a_dialog_that_outlives_its_visit_prints_nothing(open_visit: OpenVisit) -> None:
    printer = SlowPrinter()
    visit = open_visit(world=World(printer=printer))
    of_a_guest(visit)
    printer.dialog = lambda: visit.stage.take(IdleOver())

    printing(visit)
    wait_until(lambda: isinstance(visit.stage.session.place, Erased))
    printer.go_on.set()
    visit.settle()

    assert printer.pages == []


def test_a_dialog_is_closed_when_its_visit_is_erased(open_visit: OpenVisit) -> None:
    visit = open_visit()
    of_a_guest(visit)
    dialog = QDialog(visit.window)
    dialog.open()

    for press in (Press.LEAVE, Press.END_VISIT):
        visit.stage.take(press)
    visit.settle()

    assert not dialog.isVisible()


def test_an_answer_that_the_disk_refused_is_not_kept_in_the_next_visit(qapp: object) -> None:
    del qapp
    edges = World().edges()
    unkept: list[Keep] = []
    refused = Keeping(
        replace(edges, journal=FullJournal), Keep("aow-aanvragen", "AOW", "a", "één"), unkept
    )
    refused()
    assert len(unkept) == 1

    ErasingVisit(edges, 0, unkept)()

    assert unkept == []


def test_a_guest_who_closes_the_window_leaves_nothing_on_the_clipboard(
    open_visit: OpenVisit,
) -> None:
    visit = open_visit()
    of_a_guest(visit)
    QGuiApplication.clipboard().setText("111222333")

    visit.close()

    assert QGuiApplication.clipboard().text() == ""

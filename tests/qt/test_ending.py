from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtGui import QGuiApplication
from qt.panels import TestClock
from qt.visit import OpenVisit, Visit, World

from companion.device.policy import Kind, of_kind
from companion.journal.memory import MemoryJournal
from companion.journal.model import Entry, Stamp, StampKind
from companion.qt.suspending import ScriptedSuspending
from companion.qt.watching import Watching
from companion.session.effects import Effect, Erase
from companion.session.end_places import Covered, Erased
from companion.session.intents import IdleOver, IdleWarning, Intent, Press
from companion.session.places import Topics
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


def test_a_minute_before_the_end_is_told_and_then_the_end(nothing_left: None) -> None:
    del nothing_left
    citizen = Waiting()

    citizen.wait(239)
    before = tuple(citizen.told)
    citizen.wait(1)
    warned = tuple(citizen.told)
    citizen.wait(60)

    assert before == ()
    assert warned == (IdleWarning(),)
    assert citizen.told == [IdleWarning(), IdleOver()]


def test_after_the_end_the_time_begins_anew_for_whoever_comes_next(nothing_left: None) -> None:
    del nothing_left
    citizen = Waiting()

    citizen.wait(600)

    assert citizen.told == [IdleWarning(), IdleOver()] * 2


def test_a_press_begins_the_time_anew(nothing_left: None) -> None:
    del nothing_left
    citizen = Waiting()

    for _press in range(10):
        citizen.wait(200)
        citizen.watching.touched()

    assert citizen.told == []


def test_a_short_stumble_of_the_computer_only_asks(nothing_left: None) -> None:
    del nothing_left
    citizen = Waiting()

    citizen.clock.seconds += 20
    citizen.watching.look()

    assert citizen.told == [IdleWarning()]

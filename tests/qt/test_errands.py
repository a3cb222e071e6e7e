"""Every shipped errand is brought to its end: by finger only, by keyboard only; nothing is lost."""

import threading

import pytest
from PySide6.QtWidgets import QLabel
from qt.errand import ErrandWalk
from qt.hands import Finger, Keys
from qt.panels import Panel
from qt.visit import OpenVisit, Visit, World

from companion.assets import shipped
from companion.flows.reader import read_flows
from companion.journal.errors import Cause, NotKept
from companion.journal.memory import MemoryJournal
from companion.journal.model import Entry
from companion.session.intents import Press
from companion.session.places import Home
from companion.session.views import Options

FLOWS = sorted(str(flow.id) for flow in read_flows(shipped("assets", "flows"))[0])
CHOOSES = "digid-wachtwoord-vergeten"  # its first question has answers to choose from
DAY = 24 * 60 * 60.0


@pytest.mark.parametrize("name", FLOWS)
@pytest.mark.parametrize("hands", [Finger, Keys])
@pytest.mark.parametrize("percent", [100, 300])
def test_an_errand_comes_to_its_end(
    open_visit: OpenVisit, name: str, hands: type[Finger | Keys], percent: int
) -> None:
    visit = open_visit(Panel((1024, 600), percent))
    walk = ErrandWalk(visit, hands(visit), name)

    walk.to_the_first_question()
    walk.to_the_end()

    visit.settle()
    journal = visit.world.journal
    finished = [kept.flow for kept in journal.finished_errands()]
    stamps = [stamp.flow for stamp in journal.ledger()]
    assert finished == [name]
    assert set(stamps) == {name}
    assert isinstance(visit.stage.session.place, Home)


def test_a_day_later_the_same_screen_holds_the_same_answers(open_visit: OpenVisit) -> None:
    visit = open_visit()
    walk = ErrandWalk(visit, Finger(visit), CHOOSES)
    walk.to_the_first_question()
    walk.go_on()
    before = (visit.view, visit.window.windowTitle(), visit.window.grab().toImage())

    visit.clock.seconds += DAY
    visit.settle()

    after = (visit.view, visit.window.windowTitle(), visit.window.grab().toImage())
    assert after == before


class DurableJournal(MemoryJournal):
    """A journal on a disk that is as slow as the test wants."""

    def __init__(self) -> None:
        super().__init__()
        self.ready = threading.Event()
        self.kept: list[str] = []

    @property
    def durable(self) -> bool:
        return True

    def keep(self, entry: Entry) -> None:
        self.ready.wait()
        super().keep(entry)
        self.kept.append(entry.step)


def _first_answer(visit: Visit) -> None:
    """Choose the first answer and go on, without waiting for the disk."""
    ErrandWalk(visit, Finger(visit), CHOOSES).to_the_first_question()
    options = next(part for part in visit.view.parts if isinstance(part, Options))
    visit.stage.take(options.options[0].intent)
    visit.stage.take(Press.FORWARD)


def test_bewaard_is_shown_only_after_the_answer_is_on_the_disk(open_visit: OpenVisit) -> None:
    journal = DurableJournal()
    visit = open_visit(world=World(journal))
    shown_before: list[bool] = []
    visit.stage.performed.connect(lambda _effect: shown_before.append(_says_kept(visit)))
    _first_answer(visit)
    too_early = any(shown_before)

    journal.ready.set()
    visit.settle()

    assert not too_early
    assert len(journal.kept) == 1
    assert _says_kept(visit)


def test_bewaard_is_never_shown_where_a_power_cut_would_take_the_answer(
    open_visit: OpenVisit,
) -> None:
    visit = open_visit(world=World(MemoryJournal()))
    shown: list[bool] = []
    visit.stage.performed.connect(lambda _effect: shown.append(_says_kept(visit)))

    _first_answer(visit)
    visit.settle()

    assert shown
    assert not any(shown)


def test_a_window_that_closes_waits_for_every_answer(open_visit: OpenVisit) -> None:
    journal = DurableJournal()
    visit = open_visit(world=World(journal))
    _first_answer(visit)
    threading.Timer(0.2, journal.ready.set).start()

    visit.close()

    assert len(journal.kept) == 1


class FullDisk(MemoryJournal):
    """A journal that has no room."""

    def keep(self, entry: Entry) -> None:
        del entry
        raise NotKept(Cause.DISK_FULL)


def test_a_full_disk_is_told_and_the_errand_goes_on(open_visit: OpenVisit) -> None:
    visit = open_visit(world=World(FullDisk()))
    _first_answer(visit)

    visit.settle()

    texts = _texts(visit)
    assert "Uw antwoord is niet bewaard. U kunt wel verder." in texts
    assert "Bewaard." not in texts


def _says_kept(visit: Visit) -> bool:
    return "Bewaard." in _texts(visit)


def _texts(visit: Visit) -> list[str]:
    labels = visit.window.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible()]

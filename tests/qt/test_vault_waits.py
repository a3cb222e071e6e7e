"""While the vault reckons, the window answers presses and keeps answers."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pytest
from qt.visit import Visit, World, wait_until

from companion.qt import background
from companion.qt.edges import Edges
from companion.session.effects import Show
from companion.session.intents import Change, Press, Typed
from companion.session.places import Home
from companion.session.vault_places import Asking, MyData
from companion.vault.door import Contents
from companion.vault.door_memory import MemoryDoor
from companion.vault.pins import NOTHING_OWN

PIN = "4071"


class SlowDoor(MemoryDoor):
    """A vault that takes as long as a test wants it to."""

    def __init__(self) -> None:
        super().__init__()
        self.began, self.go_on = threading.Event(), threading.Event()
        self.create(PIN, NOTHING_OWN)
        self.lock()

    def open(self, secret: str) -> Contents:
        self.began.set()
        assert self.go_on.wait(20)
        return super().open(secret)


@dataclass(frozen=True, slots=True)
class WithVault(World):
    """The quiet world with this door in it."""

    door: SlowDoor = field(default_factory=SlowDoor)

    def edges(self) -> Edges:
        return replace(World.edges(self), vault=lambda: self.door)


@pytest.fixture
def door() -> Iterator[SlowDoor]:
    made = SlowDoor()
    yield made
    made.go_on.set()


@pytest.fixture
def visit(door: SlowDoor) -> Iterator[Visit]:
    made = Visit(world=WithVault(door=door))
    made.stage.take(Press.MY_DATA)
    made.settle()
    made.stage.take(Typed("pin", PIN))
    made.stage.take(Press.FORWARD)
    assert door.began.wait(20)
    yield made
    door.go_on.set()
    made.close()


def test_it_says_that_it_takes_a_moment(visit: Visit) -> None:
    assert isinstance(visit.stage.session.place, Asking)
    assert "ogenblik" in visit.view.title
    assert visit.stage.busy


def test_the_bar_answers_meanwhile(visit: Visit) -> None:
    shown: list[object] = []
    visit.stage.performed.connect(shown.append)

    visit.stage.take(Press.HELP)

    assert any(isinstance(effect, Show) and effect.fresh for effect in shown)
    assert visit.stage.busy


def test_a_setting_is_changed_and_saved_meanwhile(visit: Visit, door: SlowDoor) -> None:
    visit.stage.take(Press.SETTINGS)
    visit.stage.take(Change.LARGER_TEXT)

    wait_until(lambda: bool(visit.world.saved))

    assert not door.go_on.is_set()


def test_who_went_home_meanwhile_stays_there(visit: Visit, door: SlowDoor) -> None:
    visit.stage.take(Press.HOME)
    assert isinstance(visit.stage.session.place, Home)

    door.go_on.set()
    visit.settle()

    assert isinstance(visit.stage.session.place, Home)


def test_who_waits_comes_to_what_is_kept(visit: Visit, door: SlowDoor) -> None:
    door.go_on.set()

    visit.settle()

    assert isinstance(visit.stage.session.place, MyData)
    assert door.standing().condition.name == "OPEN"


class StuckDoor(SlowDoor):
    """A vault whose key store is silent until the vault is shut."""

    def close(self) -> None:
        self.go_on.set()
        super().close()


def test_a_vault_that_does_not_answer_holds_the_end_up_for_seconds_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(background, "PATIENCE", 0.05)
    door = StuckDoor()
    visit = Visit(world=WithVault(door=door))
    visit.stage.take(Press.MY_DATA)
    visit.settle()
    visit.stage.take(Typed("pin", PIN))
    visit.stage.take(Press.FORWARD)
    assert door.began.wait(20)

    visit.close()

    assert door.go_on.is_set()

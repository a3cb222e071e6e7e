"""The kept data in the real window: the vault is asked beside it, and the window goes on."""

from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from qt.hands import Finger, Keys
from qt.panels import Panel
from qt.visit import OpenVisit, Visit, World, wait_until

from companion.qt.edges import Edges
from companion.qt.vault_jobs import UsingVault
from companion.session.effects import UseVault
from companion.session.intents import Intent, Pick, Press, Typed
from companion.session.vault_requests import Lock, Open, Reason, Refused
from companion.session.views import Heading
from companion.vault.door import Condition, Contents, Standing
from companion.vault.door_memory import MemoryDoor
from companion.vault.errors import Damaged

GOOD = "4071"
MAKING: tuple[Intent, ...] = (
    Press.MY_DATA,
    Press.FORWARD,
    Typed("pin", GOOD),
    Press.FORWARD,
    Typed("pin", GOOD),
    Press.FORWARD,
)


class SlowDoor(MemoryDoor):
    """Opens only when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.may_go_on = Event(), Event()
        self.closed = False

    def standing(self) -> Standing:
        self.asked.set()
        assert self.may_go_on.wait(20)
        return super().standing()

    def close(self) -> None:
        self.closed = True
        super().close()


class BrokenDoor(MemoryDoor):
    """Cannot even tell how the vault stands."""

    def standing(self) -> Standing:
        raise Damaged("all of it")

    def open(self, secret: str) -> Contents:
        del secret
        raise Damaged("all of it")


def heading(visit: Visit) -> str:
    return next(part.text for part in visit.view.parts if isinstance(part, Heading))


def take(visit: Visit, *intents: Intent) -> None:
    for intent in intents:
        visit.stage.take(intent)
        visit.settle()


def test_a_vault_is_made_filled_locked_and_opened_in_the_window(open_visit: OpenVisit) -> None:
    visit = open_visit()

    take(visit, *MAKING)
    take(visit, Pick("add"), Pick("naam"), Typed("naam", "Jan de Vries"), Press.FORWARD)
    take(visit, Pick("lock"), Press.MY_DATA, Typed("pin", GOOD), Press.FORWARD)

    assert heading(visit) == "Mijn gegevens"
    assert visit.stage.session.vault is not None
    assert visit.stage.session.vault.contents is not None


@pytest.mark.parametrize("hands", [Finger, Keys])
@pytest.mark.parametrize("percent", [100, 300])
def test_with_a_finger_or_keys_only_a_vault_is_made_and_opened(
    open_visit: OpenVisit, hands: type[Finger | Keys], percent: int
) -> None:
    visit = open_visit(Panel(text_percent=percent))
    hand = hands(visit)

    hand.press("Mijn gegevens")
    hand.press("Ja, dat wil ik")
    for _twice in range(2):
        hand.type_into("Pincode", GOOD)
        hand.press("Verder")
    hand.press("Iets erbij bewaren")
    hand.press("E-mailadres")
    hand.type_into("E-mailadres", "jan.de_vries@voorbeeld.nl")
    hand.press("Verder")
    hand.press("Op slot doen")
    hand.press("Mijn gegevens")
    hand.type_into("Pincode", GOOD)
    hand.press("Verder")

    hand.press("E-mailadres")

    shown = [line for part in visit.view.parts for line in getattr(part, "lines", ())]
    assert shown == ["jan.de_vries@voorbeeld.nl"]


def test_the_digits_of_a_pin_are_not_to_be_seen(open_visit: OpenVisit) -> None:
    visit = open_visit()
    take(visit, *MAKING[:2])

    take(visit, Typed("pin", "40"))

    box = visit.box("Pincode")
    assert box.echoMode() is QLineEdit.EchoMode.Password
    assert box.displayText() != "40"


@pytest.fixture
def slow() -> SlowDoor:
    return SlowDoor()


def slow_world(door: SlowDoor) -> World:
    class SlowWorld(World):
        def edges(self) -> Edges:
            return replace(super().edges(), vault=lambda: door)

    return SlowWorld()


def test_while_the_vault_works_the_window_says_so_and_back_works(
    open_visit: OpenVisit, slow: SlowDoor
) -> None:
    visit = open_visit(world=slow_world(slow))
    visit.stage.take(Press.MY_DATA)
    wait_until(slow.asked.is_set)
    assert heading(visit) == "Een ogenblik"

    visit.stage.take(Press.BACK)
    visit.stage.take(Press.HOME)
    QApplication.processEvents()
    at_home = heading(visit)
    slow.may_go_on.set()
    visit.settle()

    assert heading(visit) == at_home


def test_the_door_is_shut_for_good_when_the_program_ends(
    open_visit: OpenVisit, slow: SlowDoor
) -> None:
    slow.may_go_on.set()
    visit = open_visit(world=slow_world(slow))
    take(visit, Press.MY_DATA)

    visit.close()

    assert slow.closed


def test_a_door_that_was_never_used_is_not_even_made(open_visit: OpenVisit, slow: SlowDoor) -> None:
    visit = open_visit(world=slow_world(slow))

    visit.close()

    assert not slow.closed


def test_whatever_the_vault_refuses_comes_back_as_an_answer() -> None:
    answer = UsingVault(MemoryDoor, UseVault(7, Open(GOOD)))()

    assert answer.number == 7
    assert answer.answer == Refused(Reason.OTHER, Standing(Condition.NONE))


def test_a_vault_that_tells_nothing_is_refused_without_a_standing() -> None:
    answer = UsingVault(BrokenDoor, UseVault(7, Open(GOOD)))()

    assert answer.answer == Refused(Reason.OTHER)


def test_no_request_tells_its_secret() -> None:
    assert GOOD not in repr(UseVault(1, Open(GOOD)))
    assert repr(UsingVault(MemoryDoor, UseVault(1, Lock()))).count(GOOD) == 0

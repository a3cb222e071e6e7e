"""One sitting in the real window with the real world around it: `canary_program.py ROLE`.

What is typed comes as one line on stdin. It says where it is, one word a line, and waits there for
a line to go on, until it is killed. `keeping` and `answering` are said without waiting: what comes
next is under way then.
"""

import os
import sys
from datetime import date
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from faults.canaries import Canaries, from_line
from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QApplication

from companion.app import Start, make_application, open_window
from companion.device.policy import Kind as DeviceKind
from companion.device.policy import Policy, of_kind
from companion.flows.model import FlowId
from companion.flows.reader import read_flow
from companion.real import RealEdges, guest_journal, own_journal
from companion.session.intents import (
    IdleOver,
    IdleWarning,
    Intent,
    LibraryReady,
    Pick,
    Press,
    Typed,
)
from companion.session.library import Library
from companion.session.places import AtStep
from companion.settings.model import Settings, VoiceMode
from companion.settings.store import Reading

FLOW = Path(__file__).parents[1] / "flows" / "data" / "alle-soorten.yaml"
SETTINGS = Settings(introduced=True, voice=VoiceMode.ON_PRESS)


class Sitting:
    """The window of one citizen, who presses as fast as it answers."""

    def __init__(self, canaries: Canaries, *, guest: bool) -> None:
        self.canaries = canaries
        policy = of_kind(DeviceKind.SHARED) if guest else Policy()
        self.journal = guest_journal() if guest else own_journal()
        start = Start(Reading(SETTINGS), policy, guest=guest, journal_awaited=not guest)
        edges = RealEdges(self.journal, policy, SETTINGS, keep=not guest).made()
        self.stage, self.window = open_window(start, edges)
        self.window.show()
        self.stage.warm_up()
        self.wait()
        library = self.stage.session.library
        assert library is not None
        flow = read_flow(FLOW)
        self.stage.take(
            LibraryReady(Library(library.official, {**library.flows, flow.id: flow}, {}))
        )

    def wait(self) -> None:
        """Let slow work come to rest."""
        while self.stage.busy:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
        QCoreApplication.processEvents()

    def take(self, *intents: Intent) -> None:
        """Take intents, each after the answer to the one before."""
        for intent in intents:
            self.stage.take(intent)
            self.wait()

    def at(self, mark: str, *, waits: bool = True) -> None:
        """Say where it is."""
        sys.stdout.write(f"{mark}\n")
        sys.stdout.flush()
        if waits:
            sys.stdin.readline()

    def type_pin(self) -> None:
        self.take(Typed("pin", self.canaries.pin), Press.FORWARD)

    def keep(self, kind: str, text: str) -> None:
        self.take(Pick("add"), Pick(kind))
        if kind in {"bsn", "digid-pass"}:
            self.take(Press.FORWARD)  # the two sentences before it
        self.take(Typed(kind, text))
        self.at("keeping", waits=False)
        self.take(Press.FORWARD)

    def fill_vault(self) -> None:
        """Make a vault and keep everything in it."""
        one = self.canaries
        self.take(Press.MY_DATA, Press.FORWARD)
        self.type_pin()
        self.type_pin()
        for kind, text in (
            ("naam", one.name),
            ("adres", one.address),
            ("iban", one.iban),
            ("bsn", one.bsn),
            ("digid-pass", one.password),
        ):
            self.keep(kind, text)
        contents = self.stage.session.vault.contents if self.stage.session.vault else None
        assert contents is not None
        assert len(contents.plain) == 3
        assert len(contents.secret) == 2

    def answer(self) -> None:
        """Answer the errand up to its last question; what is told is on the screen then."""
        born = date.fromisoformat(self.canaries.born)
        days = (("day", born.day), ("month", born.month), ("year", born.year))
        self.take(Press.HOME, Press.TOPICS, Pick("wonen"), Pick("alle-soorten"), Press.FORWARD)
        self.take(Press.FORWARD, Pick("huur"), Press.FORWARD)
        self.take(Typed("text", self.canaries.amount), Press.FORWARD)
        self.take(Typed("text", "3"), Press.FORWARD, Pick("tuin"), Press.FORWARD)
        self.take(*(Typed(box, str(number)) for box, number in days), Press.FORWARD)
        self.take(Press.FORWARD) if self._step() == "datum" else None
        self.take(Typed("text", "4711 ZQ"), Press.FORWARD, Typed("text", self.canaries.answer))
        self.at("answering", waits=False)
        self.take(Press.FORWARD)
        assert self._step() == "nakijken", self._step()

    def _step(self) -> str:
        assert isinstance(self.stage.session.place, AtStep), type(self.stage.session.place)
        return str(self.stage.session.errands[FlowId("alle-soorten")].current)

    def read_aloud(self) -> None:
        """Have the screen read, by whatever voice there is."""
        self.stage.take(Press.READ)
        for _ in range(20):
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
        self.stage.take(Press.READ)

    def copy(self) -> None:
        """Copy something, as a citizen does in a box of the window."""
        QApplication.clipboard().setText(self.canaries.copied)

    def close(self) -> None:
        self.window.close()
        self.stage.close()
        self.journal.close()


def own(one: Sitting) -> None:
    """Keep, answer, look at a secret, lock the settings, print the booklet."""
    one.fill_vault()
    one.at("kept")
    one.take(Pick("bsn"), Pick("show"))
    one.type_pin()
    one.at("shown")
    one.take(Press.FORWARD, Press.HOME)
    one.take(Press.SETTINGS, Press.LOCK_SETTINGS)
    for _ in range(2):
        one.take(Typed("code", one.canaries.code), Press.FORWARD)
    one.answer()
    one.read_aloud()
    one.at("answered")
    one.take(Press.HOME, Press.MY_DATA, Pick("more"), Pick("booklet"), Press.PRINT)
    for _ in range(10):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    one.wait()
    one.at("printed")


def helped(one: Sitting) -> None:
    """Answer with a helper, whose help then ends."""
    one.take(Press.TOGETHER, Typed("helper", one.canaries.helper), *[Press.FORWARD] * 4)
    assert one.stage.session.helping is not None
    one.answer()
    one.at("helped")
    one.take(Press.STOP_HELP)
    assert one.stage.session.helping is None
    one.take(Press.HOME)
    one.at("stopped")


def guest(one: Sitting) -> None:
    """Answer, copy something, and end the visit by Stop."""
    one.answer()
    one.copy()
    one.at("answered")
    one.take(Press.HOME, Press.LEAVE, Press.END_VISIT)
    _tell_what_is_left(one)
    one.at("erased")


def idle(one: Sitting) -> None:
    """Answer and walk away."""
    one.answer()
    one.copy()
    one.take(IdleWarning(), IdleOver())
    _tell_what_is_left(one)
    one.at("erased")


def _tell_what_is_left(one: Sitting) -> None:
    """Say what the program itself still knows; whoever searches what it said looks for it."""
    session = one.stage.session
    given = [dict(progress.given) for progress in session.errands.values()]
    left = (QApplication.clipboard().text(), given, session.kept_errands, session.stack)
    sys.stdout.write(f"left: {left}\n")


ROLES = {"own": own, "helped": helped, "guest": guest, "idle": idle}


def main(role: str) -> None:
    """Be that citizen until the end."""
    canaries = from_line(sys.stdin.readline())
    make_application(["canary"])
    one = Sitting(canaries, guest=role in {"guest", "idle"})
    one.at("begun", waits=False)
    ROLES[role](one)
    one.close()


main(sys.argv[1])

"""How everything of a visit is taken from the device, and counted."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QDialog

from companion.errors import CompanionError
from companion.qt.edges import Edges
from companion.session.effects import Keep
from companion.session.intents import Intent, VisitErased
from companion.visits.wiping import Files, Gone

if TYPE_CHECKING:
    from companion.journal.journal import Journal


@dataclass(frozen=True, slots=True)
class ErasingVisit:
    """Empties the journal and the folder of the visit, and takes back what was not printed yet.

    It runs after every answer of the visit reached the journal, or was refused by it: those are
    `unkept`, of the lane on which this runs. `clipboard` was cleared before, on the thread of the
    window.
    """

    edges: Edges
    clipboard: int
    unkept: list[Keep]

    def __call__(self) -> Intent:
        """Return how much is gone."""
        self.unkept.clear()
        answers = _forgotten(self.edges.journal())
        # Neither may keep the next visitor before a screen that never ends.
        files, jobs, whole = Files(), 0, True
        try:
            files = self.edges.clear_files()
        except OSError:
            whole = False
        try:
            jobs = self._taken_back()
        except (OSError, CompanionError):
            whole = False
        gone = Gone(answers, files.pages, jobs, files.others, self.clipboard, whole)
        return VisitErased(gone)

    def _taken_back(self) -> int:
        queue = self.edges.print_queue()
        jobs = queue.cancel()
        queue.begin()  # what another program printed meanwhile is not of the next visitor
        return jobs


def close_dialogs() -> None:
    """Close the dialogs of whoever left: they would print for them, or stand before the next."""
    while isinstance(dialog := QApplication.activeModalWidget(), QDialog):
        dialog.reject()
        if dialog is QApplication.activeModalWidget():
            return  # one of the system's own, which only a hand can close


def _forgotten(journal: "Journal") -> int:
    """Return how many answers were in the journal, which is empty now."""
    from companion.journal.errors import JournalError  # noqa: PLC0415 - at the end of a visit

    try:
        errands = (*journal.errands(), *journal.finished_errands())
        for flow in {one.flow for one in errands} | {one.flow for one in journal.ledger()}:
            journal.forget(flow)
    except JournalError:
        return 0  # it was closed, and with it everything in memory is gone
    return sum(len(one.answers) for one in errands)

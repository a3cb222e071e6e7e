"""The work of bringing a page out, each with the intent that tells what became of it."""

from dataclasses import dataclass

from companion.papers.page import Page
from companion.papers.printer import NotPrinted
from companion.qt.edges import Edges
from companion.session.intents import Intent, Printed, Trouble
from companion.session.papers_told import trouble_of


@dataclass(frozen=True, slots=True)
class ToPrinter:
    """Prints a page; on the thread of the window, for it asks there which printer is meant."""

    edges: Edges
    page: Page

    def __call__(self) -> Intent:
        """Return where the page went, or what to tell when it went nowhere."""
        try:
            return Printed(self.edges.printer().print_page(self.page))
        except NotPrinted as refusal:
            return Trouble(trouble_of(refusal))


@dataclass(frozen=True, slots=True)
class ToStick:
    """Saves a page on a stick; on a worker, for sticks are slow."""

    edges: Edges
    page: Page

    def __call__(self) -> Intent:
        """Return where the page went, or what to tell when it went nowhere."""
        try:
            return Printed(self.edges.printer().save_on_stick(self.page))
        except NotPrinted as refusal:
            return Trouble(trouble_of(refusal))

"""The work of bringing a page out, each with the intent that tells what became of it."""

from dataclasses import dataclass

from companion.papers.page import Page
from companion.papers.printer import NotPrinted, Printer
from companion.session.intents import Intent, Printed, Trouble
from companion.session.papers_told import trouble_of


def choose(printer: Printer) -> Intent | None:
    """Let the citizen choose a printer, and return what to tell when they want none."""
    try:
        printer.choose()
    except NotPrinted as refusal:
        return Trouble(trouble_of(refusal))
    return None


@dataclass(frozen=True, slots=True)
class ToPrinter:
    """Prints a page on the printer that was chosen; a page with a map takes a third of a second."""

    printer: Printer
    page: Page

    def __call__(self) -> Intent:
        """Return where the page went, or what to tell when it went nowhere."""
        try:
            return Printed(self.printer.print_page(self.page))
        except NotPrinted as refusal:
            return Trouble(trouble_of(refusal))


@dataclass(frozen=True, slots=True)
class ToStick:
    """Saves a page on a stick; sticks are slow."""

    printer: Printer
    page: Page

    def __call__(self) -> Intent:
        """Return where the page went, or what to tell when it went nowhere."""
        try:
            return Printed(self.printer.save_on_stick(self.page), on_stick=True)
        except NotPrinted as refusal:
            return Trouble(trouble_of(refusal))

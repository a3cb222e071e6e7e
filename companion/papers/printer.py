"""What brings a page to paper or to a stick, why it may fail, and the printer that remembers."""

from typing import Protocol

from companion.errors import CompanionError
from companion.papers.page import Page


class NotPrinted(CompanionError):
    """A page could be neither printed nor saved; `reason` is for the log, not for the citizen."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"page not printed: {reason}")
        self.reason = reason


class PrintingCancelled(NotPrinted):
    """The citizen closed the dialog without printing."""

    def __init__(self) -> None:
        super().__init__("the dialog was closed")


class NoPrinter(NotPrinted):
    """There is no printer, and nothing of a guest is saved."""

    def __init__(self) -> None:
        super().__init__("no printer, and nothing of a guest is saved")


class OnlyOnPaper(NotPrinted):
    """A file was chosen for a page that may not become one."""

    def __init__(self) -> None:
        super().__init__("only a printer may have this page")


class NoStick(NotPrinted):
    """There is no stick in the computer."""

    def __init__(self) -> None:
        super().__init__("no stick")


class StickGone(NotPrinted):
    """The stick was pulled out, or does not answer any more, before the page was on it."""

    def __init__(self) -> None:
        super().__init__("the stick is gone")


class StickLocked(NotPrinted):
    """Nothing may be written on the stick."""

    def __init__(self) -> None:
        super().__init__("the stick is read-only")


class DiskFull(NotPrinted):
    """The page has no room where it was to be saved."""

    def __init__(self) -> None:
        super().__init__("the disk is full")


class Printer(Protocol):
    """Puts a page on paper, or into a file where there is no paper."""

    def choose(self) -> None:
        """Let the citizen choose where to print; only on the thread of the window.

        Raises:
            PrintingCancelled: the citizen wants no page after all.
        """
        ...

    def print_page(self, page: Page) -> str:
        """Return the path of the file the page was saved as, or an empty text when it was printed.

        May be called on any thread, after `choose`.

        Raises:
            NotPrinted: neither was possible.
        """
        ...

    def save_on_stick(self, page: Page) -> str:
        """Return the path of the PDF once it is safely on a stick. May be called on any thread.

        Raises:
            NotPrinted: there is no stick, or it could not be saved; nothing half-written is left.
        """
        ...


class MemoryPrinter:
    """Remembers the pages; for tests and for whoever must leave no trace."""

    def __init__(self) -> None:
        self.pages: list[Page] = []

    def choose(self) -> None:
        """Choose nothing: there is one place."""

    def print_page(self, page: Page) -> str:
        """Remember the page and say that it was printed."""
        self.pages.append(page)
        return ""

    def save_on_stick(self, page: Page) -> str:
        """Remember the page and say where it would be."""
        self.pages.append(page)
        return f"stick/{page.file_name}.pdf"

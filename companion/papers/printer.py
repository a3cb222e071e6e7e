"""What prints a page, and the printer that only remembers."""

from typing import Protocol

from companion.errors import CompanionError
from companion.papers.page import Page


class NotPrinted(CompanionError):
    """A page could be neither printed nor saved; `reason` is for the log, not for the citizen."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"page not printed: {reason}")
        self.reason = reason


class Printer(Protocol):
    """Puts a page on paper, or into a file where there is no paper."""

    def print_page(self, page: Page) -> str:
        """Return the path of the file the page was saved as, or an empty text when it was printed.

        Raises:
            NotPrinted: neither was possible.
        """
        ...


class MemoryPrinter:
    """Remembers the pages; for tests and for whoever must leave no trace."""

    def __init__(self) -> None:
        self.pages: list[Page] = []

    def print_page(self, page: Page) -> str:
        """Remember the page and say that it was printed."""
        self.pages.append(page)
        return ""

"""What every fetcher does, and what a page is."""

from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Page:
    """A whole answer; a status such as 404 is an answer too."""

    url: str  # where it came from in the end, after redirects
    status: int
    body: bytes


class Fetcher(Protocol):
    """Gets pages. May be called from any thread; blocks, within a limit of time."""

    def fetch(self, url: str) -> Page:
        """Return the page at `url`.

        Raises:
            Unreachable: no whole page came.
        """
        ...


def host_of(url: str) -> str:
    """Return the host in an address, or nothing when it has none that can be read."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""

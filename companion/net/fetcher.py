"""What every fetcher does, and what a page is."""

from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Page:
    """A whole answer; a status such as 404 is an answer too.

    An address asks for a front door or a way home, so it is in no repr, nor is what came of it.
    """

    url: str = field(repr=False)  # where it came from in the end, after redirects
    status: int
    body: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A whole answer of which the body went into a file; only with status 200 was any written.

    `etag` is what the server calls this version, to ask with the next time; "" when it says none.
    """

    url: str = field(repr=False)
    status: int
    size: int  # bytes written
    etag: str


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server still has the version that was asked with; nothing was written."""

    url: str = field(repr=False)


class Sink(Protocol):
    """Where a download goes; an open binary file is one."""

    def write(self, chunk: bytes, /) -> object:
        """Take the next bytes, or raise OSError."""
        ...


class Fetcher(Protocol):
    """Gets pages. May be called from any thread; blocks, within a limit of time."""

    def fetch(self, url: str) -> Page:
        """Return the page at `url`.

        Raises:
            Unreachable: no whole page came.
        """
        ...

    def post(self, url: str, json: str) -> Page:
        """Return what the server answers to the text `json`, sent as application/json.

        It is sent to this one address only: what is asked may hold a home, so a redirect is no
        answer (BAD_ANSWER).

        Raises:
            Unreachable: no whole page came.
        """
        ...

    def download(self, url: str, into: Sink, etag: str = "") -> Downloaded | NotModified:
        """Write the body of a page with status 200 `into` a file, as it comes.

        With the `etag` of an earlier download, a server that has nothing newer sends no body.
        After an error `into` may hold a part; no more is written once this returned or raised.

        Raises:
            Unreachable: no whole page came.
            NotWritten: the file takes no more.
        """
        ...


def host_of(url: str) -> str:
    """Return the host in an address, or nothing when it has none that can be read."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""

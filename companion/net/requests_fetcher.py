"""A fetcher over HTTPS by `requests`, with hard limits on time and size.

How it flows: `fetch` runs the whole exchange on a thread of its own and waits for it no longer
than the wall clock allows. The timeouts of a socket alone would not do: they start again with
every byte, so a server that drips, and a name look-up that hangs, could take for ever. A thread
that is left behind ends with its own socket and does not keep the program from stopping.
"""

import errno
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from companion.net.errors import Reason, Unreachable
from companion.net.fetcher import Downloaded, NotModified, Page, Sink, host_of

if TYPE_CHECKING:
    from companion.net.exchange import Exchange

_MIB = 1024 * 1024

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestsFetcher:
    """Gets pages from `https` addresses; the limits hold for each call.

    `connect_seconds` and `read_seconds` are for one wait on the socket, `wall_seconds` for all of
    it, redirects included, and `limit_bytes` for the body. `allow_loopback` also takes `http` to
    this computer itself, for a router that runs here and for tests. `agent` is how we present
    ourselves; some services ask for a name with a version and whom to write to.
    """

    connect_seconds: float = 5
    read_seconds: float = 10
    wall_seconds: float = 15
    limit_bytes: int = _MIB
    allow_loopback: bool = False
    agent: str = "Loketmaatje"

    def fetch(self, url: str) -> Page:
        """Return the page at `url`, after at most five redirects.

        Raises:
            Unreachable: NO_NETWORK (no look-up, no route, refused), TIMEOUT, REFUSED_TLS (not
                https, or a certificate we do not trust), TOO_LARGE, BAD_ANSWER (no HTTP, cut
                off, compressed though we asked not to, redirects without end).
        """
        return self._waited(url, lambda exchange: exchange.page(url))

    def post(self, url: str, json: str) -> Page:
        """Return the answer to `json`; a redirect is none.

        Raises:
            Unreachable: as `fetch`.
        """
        return self._waited(url, lambda exchange: exchange.posted(url, json))

    def download(self, url: str, into: Sink, etag: str = "") -> Downloaded | NotModified:
        """Write the page at `url` into a file.

        Raises:
            Unreachable: as `fetch`; BAD_ANSWER also for a "not modified" nobody asked for.
            NotWritten: the file takes no more.
        """
        # The thread may still read when the wall clock has run out.
        tap = _Tap(into)
        try:
            return self._waited(url, lambda exchange: exchange.download(url, tap, etag))
        finally:
            tap.close()

    def _waited(self, url: str, asked: "Callable[[Exchange], _Answer]") -> _Answer:
        # Late: requests costs 100 ms, and without a journey on the internet none is needed.
        from companion.net.exchange import Exchange  # noqa: PLC0415 - see above

        answer: Future[_Answer] = Future()
        exchange = Exchange(
            timeout=(self.connect_seconds, self.read_seconds),
            deadline=time.monotonic() + self.wall_seconds,
            limit_bytes=self.limit_bytes,
            allow_loopback=self.allow_loopback,
            agent=self.agent,
        )
        threading.Thread(
            target=_settle, args=(answer, exchange, asked), name="fetch", daemon=True
        ).start()
        try:
            return answer.result(self.wall_seconds)
        except TimeoutError as error:
            raise Unreachable(host_of(url), Reason.TIMEOUT) from error


class _Tap:
    """Lets bytes through to a file until it is closed, from whatever thread."""

    def __init__(self, into: Sink) -> None:
        self._into = into
        self._lock = threading.Lock()
        self._closed = False

    def write(self, chunk: bytes, /) -> None:
        with self._lock:
            if self._closed:
                raise OSError(errno.ETIMEDOUT, "nobody waits for this any more")
            self._into.write(chunk)

    def close(self) -> None:
        with self._lock:
            self._closed = True


def _settle(
    answer: "Future[_Answer]", exchange: "Exchange", asked: "Callable[[Exchange], _Answer]"
) -> None:
    try:
        answer.set_result(asked(exchange))
    except BaseException as error:  # noqa: BLE001 - raised again in the thread that waits
        answer.set_exception(error)

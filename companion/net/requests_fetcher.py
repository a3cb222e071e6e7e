"""A fetcher over HTTPS by `requests`, with hard limits on time and size.

How it flows: `fetch` runs the whole exchange on a thread of its own and waits for it no longer
than the wall clock allows. The timeouts of a socket alone would not do: they start again with
every byte, so a server that drips, and a name look-up that hangs, could take for ever. A thread
that is left behind ends with its own socket and does not keep the program from stopping.
"""

import threading
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING

from companion.net.errors import Reason, Unreachable
from companion.net.fetcher import Page, host_of

if TYPE_CHECKING:
    from companion.net.exchange import Exchange

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestsFetcher:
    """Gets pages from `https` addresses; the limits hold for each `fetch`.

    `connect_seconds` and `read_seconds` are for one wait on the socket, `wall_seconds` for all of
    it, redirects included, and `limit_bytes` for the body. `allow_loopback` also takes `http` to
    this computer itself, for a router that runs here and for tests.
    """

    connect_seconds: float = 5
    read_seconds: float = 10
    wall_seconds: float = 15
    limit_bytes: int = _MIB
    allow_loopback: bool = False

    def fetch(self, url: str) -> Page:
        """Return the page at `url`, after at most five redirects.

        Raises:
            Unreachable: NO_NETWORK (no look-up, no route, refused), TIMEOUT, REFUSED_TLS (not
                https, or a certificate we do not trust), TOO_LARGE, BAD_ANSWER (no HTTP, cut
                off, compressed though we asked not to, redirects without end).
        """
        # Late: requests costs 100 ms, and without a journey on the internet none is needed.
        from companion.net.exchange import Exchange  # noqa: PLC0415 - see above

        page: Future[Page] = Future()
        exchange = Exchange(
            timeout=(self.connect_seconds, self.read_seconds),
            wall_seconds=self.wall_seconds,
            limit_bytes=self.limit_bytes,
            allow_loopback=self.allow_loopback,
        )
        threading.Thread(
            target=_settle, args=(page, exchange, url), name="fetch", daemon=True
        ).start()
        try:
            return page.result(self.wall_seconds)
        except TimeoutError as error:
            raise Unreachable(host_of(url), Reason.TIMEOUT) from error


def _settle(page: Future[Page], exchange: "Exchange", url: str) -> None:
    try:
        page.set_result(exchange.page(url))
    except BaseException as error:  # noqa: BLE001 - raised again in the thread that waits
        page.set_exception(error)

"""One exchange with a web server by `requests`, and its errors as ours."""

import ipaddress
import time
from dataclasses import dataclass
from http.client import HTTPException
from urllib.parse import urljoin, urlsplit

import requests
import urllib3.exceptions

from companion.net.errors import Reason, Unreachable
from companion.net.fetcher import Page, host_of

_REDIRECTS = 5  # an official site needs two: to https and to www
_CHUNK = 16 * 1024  # bytes
_HEADERS = {
    "User-Agent": "Loketmaatje",
    # Not compressed: a small answer could unfold to more than the limit.
    "Accept-Encoding": "identity",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """The limits of one exchange; `RequestsFetcher` says what each of them means."""

    timeout: tuple[float, float]  # seconds: to connect, and between two reads
    wall_seconds: float
    limit_bytes: int
    allow_loopback: bool

    def page(self, url: str) -> Page:
        """Return the page at `url`. Blocks; the wall clock is looked at between two reads.

        Raises:
            Unreachable: no whole page came; the host is the one that failed.
        """
        deadline = time.monotonic() + self.wall_seconds
        with requests.Session() as session:
            session.headers.update(_HEADERS)
            session.auth = _no_passwords
            for _ in range(_REDIRECTS + 1):
                try:
                    answer = self._one(session, url, deadline)
                except (
                    requests.RequestException,
                    urllib3.exceptions.HTTPError,
                    HTTPException,
                    OSError,
                    ValueError,  # an address or header that cannot be read
                ) as error:
                    raise Unreachable(host_of(url), _reason(error)) from error
                if isinstance(answer, Page):
                    return answer
                url = answer
        raise Unreachable(host_of(url), Reason.BAD_ANSWER)

    def _one(self, session: requests.Session, url: str, deadline: float) -> Page | str:
        """Return the page, or the address of the next one when this is a redirect."""
        loopback = self._checked(url)
        # A proxy of the institution is for the internet, not for this computer.
        session.trust_env = not loopback
        with session.get(url, timeout=self.timeout, stream=True, allow_redirects=False) as response:
            target = session.get_redirect_target(response)
            if target is not None:
                return urljoin(url, target)
            body = self._body(response, host_of(url), deadline)
            return Page(url=response.url or url, status=response.status_code, body=body)

    def _checked(self, url: str) -> bool:
        """Return whether `url` is this computer itself; refuse what is not secure."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        if not parts.scheme or not host:
            raise Unreachable(host, Reason.BAD_ANSWER)
        loopback = self.allow_loopback and _is_loopback(host)
        if parts.scheme != "https" and not (parts.scheme == "http" and loopback):
            raise Unreachable(host, Reason.REFUSED_TLS)
        return loopback

    def _body(self, response: requests.Response, host: str, deadline: float) -> bytes:
        if response.headers.get("Content-Encoding", "identity").lower() != "identity":
            raise Unreachable(host, Reason.BAD_ANSWER)
        declared = response.headers.get("Content-Length", "")
        if declared.isdecimal() and int(declared[:20]) > self.limit_bytes:
            raise Unreachable(host, Reason.TOO_LARGE)
        body = bytearray()
        # read1 gives what has come; read and iter_content wait until a whole chunk is there,
        # and a server that drips would hold them past the deadline.
        while chunk := response.raw.read1(_CHUNK, decode_content=False):
            body += chunk
            if len(body) > self.limit_bytes:
                raise Unreachable(host, Reason.TOO_LARGE)
            if time.monotonic() > deadline:
                raise Unreachable(host, Reason.TIMEOUT)
        return bytes(body)


def _no_passwords(request: requests.PreparedRequest) -> requests.PreparedRequest:
    # Without an `auth` of ours, requests sends what it finds in a .netrc file.
    return request


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _reason(error: Exception) -> Reason:
    if isinstance(error, requests.exceptions.SSLError | urllib3.exceptions.SSLError):
        return Reason.REFUSED_TLS
    if isinstance(error, requests.Timeout | urllib3.exceptions.TimeoutError | TimeoutError):
        return Reason.TIMEOUT
    # requests puts the error of urllib3 first in its own, and urllib3 the one of Python second.
    wrapped = isinstance(error, requests.ConnectionError) and error.args
    inner = error.args[0] if wrapped else error
    if isinstance(inner, urllib3.exceptions.ProtocolError):
        cause = inner.args[-1]
        lost = isinstance(cause, OSError) and not isinstance(cause, HTTPException)
        return Reason.NO_NETWORK if lost else Reason.BAD_ANSWER
    # Every RequestException is an OSError too, so that alone says nothing.
    if isinstance(error, requests.ConnectionError):
        return Reason.NO_NETWORK
    if isinstance(error, OSError) and not isinstance(error, requests.RequestException):
        return Reason.NO_NETWORK
    return Reason.BAD_ANSWER

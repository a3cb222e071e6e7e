"""One exchange with a web server by `requests`, and its errors as ours."""

import ipaddress
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException
from types import MappingProxyType
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

import requests
import urllib3.exceptions

from companion.net.errors import NotWritten, Reason, Unreachable
from companion.net.fetcher import Downloaded, NotModified, Page, Sink, host_of

_REDIRECTS = 5  # an official site needs two: to https and to www
_CHUNK = 64 * 1024  # bytes
_OK, _NOT_MODIFIED = 200, 304

# Everything a library may raise in an exchange; ValueError for an address or header that cannot
# be read.
_THEIRS = (
    requests.RequestException,
    urllib3.exceptions.HTTPError,
    HTTPException,
    OSError,
    ValueError,
)

_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """What is sent: `json` makes it a POST that goes nowhere else; it may hold a home."""

    headers: Mapping[str, str]
    json: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """The limits of one exchange; `RequestsFetcher` says what each of them means.

    Every call blocks; the wall clock is looked at between two reads.
    """

    timeout: tuple[float, float]  # seconds: to connect, and between two reads
    deadline: float  # on the clock of time.monotonic
    limit_bytes: int
    allow_loopback: bool
    agent: str

    def page(self, url: str) -> Page:
        """Return the page at `url`.

        Raises:
            Unreachable: no whole page came; the host is the one that failed.
        """
        return self._answer(url, self._asking(), self._page)

    def posted(self, url: str, json: str) -> Page:
        """Return the answer to `json`.

        Raises:
            Unreachable: as `page`.
        """
        headers = {"Content-Type": "application/json"}
        return self._answer(url, self._asking(headers, json.encode()), self._page)

    def download(self, url: str, into: Sink, etag: str) -> Downloaded | NotModified:
        """Write the page at `url` into a file.

        Raises:
            Unreachable: as `page`.
            NotWritten: the file takes no more.
        """

        def taken(response: requests.Response, host: str) -> Downloaded | NotModified:
            if response.status_code == _NOT_MODIFIED:
                if not etag:  # an answer to a question nobody asked
                    raise Unreachable(host, Reason.BAD_ANSWER)
                return NotModified(response.url or url)
            return self._downloaded(response, host, into)

        headers = {"If-None-Match": etag} if etag else {}
        return self._answer(url, self._asking(headers), taken)

    def _asking(
        self, headers: Mapping[str, str] = MappingProxyType({}), json: bytes | None = None
    ) -> _Question:
        # Not compressed: a small answer could unfold to more than the limit.
        ours = {"User-Agent": self.agent, "Accept-Encoding": "identity"}
        return _Question(headers={**ours, **headers}, json=json)

    def _answer(
        self, url: str, question: _Question, take: Callable[[requests.Response, str], _Answer]
    ) -> _Answer:
        """Return what `take` makes of the answer, with every error of a library as ours."""
        with requests.Session() as session:
            session.auth = _no_passwords
            for _ in range(_REDIRECTS + 1):
                try:
                    loopback = self._checked(url)
                    # A proxy of the institution is for the internet, not for this computer.
                    session.trust_env = not loopback
                    with self._sent(session, url, question) as response:
                        target = session.get_redirect_target(response)
                        if target is None:
                            return take(response, host_of(url))
                    if question.json is not None:
                        raise Unreachable(host_of(url), Reason.BAD_ANSWER)
                    url = urljoin(url, target)
                except _THEIRS as error:
                    raise Unreachable(host_of(url), _reason(error)) from error
        raise Unreachable(host_of(url), Reason.BAD_ANSWER)

    def _sent(self, session: requests.Session, url: str, question: _Question) -> requests.Response:
        return session.request(
            "GET" if question.json is None else "POST",
            url,
            data=question.json,
            headers=question.headers,
            timeout=self.timeout,
            stream=True,
            allow_redirects=False,
        )

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

    def _page(self, response: requests.Response, host: str) -> Page:
        body = b"".join(self._chunks(response, host))
        return Page(url=response.url, status=response.status_code, body=body)

    def _downloaded(self, response: requests.Response, host: str, into: Sink) -> Downloaded:
        size = 0
        for chunk in self._chunks(response, host):
            if response.status_code == _OK:
                size += len(chunk)
                _write(into, chunk)
        etag = response.headers.get("ETag", "")
        return Downloaded(url=response.url, status=response.status_code, size=size, etag=etag)

    def _chunks(self, response: requests.Response, host: str) -> Iterator[bytes]:
        """Yield the body piece by piece, within the limits."""
        if response.headers.get("Content-Encoding", "identity").lower() != "identity":
            raise Unreachable(host, Reason.BAD_ANSWER)
        declared = response.headers.get("Content-Length", "")
        if declared.isdecimal() and int(declared[:20]) > self.limit_bytes:
            raise Unreachable(host, Reason.TOO_LARGE)
        size = 0
        # read1 gives what has come; read and iter_content wait until a whole chunk is there,
        # and a server that drips would hold them past the deadline.
        while chunk := response.raw.read1(_CHUNK, decode_content=False):
            size += len(chunk)
            if size > self.limit_bytes:
                raise Unreachable(host, Reason.TOO_LARGE)
            if time.monotonic() > self.deadline:
                raise Unreachable(host, Reason.TIMEOUT)
            yield chunk


def _write(into: Sink, chunk: bytes) -> None:
    try:
        into.write(chunk)
    except (OSError, ValueError) as error:  # full, pulled out; closed by who waits no more
        raise NotWritten(str(error)) from error


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

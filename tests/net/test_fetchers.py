"""What every fetcher does, and what a real one makes of a server that misbehaves."""

import http.server
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

# Imported here so that the first fetch with a short wall clock does not spend it on importing.
import companion.net.exchange  # noqa: F401 - see above
from companion.net.errors import Reason, Unreachable
from companion.net.fetcher import Fetcher, Page
from companion.net.requests_fetcher import RequestsFetcher
from companion.net.scripted import ScriptedFetcher

KIB = 1024


class Site(http.server.BaseHTTPRequestHandler):
    """A website that answers every path in its own bad way."""

    released: threading.Event  # set when the test is over: nobody keeps hanging

    def do_GET(self) -> None:
        behaviours: dict[str, Callable[[], None]] = {
            "/page": lambda: self.answer(200, b"Goedemorgen"),
            "/empty": lambda: self.answer(200, b""),
            "/large": lambda: self.answer(200, b"x" * (2 * KIB + 1)),
            "/exact": lambda: self.answer(200, b"x" * (2 * KIB)),
            "/large-unsaid": self.large_unsaid,
            "/chunked": self.chunked,
            "/chunked-cut": lambda: self.raw(
                b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nGo"
            ),
            "/short": lambda: self.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nGoede"),
            "/garbage": lambda: self.raw(b"\x00\xff garbage \r\n\r\n"),
            "/nothing": lambda: self.raw(b""),
            "/long-header": lambda: self.raw(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 70_000),
            "/zipped": lambda: self.answer(200, b"\x1f\x8b", ("Content-Encoding", "gzip")),
            "/moved": lambda: self.answer(302, b"", ("Location", "/page")),
            "/round": lambda: self.answer(302, b"", ("Location", "/round")),
            "/unsafe": lambda: self.answer(302, b"", ("Location", "http://example.org/page")),
            "/nowhere": lambda: self.answer(302, b"", ("Location", "http://[broken")),
            "/hang": self.hang,
            "/drip": lambda: self.drip(b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n"),
            "/drip-header": lambda: self.drip(b"HTTP/1.1 200 OK\r\nX: "),
        }
        behaviours.get(self.path, lambda: self.answer(404, b"Weg"))()

    def answer(self, status: int, body: bytes, header: tuple[str, str] = ("X", "x")) -> None:
        self.send_response(status)
        self.send_header(*header)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def raw(self, answer: bytes) -> None:
        self.wfile.write(answer)
        self.close_connection = True

    def large_unsaid(self) -> None:
        self.raw(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * (2 * KIB + 1))

    def chunked(self) -> None:
        self.raw(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            b"5\r\nGoede\r\n6\r\nmorgen\r\n0\r\n\r\n"
        )

    def hang(self) -> None:
        self.released.wait()

    def drip(self, begin: bytes) -> None:
        self.wfile.write(begin)
        while not self.released.wait(0.02):
            self.wfile.write(b"x")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has in http.server
        """Nothing: a log on the screen would hide what failed."""


class QuietServer(http.server.ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing: a fetcher that hangs up in the middle is what these tests are about."""


@pytest.fixture
def origin() -> Iterator[str]:
    released = threading.Event()
    handler = type("ReleasedSite", (Site,), {"released": released})
    with QuietServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        released.set()
        server.shutdown()


@pytest.fixture
def dead_origin() -> str:
    with socket.socket() as closed_again:
        closed_again.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{closed_again.getsockname()[1]}"


@pytest.fixture
def fetcher() -> RequestsFetcher:
    return RequestsFetcher(allow_loopback=True, limit_bytes=2 * KIB)


@dataclass(frozen=True)
class Case:
    fetcher: Fetcher
    page: str
    missing: str
    dead: str


class FetcherContract:
    """A subclass gives a fixture `case`."""

    def test_a_page_comes_whole(self, case: Case) -> None:
        assert case.fetcher.fetch(case.page) == Page(case.page, 200, b"Goedemorgen")

    def test_a_page_that_is_gone_is_a_page_too(self, case: Case) -> None:
        assert case.fetcher.fetch(case.missing) == Page(case.missing, 404, b"Weg")

    def test_no_network_is_said_with_the_host(self, case: Case) -> None:
        with pytest.raises(Unreachable) as caught:
            case.fetcher.fetch(case.dead)

        assert caught.value.reason is Reason.NO_NETWORK
        assert caught.value.host == "127.0.0.1"

    def test_an_address_that_is_none_is_unreachable(self, case: Case) -> None:
        with pytest.raises(Unreachable):
            case.fetcher.fetch("http://[broken")


class TestRequestsFetcher(FetcherContract):
    @pytest.fixture
    def case(self, fetcher: RequestsFetcher, origin: str, dead_origin: str) -> Case:
        return Case(fetcher, f"{origin}/page", f"{origin}/gone", f"{dead_origin}/page")


class TestScriptedFetcher(FetcherContract):
    @pytest.fixture
    def case(self) -> Case:
        page, missing = "http://127.0.0.1/page", "http://127.0.0.1/gone"
        script = {page: Page(page, 200, b"Goedemorgen"), missing: Page(missing, 404, b"Weg")}
        return Case(ScriptedFetcher(script), page, missing, "http://127.0.0.1:1/page")


def test_the_scripted_fetcher_remembers_what_was_asked() -> None:
    fetcher = ScriptedFetcher({"https://www.svb.nl/": Reason.TIMEOUT})

    with pytest.raises(Unreachable) as caught:
        fetcher.fetch("https://www.svb.nl/")

    assert caught.value.reason is Reason.TIMEOUT
    assert fetcher.asked == ["https://www.svb.nl/"]


@pytest.mark.parametrize(
    ("path", "body"),
    [("/chunked", b"Goedemorgen"), ("/empty", b""), ("/exact", b"x" * 2048)],
)
def test_every_whole_answer_is_a_page(
    fetcher: RequestsFetcher, origin: str, path: str, body: bytes
) -> None:
    assert fetcher.fetch(origin + path).body == body


def test_a_redirect_is_followed_and_the_final_address_told(
    fetcher: RequestsFetcher, origin: str
) -> None:
    assert fetcher.fetch(f"{origin}/moved") == Page(f"{origin}/page", 200, b"Goedemorgen")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/large", Reason.TOO_LARGE),
        ("/large-unsaid", Reason.TOO_LARGE),
        ("/short", Reason.BAD_ANSWER),
        ("/chunked-cut", Reason.BAD_ANSWER),
        ("/garbage", Reason.BAD_ANSWER),
        ("/nothing", Reason.BAD_ANSWER),
        ("/long-header", Reason.BAD_ANSWER),
        ("/zipped", Reason.BAD_ANSWER),
        ("/round", Reason.BAD_ANSWER),
        ("/nowhere", Reason.BAD_ANSWER),
        ("/unsafe", Reason.REFUSED_TLS),
    ],
)
def test_a_bad_answer_is_unreachable(
    fetcher: RequestsFetcher, origin: str, path: str, reason: Reason
) -> None:
    with pytest.raises(Unreachable) as caught:
        fetcher.fetch(origin + path)

    assert caught.value.reason is reason


@pytest.mark.parametrize(
    ("fetcher", "path"),
    [
        (RequestsFetcher(allow_loopback=True, read_seconds=0.1), "/hang"),
        (RequestsFetcher(allow_loopback=True, wall_seconds=0.2), "/hang"),
        (RequestsFetcher(allow_loopback=True, wall_seconds=0.2), "/drip"),
        (RequestsFetcher(allow_loopback=True, wall_seconds=0.2), "/drip-header"),
    ],
)
def test_a_slow_answer_is_not_waited_for(fetcher: RequestsFetcher, path: str, origin: str) -> None:
    with pytest.raises(Unreachable) as caught:
        fetcher.fetch(origin + path)

    assert caught.value.reason is Reason.TIMEOUT


def test_a_name_that_cannot_be_looked_up_is_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "not known")

    monkeypatch.setattr(socket, "getaddrinfo", no_network)

    with pytest.raises(Unreachable) as caught:
        RequestsFetcher().fetch("https://www.svb.nl/nl")

    assert caught.value.reason is Reason.NO_NETWORK
    assert caught.value.host == "www.svb.nl"


def test_a_look_up_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    released = threading.Event()

    def hanging(*_: object, **__: object) -> None:
        released.wait()
        raise socket.gaierror(socket.EAI_NONAME, "not known")

    monkeypatch.setattr(socket, "getaddrinfo", hanging)

    with pytest.raises(Unreachable) as caught:
        RequestsFetcher(wall_seconds=0.1).fetch("https://www.svb.nl/nl")
    released.set()

    assert caught.value.reason is Reason.TIMEOUT


def test_a_server_without_a_secure_connection_is_refused(origin: str) -> None:
    with pytest.raises(Unreachable) as caught:
        RequestsFetcher(allow_loopback=True).fetch(origin.replace("http:", "https:"))

    assert caught.value.reason is Reason.REFUSED_TLS


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://www.svb.nl/", Reason.REFUSED_TLS),
        ("http://127.0.0.1:1/", Reason.REFUSED_TLS),
        ("ftp://www.svb.nl/", Reason.REFUSED_TLS),
        ("file:///etc/passwd", Reason.BAD_ANSWER),
        ("www.svb.nl", Reason.BAD_ANSWER),
        ("", Reason.BAD_ANSWER),
        ("https://", Reason.BAD_ANSWER),
        ("https://[broken", Reason.BAD_ANSWER),
        ("https://www.svb.nl:poort/", Reason.BAD_ANSWER),
    ],
)
def test_only_secure_addresses_are_asked(url: str, reason: Reason) -> None:
    with pytest.raises(Unreachable) as caught:
        RequestsFetcher().fetch(url)

    assert caught.value.reason is reason


def test_loopback_allowed_does_not_allow_other_hosts_without_https() -> None:
    with pytest.raises(Unreachable) as caught:
        RequestsFetcher(allow_loopback=True).fetch("http://127.0.0.1.example.org/")

    assert caught.value.reason is Reason.REFUSED_TLS

"""A website that misbehaves in every way a fetcher must bear, and keeps what it was asked."""

import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

KIB = 1024


@dataclass(frozen=True)
class Request:
    path: str
    headers: dict[str, str]
    body: bytes = b""


@dataclass(frozen=True)
class Origin:
    """Where the site is, and what it was asked so far."""

    url: str
    requests: list[Request] = field(default_factory=list)


class Site(http.server.BaseHTTPRequestHandler):
    """A website that answers every path in its own bad way."""

    released: threading.Event  # set when the test is over: nobody keeps hanging
    requests: list["Request"]

    def do_GET(self) -> None:
        self.requests.append(Request(self.path, dict(self.headers)))
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
            "/large-said": self.large_said,
            **{f"/hops/{n}": partial(self.hop, n) for n in range(1, 9)},
            "/hops/0": lambda: self.answer(200, b"Goedemorgen"),
            "/drip": lambda: self.drip(b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n"),
            "/version": self.version,
            "/not-modified": lambda: self.answer(304, b""),
            "/broken": lambda: self.answer(500, b"Stuk"),
            "/drip-header": lambda: self.drip(b"HTTP/1.1 200 OK\r\nX: "),
        }
        behaviours.get(self.path, lambda: self.answer(404, b"Weg"))()

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        body = self.rfile.read(length)
        self.requests.append(Request(self.path, dict(self.headers), body))
        if self.path == "/moved":
            self.answer(307, b"", ("Location", "/page"))
        else:
            self.answer(200 if self.path == "/page" else 404, b"Goedemorgen")

    def version(self) -> None:
        if self.headers["If-None-Match"] == '"1"':
            self.answer(304, b"")
        else:
            self.answer(200, b"Goedemorgen", ("ETag", '"1"'))

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

    def large_said(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2049\r\n\r\n")
        self.hang()

    def hop(self, left: int) -> None:
        self.answer(302, b"", ("Location", f"/hops/{left - 1}"))

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


@contextmanager
def serving(handler: type[Site] = Site) -> Iterator[Origin]:
    """Yield a running site on this computer; `handler` may answer more."""
    released = threading.Event()
    requests: list[Request] = []
    bound = type("Bound", (handler,), {"released": released, "requests": requests})
    with QuietServer(("127.0.0.1", 0), bound) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield Origin(f"http://127.0.0.1:{server.server_port}", requests)
        finally:
            released.set()
            server.shutdown()

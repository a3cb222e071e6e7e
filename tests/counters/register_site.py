"""The official register on this computer, in good order and in every kind of disorder."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from net.site import Origin, Request, Site, serving


@contextmanager
def register_serving(xml: bytes) -> Iterator[Origin]:
    """Yield a site with the export `xml` in two versions, and with what may come instead."""

    class RegisterSite(Site):
        def do_GET(self) -> None:  # noqa: N802 - the name it has in http.server
            pages: dict[str, Callable[[], None]] = {
                "/export.xml": lambda: self.versioned('"v1"'),
                "/next.xml": lambda: self.versioned('"v2"'),
                "/half.xml": lambda: self.answer(200, xml[: len(xml) // 2]),
                "/cut.xml": lambda: self.raw(
                    f"HTTP/1.1 200 OK\r\nContent-Length: {len(xml)}\r\n\r\n".encode() + xml[:9999]
                ),
                "/export.html": lambda: self.answer(200, b"<!DOCTYPE html><html>Storing</html>"),
                "/bomb.xml": lambda: self.answer(
                    200, b"\x1f\x8b\x08\x00" + b"\x00" * 999, ("Content-Encoding", "gzip")
                ),
                "/latin.xml": lambda: self.answer(200, xml.decode().encode("latin-1", "replace")),
            }
            pages.get(self.path, super().do_GET)()

        def versioned(self, etag: str) -> None:
            self.requests.append(Request(self.path, dict(self.headers)))
            if self.headers["If-None-Match"] == etag:
                self.answer(304, b"")
            else:
                self.answer(200, xml, ("ETag", etag))

    with serving(RegisterSite) as site:
        yield site


def files_of(folder: Path) -> dict[str, bytes]:
    """Return everything in a folder, to see whether any of it changed."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }

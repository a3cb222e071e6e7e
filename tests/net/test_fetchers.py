"""What every fetcher does, and what a real one makes of a server that misbehaves."""

import errno
import io
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from net.site import KIB, Origin, serving

# Imported here so that the first fetch with a short wall clock does not spend it on importing.
import companion.net.exchange  # noqa: F401 - see above
from companion.net.errors import NotWritten, Reason, Unreachable
from companion.net.fetcher import Downloaded, Fetcher, NotModified, Page
from companion.net.requests_fetcher import RequestsFetcher
from companion.net.scripted import ScriptedFetcher


@pytest.fixture
def site() -> Iterator[Origin]:
    with serving() as site:
        yield site


@pytest.fixture
def origin(site: Origin) -> str:
    return site.url


@pytest.fixture
def dead_origin() -> str:
    with socket.socket() as closed_again:
        closed_again.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{closed_again.getsockname()[1]}"


@pytest.fixture
def fetcher() -> RequestsFetcher:
    return RequestsFetcher(allow_loopback=True, limit_bytes=2 * KIB)


class FullDisk:
    def write(self, chunk: bytes, /) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", len(chunk))


@dataclass(frozen=True)
class Case:
    fetcher: Fetcher
    page: str
    missing: str
    dead: str
    version: str  # it is called "1", with the quotes


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

    def test_a_text_is_posted_and_answered(self, case: Case) -> None:
        assert case.fetcher.post(case.page, '{"naar": "Delft"}') == Page(
            case.page, 200, b"Goedemorgen"
        )

    def test_a_text_to_nobody_is_no_network(self, case: Case) -> None:
        with pytest.raises(Unreachable) as caught:
            case.fetcher.post(case.dead, "{}")

        assert caught.value.reason is Reason.NO_NETWORK

    def test_a_download_runs_into_the_file(self, case: Case) -> None:
        file = io.BytesIO()

        got = case.fetcher.download(case.version, file)

        assert got == Downloaded(case.version, 200, 11, '"1"')
        assert file.getvalue() == b"Goedemorgen"

    def test_a_page_without_a_version_is_downloaded_too(self, case: Case) -> None:
        assert case.fetcher.download(case.page, io.BytesIO()) == Downloaded(case.page, 200, 11, "")

    def test_the_version_that_is_here_is_not_downloaded_again(self, case: Case) -> None:
        file = io.BytesIO()

        got = case.fetcher.download(case.version, file, '"1"')

        assert got == NotModified(case.version)
        assert file.getvalue() == b""

    def test_another_version_is_downloaded(self, case: Case) -> None:
        got = case.fetcher.download(case.version, io.BytesIO(), '"0"')

        assert got == Downloaded(case.version, 200, 11, '"1"')

    def test_of_a_page_that_is_gone_nothing_is_written(self, case: Case) -> None:
        file = io.BytesIO()

        got = case.fetcher.download(case.missing, file)

        assert got == Downloaded(case.missing, 404, 0, "")
        assert file.getvalue() == b""

    def test_a_full_disk_is_not_taken_for_the_network(self, case: Case) -> None:
        with pytest.raises(NotWritten) as caught:
            case.fetcher.download(case.page, FullDisk())

        assert "No space left" in str(caught.value)

    def test_no_network_stops_a_download(self, case: Case) -> None:
        with pytest.raises(Unreachable) as caught:
            case.fetcher.download(case.dead, io.BytesIO())

        assert caught.value.reason is Reason.NO_NETWORK


class TestRequestsFetcher(FetcherContract):
    @pytest.fixture
    def case(self, fetcher: RequestsFetcher, origin: str, dead_origin: str) -> Case:
        return Case(
            fetcher=fetcher,
            page=f"{origin}/page",
            missing=f"{origin}/gone",
            dead=f"{dead_origin}/page",
            version=f"{origin}/version",
        )


class TestScriptedFetcher(FetcherContract):
    @pytest.fixture
    def case(self) -> Case:
        page, missing = "http://127.0.0.1/page", "http://127.0.0.1/gone"
        version = "http://127.0.0.1/version"
        script = {
            page: Page(page, 200, b"Goedemorgen"),
            missing: Page(missing, 404, b"Weg"),
            version: Page(version, 200, b"Goedemorgen"),
        }
        fetcher = ScriptedFetcher(script, {version: '"1"'})
        return Case(fetcher, page, missing, "http://127.0.0.1:1/page", version)


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


def test_five_redirects_are_followed_and_no_more(fetcher: RequestsFetcher, origin: str) -> None:
    assert fetcher.fetch(f"{origin}/hops/5").status == 200
    with pytest.raises(Unreachable):
        fetcher.fetch(f"{origin}/hops/6")


def test_what_says_it_is_too_large_is_not_waited_for(origin: str) -> None:
    fetcher = RequestsFetcher(allow_loopback=True, limit_bytes=2 * KIB, read_seconds=0.5)

    with pytest.raises(Unreachable) as caught:
        fetcher.fetch(f"{origin}/large-said")

    assert caught.value.reason is Reason.TOO_LARGE


def test_a_thread_that_is_left_behind_ends_by_itself(origin: str) -> None:
    before = set(threading.enumerate())
    with pytest.raises(Unreachable):
        RequestsFetcher(allow_loopback=True, wall_seconds=0.2).fetch(f"{origin}/drip")

    left = [it for it in set(threading.enumerate()) - before if it.name == "fetch"]
    for one in left:
        one.join(5)

    assert [one for one in left if one.is_alive()] == []


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

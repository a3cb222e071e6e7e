"""What is asked of a server over HTTP, and what a large answer may do."""

import io
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from net.site import KIB, Origin, serving

# Imported here so that the first fetch with a short wall clock does not spend it on importing.
import companion.net.exchange  # noqa: F401 - see above
from companion.net.errors import Reason, Unreachable
from companion.net.fetcher import Downloaded, NotModified, Page
from companion.net.requests_fetcher import RequestsFetcher
from companion.net.scripted import ScriptedFetcher


@pytest.fixture
def site() -> Iterator[Origin]:
    with serving() as site:
        yield site


@pytest.fixture
def fetcher() -> RequestsFetcher:
    return RequestsFetcher(allow_loopback=True, limit_bytes=2 * KIB)


def test_a_text_arrives_as_json(fetcher: RequestsFetcher, site: Origin) -> None:
    fetcher.post(f"{site.url}/page", '{"naar": "Damwâld"}')

    (request,) = site.requests
    assert request.body.decode() == '{"naar": "Damwâld"}'
    assert request.headers["Content-Type"] == "application/json"


def test_a_text_does_not_travel_on_to_another_page(fetcher: RequestsFetcher, site: Origin) -> None:
    with pytest.raises(Unreachable) as caught:
        fetcher.post(f"{site.url}/moved", '{"van": "huis"}')

    assert caught.value.reason is Reason.BAD_ANSWER
    assert [request.path for request in site.requests] == ["/moved"]


def test_we_present_ourselves_by_name_only(fetcher: RequestsFetcher, site: Origin) -> None:
    fetcher.fetch(f"{site.url}/page")

    assert site.requests[0].headers["User-Agent"] == "Loketmaatje"


def test_a_service_gets_the_name_it_asks_for(site: Origin) -> None:
    fetcher = RequestsFetcher(allow_loopback=True, agent="Loketmaatje/1.2 (post@loket.example)")

    fetcher.post(f"{site.url}/page", "{}")

    assert site.requests[0].headers["User-Agent"] == "Loketmaatje/1.2 (post@loket.example)"


def test_nothing_is_asked_compressed_and_no_version_without_one(
    fetcher: RequestsFetcher, site: Origin
) -> None:
    fetcher.download(f"{site.url}/page", io.BytesIO())

    assert site.requests[0].headers["Accept-Encoding"] == "identity"
    assert "If-None-Match" not in site.requests[0].headers


def test_a_download_follows_a_redirect(fetcher: RequestsFetcher, site: Origin) -> None:
    file = io.BytesIO()

    got = fetcher.download(f"{site.url}/moved", file)

    assert got.url == f"{site.url}/page"
    assert file.getvalue() == b"Goedemorgen"


def test_a_server_that_fails_writes_nothing(fetcher: RequestsFetcher, site: Origin) -> None:
    file = io.BytesIO()

    got = fetcher.download(f"{site.url}/broken", file)

    assert got == Downloaded(f"{site.url}/broken", 500, 0, "")
    assert file.getvalue() == b""


def test_not_modified_that_nobody_asked_for_is_no_answer(
    fetcher: RequestsFetcher, site: Origin
) -> None:
    with pytest.raises(Unreachable) as caught:
        fetcher.download(f"{site.url}/not-modified", io.BytesIO())

    assert caught.value.reason is Reason.BAD_ANSWER


def test_not_modified_without_its_version_is_believed(
    fetcher: RequestsFetcher, site: Origin
) -> None:
    got = fetcher.download(f"{site.url}/not-modified", io.BytesIO(), '"1"')

    assert got.url == f"{site.url}/not-modified"


@pytest.mark.parametrize("version", ['"1"\r\nX: y', "\u20ac"])
def test_a_version_that_no_header_can_hold_is_no_answer(
    fetcher: RequestsFetcher, site: Origin, version: str
) -> None:
    with pytest.raises(Unreachable) as caught:
        fetcher.download(f"{site.url}/page", io.BytesIO(), version)

    assert caught.value.reason is Reason.BAD_ANSWER


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/large", Reason.TOO_LARGE),
        ("/large-unsaid", Reason.TOO_LARGE),
        ("/short", Reason.BAD_ANSWER),
        ("/chunked-cut", Reason.BAD_ANSWER),
        ("/zipped", Reason.BAD_ANSWER),
        ("/garbage", Reason.BAD_ANSWER),
    ],
)
def test_a_bad_download_is_unreachable(
    fetcher: RequestsFetcher, site: Origin, path: str, reason: Reason
) -> None:
    with pytest.raises(Unreachable) as caught:
        fetcher.download(site.url + path, io.BytesIO())

    assert caught.value.reason is reason


def test_a_download_that_is_too_large_stops_at_the_limit(
    fetcher: RequestsFetcher, site: Origin
) -> None:
    file = io.BytesIO()

    with pytest.raises(Unreachable):
        fetcher.download(f"{site.url}/large-unsaid", file)

    assert len(file.getvalue()) <= 2 * KIB


def test_a_dripping_download_is_not_waited_for_and_writes_no_more(site: Origin) -> None:
    fetcher = RequestsFetcher(allow_loopback=True, wall_seconds=0.2)
    file = io.BytesIO()

    with pytest.raises(Unreachable) as caught:
        fetcher.download(f"{site.url}/drip", file)

    assert caught.value.reason is Reason.TIMEOUT
    written = file.getvalue()
    time.sleep(0.1)
    assert file.getvalue() == written


def test_a_proxy_is_not_for_this_computer_itself(
    fetcher: RequestsFetcher, site: Origin, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)

    assert fetcher.fetch(f"{site.url}/page").body == b"Goedemorgen"


def test_a_password_in_a_netrc_file_is_not_sent(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "netrc").write_text("machine example.org login piet password geheim\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    asked: list[requests.PreparedRequest] = []

    def unplugged(_: object, request: requests.PreparedRequest, **_kwargs: object) -> None:
        asked.append(request)
        raise requests.ConnectionError

    monkeypatch.setattr(requests.Session, "send", unplugged)

    with pytest.raises(Unreachable):
        RequestsFetcher().fetch("https://example.org/")

    assert ["Authorization" in one.headers for one in asked] == [False]


@pytest.mark.parametrize(
    "answer",
    [
        Page("https://a.example/?q=2628ZC+12", 200, b"2628ZC"),
        Downloaded("https://a.example/?q=2628ZC+12", 200, 1, ""),
        NotModified("https://a.example/?q=2628ZC+12"),
    ],
    ids=["page", "downloaded", "not modified"],
)
def test_no_home_is_in_the_repr_of_an_answer(answer: object) -> None:
    assert "2628ZC" not in repr(answer)


def test_the_scripted_fetcher_remembers_what_was_posted() -> None:
    fetcher = ScriptedFetcher()

    with pytest.raises(Unreachable):
        fetcher.post("https://route.example/", "{}")

    assert fetcher.posted == ["{}"]
    assert fetcher.asked == ["https://route.example/"]

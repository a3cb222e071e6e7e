"""What may go wrong in a refresh, and that it then changes nothing."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from counters.exports import DELFT, TODAY, with_row, xml_of
from counters.register_site import files_of
from net.site import Origin

# Imported here so that the first fetch with a short wall clock does not spend it on importing.
import companion.net.exchange  # noqa: F401 - see above
from companion.counters.errors import NotRefreshed
from companion.counters.refresh import refresh, refresh_from_file
from companion.counters.roo import Export
from companion.counters.standing import POINTER
from companion.net.fetcher import Page
from companion.net.requests_fetcher import RequestsFetcher
from companion.net.scripted import ScriptedFetcher


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("/half.xml", "this is no whole export of the register"),
        ("/cut.xml", "no address or answer that we can read"),
        ("/export.html", "it has a document type of its own"),
        ("/bomb.xml", "no address or answer that we can read"),
        ("/latin.xml", "this is no whole export of the register"),
        ("/gone", "127.0.0.1 answered with status 404"),
        ("/broken", "127.0.0.1 answered with status 500"),
        ("/not-modified", "no address or answer that we can read"),
        ("/page", "this is no whole export of the register"),
        ("/empty", "this is no whole export of the register"),
        ("/round", "no address or answer that we can read"),
        ("/unsafe", "no secure connection that we accept"),
        ("/large-unsaid", "this is no whole export of the register"),
    ],
)
def test_what_goes_wrong_is_said_and_nothing_is_left(
    fetcher: RequestsFetcher, register_site: Origin, folder: Path, path: str, problem: str
) -> None:
    with pytest.raises(NotRefreshed) as caught:
        refresh(fetcher, TODAY, folder, register_site.url + path)

    assert str(caught.value).startswith("the table of counters stays as it was: ")
    assert problem in str(caught.value)
    assert files_of(folder) == {}


def test_a_register_that_drips_is_not_waited_for(register_site: Origin, folder: Path) -> None:
    fetcher = RequestsFetcher(allow_loopback=True, wall_seconds=0.2)

    with pytest.raises(NotRefreshed) as caught:
        refresh(fetcher, TODAY, folder, f"{register_site.url}/drip")

    assert "no whole answer in time" in str(caught.value)
    assert files_of(folder) == {}


def test_a_register_that_is_too_large_is_not_taken(register_site: Origin, folder: Path) -> None:
    fetcher = RequestsFetcher(allow_loopback=True, limit_bytes=100_000)

    with pytest.raises(NotRefreshed) as caught:
        refresh(fetcher, TODAY, folder, f"{register_site.url}/export.xml")

    assert "more bytes than we take" in str(caught.value)
    assert files_of(folder) == {}


def test_without_internet_the_table_stays(folder: Path) -> None:
    with pytest.raises(NotRefreshed) as caught:
        refresh(ScriptedFetcher(), TODAY, folder)

    assert str(caught.value) == (
        "the table of counters stays as it was: organisaties.overheid.nl: no connection to the host"
    )


def test_a_register_that_shrank_changes_nothing(export: Export, folder: Path) -> None:
    small = replace(export, municipalities=export.municipalities[:300])
    address = "https://register.example/export.xml"
    fetcher = ScriptedFetcher({address: Page(address, 200, xml_of(small))})

    with pytest.raises(NotRefreshed) as caught:
        refresh(fetcher, TODAY, folder, address)

    assert "only 300 of 342 municipalities came whole" in str(caught.value)
    assert files_of(folder) == {}


def test_what_goes_wrong_leaves_the_refreshed_table(
    fetcher: RequestsFetcher, register_site: Origin, folder: Path
) -> None:
    refresh(fetcher, TODAY, folder, f"{register_site.url}/export.xml")
    before = files_of(folder)

    with pytest.raises(NotRefreshed):
        refresh(fetcher, TODAY, folder, f"{register_site.url}/half.xml")

    assert files_of(folder) == before


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """Let no file grow beyond `size` bytes, as on a disk that is nearly full."""
    import resource  # noqa: PLC0415 - not on Windows

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
@pytest.mark.parametrize("room", [0, 120_000])
def test_a_full_disk_is_said_and_leaves_what_stood(
    export: Export, folder: Path, tmp_path: Path, room: int
) -> None:
    first, second = tmp_path / "first.xml", tmp_path / "second.xml"
    first.write_bytes(xml_of(export))
    second.write_bytes(xml_of(with_row(export, DELFT, phone="14 0166")))
    refresh_from_file(first, TODAY, folder)
    before = files_of(folder)

    with files_up_to(room), pytest.raises(NotRefreshed) as caught:
        refresh_from_file(second, TODAY, folder)

    assert str(caught.value) == (
        "the table of counters stays as it was: it cannot be written (File too large)"
    )
    assert files_of(folder) == before
    assert [one.name for one in folder.iterdir() if not one.name.startswith("2026")] == [POINTER]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_a_disk_that_is_full_before_the_register_is_in_is_said_too(
    fetcher: RequestsFetcher, register_site: Origin, folder: Path
) -> None:
    with files_up_to(10_000), pytest.raises(NotRefreshed) as caught:
        refresh(fetcher, TODAY, folder, f"{register_site.url}/export.xml")

    assert "File too large" in str(caught.value)
    assert files_of(folder) == {}


def test_a_folder_that_is_a_file_is_said(folder: Path, export: Export, tmp_path: Path) -> None:
    source = tmp_path / "export.xml"
    source.write_bytes(xml_of(export))
    folder.write_text("in the way")

    with pytest.raises(NotRefreshed):
        refresh_from_file(source, TODAY, folder)

    assert folder.read_text() == "in the way"


def test_a_file_that_is_not_there_is_said(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(NotRefreshed) as caught:
        refresh_from_file(tmp_path / "export.xml", TODAY, folder)

    assert "export.xml cannot be read (No such file or directory)" in str(caught.value)

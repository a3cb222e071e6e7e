"""What the doctor tells of printers."""

import os
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from companion.doctor import Finding, Health, screen
from companion.doctor.screen import Service, printer, service_at, told_of

_CONNECT = "Sluit de printer aan op de computer en zet hem aan."
_ADD = 'Voeg hem toe in de instellingen van de computer, bij "Printers".'

sockets = pytest.mark.skipif(os.name != "posix", reason="CUPS listens at such a socket only there")


@pytest.fixture
def listening() -> Iterator[socket.socket]:
    """Return a socket that listens at a path short enough for every system."""
    with TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as service:
        service.bind(str(Path(folder) / "s"))
        service.listen()
        yield service


@pytest.mark.parametrize(
    ("names", "usual", "told"),
    [
        (("of Jan",), "of Jan", "1 printer; one is chosen to be used first"),
        (("of Jan", "of Fay"), "", "2 printers; none is chosen to be used first"),
    ],
)
def test_printers_are_counted_and_not_named(names: tuple[str, ...], usual: str, told: str) -> None:
    assert told_of(names, usual, Service.ANSWERS) == Finding("printer", Health.GOOD, told)


def test_without_a_printer_pages_are_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")

    found = told_of((), "", Service.ANSWERS)

    assert found == Finding(
        "printer", Health.MISSING, "no printer; pages are saved as PDF", (_CONNECT, _ADD)
    )


@pytest.mark.parametrize(
    ("system", "service", "first"),
    [
        (
            "linux",
            Service.ABSENT,
            ("Open het programma Terminal. Typ: sudo apt install cups",),
        ),
        ("linux", Service.SILENT, ()),
        ("darwin", Service.ABSENT, ()),
    ],
)
def test_a_print_service_that_does_not_answer_is_told(
    system: str, service: Service, first: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)

    found = told_of((), "", service)

    assert found.health is Health.MISSING
    assert found.told.startswith("no printer, and the print service (CUPS) does not answer")
    assert found.steps == (*first, _CONNECT, _ADD)


@sockets
def test_a_print_service_that_says_something_answers(listening: socket.socket) -> None:
    def answer() -> None:
        line, _ = listening.accept()
        with line:
            line.recv(100)
            line.sendall(b"HTTP/1.0 200 OK\r\n\r\n")

    service = threading.Thread(target=answer)
    service.start()

    seen = service_at(Path(listening.getsockname()))
    service.join()

    assert seen is Service.ANSWERS


@sockets
def test_a_print_service_that_hangs_is_silent_and_qt_does_not_wait_for_it(
    listening: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen, "_PATIENCE", 0.01)
    monkeypatch.setattr(screen, "_CUPS", {sys.platform: Path(listening.getsockname())})

    (found,) = printer()

    assert found.told.startswith("no printer, and the print service (CUPS) does not answer")


@sockets
def test_without_a_socket_there_is_no_print_service(tmp_path: Path) -> None:
    assert service_at(tmp_path / "none") is Service.ABSENT


def test_where_there_is_no_such_service_it_is_not_missed() -> None:
    assert service_at(None) is Service.ANSWERS

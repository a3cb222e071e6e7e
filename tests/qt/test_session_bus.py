"""Where the session bus is, and that nobody waits for one that does not answer."""

import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from companion.qt.screen_reader_bus import BusScreenReaders
from companion.qt.session_bus import answering, session_bus_addresses

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the session bus is of Linux")


@pytest.fixture
def silent_bus(tmp_path: Path) -> Iterator[str]:
    """The address of a bus that accepts everyone and answers nobody."""
    place = tmp_path / "bus"
    with socket.socket(socket.AF_UNIX) as bus:
        bus.bind(str(place))
        bus.listen()
        yield f"unix:path={place}"


def test_a_bus_that_never_answers_is_waited_for_on_a_thread_that_ends(
    silent_bus: str, qtbot: QtBot
) -> None:
    readers = BusScreenReaders((silent_bus,))
    qtbot.wait(20)

    assert not readers.running()
    readers.close()


def test_a_bus_that_never_answers_is_not_connected_to(silent_bus: str) -> None:
    assert answering((silent_bus,), patience=0.01) == ""


def test_a_bus_that_is_not_there_is_not_connected_to(tmp_path: Path) -> None:
    assert answering((f"unix:path={tmp_path}/none", "tcp:host=localhost,port=1", "?")) == ""


def test_a_bus_with_an_abstract_name_is_found(tmp_path: Path) -> None:
    name = f"{tmp_path}/abstract bus"
    address = f"unix:abstract={tmp_path}/abstract%20bus,guid=0123"
    with socket.socket(socket.AF_UNIX) as bus:
        bus.bind(f"\0{name}")
        bus.listen()
        answerer = threading.Thread(target=_refuse, args=(bus,))
        answerer.start()

        found = answering(("unix:path=/nowhere", address))
        answerer.join()

    assert found == address


def _refuse(bus: socket.socket) -> None:
    """Answer one who asks how to prove oneself, as a bus does."""
    asked, _ = bus.accept()
    with asked:
        asked.recv(64)
        asked.sendall(b"REJECTED EXTERNAL\r\n")


def test_the_session_names_its_bus() -> None:
    environment = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/first;unix:path=/second"}

    addresses = session_bus_addresses(environment)

    assert addresses == ("unix:path=/first", "unix:path=/second")


def test_an_unnamed_bus_is_found_in_the_folder_of_the_session(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as bus:
        bus.bind(str(tmp_path / "bus"))

        addresses = session_bus_addresses({"XDG_RUNTIME_DIR": str(tmp_path)})

    assert addresses == (f"unix:path={tmp_path}/bus",)


def test_a_desktop_without_a_bus_has_no_address(tmp_path: Path) -> None:
    assert session_bus_addresses({"XDG_RUNTIME_DIR": str(tmp_path)}) == ()
    assert session_bus_addresses({}) == ()

"""That the computer is about to sleep or to be locked, as a logind of our own tells it."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pytestqt.qtbot import QtBot
from qt.login_service import LoginService

from companion.qt.suspending import (
    ScriptedSuspending,
    Suspending,
    suspending,
    system_bus_addresses,
)
from companion.qt.suspending_bus import LogindSuspending

_BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

needs_bus = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("dbus-daemon") is None,
    reason="needs dbus-daemon, which packaging/test.sh installs on Debian",
)


@pytest.fixture
def bus() -> Iterator[str]:
    """The address of a bus of its own, on which nothing starts by itself."""
    # The name of a socket has no room for a long folder.
    with TemporaryDirectory(prefix="bus-") as folder:
        config = Path(folder, "bus.conf")
        config.write_text(_BUS_CONFIG.format(socket=Path(folder, "bus")), "utf-8")
        words = [f"--config-file={config}", "--nofork", "--print-address"]
        with subprocess.Popen(  # noqa: S603 - a program of the system, with words of ours
            [shutil.which("dbus-daemon") or "", *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as daemon:
            assert daemon.stdout is not None
            assert daemon.stdout.readline()  # comes when it listens
            yield f"unix:path={Path(folder, 'bus')}"
            daemon.terminate()


@pytest.fixture
def login(bus: str) -> Iterator[LoginService]:
    service = LoginService(bus)
    yield service
    service.close()


@pytest.fixture
def heard() -> list[str]:
    return []


@pytest.fixture
def watching(
    bus: str, login: LoginService, heard: list[str], qtbot: QtBot
) -> Iterator[LogindSuspending]:
    """One that holds the computer awake, and knows its session."""
    watching = LogindSuspending((bus,))
    watching.watch(lambda: heard.append("sleeping"))
    qtbot.waitUntil(lambda: login.holding() and login.asked_session)
    yield watching
    watching.close()


@pytest.fixture(params=["scripted", "no bus", "a bus that is gone"])
def quiet(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Suspending]:
    """Each implementation, on a system that tells nothing."""
    made: dict[str, Suspending] = {
        "scripted": ScriptedSuspending(),
        "no bus": LogindSuspending(()),
        "a bus that is gone": LogindSuspending((f"unix:path={tmp_path}/none",)),
    }
    yield made[request.param]
    for one in made.values():
        one.close()


def test_a_system_that_tells_nothing_is_quiet(
    quiet: Suspending, heard: list[str], qtbot: QtBot
) -> None:
    quiet.watch(lambda: heard.append("sleeping"))
    qtbot.wait(20)

    assert heard == []


def test_closing_twice_is_harmless(quiet: Suspending) -> None:
    quiet.close()
    quiet.close()


def test_a_scripted_computer_sleeps_when_told(heard: list[str]) -> None:
    computer = ScriptedSuspending()
    computer.watch(lambda: heard.append("sleeping"))

    computer.sleep()
    computer.close()
    computer.sleep()

    assert heard == ["sleeping"]


@needs_bus
def test_a_computer_that_goes_to_sleep_waits_until_it_was_told(
    watching: LogindSuspending, login: LoginService, heard: list[str], qtbot: QtBot
) -> None:
    del watching

    login.prepare_for_sleep(going=True)
    qtbot.waitUntil(lambda: bool(heard))
    held_while_told = login.holding()
    qtbot.waitUntil(lambda: not login.holding())

    assert held_while_told
    assert heard == ["sleeping"]


@needs_bus
def test_after_waking_the_next_sleep_waits_as_well(
    watching: LogindSuspending, login: LoginService, heard: list[str], qtbot: QtBot
) -> None:
    del watching
    login.prepare_for_sleep(going=True)
    qtbot.waitUntil(lambda: not login.holding())

    login.prepare_for_sleep(going=False)
    qtbot.waitUntil(login.holding)
    login.prepare_for_sleep(going=True)
    qtbot.waitUntil(lambda: len(heard) > 1)

    assert heard == ["sleeping", "sleeping"]


@needs_bus
def test_the_lock_of_our_session_is_told_and_that_of_another_is_not(
    watching: LogindSuspending, login: LoginService, heard: list[str], qtbot: QtBot
) -> None:
    del watching

    login.lock("c9")
    login.lock("c1")
    login.lock("c9")
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.wait(50)

    assert heard == ["sleeping"]


@needs_bus
def test_a_desktop_that_locks_by_itself_is_told_once(
    watching: LogindSuspending, login: LoginService, heard: list[str], qtbot: QtBot
) -> None:
    del watching

    login.set("LockedHint", True)
    qtbot.waitUntil(lambda: bool(heard))
    login.set("IdleHint", True)
    login.set("LockedHint", False)
    qtbot.wait(50)

    assert heard == ["sleeping"]


@needs_bus
def test_a_switch_to_another_user_is_told(
    watching: LogindSuspending, login: LoginService, heard: list[str], qtbot: QtBot
) -> None:
    del watching

    login.set("Active", False)
    qtbot.waitUntil(lambda: bool(heard))

    assert heard == ["sleeping"]


@needs_bus
def test_a_service_that_knows_no_session_still_tells_of_a_lock(
    bus: str, login: LoginService, heard: list[str], qtbot: QtBot
) -> None:
    login.knows_session = False
    watching = LogindSuspending((bus,))
    watching.watch(lambda: heard.append("sleeping"))
    qtbot.waitUntil(login.holding)

    login.lock("c9")
    qtbot.waitUntil(lambda: bool(heard))

    watching.close()
    assert heard == ["sleeping"]


@needs_bus
def test_a_closed_watch_holds_nothing_awake(
    watching: LogindSuspending, login: LoginService, heard: list[str], qtbot: QtBot
) -> None:
    watching.close()
    login.prepare_for_sleep(going=True)
    qtbot.wait(50)

    assert heard == []
    assert not login.holding()


@needs_bus
def test_a_bus_without_the_service_is_quiet(bus: str, heard: list[str], qtbot: QtBot) -> None:
    watching = LogindSuspending((bus,))
    watching.watch(lambda: heard.append("sleeping"))
    qtbot.wait(100)

    watching.close()
    assert heard == []


def test_the_system_names_its_bus() -> None:
    environment = {"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/first;unix:path=/second"}

    assert system_bus_addresses(environment) == ("unix:path=/first", "unix:path=/second")


def test_other_systems_have_the_quiet_twin() -> None:
    assert isinstance(suspending("win32"), ScriptedSuspending)
    assert isinstance(suspending("darwin"), ScriptedSuspending)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has the bus")
def test_linux_asks_its_bus_and_nobody_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/bus")
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(tmp_path / "bus"))

        watching = suspending("linux")
        watching.close()

    assert isinstance(watching, LogindSuspending)

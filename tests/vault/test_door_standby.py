"""The process that stands ready for the PIN: it is the one that opens, and it never lingers."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from vault.door_contract import PIN
from vault.door_fakes import new_clock, process_door

from companion.vault.door import Condition
from companion.vault.door_errors import DoorBroken
from companion.vault.door_process import ProcessDoor
from companion.vault.pins import NOTHING_OWN

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="whether a process is gone is asked with a signal"
)

# A whole program with a door that stands ready; it tells the number of the process and waits.
_PARENT = """
import sys, time
sys.path.insert(0, {tests!r})
from pathlib import Path
from vault.door_fakes import process_door
door = process_door(Path({folder!r}))
door.prepare()
print(door.idle_process, flush=True)
time.sleep(600)
"""
_READS = """
from pathlib import Path
real = door_fakes.FileKeyStore.get
def get(self, kid):
    with Path({reads!r}).open("a") as file:
        file.write(kid + "\\n")
    return real(self, kid)
door_fakes.FileKeyStore.get = get
"""
_BRIEF = """
import functools
door_fakes.serve = functools.partial(door_fakes.serve, idle=0.1)
"""


@pytest.fixture
def door(tmp_path: Path) -> Iterator[ProcessDoor]:
    new_clock(tmp_path)
    made = process_door(tmp_path)
    yield made
    made.close()


def until(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def is_gone(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return True
    # Where nothing collects the children of who died, as in a bare container.
    stat = Path(f"/proc/{number}/stat")
    return stat.exists() and stat.read_text(encoding="ascii").rpartition(")")[2].split()[0] == "Z"


def test_after_a_look_a_process_stands_ready_and_that_one_opens(door: ProcessDoor) -> None:
    door.create(PIN, NOTHING_OWN)
    door.lock()

    assert door.standing().condition is Condition.LOCKED
    ready = door.idle_process
    assert ready is not None
    assert door.process is None

    door.open(PIN)
    assert door.process == ready
    assert door.idle_process is None


def test_while_the_vault_is_open_no_second_process_stands_ready(door: ProcessDoor) -> None:
    door.create(PIN, NOTHING_OWN)

    assert door.standing().condition is Condition.OPEN
    assert door.idle_process is None


def test_what_stands_ready_has_asked_for_no_key_and_touched_no_file(tmp_path: Path) -> None:
    new_clock(tmp_path)
    reads = tmp_path / "reads"
    door = process_door(tmp_path, _READS.format(reads=str(reads)))
    door.create(PIN, NOTHING_OWN)
    door.lock()
    reads.unlink(missing_ok=True)
    before = sorted(path.stat().st_mtime_ns for path in (tmp_path / "vault").iterdir())

    door.prepare()
    time.sleep(0.3)

    assert not reads.exists()
    assert sorted(path.stat().st_mtime_ns for path in (tmp_path / "vault").iterdir()) == before
    door.open(PIN)
    assert reads.read_text()
    door.close()


@pytest.mark.parametrize("end", [ProcessDoor.lock, ProcessDoor.close])
def test_locking_and_closing_end_it(door: ProcessDoor, end: Callable[[ProcessDoor], None]) -> None:
    door.prepare()
    ready = door.idle_process
    assert ready is not None

    end(door)

    assert is_gone(ready)
    assert door.idle_process is None


def test_after_closing_none_is_started_whoever_asks(door: ProcessDoor) -> None:
    door.close()
    door.prepare()

    with pytest.raises(DoorBroken):
        door.standing()
    assert (door.process, door.idle_process) == (None, None)


def test_one_that_is_asked_nothing_ends_by_itself_and_the_next_call_does_without(
    tmp_path: Path,
) -> None:
    new_clock(tmp_path)
    door = process_door(tmp_path, _BRIEF)
    door.prepare()
    ready = door.idle_process
    assert ready is not None

    until(lambda: is_gone(ready))

    until(lambda: door.idle_process is None)  # a thread notes it, a moment later
    door.close()


def test_one_that_was_killed_is_not_used(door: ProcessDoor) -> None:
    door.prepare()
    ready = door.idle_process
    assert ready is not None

    os.kill(ready, signal.SIGKILL)
    until(lambda: is_gone(ready))

    assert door.create(PIN, NOTHING_OWN).plain == ()


def test_preparing_twice_makes_one(door: ProcessDoor) -> None:
    door.prepare()
    ready = door.idle_process

    door.prepare()

    assert door.idle_process == ready


def test_a_program_that_cannot_be_started_is_told_by_the_call_that_needs_it(
    tmp_path: Path,
) -> None:
    door = ProcessDoor(tmp_path, command=(str(tmp_path / "is not there"),))

    door.prepare()

    assert door.idle_process is None


def test_when_the_program_is_killed_it_is_gone(tmp_path: Path) -> None:
    new_clock(tmp_path)
    tests = str(Path(__file__).parents[1])
    source = _PARENT.format(tests=tests, folder=str(tmp_path))
    with subprocess.Popen(  # noqa: S603 - our own words
        (sys.executable, "-c", source), stdout=subprocess.PIPE, cwd=Path(tests).parent
    ) as program:
        assert program.stdout is not None
        number = int(program.stdout.readline())
        program.kill()

    until(lambda: is_gone(number))

"""The door with its process: what it does, and how it ends."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from vault.door_contract import PIN, DoorContract, WordsContract
from vault.door_fakes import broken, new_clock, process_door
from vault.door_ways_contract import WaysInContract

from companion.vault.boot_clock import SetBootClock
from companion.vault.door import Condition, Door
from companion.vault.door_child import door_command
from companion.vault.door_errors import DoorBroken, DoorShut, TooLittleMemory
from companion.vault.door_process import ProcessDoor
from companion.vault.errors import TooLarge, VaultInUse
from companion.vault.items import Item
from companion.vault.kinds import Kind
from companion.vault.pins import NOTHING_OWN

CANARY = "CANARY-of-a-value"
WITH_SIGNALS = pytest.mark.skipif(
    sys.platform == "win32", reason="whether a process is gone is asked with a signal"
)

# A whole program with a door, which tells the number of the process and then waits.
_PARENT = """
import sys, time
sys.path.insert(0, {tests!r})
from pathlib import Path
from vault.door_fakes import process_door
from companion.vault.pins import NOTHING_OWN
door = process_door(Path({folder!r}))
door.create("4071", NOTHING_OWN)
print(door.process, flush=True)
time.sleep(600)
"""


@pytest.fixture
def clock(tmp_path: Path) -> SetBootClock:
    return new_clock(tmp_path)


@pytest.fixture
def door(tmp_path: Path, clock: SetBootClock) -> Iterator[ProcessDoor]:  # noqa: ARG001 - its file
    made = process_door(tmp_path)
    yield made
    made.close()


class TestProcessDoor(DoorContract, WaysInContract):
    @pytest.fixture
    def door(self, tmp_path: Path, clock: SetBootClock) -> Iterator[Door]:  # noqa: ARG002 - as above
        made = process_door(tmp_path)
        yield made
        made.close()


class TestProcessDoorByWords(WordsContract):
    @pytest.fixture
    def door(self, tmp_path: Path, clock: SetBootClock) -> Iterator[Door]:  # noqa: ARG002 - as above
        (tmp_path / "keys" / "absent").touch()
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
    return False


def test_the_process_is_of_this_interpreter_or_of_the_frozen_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert door_command() == (sys.executable, "-m", "companion.vault.door_worker")

    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert door_command() == (sys.executable, "--vault-worker")


@WITH_SIGNALS
def test_there_is_a_process_only_while_the_vault_is_open(door: ProcessDoor) -> None:
    door.standing()
    assert door.process is None

    door.create(PIN, NOTHING_OWN)
    number = door.process
    assert number is not None
    door.keep(Kind.NAME, "Jan")
    assert door.process == number

    door.lock()
    assert door.process is None
    assert is_gone(number)


def test_after_throwing_away_there_is_no_process(door: ProcessDoor) -> None:
    door.create(PIN, NOTHING_OWN)

    door.throw_away()

    assert door.process is None


def test_a_question_inside_a_shut_vault_starts_no_process(door: ProcessDoor) -> None:
    with pytest.raises(DoorShut):
        door.reveal(Kind.BSN, PIN)

    assert door.process is None


def test_a_process_that_is_killed_is_told_and_the_next_call_begins_with_a_shut_vault(
    door: ProcessDoor,
) -> None:
    door.create(PIN, NOTHING_OWN)
    door.keep(Kind.NAME, "Jan")
    assert door.process is not None
    os.kill(door.process, signal.SIGTERM)

    with pytest.raises(DoorBroken):
        door.keep(Kind.TOWN, "Delft")

    with pytest.raises(DoorShut):
        door.keep(Kind.TOWN, "Delft")
    assert door.standing().condition is Condition.LOCKED
    assert door.open(PIN).plain == (Item("naam", "Jan"),)


def test_a_silent_process_is_ended_in_time(tmp_path: Path) -> None:
    door = broken(tmp_path, "import time; time.sleep(600)", seconds=0.2)

    with pytest.raises(DoorBroken) as silent:
        door.standing()

    assert silent.value.cause == "silent"
    assert door.process is None


@pytest.mark.parametrize(
    "change",
    [
        "raise SystemExit(3)",
        "import os, signal; os.kill(os.getpid(), signal.SIGTERM)",
        "print('babble ' * 10_000, flush=True); raise SystemExit",
        "import os; os.write(1, bytes((0, 0, 0, 2)) + b'{}'); import time; time.sleep(600)",
        "import os; os.write(1, bytes((255,) * 9)); import time; time.sleep(600)",
    ],
)
def test_a_process_that_breaks_is_a_broken_door(tmp_path: Path, change: str) -> None:
    door = broken(tmp_path, change)

    with pytest.raises(DoorBroken):
        door.open(PIN)

    assert door.process is None


def test_a_program_that_cannot_be_started_is_a_broken_door(tmp_path: Path) -> None:
    door = ProcessDoor(tmp_path, command=(str(tmp_path / "is not there"),))

    with pytest.raises(DoorBroken):
        door.standing()


def test_a_fault_tells_its_kind_and_not_its_text(tmp_path: Path) -> None:
    change = """
from companion.vault.door_inside import InsideDoor
def open(self, secret): raise LookupError(secret)
InsideDoor.open = open
"""
    door = broken(tmp_path, change)

    with pytest.raises(DoorBroken) as fault:
        door.open(CANARY)

    assert fault.value.cause == "LookupError"
    assert CANARY not in repr(fault.getrepr(style="long"))
    assert door.process is None


def test_too_little_memory_is_told(tmp_path: Path) -> None:
    change = """
def quick(secret, salt, costs): raise MemoryError
door_fakes.quick = quick
"""
    door = broken(tmp_path, change)

    with pytest.raises(TooLittleMemory):
        door.create(PIN, NOTHING_OWN)

    assert door.standing().condition is Condition.NONE


def test_what_a_library_prints_does_not_come_among_the_answers(tmp_path: Path) -> None:
    change = """
from companion.vault.door_inside import InsideDoor
real = InsideDoor.standing
def standing(self):
    print("SYNTHETIC chatter", flush=True)
    return real(self)
InsideDoor.standing = standing
"""
    assert broken(tmp_path, change).standing().condition is Condition.NONE


def test_what_is_too_long_for_the_pipe_is_refused(door: ProcessDoor) -> None:
    door.create(PIN, NOTHING_OWN)

    with pytest.raises(TooLarge):
        door.keep(Kind.NAME, "x" * 100_000)

    assert door.keep(Kind.NAME, "Jan").plain == (Item("naam", "Jan"),)


@WITH_SIGNALS
def test_locking_does_not_wait_for_a_call_that_is_under_way(tmp_path: Path) -> None:
    began = tmp_path / "began"
    change = f"""
import time
from pathlib import Path
def quick(secret, salt, costs):
    Path({str(began)!r}).touch()
    time.sleep(600)
door_fakes.quick = quick
"""
    door = broken(tmp_path, change)
    told: list[BaseException] = []

    def create() -> None:
        try:
            door.create(PIN, NOTHING_OWN)
        except DoorBroken as error:
            told.append(error)

    call = threading.Thread(target=create)
    call.start()
    until(began.exists)
    number = door.process
    assert number is not None

    door.lock()

    assert is_gone(number)
    call.join(20)
    assert [type(error) for error in told] == [DoorBroken]
    assert door.process is None


def test_two_programs_do_not_have_it_open_at_once(tmp_path: Path, door: ProcessDoor) -> None:
    door.create(PIN, NOTHING_OWN)
    other = process_door(tmp_path)

    assert other.standing().condition is Condition.IN_USE
    with pytest.raises(VaultInUse):
        other.open(PIN)
    with pytest.raises(VaultInUse):
        other.throw_away()

    door.lock()
    other.open(PIN)
    other.close()
    assert door.standing().condition is Condition.LOCKED


@WITH_SIGNALS
def test_when_the_program_is_killed_the_process_is_gone_and_the_vault_can_be_opened(
    tmp_path: Path, door: ProcessDoor
) -> None:
    tests = str(Path(__file__).parents[1])
    source = _PARENT.format(tests=tests, folder=str(tmp_path))
    with subprocess.Popen(  # noqa: S603 - our own words
        (sys.executable, "-c", source), stdout=subprocess.PIPE, cwd=Path(tests).parent
    ) as program:
        assert program.stdout is not None
        number = int(program.stdout.readline())
        program.kill()

    until(lambda: is_gone(number) or _is_zombie(number))
    assert door.open(PIN).plain == ()


@WITH_SIGNALS
def test_also_in_the_middle_of_the_stretching_the_process_ends_with_its_pipe(
    tmp_path: Path,
) -> None:
    began = tmp_path / "began"
    change = f"""
from pathlib import Path
from companion.vault.format import Costs
from companion.vault.keys import stretched
def slow(secret, salt, costs):
    Path({str(began)!r}).touch()
    while True:
        stretched(secret, salt, costs)
door_fakes.quick = slow
"""
    door = broken(tmp_path, change)

    def create() -> None:
        with pytest.raises(DoorBroken):
            door.create(PIN, NOTHING_OWN)

    call = threading.Thread(target=create)
    call.start()
    until(began.exists)
    assert door._child is not None

    door._child._stdin.close()  # as the system does with the pipes of a program that is gone

    call.join(20)
    assert not call.is_alive()
    assert door.process is None


def _is_zombie(number: int) -> bool:
    # Where nothing collects the children of who died, as in a bare container.
    stat = Path(f"/proc/{number}/stat")
    return stat.exists() and stat.read_text(encoding="ascii").rpartition(")")[2].split()[0] == "Z"

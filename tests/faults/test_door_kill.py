"""`kill -9` of the program or of the process of its vault, at any moment of any call."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from faults.door_program import AFTER, BEFORE, NEW, OLD, door_of

from companion.vault.door import Condition, Contents
from companion.vault.door_errors import DoorBroken
from companion.vault.door_process import ProcessDoor
from companion.vault.errors import MustWait, TriesUsedUp, VaultInUse, WrongPin
from companion.vault.kinds import Kind
from companion.vault.pins import NOTHING_OWN

POINTS = int(os.environ.get("FAULT_POINTS", "0"))
PROGRAM = Path(__file__).with_name("door_program.py")
TESTS = Path(__file__).parents[1]
# Seconds in which a call is over or nearly so, also on a machine with much else to do.
ACTIONS = {
    "create": 0.1,
    "open": 0.08,
    "keep": 0.008,
    "change": 0.025,
    "new_sheet": 0.08,
    "throw_away": 0.008,
}

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="whether a process is gone needs a signal"),
    pytest.mark.timeout(120 + POINTS),
]


@contextmanager
def citizen(action: str, folder: Path) -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen(  # noqa: S603 - our own program
        (sys.executable, str(PROGRAM), action, str(folder)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": f"{TESTS}{os.pathsep}{TESTS.parent}"},
        stderr=subprocess.DEVNULL,  # how it tells that the vault is gone
        text=True,
    ) as program:
        yield program
        program.kill()


def killed(action: str, victim: str, folder: Path, chance: random.Random) -> str | None:
    """Return what the citizen was told when it was done, or None; no process is left then."""
    with citizen(action, folder) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        worker = int(program.stdout.readline())
        program.stdin.write("\n")
        program.stdin.flush()
        time.sleep(chance.uniform(0, ACTIONS[action]))
        with suppress(ProcessLookupError):  # throwing away ends it
            os.kill(program.pid if victim == "program" else worker, signal.SIGKILL)
        if victim == "worker":
            program.stdin.close()
        said = program.stdout.readline()
    until(lambda: is_gone(worker))
    return said.removeprefix("done").strip() if said.startswith("done") else None


def ways_in(door: ProcessDoor) -> dict[str, Contents]:
    """Return what each PIN opens."""
    opened = {}
    for pin in (OLD, NEW):
        with suppress(WrongPin):
            opened[pin] = door.open(pin)
            door.lock()
    return opened


def judge(action: str, told: str | None, folder: Path) -> None:
    with closing(door_of(folder)) as door:
        standing = door.standing().condition
        if standing is Condition.NONE:
            assert action == "throw_away" or (action == "create" and told is None)
            door.create(NEW, NOTHING_OWN)
            assert set(ways_in(door)) == {NEW}
            return
        assert standing is Condition.LOCKED
        assert action != "throw_away" or told is None
        opened = ways_in(door)
        assert len(opened) == 1
        ((pin, contents),) = opened.items()
        values = [item.value for item in contents.plain]
        assert action == "change" or pin == OLD
        assert pin == NEW or action != "change" or told is None
        if action == "keep":
            assert values == [AFTER] or (values == [BEFORE] and told is None)
        else:
            assert values == ([] if action == "create" else [BEFORE])
        if action == "new_sheet" and told:
            assert door.open_with_sheet(told, NEW, NOTHING_OWN).plain == contents.plain


@pytest.mark.parametrize("turn", range(1 + POINTS // 120))
@pytest.mark.parametrize("victim", ["worker", "program"])
@pytest.mark.parametrize("action", ACTIONS)
def test_there_is_one_way_in_and_what_was_said_to_be_kept_is_there(
    tmp_path: Path, action: str, victim: str, turn: int
) -> None:
    chance = random.Random(f"{action} {victim} {turn}")  # noqa: S311 - a simulation, not a secret

    told = killed(action, victim, tmp_path, chance)

    judge(action, told, tmp_path)


def test_two_programs_at_one_vault_have_ten_tries_together(tmp_path: Path) -> None:
    doors = (door_of(tmp_path), door_of(tmp_path))
    doors[0].create(OLD, NOTHING_OWN)
    doors[0].lock()
    (tmp_path / "judged").unlink()
    used_up = threading.Event()

    def guess(door: ProcessDoor, pins: range) -> None:
        for pin in pins:
            with suppress(WrongPin, VaultInUse, DoorBroken):
                try:
                    door.open(str(pin))
                except MustWait:
                    time.sleep(0.01)
                except TriesUsedUp:
                    used_up.set()
                    return

    guessers = [
        threading.Thread(target=guess, args=(door, range(begin, begin + 200)))
        for door, begin in zip(doors, (5000, 6000), strict=True)
    ]
    for guesser in guessers:
        guesser.start()
    for guesser in guessers:
        guesser.join(100)

    assert used_up.is_set()
    judged = (tmp_path / "judged").read_bytes().split()
    assert len(judged) == 10
    assert len(set(judged)) == 10
    with pytest.raises(TriesUsedUp):
        doors[0].open(OLD)
    assert (tmp_path / "judged").read_bytes().split() == judged
    for door in doors:
        door.close()


def test_of_two_programs_one_has_the_vault_and_the_other_is_told(tmp_path: Path) -> None:
    with closing(door_of(tmp_path)) as first, closing(door_of(tmp_path)) as second:
        first.create(OLD, NOTHING_OWN)

        with pytest.raises(VaultInUse):
            second.open(OLD)

        assert first.keep(Kind.NAME, AFTER).plain[0].value == AFTER
        first.lock()
        assert second.open(OLD).plain[0].value == AFTER
        with pytest.raises(VaultInUse):
            first.open(OLD)


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
    with suppress(OSError):
        return stat.read_text(encoding="ascii").rpartition(")")[2].split()[0] == "Z"
    return stat.parent.parent.exists() and not stat.exists()

"""What can be seen from outside of the process that holds the keys."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from vault.door_contract import OTHER
from vault.door_fakes import broken, new_clock, process_door

from companion.vault.boot_clock import SetBootClock
from companion.vault.door import Condition
from companion.vault.door_process import ProcessDoor
from companion.vault.errors import WrongPin
from companion.vault.kinds import Kind
from companion.vault.pins import NOTHING_OWN

CANARY = "CANARY-of-a-value"
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@pytest.fixture
def clock(tmp_path: Path) -> SetBootClock:
    return new_clock(tmp_path)


@pytest.fixture
def door(tmp_path: Path, clock: SetBootClock) -> Iterator[ProcessDoor]:  # noqa: ARG001 - its file
    made = process_door(tmp_path)
    yield made
    made.close()


@ON_LINUX
def test_nothing_of_it_is_in_the_command_or_the_environment_of_the_process(
    tmp_path: Path,
) -> None:
    seen = tmp_path / "seen"
    change = f"""
import os
from pathlib import Path
from companion.vault.door_inside import InsideDoor
real = InsideDoor.keep
def keep(self, kind, value):
    told = [Path(f"/proc/self/{{name}}").read_bytes() for name in ("cmdline", "environ")]
    Path({str(seen)!r}).write_bytes(b"".join(told) + repr(dict(os.environ)).encode())
    return real(self, kind, value)
InsideDoor.keep = keep
"""
    change += "door_fakes.serve.__globals__['_shut_off'] = lambda: None  # else /proc is closed\n"
    door = broken(tmp_path, change)
    door.create("836204", NOTHING_OWN)

    door.keep(Kind.NAME, CANARY)

    told = seen.read_bytes()
    assert b"PATH" in told
    assert CANARY.encode() not in told
    assert b"836204" not in told
    door.close()


@ON_LINUX
def test_no_other_program_can_look_into_the_process_and_no_dump_is_made(
    tmp_path: Path, door: ProcessDoor
) -> None:
    limits = tmp_path / "limits"
    change = f"""
from pathlib import Path
from companion.vault.door_inside import InsideDoor
real = InsideDoor.standing
def standing(self):
    import ctypes, resource
    dumpable = ctypes.CDLL(None).prctl(3)  # PR_GET_DUMPABLE
    told = f"{{resource.getrlimit(resource.RLIMIT_CORE)}} {{dumpable}}"
    Path({str(limits)!r}).write_text(told)
    return real(self)
InsideDoor.standing = standing
"""
    process_door(tmp_path, change).standing()

    assert limits.read_text() == "(0, 0) 0"
    assert door.standing().condition is Condition.NONE


def test_nothing_of_it_is_readable_in_the_folder(tmp_path: Path, door: ProcessDoor) -> None:
    door.create("836204", NOTHING_OWN)
    door.keep(Kind.NAME, CANARY)
    door.keep(Kind.BSN, "111222333")
    with pytest.raises(WrongPin):
        door.reveal(Kind.BSN, OTHER)

    files = [path for path in (tmp_path / "vault").iterdir() if path.is_file()]

    assert files
    for path in files:
        data = path.read_bytes()
        assert not any(each in data for each in (CANARY.encode(), b"111222333", b"836204"))

"""No answer that was said to be kept is lost, wherever the program dies or the disk refuses.

`FAULT_POINTS=10000 pytest tests/faults/test_journal_kill.py` runs the whole sweep of each kind, in
parts of 250; it takes some minutes.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from faults.sqlite_calls import available

PROGRAM = Path(__file__).parent / "journal_dying.py"
TESTS = Path(__file__).parents[1]
PART = 250
PARTS = int(os.environ.get("FAULT_POINTS", "0")) // PART


@pytest.mark.skipif(not available(), reason="needs fork, and a SQLite that takes faults")
@pytest.mark.parametrize("part", range(max(PARTS, 1)))
@pytest.mark.parametrize(
    ("mode", "short"), [("kill", 90), ("fail", 60), ("unread", 40)], ids=["kill", "fail", "unread"]
)
def test_nothing_kept_is_lost_when_a_call_of_the_disk_is_the_last_or_fails(
    tmp_path: Path, mode: str, short: int, part: int
) -> None:
    count = str(PART if PARTS else short)
    seed = str(part * 100)  # a part needs less than 20 scenes, so no two parts have the same
    environment = {**os.environ, "PYTHONPATH": f"{TESTS}{os.pathsep}{TESTS.parent}"}

    run = subprocess.run(  # noqa: S603 - our own interpreter and program
        [sys.executable, str(PROGRAM), mode, str(tmp_path), seed, count],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )

    assert (run.stderr, run.stdout.strip()) == ("", count)

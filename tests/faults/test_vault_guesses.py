import os
import subprocess
import sys
from pathlib import Path

import pytest

RUNS = max(200, int(os.environ.get("FAULT_POINTS", "0")) // 10)
PROGRAM = Path(__file__).with_name("vault_guessing.py")
TESTS = Path(__file__).parents[1]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")
@pytest.mark.timeout(120 + RUNS)
def test_no_more_than_ten_pins_are_judged_whatever_is_killed_restarted_and_meddled_with(
    tmp_path: Path,
) -> None:
    done = subprocess.run(  # noqa: S603 - our own interpreter and program
        [sys.executable, str(PROGRAM), str(tmp_path), str(RUNS), "20261124"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": f"{TESTS}{os.pathsep}{TESTS.parent}"},
    )

    assert done.stderr == ""
    judged = [int(line) for line in done.stdout.split()]
    assert len(judged) == RUNS
    assert max(judged) <= 10
    assert judged.count(10) > RUNS // 10  # the guesser does get as far as that

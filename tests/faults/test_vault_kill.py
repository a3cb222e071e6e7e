import os
import subprocess
import sys
from pathlib import Path

import pytest

POINTS = int(os.environ.get("FAULT_POINTS", "0"))
PROGRAM = Path(__file__).with_name("vault_dying.py")
TESTS = Path(__file__).parents[1]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")
@pytest.mark.timeout(120 + POINTS // 10)
def test_wherever_the_program_dies_exactly_one_pin_opens_and_what_was_kept_is_there(
    tmp_path: Path,
) -> None:
    seed = "20261124"

    done = subprocess.run(  # noqa: S603 - our own interpreter and program
        [sys.executable, str(PROGRAM), str(tmp_path), str(POINTS), seed],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": f"{TESTS}{os.pathsep}{TESTS.parent}"},
    )

    assert done.stderr == ""
    deaths = [int(line.split()[0]) for line in done.stdout.splitlines()]
    assert len(deaths) == 11
    assert sum(deaths) >= max(POINTS, 300)

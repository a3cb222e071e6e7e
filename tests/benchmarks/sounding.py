"""Runs a program of this folder beside a sound server of its own: `sounding.py gaps.py real 8`."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.hearing import hearing

HERE = Path(__file__).parent


def main(program: str, *words: str) -> int:
    """Return the exit code of the program, whose sound nobody hears."""
    with tempfile.TemporaryDirectory() as folder, hearing(Path(folder)) as (_heard, server):
        environment = {**os.environ, "PULSE_SERVER": server.environment["PULSE_SERVER"]}
        command = (sys.executable, str(HERE / program), *words)
        return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603 - ours


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

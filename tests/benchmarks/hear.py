"""Listens to a sound server and writes down when something is heard: `hear.py SOURCE FILE`.

A process of its own, so that whoever is measured is not held up. Each line of FILE is the moment
at which a piece of sound came that holds something audible, in seconds of `perf_counter` (one clock
for all processes). A piece is as long as the latency below, which is how fine the moments are.
"""

import os
import subprocess
import sys
from array import array
from pathlib import Path
from time import perf_counter

SAMPLES_PER_SECOND = 22050
AUDIBLE = 100  # of 32767, which is 50 dB under the loudest
_FRAME = 2  # bytes of a sample
_LATENCY_MS = 5


def listen(source: str, file: Path) -> None:
    """Write until the sound server is gone."""
    command = (
        *("parec", "--raw", f"--device={source}", f"--latency-msec={_LATENCY_MS}"),
        *("--format=s16le", f"--rate={SAMPLES_PER_SECOND}", "--channels=1"),
    )
    half = b""
    with (
        # It complains when the server goes, which is how every benchmark ends.
        subprocess.Popen(  # noqa: S603 - our own words
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as parec,
        file.open("w", encoding="ascii", buffering=1) as out,
    ):
        assert parec.stdout is not None  # it was asked for
        while piece := os.read(parec.stdout.fileno(), 1 << 16):
            arrived, whole = perf_counter(), half + piece
            full = len(whole) // _FRAME * _FRAME
            half = whole[full:]
            if max(map(abs, array("h", whole[:full])), default=0) > AUDIBLE:
                out.write(f"{arrived:.6f}\n")


if __name__ == "__main__":
    listen(sys.argv[1], Path(sys.argv[2]))

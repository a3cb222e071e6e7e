"""Measures the program against a bare baseline in the same run, and prints what came of it.

    .venv/bin/python tests/benchmarks/run.py [--json] [--starts N] [--presses N] [--rounds N]

How it flows: `paint.py`, `press.py` and `prove.py` measure in processes of their own, in turns
with their baseline; here the medians become figures with a ratio and an aim. Nothing fails on a
time: a figure that misses its aim is told. The aims are those of issue 2.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[1]
STAGES = ("python", "PySide6", "our imports", "window")


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing that was measured; `most` is the aim, for the ratio or for our own value."""

    name: str
    unit: str
    ours: float
    bare: float | None = None
    most: float | None = None
    by_ratio: bool = False

    @property
    def ratio(self) -> float | None:
        """Return ours against the baseline."""
        return self.ours / self.bare if self.bare else None

    @property
    def met(self) -> bool | None:
        """Return whether the aim is met, or None without one."""
        value = self.ratio if self.by_ratio else self.ours
        return None if self.most is None or value is None else value <= self.most


@dataclass(frozen=True, slots=True)
class Start:
    """One start of a process: milliseconds of each stage, and the peak of memory in MiB."""

    stages: Mapping[str, float]
    peak: float

    @property
    def whole(self) -> float:
        """Return the milliseconds from the start of the process to the painted window."""
        return sum(self.stages.values())


class Bench:
    """Runs the programs beside this file for a citizen who has one errand open."""

    def __init__(self, home: Path) -> None:
        self._environment = {
            **os.environ,
            "COMPANION_HOME": str(home),
            "PYTHONPATH": str(CHECKOUT),
            "QT_QPA_PLATFORM": "offscreen",
            # As when installed: compiled once. Some machines of developers forbid writing it.
            "PYTHONPYCACHEPREFIX": str(home / "bytecode"),
        }
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)
        self._run("visit.py", str(home))

    def starts(self, rounds: int) -> list[Figure]:
        """Return start and memory against a window with nothing, and with a line of text, in it."""
        made = [[self._start(way) for way in ("home", "bare", "text")] for _ in range(rounds + 1)]
        # The first turn only fills the caches of the disk and of Python.
        home, bare, text = zip(*made[1:], strict=True)
        return [
            Figure("start to home screen", "ms", _whole(home), _whole(bare), 1.3, by_ratio=True),
            *(
                Figure(f"  {stage}", "ms", _stage(home, stage), _stage(bare, stage))
                for stage in STAGES
            ),
            Figure("  against one line of text", "ms", _whole(home), _whole(text)),
            Figure("peak of memory", "MiB", _peak(home), _peak(bare), 1.4, by_ratio=True),
            Figure("  against one line of text", "MiB", _peak(home), _peak(text)),
        ]

    def presses(self, presses: int) -> list[Figure]:
        """Return how long a press on a question takes until the answer is painted."""
        told = json.loads(self._run("press.py", str(presses)))
        ours, bare = _percentiles(told["ours"]), _percentiles(told["bare"])
        return [
            Figure("press to painted, p50", "ms", ours[50], bare[50]),
            Figure("press to painted, p99", "ms", ours[99], bare[99], 33.0),
            Figure("press to painted, most", "ms", max(told["ours"]), max(told["bare"])),
        ]

    def proofs(self, rounds: int) -> list[Figure]:
        """Return how long each flow takes to be read and proved."""
        told = json.loads(self._run("prove.py", str(rounds)))
        return [
            Figure(f"proof of {name}", "ms", median(took["ours"]), median(took["bare"]), 10.0)
            for name, took in told.items()
        ]

    def _start(self, way: str) -> Start:
        began = perf_counter()
        told = json.loads(self._run("paint.py", way))
        stages, before = dict.fromkeys(STAGES, 0.0), began
        for stage, moment in told["marks"].items():
            stages[stage], before = (moment - before) * 1000, moment
        return Start(stages, told["peak_kib"] / 1024)

    def _run(self, *words: str) -> str:
        done = subprocess.run(  # noqa: S603 - our own interpreter and files
            [sys.executable, str(HERE / words[0]), *words[1:]],
            env=self._environment,
            stdout=subprocess.PIPE,
            check=True,
            text=True,
        )
        return done.stdout


def main(words: Sequence[str] | None = None) -> None:
    """Measure everything and print it."""
    options = _parser().parse_args(words)
    with tempfile.TemporaryDirectory() as home:
        bench = Bench(Path(home))
        figures = [
            *bench.starts(options.starts),
            *bench.presses(options.presses),
            *bench.proofs(options.rounds),
        ]
    sys.stdout.write(_as_json(figures) if options.json else _as_table(figures))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="run.py", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.add_argument("--starts", type=int, default=11, help="starts of each kind of window")
    parser.add_argument("--presses", type=int, default=300, help="presses on questions")
    parser.add_argument("--rounds", type=int, default=21, help="readings of each flow")
    return parser


def _whole(starts: Sequence[Start]) -> float:
    return median(start.whole for start in starts)


def _stage(starts: Sequence[Start], stage: str) -> float:
    return median(start.stages[stage] for start in starts)


def _peak(starts: Sequence[Start]) -> float:
    return median(start.peak for start in starts)


def _percentiles(times: Sequence[float]) -> list[float]:
    """Return the times below which 0, 1, … 99 of a hundred presses stay."""
    return [min(times), *quantiles(times, n=100, method="inclusive")]


def _as_json(figures: Sequence[Figure]) -> str:
    told = [{**asdict(one), "ratio": one.ratio, "met": one.met} for one in figures]
    return json.dumps({"figures": told}, indent=1) + "\n"


def _as_table(figures: Sequence[Figure]) -> str:
    lines = [("figure", "ours", "baseline", "ratio", "aim", ""), *map(_line, figures)]
    wide = [max(len(line[column]) for line in lines) for column in range(6)]
    return "".join(
        f"{line[0]:{wide[0]}}"
        + "".join(f"  {cell:>{width}}" for cell, width in zip(line[1:], wide[1:], strict=True))
        + "\n"
        for line in lines
    )


def _line(figure: Figure) -> tuple[str, str, str, str, str, str]:
    aim = "" if figure.most is None else f"≤ {figure.most:g}"
    return (
        figure.name,
        f"{figure.ours:.1f} {figure.unit}",
        f"{figure.bare:.1f} {figure.unit}" if figure.bare else "",
        f"{figure.ratio:.2f}" if figure.ratio else "",
        f"{aim} times" if figure.by_ratio else aim and f"{aim} {figure.unit}",
        {True: "met", False: "not met", None: ""}[figure.met],
    )


if __name__ == "__main__":
    main()

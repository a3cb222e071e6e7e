"""Measures the program against a bare baseline in the same run, and prints what came of it.

    .venv/bin/python tests/benchmarks/run.py [--json] [--parts PART ...] [--starts N] …

How it flows: `paint.py`, `press.py`, `prove.py`, `counters.py`, `routes.py`, `draw.py` and
`unlock.py` measure in processes of their own, in turns with their baseline, and so do `voice.py`,
`gaps.py` and `wake.py` for the voice; here the medians become figures with a ratio and an aim.
Nothing fails on a time: a figure that misses its aim is told. The aims are those of issues 2 to 5.
With all its tries the voice takes a quarter of an hour.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[1]
PARTS = ("starts", "presses", "proofs", "counters", "routes", "map", "unlock", "voice")
NEED_TESTS = ("voice.py", "sounding.py", "routes.py", "asking.py", "draw.py", "unlock.py")
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


@dataclass(frozen=True, slots=True)
class VoiceTries:
    """How often each thing about the voice is tried; `idle` is in seconds."""

    sayings: int
    stops: int
    screens: int
    wakes: int
    idle: float


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
        # Only for the voice, whose sound server and ear the tests have as well.
        self._with_tests = {"PYTHONPATH": os.pathsep.join(map(str, (CHECKOUT, CHECKOUT / "tests")))}

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

    def counters(self, rounds: int) -> list[Figure]:
        """Return how long the nearest of a table of all postcodes takes, and what is said of one.

        The baselines do less: only the distances, and only the questions to opening-hours-py.
        """
        told = json.loads(self._run("counters.py", str(rounds)))

        def figure(name: str, key: str, most: float) -> Figure:
            return Figure(name, "ms", median(told[key]["ours"]), median(told[key]["bare"]), most)

        return [
            figure("nearest of 4082 counters", "nearest", 5.0),
            figure("sentences of a counter", "sentences", 2.0),
        ]

    def map(self, rounds: int) -> list[Figure]:
        """Return how long a map for paper takes, and how long the window waits meanwhile."""
        told = json.loads(self._run("draw.py", str(rounds)))
        drawn, held = told["map"], told["held up"]
        return [
            Figure("map on paper", "ms", median(drawn["ours"]), median(drawn["bare"]), 1000.0),
            Figure(
                "window held up by a map", "ms", max(held["ours"]), max(held["bare"]), most=100.0
            ),
        ]

    def routes(self, rounds: int) -> list[Figure]:
        """Return how long a route takes, against the engine by itself; empty without an engine."""
        told = json.loads(self._run("routes.py", str(rounds)))
        if told is None:
            sys.stderr.write("no routing engine here: routes are not measured\n")
            return []
        return [
            Figure(name, "ms", median(took["ours"]), median(took["bare"]), 1.3, by_ratio=True)
            for name, took in (
                ("route on foot", told["ON_FOOT"]),
                (f"step-free, {told['STEP_FREE']['questions']} questions", told["STEP_FREE"]),
            )
        ] + self._asked(rounds)

    def _asked(self, rounds: int) -> list[Figure]:
        """Return how long a press takes while a way is looked for, and when nothing is."""
        told = json.loads(self._run("asking.py", str(rounds)))
        ours, bare = max(told["ours"]), max(told["bare"])
        return [Figure("press during a route, most", "ms", ours, bare, most=100.0)]

    def unlock(self, rounds: int) -> list[Figure]:
        """Return what the vault takes against bare Argon2id; empty without gnome-keyring."""
        told = json.loads(self._run("unlock.py", str(rounds)))
        if told is None:
            sys.stderr.write("no gnome-keyring here: the vault is not measured\n")
            return []

        def figure(name: str, took: Mapping[str, Sequence[float]]) -> Figure:
            # Only for the usual one there is an aim; the others stretch more than once, or start.
            most = 1.2 if name in {"open", "reveal"} else None
            ours, bare = median(took["ours"]), median(took["bare"])
            return Figure(f"vault: {name}", "ms", ours, bare, most, by_ratio=True)

        sys.stderr.write(f"vault: {told['costs']}\n")
        return [figure(name, took) for name, took in told["times"].items()]

    def voice(self, tries: VoiceTries) -> list[Figure]:
        """Return how soon the voice is heard and silent, and what it costs; empty without sound."""
        told = json.loads(self._run("voice.py", str(tries.sayings), str(tries.stops)))
        if told is None:
            sys.stderr.write("no PulseAudio or no eSpeak NG here: the voice is not measured\n")
            return []
        return [*_heard(told), *self._held_up(tries.screens), *self._woken(tries)]

    def _held_up(self, screens: int) -> list[Figure]:
        """Return how long the window is held up, against a voice that makes no sound."""
        ours, bare = (
            json.loads(self._run("sounding.py", "gaps.py", voice, str(screens)))
            for voice in ("real", "scripted")
        )

        def gap(name: str, between: str, which: str, most: float | None = None) -> Figure:
            return Figure(name, "ms", ours[between][which], bare[between][which], most)

        return [
            gap("held up while it speaks, p99.9", "by itself", "p999"),
            gap("held up while it speaks, most", "by itself", "most", 50.0),
            gap("held up by a press on the voice, most", "voice", "most", 50.0),
            # A new screen, which takes its time with a voice or without.
            gap("held up by another press, most", "other", "most"),
        ]

    def _woken(self, tries: VoiceTries) -> list[Figure]:
        """Return when the voice comes at the start of the program, and what it takes idle."""

        def start(way: str, idle: float) -> dict[str, float]:
            return dict(json.loads(self._run("sounding.py", "wake.py", way, str(idle))))

        turns = [(start("voice", 0.1), start("silent", 0.1)) for _ in range(tries.wakes + 1)]
        # The first turn only fills the caches of the disk and of Python.
        with_voice, silent = zip(*turns[1:], strict=True)
        idle = start("voice", tries.idle)

        def after(name: str, before: str) -> float:
            return float(median(one[name] - one[before] for one in with_voice))

        painted, without = (median(one["painted"] for one in way) for way in (with_voice, silent))
        begun, ready = after("painted", "spawned"), after("ready", "painted")
        return [
            Figure("first frame, with a voice", "ms", painted, without, 1.1, by_ratio=True),
            Figure("voice begun before the first frame", "ms", begun, None, 0.0),
            Figure("voice ready after the first frame", "ms", ready, None, 500.0),
            Figure("voice ready after it was begun", "ms", after("ready", "spawned")),
            Figure("memory of the voice process", "MiB", idle["pss_kib"] / 1024),
            Figure("processor of the idle voice", "%", idle["idle_ms"] / tries.idle / 10),
            Figure("load of the machine, last minute", "", os.getloadavg()[0]),
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
            env=self._environment | (self._with_tests if words[0] in NEED_TESTS else {}),
            stdout=subprocess.PIPE,
            check=True,
            text=True,
        )
        return done.stdout


def main(words: Sequence[str] | None = None) -> None:
    """Measure everything and print it."""
    options = _parser().parse_args(words)
    with tempfile.TemporaryDirectory() as home:
        figures = _measured(Bench(Path(home)), options)
    sys.stdout.write(_as_json(figures) if options.json else _as_table(figures))


def _measured(bench: Bench, options: argparse.Namespace) -> list[Figure]:
    tries = VoiceTries(options.sayings, options.stops, options.screens, options.wakes, options.idle)
    parts: dict[str, Callable[[], list[Figure]]] = {
        "starts": lambda: bench.starts(options.starts),
        "presses": lambda: bench.presses(options.presses),
        "proofs": lambda: bench.proofs(options.rounds),
        "counters": lambda: bench.counters(options.rounds),
        "routes": lambda: bench.routes(options.rounds),
        "map": lambda: bench.map(options.rounds),
        "unlock": lambda: bench.unlock(options.rounds),
        "voice": lambda: bench.voice(tries),
    }
    return [figure for name in PARTS if name in options.parts for figure in parts[name]()]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="run.py", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--json", action="store_true", help="for programs")
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=PARTS, help="what to measure")
    parser.add_argument("--starts", type=int, default=11, help="starts of each kind of window")
    parser.add_argument("--presses", type=int, default=300, help="presses on questions")
    parser.add_argument("--rounds", type=int, default=21, help="readings of each flow")
    parser.add_argument("--sayings", type=int, default=60, help="presses on Lees voor")
    parser.add_argument("--stops", type=int, default=500, help="presses that silence")
    parser.add_argument("--screens", type=int, default=12, help="screens read by either voice")
    parser.add_argument("--wakes", type=int, default=7, help="starts with a voice and without")
    parser.add_argument("--idle", type=float, default=10.0, help="seconds to look at an idle voice")
    return parser


def _heard(told: Mapping[str, Sequence[float]]) -> list[Figure]:
    """Return how soon the voice is heard after a press, and how soon it is silent."""
    ours, bare, stop = (_percentiles(told[name]) for name in ("pressed", "bare", "silenced"))
    each = median(one / other for one, other in zip(told["pressed"], told["bare"], strict=True))
    return [
        Figure("press to first sound, p50", "ms", ours[50], bare[50], 1.5, by_ratio=True),
        Figure("press to first sound, p95", "ms", ours[95], bare[95]),
        Figure("  ratio of each sentence, p50", "times", each, None, 1.5),
        Figure("  of which the way to the ear", "ms", median(told["path"])),
        Figure("stop to silence, p50", "ms", stop[50]),
        Figure("stop to silence, p99", "ms", stop[99], None, 200.0),
        Figure("stop to silence, most", "ms", max(told["silenced"])),
    ]


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

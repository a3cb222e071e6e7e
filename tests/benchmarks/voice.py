"""Times the real voice on a sound server of its own: `voice.py PRESSES STOPS`.

Prints JSON, all in milliseconds: from a press on "Lees voor" to the first audible sample against
bare eSpeak NG with the same sentences, in turns; from a press that silences to the last audible
sample; and how long any sound takes from a write to our ear, which is in all the others.
Prints `null` where PulseAudio or eSpeak NG is not installed.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from time import perf_counter

from benchmarks.hearing import Hearing, hearing, path_to_the_ear
from benchmarks.sitting import Sitting
from speech.sound_server import available

from companion.app import make_application
from companion.session.intents import VoicesFound
from companion.session.utterances import SpokenLine
from companion.speech.process import ProcessSynthesizer

SENTENCES = 20
_WORDS = 3  # at least: headings of one word say little
_PATH_TRIES = 11  # the first waits until the server is awake
_QUIET_SECONDS = 0.3  # longer than a rest within a sentence
_SPOKE_SECONDS = 0.06  # a stop in a rest between words would count as quick
_SOONEST, _LATEST = 0.05, 1.5  # seconds into a sentence at which it is silenced; most last longer
_WAYS_TO_SILENCE = ("read", "help")


class Room:
    """A citizen at the window, and an ear at the sound server."""

    def __init__(self, heard: Hearing) -> None:
        self.heard = heard
        self.sitting = Sitting(ProcessSynthesizer)
        ready: list[VoicesFound] = []
        self.sitting.stage.taken.connect(
            lambda intent: ready.append(intent) if isinstance(intent, VoicesFound) else None
        )
        self.sitting.wait(lambda: bool(ready))

    def sentences(self, wanted: frozenset[SpokenLine]) -> Iterator[SpokenLine]:
        """Go to the screens, and yield each of the wanted sentences on the first that has it."""
        unmet = set(wanted)
        for _flow in self.sitting.screens():
            for line in self.sitting.lines():
                if line in unmet:
                    unmet.remove(line)
                    yield line

    def spread(self, count: int) -> frozenset[SpokenLine]:
        """Return sentences from all over the errands, as many of each."""
        by_flow = defaultdict[str, list[SpokenLine]](list)
        known = set[str]()
        for flow in self.sitting.screens():
            for line in self.sitting.lines():
                if line.spoken not in known and len(line.spoken.split()) >= _WORDS:
                    known.add(line.spoken)
                    by_flow[flow.id].append(line)
        shares = [count // len(by_flow)] * len(by_flow)
        shares[0] += count - sum(shares)
        return frozenset(
            lines[place * len(lines) // share]
            for lines, share in zip(by_flow.values(), shares, strict=True)
            for place in range(share)
        )

    def quiet(self) -> None:
        """Wait until nothing is said any more, and nothing heard."""
        if self.sitting.stage.session.speaking:  # it rests between two sentences
            self.sitting.press("read")
        self.sitting.wait(lambda: self.heard.quiet_for(_QUIET_SECONDS))
        self.heard.forget()

    def first_sound(self, began: float) -> float:
        """Return the milliseconds from a moment to the first sound after it."""
        if not self.sitting.wait(lambda: self.heard.first_after(began) is not None):
            session = self.sitting.stage.session
            sys.exit(f"nothing heard; speaking: {session.speaking}, lost: {session.voice_lost}")
        return ((self.heard.first_after(began) or began) - began) * 1000


def pressed(room: Room, line: SpokenLine) -> float:
    """Return the milliseconds from a press on "Lees voor" to the first sound of a sentence."""
    room.quiet()
    room.sitting.heard(line)
    took = room.first_sound(room.sitting.press("read"))
    room.sitting.press("read")
    return took


def bare(room: Room, line: SpokenLine) -> float:
    """Return the milliseconds from the start of bare eSpeak NG to the first sound."""
    room.quiet()
    began = perf_counter()
    command = ("espeak-ng", "-v", "nl", line.spoken)
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as engine:  # noqa: S603 - our words
        took = room.first_sound(began)
        engine.kill()
    return took


def silenced(room: Room, line: SpokenLine, after: float, way: str) -> float | None:
    """Return the milliseconds from a press that silences to the last sound.

    `after` are the seconds from the first sound to the press. None when it fell in a rest, or
    behind the end of the sentence.
    """
    room.quiet()
    room.sitting.heard(line)
    room.first_sound(room.sitting.press("read"))
    room.sitting.pause(after)
    if not room.sitting.stage.session.speaking:
        return None
    began = room.sitting.press(way)
    room.sitting.pause(_QUIET_SECONDS)
    room.sitting.wait(lambda: room.heard.quiet_for(_QUIET_SECONDS))
    if way == "help":
        room.sitting.press("back")
    if began - room.heard.last_before(began) > _SPOKE_SECONDS:
        return None
    return max(0.0, room.heard.last() - began) * 1000


def measure(room: Room, presses: int, stops: int) -> dict[str, list[float]]:
    """Return the milliseconds of everything."""
    told: dict[str, list[float]] = {"pressed": [], "bare": [], "silenced": []}
    told["path"] = path_to_the_ear(room.heard, _PATH_TRIES, room.sitting.wait)[1:]
    wanted = room.spread(SENTENCES)
    while len(told["pressed"]) < presses:
        for line in room.sentences(wanted):
            told["pressed"].append(pressed(room, line))
            told["bare"].append(bare(room, line))
            if len(told["pressed"]) >= presses:
                break
    chance, ways = random.Random(3), cycle(_WAYS_TO_SILENCE)  # noqa: S311 - the same each time
    while len(told["silenced"]) < stops:
        for line in room.sentences(wanted):
            took_or_none = silenced(room, line, chance.uniform(_SOONEST, _LATEST), next(ways))
            if took_or_none is not None:
                told["silenced"].append(took_or_none)
            if len(told["silenced"]) >= stops:
                break
    return told


def main(presses: int, stops: int) -> dict[str, list[float]] | None:
    """Measure everything on a sound server of its own."""
    if not available or shutil.which("espeak-ng") is None:
        return None
    with tempfile.TemporaryDirectory() as folder, hearing(Path(folder)) as (heard, server):
        os.environ["PULSE_SERVER"] = server.environment["PULSE_SERVER"]
        application = make_application(["companion"])
        room = Room(heard)
        try:
            return measure(room, presses, stops)
        finally:
            room.sitting.close()
            del application


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))

"""A keeper with processes and a clock that a test holds in its hands."""

from companion.speech.errors import NoProcess
from companion.speech.keeper import Keeper, Patience
from companion.speech.pipe import (
    Pong,
    Report,
    SetRate,
    SetVoice,
    SetVolume,
    Told,
    read_command,
)
from companion.speech.synthesizer import (
    Ready,
    SpeechEvent,
    Started,
)
from companion.speech.utterance import Utterance

HELLO = Utterance("Hallo", "nl")
BYE = Utterance("Tot ziens", "nl")
# Pings are far apart here, so that a limit can be looked at by itself; they have their own tests.
PATIENCE = Patience(
    ready=5, first_sound=2, silence=0.1, beat=1000, answer=2000, between=10, per_character=1
)
BEATING = Patience(ready=5, first_sound=50, silence=10, beat=0.5, answer=1.5, between=100)
USUAL = [SetRate(150), SetVolume(100), SetVoice("")]


class FakeProcess:
    def __init__(self) -> None:
        self.lines: list[bytes] = []
        self.ended = False

    def send(self, line: bytes) -> None:
        self.lines.append(line)

    def end(self) -> None:
        self.ended = True


class Scene:
    """A keeper, the processes it started, the time and what was told."""

    def __init__(self, patience: Patience = PATIENCE) -> None:
        self.now = 0.0
        self.processes: list[FakeProcess] = []
        self.told: list[SpeechEvent] = []
        self.refuses = False
        self.keeper = Keeper(self._spawn, self.told.append, patience, lambda: self.now)

    def report(self, number: int, event: Told) -> None:
        self.keeper.heard(self.processes[-1], Report(number, event))

    def pass_time(self, seconds: float) -> None:
        self.now += seconds
        self.keeper.look()

    def sounding(self) -> None:
        self.keeper.start(HELLO)
        self.report(0, Ready("nl"))
        self.report(1, Started())
        self.report(1, Pong())
        self.told.clear()

    def commands(self) -> list[object]:
        return [read_command(line) for line in self.processes[-1].lines]

    def _spawn(self) -> FakeProcess:
        if self.refuses:
            raise NoProcess("refused")
        self.processes.append(FakeProcess())
        return self.processes[-1]

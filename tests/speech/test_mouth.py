from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from companion.speech.mouth import Mouth
from companion.speech.pipe import Report
from companion.speech.synthesizer import (
    Ended,
    Failed,
    FailureReason,
    OfferedVoice,
    Ready,
    Started,
    WordSaid,
)
from companion.speech.utterance import Utterance

HELLO = Utterance("Goedemiddag mevrouw", "nl")
BYE = Utterance("Tot ziens dan", "nl")
TWO_CLAUSES = Utterance("Kom bij ons langs, of bel ons op.", "nl")
LOW = OfferedVoice("gmw/nl", "nl", "Dutch")
HIGH = OfferedVoice("gmw/nl+f2", "nl", "Dutch")


@dataclass
class Listed:
    id: str
    name: str
    languages: list[str]


ESPEAK = Listed("gmw/nl", "Dutch", ["nl"])
PIPER = Listed("piper:nl", "Piper", ["nl-NL"])


@dataclass
class FakeEngine:
    """Behaves as pyttsx3 does with SAPI: the end of a stopped utterance comes late."""

    voices: list[Listed] = field(default_factory=lambda: [ESPEAK])
    refuses: bool = False
    callbacks: dict[str, Callable[..., None]] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    set: list[tuple[str, Any]] = field(default_factory=list)

    def connect(self, topic: str, cb: Callable[..., None]) -> None:
        self.callbacks[topic] = cb

    def say(self, text: str, name: str) -> None:
        self.said.append(text)
        if self.refuses:
            self.tell("error", name=name, exception=OSError("no device"))

    def stop(self) -> None:
        pass

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802, ANN401 - pyttsx3's own
        self.set.append((name, value))

    def getProperty(self, name: str) -> Any:  # noqa: N802, ANN401 - pyttsx3's own
        return self.voices if name == "voices" else self.voices[0].id

    def startLoop(self, useDriverLoop: bool) -> None:  # noqa: N802, N803 - pyttsx3's own
        pass

    def iterate(self) -> None:
        pass

    def tell(self, topic: str, **facts: object) -> None:
        self.callbacks[topic](**facts)

    def say_to_end(self, number: int) -> None:
        self.tell("started-utterance", name=str(number))
        self.tell("finished-utterance", name=None, completed=True)


class Scene:
    """A mouth, its engines, the time and what was reported."""

    def __init__(self, *engines: FakeEngine) -> None:
        self.now = 0.0
        self.reports: list[Report] = []
        self.engines = engines or (FakeEngine(),)
        self.mouth = Mouth(self.engines, self.reports.append, lambda: self.now)

    def pass_time(self, seconds: float) -> None:
        self.now += seconds
        self.mouth.turn()


def _mouth() -> tuple[Mouth, FakeEngine, list[Report]]:
    scene = Scene()
    return scene.mouth, scene.engines[0], scene.reports


def test_an_engine_that_was_made_is_ready() -> None:
    _, _, reports = _mouth()

    assert reports == [Report(0, Ready("gmw/nl", (LOW, HIGH)))]


def test_an_utterance_is_reported_by_its_number() -> None:
    scene = Scene()
    engine = scene.engines[0]

    scene.mouth.say(4, HELLO)
    engine.tell("started-utterance", name="1")
    engine.tell("started-word", name="mevrouw", location=12, length=7)
    engine.tell("finished-utterance", name=None, completed=True)
    scene.pass_time(0.4)

    assert scene.reports[1:] == [
        Report(4, Started()),
        Report(4, WordSaid(12, 7)),
        Report(4, Ended(completed=True)),
    ]


def test_the_late_end_of_a_stopped_utterance_is_not_taken_for_the_next() -> None:
    mouth, engine, reports = _mouth()
    mouth.say(1, HELLO)
    engine.tell("started-utterance", name="1")

    mouth.say(2, BYE)
    engine.tell("finished-utterance", name=None, completed=False)
    engine.tell("started-utterance", name="2")

    assert reports[2:] == [Report(1, Ended(completed=False)), Report(2, Started())]


def test_the_opening_of_a_stream_is_not_a_word() -> None:
    mouth, engine, reports = _mouth()
    mouth.say(1, HELLO)
    engine.tell("started-utterance", name="1")

    engine.tell("started-word", name=None, location=1, length=0)

    assert reports[1:] == [Report(1, Started())]


def test_a_text_without_a_word_is_over_at_once() -> None:
    mouth, engine, reports = _mouth()

    mouth.say(1, Utterance(" \n", "nl"))

    assert reports[1:] == [Report(1, Started()), Report(1, Ended(completed=True))]
    assert engine.said == []


def test_a_language_without_a_voice_is_not_said() -> None:
    mouth, engine, reports = _mouth()

    mouth.say(1, Utterance("Merhaba efendim", "tr"))

    assert reports[1:] == [Report(1, Failed(FailureReason.NO_VOICE))]
    assert engine.said == []


def test_how_it_is_said_is_told_to_the_engine_once() -> None:
    mouth, engine, _ = _mouth()

    mouth.say(1, HELLO)
    mouth.say(2, BYE)
    mouth.set_volume(60)
    mouth.set_voice("gmw/nl+f2")
    mouth.say(3, BYE)

    assert engine.set == [
        ("voice", "gmw/nl"),
        ("rate", 150),
        ("volume", 1.0),
        ("voice", "gmw/nl+f2"),
        ("volume", 0.6),
    ]


def test_an_utterance_goes_phrase_by_phrase_with_rests_in_between() -> None:
    scene = Scene()
    engine = scene.engines[0]

    scene.mouth.say(1, TWO_CLAUSES)
    engine.say_to_end(1)
    scene.pass_time(0.19)
    before = list(engine.said)
    scene.pass_time(0.01)

    assert before == ["Kom bij ons langs,"]
    assert engine.said == ["Kom bij ons langs,", "of bel ons op."]


def test_the_end_comes_after_the_rest_of_a_sentence() -> None:
    scene = Scene()
    scene.mouth.set_rate(130)
    scene.mouth.say(1, HELLO)
    scene.engines[0].say_to_end(1)

    scene.pass_time(1.4)
    before = list(scene.reports)
    scene.pass_time(0.1)

    assert before[1:] == [Report(1, Started())]
    assert scene.reports[2:] == [Report(1, Ended(completed=True))]


def test_a_word_of_a_later_phrase_is_counted_in_the_whole_text() -> None:
    scene = Scene()
    engine = scene.engines[0]
    scene.mouth.say(1, TWO_CLAUSES)
    engine.say_to_end(1)
    scene.pass_time(0.2)

    engine.tell("started-utterance", name="2")
    engine.tell("started-word", name="bel", location=3, length=3)

    assert scene.reports[1:] == [Report(1, Started()), Report(1, WordSaid(22, 3))]


def test_what_is_written_once_and_said_in_many_words_is_told_once() -> None:
    scene = Scene()
    engine = scene.engines[0]
    scene.mouth.say(1, Utterance("In 1941 was er oorlog", "nl"))
    engine.tell("started-utterance", name="1")

    spoken = engine.said[0]
    first, second = spoken.index("negentienhonderd"), spoken.index("eenenveertig")
    engine.tell("started-word", name="", location=first, length=16)
    engine.tell("started-word", name="", location=second, length=12)

    assert scene.reports[2:] == [Report(1, WordSaid(3, 4))]


def test_a_rest_can_be_stopped() -> None:
    scene = Scene()
    scene.mouth.say(1, TWO_CLAUSES)
    scene.engines[0].say_to_end(1)

    scene.mouth.stop()
    scene.pass_time(10)

    assert scene.reports[2:] == [Report(1, Ended(completed=False))]
    assert scene.engines[0].said == ["Kom bij ons langs,"]


def test_an_engine_that_breaks_without_another_fails_the_utterance_and_the_mouth() -> None:
    scene = Scene(FakeEngine(refuses=True))

    scene.mouth.say(1, HELLO)

    assert scene.reports[1:] == [Report(1, Failed(FailureReason.NO_SOUND))]
    assert scene.mouth.broken


def test_an_engine_that_breaks_is_left_for_the_next() -> None:
    best, other = FakeEngine([PIPER], refuses=True), FakeEngine()
    scene = Scene(best, other)

    scene.mouth.say(1, HELLO)
    scene.mouth.say(2, BYE)

    assert best.said == ["Goedemiddag mevrouw"]
    assert other.said == ["Goedemiddag mevrouw", "Tot ziens dan"]
    assert not scene.mouth.broken


def test_an_engine_that_is_still_loading_is_left_for_this_utterance_only() -> None:
    best, other = FakeEngine([PIPER]), FakeEngine()
    scene = Scene(best, other)

    scene.mouth.say(1, HELLO)
    scene.pass_time(1.5)
    other.say_to_end(1)
    scene.mouth.say(2, BYE)

    assert other.said == ["Goedemiddag mevrouw"]
    assert best.said == ["Goedemiddag mevrouw", "Tot ziens dan"]


def test_the_only_engine_may_take_its_time_for_the_first_phrase() -> None:
    scene = Scene()

    scene.mouth.say(1, HELLO)
    scene.pass_time(100)

    assert scene.reports[1:] == []


def test_a_phrase_in_the_middle_that_does_not_begin_has_lost_its_sound() -> None:
    scene = Scene()
    scene.mouth.say(1, TWO_CLAUSES)
    scene.engines[0].say_to_end(1)
    scene.pass_time(0.2)

    scene.pass_time(2)

    assert scene.reports[2:] == [Report(1, Failed(FailureReason.NO_SOUND))]


def test_stopping_when_nothing_sounds_reports_nothing() -> None:
    mouth, _, reports = _mouth()

    mouth.stop()

    assert len(reports) == 1

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from companion.speech.mouth import Mouth, speakable
from companion.speech.pipe import Report
from companion.speech.synthesizer import Ended, Failed, FailureReason, Ready, Started, WordSaid
from companion.speech.utterance import Utterance

HELLO = Utterance("Goedemiddag mevrouw", "nl")
BYE = Utterance("Tot ziens", "nl")


@dataclass
class Listed:
    id: str
    languages: list[str]


class FakeEngine:
    """Behaves as pyttsx3 does with SAPI: the end of a stopped utterance comes late."""

    def __init__(self) -> None:
        self.callbacks: dict[str, Callable[..., None]] = {}
        self.said: list[str] = []
        self.set: list[tuple[str, Any]] = []

    def connect(self, topic: str, cb: Callable[..., None]) -> None:
        self.callbacks[topic] = cb

    def say(self, text: str, name: str) -> None:  # noqa: ARG002 - pyttsx3's own
        self.said.append(text)

    def stop(self) -> None:
        pass

    def setProperty(self, name: str, value: Any) -> None:  # noqa: N802, ANN401 - pyttsx3's own
        self.set.append((name, value))

    def getProperty(self, name: str) -> Any:  # noqa: N802, ANN401 - pyttsx3's own
        return [Listed("dutch", ["nl-NL"])] if name == "voices" else "dutch"

    def tell(self, topic: str, **facts: object) -> None:
        self.callbacks[topic](**facts)


def _mouth() -> tuple[Mouth, FakeEngine, list[Report]]:
    engine, reports = FakeEngine(), list[Report]()
    return Mouth(engine, reports.append), engine, reports


def test_an_engine_that_was_made_is_ready() -> None:
    _, _, reports = _mouth()

    assert reports == [Report(0, Ready("dutch"))]


def test_an_utterance_is_reported_by_its_number() -> None:
    mouth, engine, reports = _mouth()

    mouth.say(4, HELLO)
    engine.tell("started-utterance", name="4")
    engine.tell("started-word", name="mevrouw", location=12, length=7)
    engine.tell("finished-utterance", name=None, completed=True)

    assert reports[1:] == [
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

    mouth.say(1, Utterance("Hello", "en"))

    assert reports[1:] == [Report(1, Failed(FailureReason.NO_VOICE))]
    assert engine.said == []


def test_the_voice_is_chosen_once_for_a_language() -> None:
    mouth, engine, _ = _mouth()

    mouth.say(1, HELLO)
    mouth.say(2, BYE)

    assert engine.set == [("voice", "dutch")]


def test_an_error_of_the_engine_fails_the_utterance_and_the_engine() -> None:
    mouth, engine, reports = _mouth()
    mouth.say(1, HELLO)

    engine.tell("error", name="1", exception=OSError("no device"))

    assert reports[1:] == [Report(1, Failed(FailureReason.NO_SOUND))]
    assert mouth.broken


def test_stopping_when_nothing_sounds_reports_nothing() -> None:
    mouth, _, reports = _mouth()

    mouth.stop()

    assert len(reports) == 1


def test_unspeakable_characters_become_spaces_one_for_one() -> None:
    assert speakable("a\0b\ud800c\x7f één") == "a b c  één"

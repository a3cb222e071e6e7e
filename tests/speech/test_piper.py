import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from companion.speech.errors import ModelRefused, NoVoice
from companion.speech.piper import PiperEngine, Speaker, Speech, piper_engine
from companion.speech.piper_models import PiperModel
from companion.speech.playback import RecordingPlayer

MLS = PiperModel(Path("nl_NL-mls-medium.onnx"), "nl-NL", "mls")
ALAN = PiperModel(Path("en_GB-alan-medium.onnx"), "en-GB", "alan")

_LONG_SECONDS = 30.0


class ScriptedSpeaker:
    """Gives the text itself as its sound; "?" is refused, and "..." waits for `go_on`."""

    def __init__(self, model: PiperModel) -> None:
        self.model = model
        self.spoken: list[tuple[str, int, float]] = []
        self.waiting = threading.Event()
        self.go_on = threading.Event()

    def speak(self, text: str, rate_wpm: int, volume: float) -> Speech:
        self.spoken.append((text, rate_wpm, volume))
        if text == "?":
            raise ModelRefused(self.model.path)
        if text == "...":
            self.waiting.set()
            assert self.go_on.wait(_LONG_SECONDS)
        return Speech(text.encode(), 16000)


class Studio:
    """An engine with its player, the speakers that were loaded, and all events in order."""

    def __init__(self) -> None:
        self.player = RecordingPlayer(by_hand=True)
        self.speakers: dict[str, ScriptedSpeaker] = {}
        self.engine = PiperEngine([MLS, ALAN], self.player, self._load)
        self.events: list[tuple[str, str]] = []
        for topic in ("started-utterance", "started-word", "finished-utterance", "error"):
            self.engine.connect(topic, self._remember(topic))

    def _load(self, model: PiperModel) -> Speaker:
        self.speakers[model.id] = ScriptedSpeaker(model)
        return self.speakers[model.id]

    def _remember(self, topic: str) -> Callable[..., None]:
        def remember(name: str, **facts: object) -> None:
            fact = "" if not facts else f" {next(iter(facts.values()))}"
            self.events.append((topic, f"{name}{fact}"))

        return remember

    def wait_for(self, count: int) -> list[tuple[str, str]]:
        """Return the events so far, once there are `count`."""
        for _ in range(int(_LONG_SECONDS / 0.005)):
            self.engine.iterate()
            if len(self.events) >= count:
                return self.events
            threading.Event().wait(0.005)
        raise AssertionError(self.events)

    def wait_for_speaker(self, model: PiperModel = MLS) -> ScriptedSpeaker:
        """Return the speaker, once it was loaded."""
        for _ in range(int(_LONG_SECONDS / 0.005)):
            if model.id in self.speakers:
                return self.speakers[model.id]
            threading.Event().wait(0.005)
        raise AssertionError(model)


@pytest.fixture
def studio() -> Iterator[Studio]:
    made = Studio()
    made.engine.startLoop(useDriverLoop=False)
    yield made
    made.engine.endLoop()


def test_the_first_voice_is_loaded_before_there_is_something_to_say(studio: Studio) -> None:
    speaker = studio.wait_for_speaker()

    assert speaker.spoken == []
    assert studio.engine.getProperty("voice") == "piper:nl_NL-mls-medium"


def test_a_phrase_starts_when_it_sounds_and_ends_when_it_was_heard(studio: Studio) -> None:
    studio.engine.say("Goedemorgen", "7")
    assert studio.wait_for(1) == [("started-utterance", "7")]

    studio.player.finish()

    assert studio.wait_for(2)[1:] == [("finished-utterance", "7 True")]
    assert studio.player.played == [(b"Goedemorgen", 16000)]


def test_the_voices_are_those_of_the_models(studio: Studio) -> None:
    assert studio.engine.getProperty("voices") == [MLS, ALAN]


def test_rate_voice_and_volume_hold_for_the_next_phrase(studio: Studio) -> None:
    studio.engine.setProperty("voice", ALAN.id)
    studio.engine.setProperty("rate", 130)
    studio.engine.setProperty("volume", 0.5)

    studio.engine.say("Good morning", "1")

    studio.wait_for(1)
    assert studio.speakers[ALAN.id].spoken == [("Good morning", 130, 0.5)]


def test_stopping_silences_and_tells_nothing_more(studio: Studio) -> None:
    studio.engine.say("Goedemorgen", "1")
    studio.wait_for(1)

    studio.engine.stop()

    studio.engine.say("Tot ziens", "2")
    assert studio.wait_for(2) == [("started-utterance", "1"), ("started-utterance", "2")]
    assert studio.player.stops == 3


def test_a_phrase_that_is_stopped_while_it_is_made_never_sounds(studio: Studio) -> None:
    speaker = studio.wait_for_speaker()
    studio.engine.say("...", "1")
    assert speaker.waiting.wait(_LONG_SECONDS)

    studio.engine.stop()
    speaker.go_on.set()

    studio.engine.say("Daarna", "2")
    assert studio.wait_for(1) == [("started-utterance", "2")]
    assert studio.player.played == [(b"Daarna", 16000)]


def test_a_phrase_that_was_replaced_before_its_turn_is_not_made(studio: Studio) -> None:
    speaker = studio.wait_for_speaker()
    studio.engine.say("...", "1")
    assert speaker.waiting.wait(_LONG_SECONDS)

    studio.engine.say("twee", "2")
    studio.engine.say("drie", "3")
    speaker.go_on.set()

    studio.wait_for(1)
    assert [text for text, _, _ in speaker.spoken] == ["...", "drie"]


def test_a_model_that_makes_no_speech_is_an_error(studio: Studio) -> None:
    studio.engine.say("?", "1")

    assert studio.wait_for(1) == [
        ("error", "1 nl_NL-mls-medium.onnx gives no speech with this version of Piper")
    ]


def test_a_sound_that_nothing_plays_is_an_error(studio: Studio) -> None:
    studio.engine.say("Goedemorgen", "1")
    studio.wait_for(1)

    studio.player.fail()

    assert studio.wait_for(2)[1][0] == "error"


def test_a_model_that_does_not_load_is_an_error_when_it_is_used() -> None:
    def refuse(model: PiperModel) -> Speaker:
        raise ModelRefused(model.path)

    studio = Studio()
    engine = PiperEngine([MLS], studio.player, refuse)
    errors: list[object] = []
    engine.connect("error", lambda name, exception: errors.append((name, exception)))
    engine.startLoop(useDriverLoop=False)

    engine.say("Goedemorgen", "1")

    for _ in range(int(_LONG_SECONDS / 0.005)):
        engine.iterate()
        if errors:
            break
        threading.Event().wait(0.005)
    assert len(errors) == 1
    engine.endLoop()


def test_an_unknown_property_is_refused(studio: Studio) -> None:
    with pytest.raises(KeyError):
        studio.engine.setProperty("pitch", 1)


def test_a_phrase_does_not_show_in_a_traceback() -> None:
    assert "secret" not in repr(Speech(b"secret", 22050))


def test_without_models_there_is_no_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMPANION_HOME", str(tmp_path))

    with pytest.raises(NoVoice):
        piper_engine()

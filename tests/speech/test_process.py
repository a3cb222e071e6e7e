import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from speech.ear import Ear
from speech.processes import is_gone, voice_of_killed_program, wait_until_gone
from speech.synthesizer_contract import SynthesizerContract

from companion.speech.earcons import Earcon
from companion.speech.keeper import PATIENCE, Patience
from companion.speech.process import ProcessSynthesizer
from companion.speech.synthesizer import (
    Ended,
    Failed,
    FailureReason,
    Faltered,
    Ready,
    Started,
    Synthesizer,
    WordSaid,
)
from companion.speech.utterance import Utterance

FAKE = (sys.executable, str(Path(__file__).with_name("fake_voice.py")))
HELLO = Utterance("Hallo", "nl")
# A process of a test that should succeed gets all the time a loaded machine may need.
AMPLE = Patience(ready=60, first_sound=60, silence=60, answer=60)

Speak = Callable[..., tuple[ProcessSynthesizer, Ear]]

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="looks in /proc")


@pytest.fixture
def speak() -> Iterator[Speak]:
    voices: list[ProcessSynthesizer] = []

    def make(*manner: str, patience: Patience = AMPLE) -> tuple[ProcessSynthesizer, Ear]:
        voice, ear = ProcessSynthesizer((*FAKE, *manner), patience=patience), Ear()
        voice.listen(ear)
        voices.append(voice)
        return voice, ear

    yield make
    for voice in voices:
        voice.close()


class TestProcessSynthesizer(SynthesizerContract):
    def make(self) -> Synthesizer:
        return ProcessSynthesizer((*FAKE, "good"), patience=AMPLE)


def test_an_utterance_is_said(speak: Speak) -> None:
    voice, ear = speak("good")

    voice.start(HELLO)

    ear.wait_for_answers(1)
    assert ear.events[1:] == [Started(), WordSaid(0, 5), Ended(completed=True)]


def test_warming_up_makes_the_voice_ready(speak: Speak) -> None:
    voice, ear = speak("good")

    voice.warm_up()

    assert isinstance(ear.wait_for(Ready), Ready)


def test_the_listener_is_called_on_another_thread(speak: Speak) -> None:
    voice, _ = speak("good")
    threads: list[threading.Thread] = []
    called = threading.Event()

    def listener(_event: object) -> None:
        threads.append(threading.current_thread())
        called.set()

    voice.listen(listener)
    voice.warm_up()

    assert called.wait(60)
    assert threads[0] is not threading.current_thread()


def test_a_sounding_utterance_can_be_stopped(speak: Speak) -> None:
    voice, ear = speak("slow")
    voice.start(HELLO)
    ear.wait_for(WordSaid)

    voice.stop()

    assert ear.wait_for_answers(1) == [Ended(completed=False)]


def test_a_process_that_hangs_is_ended(speak: Speak) -> None:
    voice, ear = speak("hangs", patience=replace(PATIENCE, ready=0.1))

    voice.start(HELLO)

    assert ear.wait_for_answers(1) == [Failed(FailureReason.DIED)]


def test_a_process_that_does_not_turn_its_loop_is_replaced(speak: Speak) -> None:
    voice, ear = speak("deaf", patience=replace(AMPLE, beat=0.05, answer=0.1))

    voice.start(HELLO)

    assert ear.wait_for_answers(1) == [Failed(FailureReason.DIED)]
    assert ear.events.count(Faltered(FailureReason.DIED)) == 1


def test_a_process_without_a_sound_is_told(speak: Speak) -> None:
    voice, ear = speak("mute", patience=replace(AMPLE, first_sound=0.1))

    voice.start(HELLO)

    assert ear.wait_for_answers(1) == [Failed(FailureReason.NO_SOUND)]


def test_a_process_that_crashes_at_every_utterance_is_told(speak: Speak) -> None:
    voice, ear = speak("crashes")

    voice.start(HELLO)

    assert ear.wait_for_answers(1) == [Failed(FailureReason.DIED)]


def test_a_process_that_crashed_once_is_replaced_and_the_text_goes_on(
    speak: Speak, tmp_path: Path
) -> None:
    voice, ear = speak("crashes-once", str(tmp_path / "crashed"))

    voice.start(HELLO)

    assert ear.wait_for_answers(1) == [Ended(completed=True)]


def test_a_process_that_dies_while_it_sounds_is_told(speak: Speak) -> None:
    voice, ear = speak("dies-sounding")

    voice.start(HELLO)

    assert ear.wait_for_answers(1) == [Failed(FailureReason.DIED)]
    assert ear.events.count(Faltered(FailureReason.DIED)) == 1


def test_the_voice_speaks_again_after_a_death(speak: Speak) -> None:
    voice, ear = speak("dies-sounding")
    voice.start(HELLO)
    ear.wait_for_answers(1)

    voice.start(HELLO)

    assert ear.wait_for_answers(2) == [Failed(FailureReason.DIED)] * 2
    assert ear.events.count(Started()) == 4


def test_lines_that_are_not_understood_are_passed_over(speak: Speak) -> None:
    voice, ear = speak("garbage")

    voice.start(HELLO)

    assert ear.wait_for_answers(1) == [Ended(completed=True)]


def test_a_computer_without_an_engine_is_told(speak: Speak) -> None:
    voice, ear = speak("no-engine")

    voice.start(HELLO)

    assert ear.wait_for_answers(1) == [Failed(FailureReason.NO_ENGINE)]


def test_a_program_that_is_not_there_is_told() -> None:
    voice, ear = ProcessSynthesizer(("no-such-program-anywhere",)), Ear()
    voice.listen(ear)

    voice.start(HELLO)

    assert ear.wait_for_answers(1) == [Failed(FailureReason.DIED)]
    voice.close()


def test_a_process_that_does_not_read_keeps_nobody_waiting(speak: Speak) -> None:
    voice, ear = speak("deaf", patience=replace(AMPLE, silence=0.1, first_sound=0.1))
    voice.chime(Earcon.SAVED)
    voice.start(HELLO)
    ear.wait_for(Started)

    for _ in range(20):
        voice.start(Utterance("woord " * 20_000, "nl"))
    voice.close()

    assert ear.answers == [Ended(completed=False)] * len(ear.answers)


def test_a_voice_that_was_never_used_can_be_closed() -> None:
    ProcessSynthesizer((*FAKE, "good")).close()


def test_no_thread_is_left_after_the_close(speak: Speak) -> None:
    before = set(threading.enumerate())
    voice, ear = speak("slow")
    voice.start(HELLO)
    ear.wait_for(Started)

    voice.close()

    assert set(threading.enumerate()) <= before


@linux_only
@pytest.mark.parametrize("manner", ["good", "slow", "deaf"])
def test_no_process_is_left_after_the_close(speak: Speak, manner: str) -> None:
    voice, ear = speak(manner)
    voice.start(HELLO)
    ready = ear.wait_for(Ready)
    assert isinstance(ready, Ready)

    voice.close()

    assert is_gone(int(ready.voice))


@linux_only
def test_no_process_is_left_when_the_program_is_killed() -> None:
    voice = voice_of_killed_program(*FAKE, "good")

    assert wait_until_gone(voice)

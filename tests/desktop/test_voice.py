"""The real eSpeak NG; no sound card is needed."""

import ctypes.util
import sys
import wave
from array import array
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from speech.ear import Ear
from speech.processes import voice_of_killed_program, wait_until_gone
from speech.synthesizer_contract import SynthesizerContract

from companion.speech.errors import NoVoice
from companion.speech.keeper import PATIENCE
from companion.speech.process import ProcessSynthesizer
from companion.speech.rendering import render_wav
from companion.speech.synthesizer import Failed, FailureReason, Synthesizer, WordSaid
from companion.speech.utterance import Utterance

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(sys.platform != "linux", reason="eSpeak NG is the voice of Linux"),
    pytest.mark.skipif(
        ctypes.util.find_library("espeak-ng") is None, reason="eSpeak NG is not installed"
    ),
]

HELLO = Utterance("Goedemiddag mevrouw, één uur later.", "nl")
BYE = Utterance("Dank u wel en tot ziens.", "nl")
# Also where a machine is slow or opens its sound server for the first time.
PATIENT = replace(PATIENCE, ready=60, first_sound=60, silence=60)


@pytest.fixture
def swallowed_sound(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A sound device that takes everything at once; words rush, but their order is real."""
    config = tmp_path / "alsa.conf"
    config.write_text("pcm.!default { type null }\nctl.!default { type null }\n")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(config))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/no-server")


@pytest.fixture
def no_sound(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without a sound device, also when the tests run on one that has it."""
    config = tmp_path / "alsa.conf"
    config.write_text("")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(config))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/no-server")


@pytest.mark.usefixtures("swallowed_sound")
class TestRealVoice(SynthesizerContract):
    def make(self) -> Synthesizer:
        return ProcessSynthesizer(patience=PATIENT)

    def test_the_words_that_are_reported_are_the_words_of_the_text(
        self, synthesizer: Synthesizer, ear: Ear
    ) -> None:
        synthesizer.start(HELLO)

        ear.wait_for_answers(1)
        words = [event for event in ear.events if isinstance(event, WordSaid)]
        assert [HELLO.text[word.offset : word.offset + word.length] for word in words] == [
            "Goedemiddag",
            "mevrouw",
            "één",
            "uur",
            "later",
        ]

    def test_a_language_without_a_voice_fails_and_the_next_utterance_is_said(
        self, synthesizer: Synthesizer, ear: Ear
    ) -> None:
        synthesizer.start(Utterance("tlhIngan", "tlh-unknown"))
        assert ear.wait_for_answers(1) == [Failed(FailureReason.NO_VOICE)]

        synthesizer.start(BYE)

        assert not isinstance(ear.wait_for_answers(2)[1], Failed)


@pytest.mark.usefixtures("swallowed_sound")
def test_what_was_said_is_not_left_on_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    voice, ear = ProcessSynthesizer(patience=PATIENT), Ear()
    voice.listen(ear)

    voice.start(HELLO)
    ear.wait_for_answers(1)
    voice.close()

    assert list(folder.iterdir()) == []


@pytest.mark.usefixtures("no_sound")
def test_a_machine_without_sound_is_told_and_never_waited_for() -> None:
    voice, ear = ProcessSynthesizer(patience=replace(PATIENT, first_sound=0.5)), Ear()
    voice.listen(ear)

    voice.start(HELLO)

    assert ear.wait_for_answers(1) == [Failed(FailureReason.NO_SOUND)]
    voice.close()


@pytest.mark.usefixtures("no_sound")
def test_the_voice_process_ends_when_the_program_is_killed() -> None:
    assert wait_until_gone(voice_of_killed_program())


def test_two_sentences_become_a_recording_that_is_speech_long_and_not_silent(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out.wav"

    seconds = render_wav([HELLO, BYE], out)

    with wave.open(str(out), "rb") as file:
        samples = array("h", file.readframes(file.getnframes()))
        assert file.getnchannels() == 1
        assert len(samples) / file.getframerate() == pytest.approx(seconds)
    # Eleven words at 150 a minute take 4.4 seconds; pauses come on top.
    assert 3.5 < seconds < 9.0
    assert max(samples) > 3000
    # Most quarters of a second hold sound: it is speech, and not one click.
    quarters = pairwise(range(0, len(samples), 5512))
    loud = [max(samples[begin:end]) > 300 for begin, end in quarters]
    assert sum(loud) > len(loud) / 2


def test_a_slower_rate_gives_a_longer_recording(tmp_path: Path) -> None:
    usual = render_wav([HELLO], tmp_path / "usual.wav")

    slow = render_wav([HELLO], tmp_path / "slow.wav", rate_wpm=100)

    assert slow > usual


def test_an_awkward_text_is_recorded_beyond_its_nul(tmp_path: Path) -> None:
    whole = render_wav([Utterance("Een twee drie vier vijf", "nl")], tmp_path / "whole.wav")

    cut = render_wav([Utterance("Een twee\0drie vier vijf", "nl")], tmp_path / "cut.wav")

    assert cut == pytest.approx(whole)


def test_a_language_without_a_voice_is_not_recorded(tmp_path: Path) -> None:
    with pytest.raises(NoVoice):
        render_wav([Utterance("tlhIngan", "tlh-unknown")], tmp_path / "out.wav")

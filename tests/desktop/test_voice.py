"""The real eSpeak NG, in real time on a sound server of its own; no sound card is needed."""

import ctypes.util
import os
import signal
import sys
import time
import wave
from array import array
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from speech import sound_server
from speech.ear import Ear
from speech.processes import children, is_gone, voice_of_killed_program, wait_until_gone
from speech.sound_server import SoundServer
from speech.synthesizer_contract import SynthesizerContract

from companion.speech.earcons import Earcon
from companion.speech.errors import NoVoice
from companion.speech.keeper import PATIENCE
from companion.speech.process import ProcessSynthesizer
from companion.speech.rendering import render_wav
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

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(sys.platform != "linux", reason="eSpeak NG is the voice of Linux"),
    pytest.mark.skipif(
        ctypes.util.find_library("espeak-ng") is None, reason="eSpeak NG is not installed"
    ),
]

HELLO = Utterance("Goedemiddag mevrouw, één uur later.", "nl")
BYE = Utterance("Dank u wel en tot ziens.", "nl")
LONG = Utterance("Dit is een zin met heel veel woorden " * 5, "nl")
# Also where a machine is slow or opens its sound server for the first time.
PATIENT = replace(PATIENCE, ready=60, first_sound=60, silence=60, answer=60)

needs_server = pytest.mark.skipif(
    not sound_server.available, reason="pulseaudio and pulseaudio-utils are not installed"
)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[SoundServer]:
    """A sound server that takes sound as fast as ears do."""
    folder = tmp_path / "server"
    folder.mkdir()
    with sound_server.sound_server(folder) as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        yield server


@pytest.fixture
def no_sound(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without a sound device, also when the tests run on one that has it."""
    config = tmp_path / "alsa.conf"
    config.write_text("")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(config))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/no-server")


def _quick() -> ProcessSynthesizer:
    """Return a voice that speaks fast, so that tests do not last."""
    voice = ProcessSynthesizer(patience=PATIENT)
    voice.set_rate(400)
    return voice


@needs_server
@pytest.mark.usefixtures("server")
class TestRealVoice(SynthesizerContract):
    def make(self) -> Synthesizer:
        return _quick()

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

    def test_a_date_that_is_said_in_many_words_is_one_word_on_the_screen(
        self, synthesizer: Synthesizer, ear: Ear
    ) -> None:
        synthesizer.start(Utterance("Zij is op 27 maart 1941 geboren.", "nl"))

        ear.wait_for_answers(1)
        words = [event for event in ear.events if isinstance(event, WordSaid)]
        assert [(word.offset, word.length) for word in words] == [
            (0, 3),
            (4, 2),
            (7, 2),
            (10, 13),
            (24, 7),
        ]

    def test_a_low_and_a_high_voice_are_offered_dutch_ones_first(
        self, synthesizer: Synthesizer, ear: Ear
    ) -> None:
        synthesizer.warm_up()

        ready = ear.wait_for(Ready)
        assert isinstance(ready, Ready)
        offered = [(voice.id, voice.language) for voice in ready.voices]
        low = offered.index(("gmw/nl", "nl"))
        assert offered[low : low + 2] == [("gmw/nl", "nl"), ("gmw/nl+f2", "nl")]
        assert ("gmw/en+f2", "en-gb") in offered[low + 2 :]

    def test_a_language_without_a_voice_fails_and_the_next_utterance_is_said(
        self, synthesizer: Synthesizer, ear: Ear
    ) -> None:
        synthesizer.start(Utterance("tlhIngan", "tlh-unknown"))
        assert ear.wait_for_answers(1) == [Failed(FailureReason.NO_VOICE)]

        synthesizer.start(BYE)

        assert not isinstance(ear.wait_for_answers(2)[1], Failed)


@needs_server
@pytest.mark.usefixtures("server")
def test_what_was_said_is_not_left_on_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    voice, ear = _quick(), Ear()
    voice.listen(ear)

    voice.start(HELLO)
    ear.wait_for_answers(1)
    voice.close()

    assert list(folder.iterdir()) == []


@needs_server
def test_what_is_said_sounds_and_falls_silent_when_it_is_stopped(server: SoundServer) -> None:
    voice, ear = ProcessSynthesizer(patience=PATIENT), Ear()
    voice.listen(ear)

    voice.start(LONG)
    ear.wait_for(WordSaid)
    _wait_for_sound(server)
    voice.stop()
    ear.wait_for_answers(1)
    voice.close()

    # Whoever stops after a few words has not heard the twenty seconds of the whole text.
    heard = array("h", _samples(server))
    assert max(heard) > 3000
    assert len(heard) < 15 * sound_server.SAMPLES_PER_SECOND


@needs_server
def test_a_short_sound_is_heard(server: SoundServer) -> None:
    voice, ear = ProcessSynthesizer(patience=PATIENT), Ear()
    voice.listen(ear)
    voice.warm_up()
    ear.wait_for(Ready)

    voice.chime(Earcon.ATTENTION)

    _wait_for_sound(server)
    voice.close()


@needs_server
def test_a_sound_server_that_dies_is_not_taken_for_a_text_that_was_heard(
    server: SoundServer,
) -> None:
    voice, ear = ProcessSynthesizer(patience=replace(PATIENT, first_sound=2.5)), Ear()
    voice.listen(ear)
    voice.start(LONG)
    ear.wait_for(WordSaid)
    _wait_for_sound(server)

    server.kill()

    assert ear.wait_for_answers(1) == [Failed(FailureReason.NO_SOUND)]
    assert Faltered(FailureReason.NO_SOUND) in ear.events
    voice.close()


@needs_server
@pytest.mark.usefixtures("server")
def test_a_voice_that_was_killed_says_the_text_again() -> None:
    voice, ear = _quick(), Ear()
    voice.listen(ear)
    voice.start(HELLO)
    ear.wait_for(Started)

    os.kill(_voice_process(), signal.SIGKILL)

    assert ear.wait_for_answers(1) == [Ended(completed=True)]
    assert Faltered(FailureReason.DIED) in ear.events
    voice.close()


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


def test_the_usual_rate_is_about_its_words_a_minute_inside_a_phrase(tmp_path: Path) -> None:
    text = "U krijgt over twee weken een brief van de gemeente met de datum van uw afspraak"

    seconds = render_wav([Utterance(text, "nl")], tmp_path / "out.wav", rate_wpm=150)

    assert 60 * len(text.split()) / seconds == pytest.approx(150, rel=0.15)


def test_a_softer_recording_has_lower_peaks(tmp_path: Path) -> None:
    render_wav([HELLO], tmp_path / "loud.wav")
    render_wav([HELLO], tmp_path / "soft.wav", volume_percent=40)

    loud, soft = _peak(tmp_path / "loud.wav"), _peak(tmp_path / "soft.wav")

    assert 0.2 < soft / loud < 0.6


def test_the_high_voice_sounds_different_and_the_text_is_as_long(tmp_path: Path) -> None:
    low = render_wav([HELLO], tmp_path / "low.wav", voice="gmw/nl")

    high = render_wav([HELLO], tmp_path / "high.wav", voice="gmw/nl+f2")

    assert high == pytest.approx(low, rel=0.2)
    assert (tmp_path / "low.wav").read_bytes() != (tmp_path / "high.wav").read_bytes()


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


def _voice_process() -> int:
    """Return the voice process among those that this test started."""
    (voice,) = (
        pid
        for pid in children(os.getpid())
        if not is_gone(pid) and b"speech.worker" in Path(f"/proc/{pid}/cmdline").read_bytes()
    )
    return voice


def _peak(path: Path) -> int:
    with wave.open(str(path), "rb") as file:
        return max(array("h", file.readframes(file.getnframes())))


def _samples(server: SoundServer) -> bytes:
    samples = server.heard.read_bytes()
    return samples[: len(samples) // 2 * 2]


def _wait_for_sound(server: SoundServer) -> None:
    deadline = time.monotonic() + 30
    while max(array("h", _samples(server)), default=0) <= 3000:
        assert time.monotonic() < deadline
        time.sleep(0.02)

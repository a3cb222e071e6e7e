import sys
from pathlib import Path

import pytest

from companion.speech.errors import NothingToSay, NoVoice, RecordingFailed
from companion.speech.rendering import render_wav
from companion.speech.utterance import Utterance

FAKE = (sys.executable, str(Path(__file__).with_name("fake_recorder.py")))
HELLO = Utterance("Hallo", "nl")


def test_recordings_are_joined_with_the_pause_of_a_sentence_between_them(tmp_path: Path) -> None:
    out = tmp_path / "out.wav"

    seconds = render_wav([HELLO, HELLO, HELLO], out, command=(*FAKE, "good"))

    assert seconds == pytest.approx(3.8)
    assert out.read_bytes()[:4] == b"RIFF"


def test_a_slow_recording_has_longer_pauses_and_more_can_be_asked(tmp_path: Path) -> None:
    seconds = render_wav(
        [HELLO, HELLO, HELLO], tmp_path / "out.wav", 500, rate_wpm=130, command=(*FAKE, "good")
    )

    assert seconds == 7.0


def test_only_the_recording_is_left(tmp_path: Path) -> None:
    out = tmp_path / "out.wav"

    render_wav([HELLO, HELLO], out, command=(*FAKE, "good"))

    assert list(tmp_path.iterdir()) == [out]


def test_nothing_to_say_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NothingToSay):
        render_wav([], tmp_path / "out.wav")


@pytest.mark.parametrize("manner", ["no-engine", "no-voice"])
def test_a_computer_without_the_voice_is_told(tmp_path: Path, manner: str) -> None:
    with pytest.raises(NoVoice) as refused:
        render_wav([HELLO], tmp_path / "out.wav", command=(*FAKE, manner))

    assert refused.value.language == "nl"


@pytest.mark.parametrize("manner", ["crashes", "writes-nothing", "writes-aiff", "writes-stereo"])
def test_an_unusable_recording_is_refused_and_nothing_is_left(tmp_path: Path, manner: str) -> None:
    with pytest.raises(RecordingFailed) as refused:
        render_wav([HELLO, HELLO], tmp_path / "out.wav", command=(*FAKE, manner))

    assert refused.value.part == 1
    assert list(tmp_path.iterdir()) == []


def test_a_program_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordingFailed):
        render_wav([HELLO], tmp_path / "out.wav", command=("no-such-program-anywhere",))

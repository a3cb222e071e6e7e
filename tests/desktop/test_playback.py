"""Real sound: the samples that come out of a sound server are those that went in."""

import ctypes
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop.ears import Ears
from speech.player_contract import RATE, Ends, PlayerContract
from speech.sound_server import available, sound_server

from companion.speech.earcons import SAMPLES_PER_SECOND, Earcon, samples
from companion.speech.errors import NoSound
from companion.speech.playback import PlayEnd, Player, ThreadedPlayer, system_player


def _has_pcaudio() -> bool:
    try:
        ctypes.CDLL("libpcaudio.so.0")
    except OSError:
        return False
    return True


pytestmark = [
    pytest.mark.desktop,
    pytest.mark.skipif(sys.platform != "linux", reason="libpcaudio is the sound of Linux"),
    pytest.mark.skipif(not _has_pcaudio(), reason="libpcaudio0 is not installed"),
]
needs_server = pytest.mark.skipif(
    not available,
    reason="pulseaudio and pulseaudio-utils are not installed",
)

TONE = samples(Earcon.ATTENTION, 100)
LONG = TONE * 20


@pytest.fixture(scope="module")
def listening(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ears]:
    with sound_server(tmp_path_factory.mktemp("sound")) as server:
        yield Ears(server)


@pytest.fixture
def ears(listening: Ears, monkeypatch: pytest.MonkeyPatch) -> Ears:
    monkeypatch.setenv("PULSE_SERVER", listening.address)
    listening.forget()
    return listening


@needs_server
@pytest.mark.usefixtures("ears")
class TestSystemPlayer(PlayerContract):
    def make(self) -> Player:
        return system_player()


@needs_server
@pytest.mark.parametrize("earcon", list(Earcon))
def test_a_sound_comes_out_as_it_went_in(ears: Ears, earcon: Earcon) -> None:
    player, ends = system_player(), Ends()
    sound = samples(earcon, 100)

    player.play(sound, SAMPLES_PER_SECOND, ends)

    assert ends.wait_for(1) == [PlayEnd.HEARD]
    ears.wait_for_silence()
    player.close()
    assert max(ears.loud) == pytest.approx(16384, abs=200)
    # Soft edges are not loud, and the monitor of a silent loudspeaker misses the first hundredths
    # of a second: it was told of silence already.
    missed = len(sound) / 2 - len(ears.loud)
    assert 0 <= missed < 0.04 * SAMPLES_PER_SECOND


@needs_server
def test_a_sound_is_heard_only_when_it_was_heard(ears: Ears) -> None:
    player, ends = system_player(), Ends()

    player.play(TONE * 4, SAMPLES_PER_SECOND, ends)
    ends.wait_for(1)
    heard = len(ears.heard)
    ears.wait_for_silence()

    player.close()
    # What the ears themselves hold back is all that may be missing yet.
    assert heard > 0
    assert 2 * len(ears.loud) > 0.9 * len(TONE * 4)


@needs_server
def test_a_sound_that_is_stopped_is_silent_at_once(ears: Ears) -> None:
    player, ends = system_player(), Ends()
    player.play(LONG, SAMPLES_PER_SECOND, ends)
    ears.wait_for_sound()

    player.stop()

    assert ends.wait_for(1) == [PlayEnd.SILENCED]
    ears.wait_for_silence()
    player.close()
    assert 2 * len(ears.loud) < len(LONG) / 2


@needs_server
def test_two_players_sound_at_once(ears: Ears) -> None:
    speaking, chiming, ends = system_player(), system_player(), Ends()
    speaking.play(LONG, RATE)
    ears.wait_for_sound()

    chiming.play(TONE, RATE, ends)

    assert ends.wait_for(1) == [PlayEnd.HEARD]
    assert speaking.position > 0.0
    speaking.close()
    chiming.close()


def test_a_computer_without_sound_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _without_sound(tmp_path, monkeypatch)
    player, ends = system_player(), Ends()

    player.play(TONE, SAMPLES_PER_SECOND, ends)

    assert ends.wait_for(1) == [PlayEnd.NO_SOUND]
    player.close()


def test_the_device_itself_says_that_there_is_no_sound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from companion.speech.playback_pcaudio import Pcaudio  # noqa: PLC0415 - the library is there

    _without_sound(tmp_path, monkeypatch)

    with pytest.raises(NoSound):
        Pcaudio().sound(TONE, SAMPLES_PER_SECOND, threading.Event())


def test_on_this_system_the_player_is_a_real_one() -> None:
    player = system_player()

    assert isinstance(player, ThreadedPlayer)
    player.close()


def _without_sound(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = folder / "alsa.conf"
    config.write_text("")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(config))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{folder}/no-server")

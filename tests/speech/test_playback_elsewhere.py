"""The devices of Windows and macOS on scripted libraries: they were never run on those systems."""

import io
import sys
import threading
import wave
from typing import Any

import pytest
from speech.player_contract import RATE, SHORT, PlayerContract, wait_until

from companion.speech.errors import NoSound
from companion.speech.playback import Player, ThreadedPlayer
from companion.speech.playback_macos import AppKitSound
from companion.speech.playback_windows import WaveFormat, WaveHeader, WaveOut


class Winmm:
    """waveOut that plays short sounds at once, and long ones until it is reset."""

    def __init__(self, *, refuses: str = "") -> None:
        self.calls: list[str] = []
        self.format: WaveFormat | None = None
        self.played = b""
        self._refuses = refuses

    def _called(self, name: str) -> int:
        self.calls.append(name)
        return 6 if name == self._refuses else 0

    def waveOutOpen(self, _device: Any, _number: int, format_: Any, *_rest: Any) -> int:  # noqa: ANN401, N802 - Windows' own
        self.format = format_._obj
        return self._called("open")

    def waveOutPrepareHeader(self, *_arguments: Any) -> int:  # noqa: ANN401, N802 - Windows' own
        return self._called("prepare")

    def waveOutWrite(self, _device: Any, header: Any, _size: int) -> int:  # noqa: ANN401, N802 - Windows' own
        wave_header: WaveHeader = header._obj
        if wave_header.length <= len(SHORT):
            self.played = bytes(wave_header.length)
            wave_header.flags |= 1
        return self._called("write")

    def waveOutReset(self, _device: Any) -> int:  # noqa: ANN401, N802 - Windows' own
        return self._called("reset")

    def waveOutUnprepareHeader(self, *_arguments: Any) -> int:  # noqa: ANN401, N802 - Windows' own
        return self._called("unprepare")

    def waveOutClose(self, _device: Any) -> int:  # noqa: ANN401, N802 - Windows' own
        return self._called("close")


class TestPlayerOfWindows(PlayerContract):
    def make(self) -> Player:
        return ThreadedPlayer(WaveOut(Winmm()))


def test_windows_is_told_how_to_read_the_samples() -> None:
    winmm = Winmm()

    WaveOut(winmm).sound(SHORT, RATE, threading.Event())

    told = winmm.format
    assert told is not None
    assert (told.format, told.channels, told.bits_per_sample) == (1, 1, 16)
    assert (told.samples_per_second, told.bytes_per_second) == (22050, 44100)
    assert winmm.played == SHORT


def test_windows_gets_back_what_it_gave() -> None:
    winmm, silence = Winmm(), threading.Event()
    silence.set()

    WaveOut(winmm).sound(SHORT * 100, RATE, silence)

    assert winmm.calls == ["open", "prepare", "write", "reset", "unprepare", "close"]


@pytest.mark.parametrize("refuses", ["open", "prepare", "write"])
def test_a_windows_without_a_loudspeaker_is_told(refuses: str) -> None:
    with pytest.raises(NoSound):
        WaveOut(Winmm(refuses=refuses)).sound(SHORT, RATE, threading.Event())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has the library")
def test_elsewhere_there_is_no_sound_of_windows() -> None:
    with pytest.raises(NoSound):
        WaveOut()


class AppKit:
    """NSData and NSSound that play short sounds at once, and long ones until they are stopped."""

    def __init__(self, *, refuses: bool = False) -> None:
        self.NSData = self
        self.NSSound = self
        self.file = b""
        self.refuses = refuses
        self.playing = threading.Event()
        self.stopped = threading.Event()

    def dataWithBytes_length_(self, data: bytes, length: int) -> bytes:  # noqa: N802 - pyobjc's own
        return data[:length]

    def alloc(self) -> "AppKit":
        return self

    def initWithData_(self, data: bytes) -> "AppKit":  # noqa: N802 - pyobjc's own
        self.file = data
        return self

    def play(self) -> bool:
        self.playing.set()
        return not self.refuses

    def isPlaying(self) -> bool:  # noqa: N802 - pyobjc's own
        return len(self.file) > 2 * len(SHORT)

    def stop(self) -> None:
        self.stopped.set()


class TestPlayerOfMacOS(PlayerContract):
    def make(self) -> Player:
        return ThreadedPlayer(AppKitSound(AppKit()))


def test_macos_gets_a_sound_file_from_memory() -> None:
    appkit = AppKit()

    AppKitSound(appkit).sound(SHORT, RATE, threading.Event())

    with wave.open(io.BytesIO(appkit.file)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        assert file.readframes(file.getnframes()) == SHORT
    wait_until(appkit.stopped)


def test_a_mac_that_does_not_play_is_told() -> None:
    with pytest.raises(NoSound):
        AppKitSound(AppKit(refuses=True)).sound(SHORT, RATE, threading.Event())


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has the library")
def test_elsewhere_there_is_no_sound_of_macos() -> None:
    with pytest.raises(NoSound):
        AppKitSound()

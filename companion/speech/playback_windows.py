"""Sound on Windows through waveOut, which every Windows has.

NOT RUN ON WINDOWS: tested with a scripted library. READ: WAVEHDR in Microsoft's reference of
mmeapi.h, WAVEFORMATEX and the constants in techtonik/audiosocket. REMEMBERED: that waveOutReset
silences at once and gives the buffers back.
"""

import ctypes
import threading
import time
from ctypes import c_char_p, c_size_t, c_uint16, c_uint32, c_void_p
from typing import Any

from companion.speech.errors import NoSound
from companion.speech.playback import BYTES_PER_SAMPLE

_DEFAULT_DEVICE = 0xFFFFFFFF  # WAVE_MAPPER
_NO_CALLBACK = 0  # CALLBACK_NULL
_PCM = 1  # WAVE_FORMAT_PCM
_DONE = 1  # WHDR_DONE
_POLL_SECONDS = 0.01
_LATE_SECONDS = 2.0


class WaveFormat(ctypes.Structure):
    """WAVEFORMATEX: how samples are to be read."""

    _pack_ = 1
    _fields_ = (
        ("format", c_uint16),
        ("channels", c_uint16),
        ("samples_per_second", c_uint32),
        ("bytes_per_second", c_uint32),
        ("bytes_per_frame", c_uint16),
        ("bits_per_sample", c_uint16),
        ("more", c_uint16),
    )


class WaveHeader(ctypes.Structure):
    """WAVEHDR: where samples are, and whether all of them were played."""

    _fields_ = (
        ("data", c_char_p),
        ("length", c_uint32),
        ("recorded", c_uint32),
        ("user", c_size_t),
        ("flags", c_uint32),
        ("loops", c_uint32),
        ("next", c_void_p),
        ("reserved", c_size_t),
    )


class WaveOut:
    """The loudspeaker that Windows has as its first choice, opened for each sound.

    `library` stands in for Windows in tests.
    """

    def __init__(self, library: Any = None) -> None:  # noqa: ANN401 - ctypes has no types for it
        """Load the library.

        Raises:
            NoSound: this is no Windows.
        """
        if library is None:
            try:
                library = getattr(ctypes, "WinDLL")("winmm")  # noqa: B009 - exists on Windows only
            except (AttributeError, OSError) as e:
                raise NoSound(str(e)) from e
        self._library = library

    def sound(self, samples: bytes, samples_per_second: int, silence: threading.Event) -> None:
        """Return when all was heard, or within 50 ms after `silence` is set.

        Raises:
            NoSound: there is no loudspeaker, or it takes no samples.
        """
        device = c_void_p()
        format_ = ctypes.byref(_format(samples_per_second))
        open_ = self._library.waveOutOpen
        _well(open_(ctypes.byref(device), _DEFAULT_DEVICE, format_, None, None, _NO_CALLBACK))
        try:
            self._play(
                device, samples, len(samples) / BYTES_PER_SAMPLE / samples_per_second, silence
            )
        finally:
            self._library.waveOutClose(device)

    def _play(
        self, device: c_void_p, samples: bytes, seconds: float, silence: threading.Event
    ) -> None:
        header = WaveHeader(data=samples, length=len(samples))
        by = time.monotonic() + seconds + _LATE_SECONDS
        told = (device, ctypes.byref(header), ctypes.sizeof(header))
        _well(self._library.waveOutPrepareHeader(*told))
        try:
            _well(self._library.waveOutWrite(*told))
            while not header.flags & _DONE:
                # A loudspeaker that is pulled out may never be done.
                if silence.wait(_POLL_SECONDS) or time.monotonic() > by:
                    break
        finally:
            # Silent at once; the header is given back, also when it was not played.
            self._library.waveOutReset(device)
            self._library.waveOutUnprepareHeader(*told)


def _format(samples_per_second: int) -> WaveFormat:
    return WaveFormat(
        format=_PCM,
        channels=1,
        samples_per_second=samples_per_second,
        bytes_per_second=samples_per_second * BYTES_PER_SAMPLE,
        bytes_per_frame=BYTES_PER_SAMPLE,
        bits_per_sample=8 * BYTES_PER_SAMPLE,
        more=0,
    )


def _well(result: int) -> None:
    if result != 0:
        raise NoSound(f"waveOut answered {result}")

"""Sound on Linux through libpcaudio, the library through which eSpeak NG itself plays.

It finds PulseAudio or PipeWire, or else ALSA or OSS. Source: pcaudiolib/audio.h of version 1.2.
"""

import ctypes
import threading
import time
from ctypes import c_char_p, c_int, c_size_t, c_uint8, c_uint32, c_void_p

from companion.speech.errors import NoSound
from companion.speech.playback import BYTES_PER_SAMPLE

_LIBRARY = "libpcaudio.so.0"
_LITTLE_END_16 = 2  # AUDIO_OBJECT_FORMAT_S16LE, the third of enum audio_object_format
_MONO = 1

# What is handed over at a time, in seconds: after each slice we look whether to fall silent.
_SLICE_SECONDS = 0.02

# A system may begin only when its buffer is full or when it is told that no more comes. What is
# shorter than this is drained at once, and plays to its end once all of it was handed over.
_SHORT_SECONDS = 0.15


class Pcaudio:
    """A device that is opened for each sound: that takes 3 ms, and others can have it in between.

    So a sound server that came up later, or a speaker that was plugged in, is found as well.
    """

    def __init__(self) -> None:
        """Load the library.

        Raises:
            NoSound: this system does not have it.
        """
        try:
            self._library = _declared(ctypes.CDLL(_LIBRARY))
        except (OSError, AttributeError) as e:
            raise NoSound(str(e)) from e

    def sound(self, samples: bytes, samples_per_second: int, silence: threading.Event) -> None:
        """Return when all was heard, or within 50 ms after `silence` is set.

        Raises:
            NoSound: there is no sound server and no sound card, or it takes no more.
        """
        library = self._library
        output = library.create_audio_device_object(None, b"Loketmaatje", b"Loketmaatje")
        if output is None:
            # The other functions take a null pointer, and answer that all is well.
            raise NoSound("libpcaudio knows no way to sound")
        try:
            _well(library.audio_object_open(output, _LITTLE_END_16, samples_per_second, _MONO))
            try:
                self._write(output, samples, samples_per_second, silence)
            finally:
                library.audio_object_close(output)
        finally:
            library.audio_object_destroy(output)

    def _write(
        self, output: int, samples: bytes, samples_per_second: int, silence: threading.Event
    ) -> None:
        library = self._library
        size = BYTES_PER_SAMPLE * max(1, round(samples_per_second * _SLICE_SECONDS))
        over = time.monotonic() + len(samples) / BYTES_PER_SAMPLE / samples_per_second
        for at in range(0, len(samples), size):
            if silence.is_set():
                break
            part = samples[at : at + size]
            _well(library.audio_object_write(output, part, len(part)))
        short = len(samples) < BYTES_PER_SAMPLE * samples_per_second * _SHORT_SECONDS
        if not short:
            # Draining cannot be broken off, so the time that is left is waited for first.
            silence.wait(max(0.0, over - time.monotonic()))
        if silence.is_set():
            library.audio_object_flush(output)
        else:
            library.audio_object_drain(output)


def _well(result: int) -> None:
    if result != 0:
        raise NoSound(f"libpcaudio answered {result}")


def _declared(library: ctypes.CDLL) -> ctypes.CDLL:
    """Tell ctypes the types: a pointer would be cut to 32 bits otherwise."""
    library.create_audio_device_object.argtypes = [c_char_p, c_char_p, c_char_p]
    library.create_audio_device_object.restype = c_void_p
    library.audio_object_open.argtypes = [c_void_p, c_int, c_uint32, c_uint8]
    library.audio_object_write.argtypes = [c_void_p, c_char_p, c_size_t]
    for name in ("drain", "flush"):
        function = getattr(library, f"audio_object_{name}")
        function.argtypes = [c_void_p]
    for name in ("close", "destroy"):
        function = getattr(library, f"audio_object_{name}")
        function.argtypes = [c_void_p]
        function.restype = None
    return library

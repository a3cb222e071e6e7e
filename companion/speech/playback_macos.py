"""Sound on macOS through AppKit's NSSound, which takes samples from memory.

NOT RUN ON macOS: tested with a scripted AppKit. It comes with pyobjc, which pyttsx3 needs there.
READ: the methods, in Apple's header NSSound.h and the tests of pyobjc. REMEMBERED: that it plays
without a run loop on this thread, and that `isPlaying` turns false then.
"""

import io
import threading
import time
import wave
from typing import Any

from companion.speech.errors import NoSound
from companion.speech.playback import BYTES_PER_SAMPLE

_POLL_SECONDS = 0.01

# Past its length a sound is over, whatever AppKit still says without a run loop on this thread.
_LATE_SECONDS = 0.5


class AppKitSound:
    """The loudspeaker of the system; `appkit` stands in for the library in tests."""

    def __init__(self, appkit: Any = None) -> None:  # noqa: ANN401 - pyobjc has no types
        """Load the library.

        Raises:
            NoSound: this is no Mac, or pyobjc is missing.
        """
        if appkit is None:
            try:
                import AppKit  # type: ignore[import-not-found,import-untyped,unused-ignore]  # noqa: PLC0415 - macOS only
            except ImportError as e:
                raise NoSound(str(e)) from e
            appkit = AppKit
        self._appkit = appkit

    def sound(self, samples: bytes, samples_per_second: int, silence: threading.Event) -> None:
        """Return when all was heard, or within 50 ms after `silence` is set.

        Raises:
            NoSound: the system takes no samples.
        """
        file = _wav(samples, samples_per_second)
        data = self._appkit.NSData.dataWithBytes_length_(file, len(file))
        sound = self._appkit.NSSound.alloc().initWithData_(data)
        if sound is None or not sound.play():
            raise NoSound("NSSound does not play")
        seconds = len(samples) / BYTES_PER_SAMPLE / samples_per_second
        by = time.monotonic() + seconds + _LATE_SECONDS
        while sound.isPlaying() and time.monotonic() < by:
            if silence.wait(_POLL_SECONDS):
                break
        sound.stop()


def _wav(samples: bytes, samples_per_second: int) -> bytes:
    """Return a WAV file in memory: nothing that is said goes to the disk."""
    memory = io.BytesIO()
    with wave.open(memory, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(BYTES_PER_SAMPLE)
        file.setframerate(samples_per_second)
        file.writeframes(samples)
    return memory.getvalue()

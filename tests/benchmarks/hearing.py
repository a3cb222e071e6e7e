"""What was heard on the private sound server of a benchmark, and when."""

import ctypes
import math
import subprocess
import sys
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import c_int, c_uint8, c_uint32
from pathlib import Path
from time import perf_counter

from benchmarks.hear import AUDIBLE, SAMPLES_PER_SECOND
from speech.sound_server import SoundServer, sound_server

HEAR = Path(__file__).with_name("hear.py")
_BEEP_SECONDS = 0.05


class Hearing:
    """Knows the moments of all that was audible so far, in seconds of `perf_counter`."""

    def __init__(self, server: SoundServer, file: Path) -> None:
        file.touch()
        self._file = file.open(encoding="ascii")
        self._moments: list[float] = []
        self._listener = subprocess.Popen(  # noqa: S603 - our own interpreter and file
            [sys.executable, str(HEAR), "quiet.monitor", str(file)], env=server.environment
        )

    def first_after(self, moment: float) -> float | None:
        """Return when something was audible first after a moment, or None."""
        self._read()
        return next((heard for heard in self._moments if heard >= moment), None)

    def last(self) -> float:
        """Return when something was audible last."""
        self._read()
        return self._moments[-1] if self._moments else -math.inf

    def last_before(self, moment: float) -> float:
        """Return when something was audible last before a moment."""
        self._read()
        return next((heard for heard in reversed(self._moments) if heard <= moment), -math.inf)

    def quiet_for(self, seconds: float) -> bool:
        """Return whether nothing was audible in the last `seconds`."""
        return perf_counter() - self.last() > seconds

    def forget(self) -> None:
        """Know no more of what was heard so far."""
        self._read()
        self._moments.clear()

    def close(self) -> None:
        """Hear no more."""
        self._listener.kill()
        self._listener.wait()
        self._file.close()

    def _read(self) -> None:
        while line := self._file.readline():
            if not line.endswith("\n"):  # written by half; read again later
                self._file.seek(self._file.tell() - len(line))
                return
            self._moments.append(float(line))


@contextmanager
def hearing(folder: Path) -> Iterator[tuple[Hearing, SoundServer]]:
    """Run a sound server in `folder` and listen to it while the block runs."""
    (folder / "server").mkdir()
    with sound_server(folder / "server") as server:
        heard = Hearing(server, folder / "heard.txt")
        try:
            yield heard, server
        finally:
            heard.close()


class Beeper:
    """Writes short tones straight to the sound server of PULSE_SERVER, with hardly a buffer.

    So the way from a write to our ear can be timed. The structures are those of
    pulse/sample.h and pulse/def.h of PulseAudio 16.
    """

    def __init__(self) -> None:
        self._library = ctypes.CDLL("libpulse-simple.so.0")
        self._library.pa_simple_new.restype = ctypes.c_void_p
        self._library.pa_simple_write.argtypes = (
            *(ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t),
            ctypes.c_void_p,
        )
        least = 2 * SAMPLES_PER_SECOND // 5  # bytes: room for a fifth of a second
        self._stream = self._library.pa_simple_new(
            *(None, b"benchmark", 1, None, b"beep"),
            *(ctypes.byref(_SampleSpec(3, SAMPLES_PER_SECOND, 1)), None),
            *(ctypes.byref(_BufferAttributes(-1, least, 2, -1, -1)), None),
        )
        if not self._stream:
            msg = "the sound server takes no tone"
            raise OSError(msg)

    def beep(self) -> float:
        """Write a tone, and return when that was."""
        wave = array("h", [AUDIBLE * 100, -AUDIBLE * 100] * round(_BEEP_SECONDS * 11025))
        began = perf_counter()
        self._library.pa_simple_write(self._stream, wave.tobytes(), 2 * len(wave), None)
        return began

    def close(self) -> None:
        """Let go of the server."""
        self._library.pa_simple_free(ctypes.c_void_p(self._stream))


class _SampleSpec(ctypes.Structure):
    _fields_ = (("format", c_int), ("rate", c_uint32), ("channels", c_uint8))


class _BufferAttributes(ctypes.Structure):
    _fields_ = tuple(
        (name, c_uint32) for name in ("maxlength", "tlength", "prebuf", "minreq", "fragsize")
    )


def path_to_the_ear(
    heard: Hearing, tries: int, wait: Callable[[Callable[[], bool]], bool]
) -> list[float]:
    """Return the milliseconds from writing a tone to hearing it, for each of `tries`."""
    beeper, took = Beeper(), list[float]()
    for _try in range(tries):
        wait(lambda: heard.quiet_for(0.2))
        heard.forget()
        began = beeper.beep()
        wait(lambda: heard.first_after(began) is not None)  # noqa: B023 - called before the next
        took.append(((heard.first_after(began) or math.nan) - began) * 1000)
    beeper.close()
    return took

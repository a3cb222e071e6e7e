"""Ears that hear what went into the loudspeaker of a private sound server."""

import time
from array import array
from collections.abc import Callable

from speech.sound_server import SAMPLES_PER_SECOND, SoundServer

_LOUD = 500
_LONG_SECONDS = 30.0


class Ears:
    """Hears a server from now on; it takes two seconds before the first sample comes."""

    def __init__(self, server: SoundServer) -> None:
        self._heard = server.heard
        self._from = 0
        self.address = server.environment["PULSE_SERVER"]
        _until(lambda: len(self.heard) > 0)

    def forget(self) -> None:
        """Wait until it is silent, and begin to hear anew."""
        _until(lambda: not _is_loud(self.heard[-SAMPLES_PER_SECOND // 10 :]))
        self._from += 2 * len(self.heard)

    @property
    def heard(self) -> "array[int]":
        """Return all samples so far."""
        samples = self._heard.read_bytes()[self._from :] if self._heard.exists() else b""
        return array("h", samples[: len(samples) // 2 * 2])

    @property
    def loud(self) -> "array[int]":
        """Return the samples from the first loud one to the last."""
        samples = self.heard
        places = [i for i, sample in enumerate(samples) if abs(sample) > _LOUD]
        return samples[places[0] : places[-1] + 1] if places else array("h")

    def wait_for_sound(self) -> None:
        """Return when something was heard."""
        _until(lambda: _is_loud(self.heard))

    def wait_for_silence(self) -> None:
        """Return when half a second has been silent after a sound."""
        self.wait_for_sound()
        _until(lambda: not _is_loud(self.heard[-SAMPLES_PER_SECOND // 2 :]))


def _is_loud(samples: "array[int]") -> bool:
    return max(map(abs, samples), default=0) > _LOUD


def _until(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _LONG_SECONDS
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.02)

"""A private PulseAudio whose loudspeaker is silence, and ears that hear what went into it."""

import os
import subprocess
import threading
import time
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

RATE = 22050

_LOUD = 500
_LONG_SECONDS = 30.0
_SINK = f"module-null-sink sink_name=quiet rate={RATE} channels=1 format=s16le"


@contextmanager
def sound_server(folder: Path) -> Iterator[str]:
    """Run a server in `folder`, and give the address for PULSE_SERVER."""
    socket = folder / "sock"
    # A folder of its own: the server refuses to share one with the citizen's.
    private = {"HOME": str(folder), "PULSE_RUNTIME_PATH": str(folder), "LANG": "C"}
    command = ["pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1"]
    modules = [f"module-native-protocol-unix socket={socket} auth-anonymous=1", _SINK]
    for module in modules:
        command += ["-L", module]
    process = subprocess.Popen(  # noqa: S603 - our own arguments, no shell
        command, env=os.environ | private, stderr=subprocess.DEVNULL
    )
    try:
        _until(socket.exists)
        yield f"unix:{socket}"
    finally:
        process.terminate()
        process.wait()


class Ears:
    """Hears the loudspeaker of a server, which takes two seconds to begin."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._heard = bytearray()
        self._process = subprocess.Popen(  # noqa: S603 - our own arguments, no shell
            [
                *(
                    "parec",
                    "--raw",
                    "--device=quiet.monitor",
                    "--format=s16le",
                    "--latency-msec=10",
                ),
                *(f"--rate={RATE}", "--channels=1"),
            ],
            env=os.environ | {"PULSE_SERVER": address},
            stdout=subprocess.PIPE,
        )
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()
        _until(lambda: len(self._heard) > 0)

    def close(self) -> None:
        """Hear no more."""
        self._process.terminate()
        self._process.wait()
        self._thread.join()

    def forget(self) -> None:
        """Wait until it is silent, and begin to hear anew."""
        _until(lambda: max(map(abs, self.heard[-RATE // 10 :]), default=0) <= _LOUD)
        self._heard = bytearray()

    @property
    def heard(self) -> "array[int]":
        """Return all samples so far."""
        whole = len(self._heard) // 2 * 2
        return array("h", bytes(self._heard[:whole]))

    @property
    def loud(self) -> "array[int]":
        """Return the samples from the first loud one to the last."""
        samples = self.heard
        places = [i for i, sample in enumerate(samples) if abs(sample) > _LOUD]
        return samples[places[0] : places[-1] + 1] if places else array("h")

    def wait_for_sound(self) -> None:
        """Return when something was heard."""
        _until(lambda: len(self.loud) > 0)

    def wait_for_silence(self) -> None:
        """Return when half a second has been silent after a sound."""
        self.wait_for_sound()
        _until(lambda: max(map(abs, self.heard[-RATE // 2 :]), default=0) <= _LOUD)

    def _listen(self) -> None:
        pipe = cast("IO[bytes]", self._process.stdout)
        with pipe:
            while part := os.read(pipe.fileno(), 4096):
                self._heard += part


def _until(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _LONG_SECONDS
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.02)

"""A sound server of its own for a test: real time, no sound card, and what it plays can be read."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_LONG_SECONDS = 20.0
SAMPLES_PER_SECOND = 22050
"""What the server plays and `heard` holds: mono, two bytes a sample."""

available = all(shutil.which(program) for program in ("pulseaudio", "parec", "pactl"))


class SoundServer:
    """PulseAudio with a sink that swallows sound in real time, in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._socket = folder / "sound"
        self.heard = folder / "heard.raw"
        self.environment = {
            **os.environ,
            "PULSE_SERVER": f"unix:{self._socket}",
            "PULSE_RUNTIME_PATH": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "HOME": str(folder),
        }
        folder.chmod(0o700)
        self._server = self._run(
            *("pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1"),
            *("--disallow-exit", "--log-target=stderr", "-L"),
            *(f"module-native-protocol-unix socket={self._socket} auth-anonymous=1", "-L"),
            f"module-null-sink sink_name=quiet rate={SAMPLES_PER_SECOND} channels=1 format=s16le",
        )
        self._wait_until_it_answers()
        # Without a listener the sink takes two seconds before it begins.
        self._listener = self._run(
            *("parec", "--device=quiet.monitor", "--latency-msec=20", "--format=s16le"),
            *(f"--rate={SAMPLES_PER_SECOND}", "--channels=1", str(self.heard)),
        )

    def kill(self) -> None:
        """End the server as a crash does."""
        self._server.kill()
        self._server.wait()

    def close(self) -> None:
        """Leave no process."""
        for process in (self._listener, self._server):
            process.kill()
            process.wait()

    def _run(self, *command: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(  # noqa: S603 - programs of the system, no shell
            command,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + _LONG_SECONDS
        asking = ("pactl", "info")
        while self._run(*asking).wait():
            assert time.monotonic() < deadline
            time.sleep(0.05)


@contextmanager
def sound_server(folder: Path) -> Iterator[SoundServer]:
    """Run a server while the block runs."""
    server = SoundServer(folder)
    try:
        yield server
    finally:
        server.close()

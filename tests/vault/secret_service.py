"""A Secret Service of its own for a test: gnome-keyring on a bus and in a home of its own."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

PASSWORD = b"SYNTHETIC password of the keyring\n"
_LONG_SECONDS = 20.0
_BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

available = all(shutil.which(program) for program in ("dbus-daemon", "gnome-keyring-daemon"))


class SecretService:
    """A bus that starts nothing by itself, and gnome-keyring with its keyring open, in `folder`."""

    def __init__(self, folder: Path) -> None:
        socket = folder / "bus"
        self._config = folder / "bus.conf"
        self._config.write_text(_BUS_CONFIG.format(socket=socket), encoding="utf-8")
        self.environment = {
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={socket}",
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "XDG_DATA_HOME": str(folder / "data"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_CACHE_HOME": str(folder / "cache"),
        }
        self._running: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        """Start the bus, and gnome-keyring with its keyring open."""
        words = (f"--config-file={self._config}", "--nofork", "--print-address")
        bus = self._start("dbus-daemon", *words)
        assert bus.stdout is not None
        assert bus.stdout.readline()  # comes when it listens; its socket is there before that
        self.start_keyring(PASSWORD)

    def start_keyring(self, password: bytes | None) -> None:
        """Start gnome-keyring: open with a password, locked without one."""
        words = ("--foreground", "--components=secrets", *(("--unlock",) if password else ()))
        keyring = self._start("gnome-keyring-daemon", *words)
        assert keyring.stdin is not None
        with keyring.stdin as pipe:
            pipe.write(password or b"")
        _until(self._answers)

    def end_keyring(self) -> None:
        """End gnome-keyring, as logging out does."""
        _end(self._running.pop())

    def close(self) -> None:
        """Leave no process."""
        while self._running:
            _end(self._running.pop())

    def _start(self, *command: str) -> "subprocess.Popen[bytes]":
        started = subprocess.Popen(  # noqa: S603 - programs of the system, no shell
            command,
            env={**os.environ, **self.environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,  # of both a line or two
            stderr=subprocess.DEVNULL,
        )
        self._running.append(started)
        return started

    def _answers(self) -> bool:
        # Late: not installed on every system.
        import secretstorage  # noqa: PLC0415 - see above

        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("DBUS_SESSION_BUS_ADDRESS", self.environment["DBUS_SESSION_BUS_ADDRESS"])
            with closing(secretstorage.dbus_init()) as bus:
                return bool(secretstorage.check_service_availability(bus))


@contextmanager
def secret_service() -> Iterator[SecretService]:
    """Run a service while the block runs; the name of a socket has no room for a long folder."""
    with TemporaryDirectory(prefix="keys-") as folder:
        service = SecretService(Path(folder))
        try:
            service.start()
            yield service
        finally:
            service.close()


def _end(process: "subprocess.Popen[bytes]") -> None:
    with process:  # closes its pipes and waits for it
        process.terminate()


def _until(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _LONG_SECONDS
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.02)

"""What a computer needs before a reader can hear a window over AT-SPI, and where that is."""

import shutil
import subprocess
from pathlib import Path

import pytest

LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
DEBIAN_PYTHON = Path("/usr/bin/python3")
_NEEDED = ("xvfb-run", "dbus-run-session")


def _has_pyatspi() -> bool:
    if not DEBIAN_PYTHON.exists():
        return False
    tried = subprocess.run(  # noqa: S603 - Debian's own Python
        [str(DEBIAN_PYTHON), "-c", "import pyatspi"], capture_output=True, check=False
    )
    return tried.returncode == 0


MARKS = [
    pytest.mark.desktop,
    pytest.mark.skipif(
        not LAUNCHER.exists() or any(shutil.which(one) is None for one in _NEEDED),
        reason="needs Xvfb, dbus and at-spi2-core, which packaging/test.sh installs on Debian",
    ),
    pytest.mark.skipif(not _has_pyatspi(), reason="needs Debian's python3-pyatspi"),
]

"""What a policy may say that the settings know as well.

`settings` and `device` are rooms of one layer and do not know each other, so these few values
stand in both. A test holds them equal (tests/device/test_known.py).
"""

import re

TEXT_PERCENTS = (100, 125, 150, 200, 300)  # of 16 pt
RATES_WPM = (130, 140, 150, 170, 190)  # real words a minute
VOLUME_PERCENTS = (20, 40, 60, 80, 100)
VOICES = ("vanzelf", "alleen-als-ik-druk", "nooit")
_SERVICE = re.compile(r"(https?)://([a-z0-9.-]+)(?::[0-9]{1,5})?(?:/[\w./~-]*)?", re.ASCII)
_SEAL = re.compile("scrypt-14-8-1[$][0-9a-f]{32}[$][0-9a-f]{64}")


def is_service(url: str) -> bool:
    """Return whether `url` may be told where a citizen lives: https, or this computer itself."""
    parts = _SERVICE.fullmatch(url)
    return parts is not None and (parts[1] == "https" or parts[2] in {"localhost", "127.0.0.1"})


def is_source(url: str) -> bool:
    """Return whether `url` may be asked for updates: https, this computer as well."""
    parts = _SERVICE.fullmatch(url)
    return parts is not None and parts[1] == "https"


def is_seal(text: str) -> bool:
    """Return whether `text` has the shape of a sealed settings code."""
    return _SEAL.fullmatch(text) is not None

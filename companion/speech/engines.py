"""Which speech engines this computer has, the most natural first."""

import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from companion.speech.errors import NoVoice
from companion.speech.tongue import Engine

Make: TypeAlias = Callable[[], Engine]
"""Starts an engine; raises whatever it likes when it is not there."""


def engines() -> list[Engine]:
    """Return the engines of this computer that start; keep them, pyttsx3 itself forgets them.

    Raises:
        NoVoice: none starts.
    """
    return started(_MAKERS.get(sys.platform, (_piper, _stock)))


def started(makers: tuple[Make, ...]) -> list[Engine]:
    """Return the engines that start, in order.

    Raises:
        NoVoice: none starts.
    """
    found = []
    for make in makers:
        try:
            found.append(make())
        except Exception:  # noqa: BLE001, S112 - engines raise anything, and the next may do
            continue
    if not found:
        raise NoVoice("nl")
    return found


# Each engine is loaded only where it may be: importing one looks for libraries of the system.


def _piper() -> Engine:
    from companion.speech.piper import piper_engine  # noqa: PLC0415 - see above

    return piper_engine()


def _espeak() -> Engine:
    from companion.speech.espeak_driver import register  # noqa: PLC0415 - see above

    return _pyttsx3(register())


def _windows() -> Engine:
    try:
        from companion.speech.onecore_driver import register  # noqa: PLC0415 - see above

        return _pyttsx3(register())
    except Exception:  # noqa: BLE001 - written without a Windows: then pyttsx3's own driver
        return _stock()


def _stock() -> Engine:
    return _pyttsx3(None)


def _pyttsx3(driver: str | None) -> Engine:
    import pyttsx3  # type: ignore[import-untyped]  # noqa: PLC0415 - see above; it has no types

    engine: Any = pyttsx3.init(driver)
    return engine  # type: ignore[no-any-return]  # it has what Engine asks for


_MAKERS: Mapping[str, tuple[Make, ...]] = MappingProxyType(
    {"linux": (_piper, _espeak), "win32": (_piper, _windows), "darwin": (_piper, _stock)}
)

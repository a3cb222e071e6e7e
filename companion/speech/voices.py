"""Which of the voices of an engine speaks a language."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Protocol

from companion.speech.errors import NoVoice

# Where an engine has the language of several countries and the utterance names none.
_HOME: Mapping[str, str] = MappingProxyType({"nl": "nl-nl", "en": "en-gb"})


class Voice(Protocol):
    """A voice as pyttsx3 lists it."""

    @property
    def id(self) -> str:
        """Return what `setProperty("voice", …)` takes."""
        ...

    @property
    def languages(self) -> list[str]:
        """Return language codes, for instance "nl", "nl-NL" or "nl_NL"."""
        ...


def voice_for(language: str, voices: Iterable[Voice]) -> str:
    """Return the id of the first voice that speaks `language` best.

    Best is the very code, then the country the code stands for when it names none, then any
    country.

    Raises:
        NoVoice: no voice speaks it.
    """
    wanted = _plain(language)
    home = _HOME.get(wanted, wanted)
    known = [(_plain(code), voice.id) for voice in voices for code in voice.languages]
    tests = (wanted.__eq__, home.__eq__, lambda code: code.startswith(f"{wanted}-"))
    for test in tests:
        for code, voice_id in known:
            if test(code):
                return voice_id
    raise NoVoice(language)


def _plain(code: str) -> str:
    return code.replace("_", "-").lower()

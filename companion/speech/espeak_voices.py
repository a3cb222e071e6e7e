"""The voices of eSpeak NG that can really be used here, as pyttsx3 lists voices.

Importing this module raises RuntimeError when there is no eSpeak library.
"""

import shutil
from pathlib import Path
from typing import Any

from pyttsx3.drivers import _espeak  # type: ignore[import-untyped]  # it has no types
from pyttsx3.voice import Voice  # type: ignore[import-untyped]  # it has no types

# What eSpeak NG 1.51 has rules for, with the languages that are of use here. The list of the
# engine leaves these voices out, and it takes one that is not installed without a sound.
_MBROLA = (("nl1", "nl"), ("nl2", "nl"), ("nl3", "nl"), ("en1", "en-gb"))

# Where eSpeak NG 1.51 looks for the data of a voice, as it tells when it finds none.
_MBROLA_DATA = (
    "/usr/share/mbrola/{0}",
    "/usr/share/mbrola/{0}/{0}",
    "/usr/share/mbrola/voices/{0}",
)


def espeak_voices() -> list[Any]:
    """Return every voice: its id, its name and one language code. eSpeak NG is initialised.

    Each voice of MBROLA is tried, so another voice may be set afterwards than before.
    """
    return [*_mbrola_voices(), *(_voice(voice) for voice in _espeak.ListVoices(None))]


def use_voice(voice_id: str) -> bool:
    """Return whether eSpeak NG now speaks with this voice."""
    return bool(_espeak.SetVoiceByName(voice_id.encode()) == _espeak.EE_OK)


def _mbrola_voices() -> list[Any]:
    if shutil.which("mbrola") is None:
        return []
    return [
        Voice(f"mb/mb-{name}", f"MBROLA {name}", [language])
        for name, language in _MBROLA
        if any(Path(place.format(name)).is_file() for place in _MBROLA_DATA)
        and use_voice(f"mb/mb-{name}")
    ]


def _voice(voice: Any) -> Any:  # noqa: ANN401 - ctypes in, pyttsx3 out
    # The first byte of the languages is eSpeak's own order of preference.
    languages = [voice.languages[1:].decode("utf-8", "replace")]
    return Voice(voice.identifier.decode(), voice.name.decode(), languages)

"""A pyttsx3 driver for Windows that also has the newer voices of Windows 10 and 11.

These "OneCore" voices are installed with a language in the settings of Windows, but SAPI does not
list them: pyttsx3's own driver sees the older "Desktop" voices only. SAPI speaks with them when it
is handed their tokens. The "natural voices" of Narrator are others, which no program may use.
Importing this module raises ImportError where there is no SAPI.

NOT RUN ON WINDOWS: written against the source of pyttsx3 2.99, and tested with a scripted SAPI.
READ: SetId and EnumerateTokens on this category in public programs, among them the tests of
ynkdir/py-win32more; that Narrator keeps its voices to itself, in issue 21 of
gexgd0419/NaturalVoiceSAPIAdapter.
"""

import sys
from typing import Any

import comtypes.client  # type: ignore[import-not-found,import-untyped,unused-ignore]  # Windows only
from comtypes import COMError  # type: ignore[import-not-found,import-untyped,unused-ignore]
from pyttsx3.drivers.sapi5 import SAPI5Driver  # type: ignore[import-untyped]  # it has no types

DRIVER = "sapi5_onecore"

_ONECORE = r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Speech_OneCore\Voices"


def register() -> str:
    """Make `pyttsx3.init` find this driver, and return the name to give it."""
    sys.modules[f"pyttsx3.drivers.{DRIVER}"] = sys.modules[__name__]
    return DRIVER


def buildDriver(proxy: Any) -> "OneCoreDriver":  # noqa: N802, ANN401 - pyttsx3 calls it so
    """Return the driver; pyttsx3 calls this once for an engine."""
    return OneCoreDriver(proxy)


class OneCoreDriver(SAPI5Driver):  # type: ignore[misc]  # pyttsx3 has no types
    """pyttsx3's driver, with more voices to choose from."""

    def getProperty(self, name: str) -> Any:  # noqa: N802, ANN401 - pyttsx3 calls it so
        """Return the property; "voices" are those of OneCore, then those SAPI lists itself."""
        if name != "voices":
            return super().getProperty(name)
        voices = []
        for token in self._tokens():
            try:
                voices.append(self._toVoice(token))
            except (COMError, ValueError):
                # A token without a language or a name, left behind by a voice that was removed.
                continue
        return voices

    def _tokenFromId(self, id_: str) -> Any:  # noqa: N802, ANN401 - the driver calls it so
        """Return the token of a voice; raises ValueError when it is not there."""
        for token in self._tokens():
            if token.Id == id_:
                return token
        raise ValueError(id_)

    def _tokens(self) -> list[Any]:
        return [*_onecore_tokens(), *self._tts.GetVoices()]


def _onecore_tokens() -> list[Any]:
    try:
        category = comtypes.client.CreateObject("SAPI.SpObjectTokenCategory")
        category.SetId(_ONECORE, False)  # False: not to be made where it is missing.
        return list(category.EnumerateTokens())
    except (COMError, OSError):
        # Windows 8 and older do not have the category.
        return []

"""The driver with a scripted SAPI in place of Windows."""

import importlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import pytest

ONECORE = r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Speech_OneCore\Voices"
FRANK = rf"{ONECORE}\Tokens\MSTTS_V110_nlNL_FrankM"
DESKTOP = r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Speech\Voices\Tokens\TTS_MS_EN-GB_HAZEL_11.0"


class ScriptedComError(Exception):
    """What COM raises."""


@dataclass
class Token:
    Id: str
    description: str = ""
    attributes: dict[str, str] = field(default_factory=dict)

    def GetDescription(self) -> str:  # noqa: N802 - SAPI's own
        return self.description

    def GetAttribute(self, name: str) -> str:  # noqa: N802 - SAPI's own
        if name not in self.attributes:
            raise ScriptedComError(name)
        return self.attributes[name]


DUTCH = Token(FRANK, "Microsoft Frank", {"Language": "413", "Gender": "Male", "Age": "Adult"})
ENGLISH = Token(DESKTOP, "Microsoft Hazel", {"Language": "809", "Gender": "Female", "Age": "Adult"})


class Sapi:
    """SpVoice and SpObjectTokenCategory in one."""

    def __init__(self, newer: list[Token], *, has_category: bool = True) -> None:
        self.newer = newer
        self.has_category = has_category
        self.asked: tuple[str, bool] | None = None
        self.EventInterests = 0
        self.Voice = ENGLISH
        self.Rate = 0
        self.Volume = 100

    def GetVoices(self) -> list[Token]:  # noqa: N802 - SAPI's own
        return [ENGLISH]

    def SetId(self, name: str, create: bool) -> None:  # noqa: N802 - SAPI's own
        if not self.has_category:
            raise ScriptedComError(name)
        self.asked = (name, create)

    def EnumerateTokens(self) -> list[Token]:  # noqa: N802 - SAPI's own
        return self.newer


Build = Callable[[Sapi], Any]


@pytest.fixture
def build(monkeypatch: pytest.MonkeyPatch) -> Iterator[Build]:
    """Return what makes a driver on a scripted SAPI; no module of it is left."""

    def make(sapi: Sapi) -> Any:  # noqa: ANN401 - pyttsx3 has no types
        for name, module in _windows(sapi).items():
            monkeypatch.setitem(sys.modules, name, module)
        for name in ("pyttsx3.drivers.sapi5", "companion.speech.onecore_driver"):
            monkeypatch.delitem(sys.modules, name, raising=False)
        driver = importlib.import_module("companion.speech.onecore_driver")
        return driver.buildDriver(None)

    yield make
    for name in ("pyttsx3.drivers.sapi5", "companion.speech.onecore_driver"):
        sys.modules.pop(name, None)


def _windows(sapi: Sapi) -> dict[str, ModuleType]:
    comtypes, client, gen = (ModuleType(f"comtypes{part}") for part in ("", ".client", ".gen"))
    speech_lib = ModuleType("comtypes.gen.SpeechLib")
    vars(client).update(CreateObject=lambda _name: sapi, GetEvents=lambda _voice, _sink: None)
    vars(comtypes).update(client=client, gen=gen, COMError=ScriptedComError)
    vars(gen).update(SpeechLib=speech_lib)
    return {
        "comtypes": comtypes,
        "comtypes.client": client,
        "comtypes.gen": gen,
        "comtypes.gen.SpeechLib": speech_lib,
        "pythoncom": ModuleType("pythoncom"),
    }


def test_the_newer_voices_come_before_the_others(build: Build) -> None:
    sapi = Sapi([DUTCH])

    voices = build(sapi).getProperty("voices")

    assert [(voice.id, voice.name) for voice in voices] == [
        (FRANK, "Microsoft Frank"),
        (DESKTOP, "Microsoft Hazel"),
    ]
    assert sapi.asked == (ONECORE, False)


def test_a_newer_voice_can_be_chosen(build: Build) -> None:
    sapi = Sapi([DUTCH])

    build(sapi).setProperty("voice", FRANK)

    assert sapi.Voice is DUTCH


def test_a_voice_that_is_not_there_is_refused(build: Build) -> None:
    driver = build(Sapi([]))

    with pytest.raises(ValueError, match="Speech_OneCore"):
        driver.setProperty("voice", FRANK)


def test_an_old_windows_has_the_voices_of_sapi_only(build: Build) -> None:
    voices = build(Sapi([], has_category=False)).getProperty("voices")

    assert [voice.id for voice in voices] == [DESKTOP]


def test_a_voice_that_was_half_removed_is_passed_over(build: Build) -> None:
    voices = build(Sapi([Token(FRANK), DUTCH])).getProperty("voices")

    assert [voice.id for voice in voices] == [FRANK, DESKTOP]


def test_the_other_properties_are_those_of_pyttsx3(build: Build) -> None:
    driver = build(Sapi([DUTCH]))

    driver.setProperty("volume", 0.5)

    assert driver.getProperty("volume") == 0.5


def test_pyttsx3_finds_the_driver_once_it_is_registered(build: Build) -> None:
    build(Sapi([]))
    module = sys.modules["companion.speech.onecore_driver"]

    name = module.register()

    assert sys.modules.pop(f"pyttsx3.drivers.{name}") is module

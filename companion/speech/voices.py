"""Which of the voices of this computer are offered, which is best, and which one says a text."""

import re
from collections.abc import Iterable, Mapping
from enum import IntEnum
from types import MappingProxyType
from typing import Protocol

from companion.speech.errors import NoVoice
from companion.speech.synthesizer import OfferedVoice

# The country a language stands for where none is named.
_HOME: Mapping[str, str] = MappingProxyType({"nl": "nl-nl", "en": "en-gb"})

# Dutch and English, of a country at most: a dialect ("en-gb-scotland") helps nobody to choose.
_OFFERED = re.compile(r"(?:nl|en)(?:-[a-z]{2})?")

_HIGH = "+f2"
"""The variant of eSpeak NG that makes the higher voice of a pair."""


class Kind(IntEnum):
    """What a voice is made with, the pleasantest first."""

    PIPER = 0
    ONECORE = 1
    SYSTEM = 2
    MBROLA = 3
    ESPEAK = 4


class Voice(Protocol):
    """A voice as pyttsx3 lists it."""

    @property
    def id(self) -> str:
        """Return what `setProperty("voice", …)` takes."""
        ...

    @property
    def name(self) -> str:
        """Return the name its maker gave it, such as "Microsoft Frank" or "Dutch"."""
        ...

    @property
    def languages(self) -> list[str]:
        """Return language codes, for instance "nl", "nl-NL" or "nl_NL"."""
        ...


def offered(voices: Iterable[Voice]) -> tuple[OfferedVoice, ...]:
    """Return the Dutch and English voices among those of an engine, in the order it lists them.

    A plain voice of eSpeak NG is offered as a pair, low and high; the id of the high one is the
    other id with "+f2". `language` is as the engine gives it, with "-" before the country.
    """
    offers: list[OfferedVoice] = []
    for voice in voices:
        languages = [code for code in voice.languages if _OFFERED.fullmatch(_plain(code))]
        for code in languages[:1]:
            offer = OfferedVoice(voice.id, code.replace("_", "-"), voice.name)
            offers.append(offer)
            if kind_of(offer) is Kind.ESPEAK:
                offers.append(OfferedVoice(offer.id + _HIGH, offer.language, offer.name))
    return tuple(offers)


def best_first(offers: Iterable[OfferedVoice]) -> tuple[OfferedVoice, ...]:
    """Return `offers` with the best first, all Dutch ones before the others; each id once.

    Best is what sounds most like a person, then the country most citizens come from (the
    Netherlands, Great Britain), then the order in which they came.
    """
    once: dict[str, OfferedVoice] = {}
    for offer in offers:
        once.setdefault(offer.id, offer)
    return tuple(sorted(once.values(), key=_rank))


def chosen(voice_id: str, language: str, offers: Iterable[OfferedVoice]) -> OfferedVoice:
    """Return the voice that says a text in `language`.

    It is the one with `voice_id` if that speaks the language; otherwise, and for "", the best that
    speaks it. A voice of the very country comes first when `language` names one ("nl-BE"), and
    any other country is better than no voice.

    Raises:
        NoVoice: none of `offers` speaks it.
    """
    wanted = _plain(language)
    speaking = [o for o in best_first(offers) if _primary(o.language) == _primary(wanted)]
    if not speaking:
        raise NoVoice(language)
    for offer in speaking:
        if offer.id == voice_id:
            return offer
    if "-" not in wanted:
        return speaking[0]
    return next((o for o in speaking if _country(o.language) == _country(wanted)), speaking[0])


def kind_of(offer: OfferedVoice) -> Kind:
    """Return what a voice is made with, told from its id.

    Sources: the ids that eSpeak NG 1.51 lists ("gmw/nl", "mb/mb-nl2"); the registry keys that
    pyttsx3's sapi5 driver and ours for OneCore use as ids; `companion.speech.piper` for its own.
    """
    voice_id = offer.id.lower()
    if voice_id.startswith("piper:"):
        return Kind.PIPER
    if "speech_onecore" in voice_id:
        return Kind.ONECORE
    if voice_id.startswith("mb/"):
        return Kind.MBROLA
    if re.fullmatch(r"(?:[a-z]{2,4}/)?[a-z]{2,3}(?:-[a-z]{2})?(?:\+\w+)?", voice_id):
        return Kind.ESPEAK
    return Kind.SYSTEM


# Apple's voices of one language come in several qualities, told in the id. REMEMBERED, not seen on
# a Mac: "com.apple.voice.premium.nl-NL.Xander"; the others are old voices, and jokes in English.
_QUALITIES = ("com.apple.voice.premium.", "com.apple.voice.enhanced.", "com.apple.voice.compact.")


def _rank(offer: OfferedVoice) -> tuple[bool, Kind, bool, int]:
    language = _primary(offer.language)
    abroad = _country(offer.language) != _country(_HOME.get(language, language))
    qualities = [i for i, start in enumerate(_QUALITIES) if offer.id.startswith(start)]
    quality = qualities[0] if qualities else len(_QUALITIES)
    return language != "nl", kind_of(offer), abroad, quality


def _primary(code: str) -> str:
    return _plain(code).split("-")[0]


def _country(code: str) -> str:
    """Return the country of a code in small letters; that of home when it names none."""
    plain = _plain(code)
    _, _, country = _HOME.get(plain, plain).partition("-")
    return country


def _plain(code: str) -> str:
    return code.replace("_", "-").lower()

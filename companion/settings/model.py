"""Every setting with its default, its steps, and the steppers that change one at a time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from companion.settings.errors import ServiceRefused

LANGUAGES = ("nl", "en")
TEXT_PERCENTS = (100, 125, 150, 200, 300)  # of 16 pt
DEBOUNCES_MS = (0, 300, 500, 800)  # "Tril-rem": how long a second press on one button is ignored
GUARDS_MS = range(2001)  # how long a screen that just appeared ignores presses
# Real words a minute within a phrase. Slower than 130 the words would be stretched, which makes
# them harder to recognise (ux.md, sources 13 and 14); there the pauses grow instead.
RATES_WPM = (130, 140, 150, 170, 190)
VOLUME_PERCENTS = (20, 40, 60, 80, 100)  # never 0: silence is a choice of `VoiceMode`


_OFF = "off"


class Theme(StrEnum):
    """The colours of the screen; the values are what the settings file says."""

    BLACK_ON_WHITE = "zwart-op-wit"
    YELLOW_ON_BLACK = "geel-op-zwart"
    SOFT = "zacht"


class VoiceMode(StrEnum):
    """When the voice reads a screen aloud; the values are what the settings file says."""

    BY_ITSELF = "vanzelf"
    ON_PRESS = "alleen-als-ik-druk"
    NEVER = "nooit"


class Consent(StrEnum):
    """Whether the internet may be told where the citizen starts; as the settings file says it."""

    ASK = "vraag"
    YES = "ja"
    NO = "nee"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the citizen chose; a new one is what a new installation starts with."""

    language: str = "nl"
    introduced: bool = False  # the first run (S01 to S03) is done
    text_percent: int = 100
    theme: Theme = Theme.BLACK_ON_WHITE
    debounce_ms: int = 500
    guard_ms: int = 700
    voice: VoiceMode = VoiceMode.BY_ITSELF
    rate_wpm: int = 150
    volume_percent: int = 80
    speaker: str = ""  # the voice that was chosen, by the engine's own name; empty: the best
    sounds: bool = True  # the three short sounds: pressed, saved, attention
    word_by_word: bool = False  # mark the word that is being said, besides its sentence
    router_url: str = ""  # of a routing service on the internet; empty: none is asked
    transit_url: str = ""  # of a planner for public transport; empty: none is asked
    online: Consent = Consent.ASK
    lock: str = field(default="", repr=False)  # from `lock.seal_code`; empty: no code is asked


def is_service(url: str) -> bool:
    """Return whether `url` can be a service that is told where a citizen lives: https and a host.

    This computer itself may be asked over http as well: nothing leaves it.
    """
    parts = re.fullmatch(r"(https?)://([a-z0-9.-]+)(?::[0-9]{1,5})?(?:/[\w./~-]*)?", url, re.ASCII)
    return parts is not None and (parts[1] == "https" or parts[2] in {"localhost", "127.0.0.1"})


def with_services(settings: Settings, router: str | None, transit: str | None) -> Settings:
    """Return the settings with other services; None leaves one as it is, "off" takes it away.

    The citizen is asked anew: yes was said to the service that was there.

    Raises:
        ServiceRefused: an address that a home may not be sent to.
    """
    urls = (
        settings.router_url if router is None else _named(router),
        settings.transit_url if transit is None else _named(transit),
    )
    for url in urls:
        if url and not is_service(url):
            raise ServiceRefused(url)
    return replace(settings, router_url=urls[0], transit_url=urls[1], online=Consent.ASK)


def larger_text(settings: Settings) -> Settings:
    """Return the settings with text one step larger, or the same at 300 %."""
    return replace(settings, text_percent=_above(TEXT_PERCENTS, settings.text_percent))


def smaller_text(settings: Settings) -> Settings:
    """Return the settings with text one step smaller, or the same at 100 %."""
    return replace(settings, text_percent=_below(TEXT_PERCENTS, settings.text_percent))


def faster(settings: Settings) -> Settings:
    """Return the settings with a voice one step faster, or the same at 190 words a minute."""
    return replace(settings, rate_wpm=_above(RATES_WPM, settings.rate_wpm))


def slower(settings: Settings) -> Settings:
    """Return the settings with a voice one step slower, or the same at 130 words a minute."""
    return replace(settings, rate_wpm=_below(RATES_WPM, settings.rate_wpm))


def louder(settings: Settings) -> Settings:
    """Return the settings with a voice one step louder, or the same at 100 %."""
    return replace(settings, volume_percent=_above(VOLUME_PERCENTS, settings.volume_percent))


def softer(settings: Settings) -> Settings:
    """Return the settings with a voice one step softer, or the same at 20 %."""
    return replace(settings, volume_percent=_below(VOLUME_PERCENTS, settings.volume_percent))


def longer_debounce(settings: Settings) -> Settings:
    """Return the settings that ignore a trembling second press longer, or the same at 800 ms."""
    return replace(settings, debounce_ms=_above(DEBOUNCES_MS, settings.debounce_ms))


def shorter_debounce(settings: Settings) -> Settings:
    """Return the settings that ignore a second press shorter, or the same at 0 ms."""
    return replace(settings, debounce_ms=_below(DEBOUNCES_MS, settings.debounce_ms))


def next_theme(settings: Settings) -> Settings:
    """Return the settings with the next colours; after the last comes the first."""
    themes = tuple(Theme)
    following = (themes.index(settings.theme) + 1) % len(themes)
    return replace(settings, theme=themes[following])


def next_voice(settings: Settings) -> Settings:
    """Return the settings with the next voice mode; after the last comes the first."""
    modes = tuple(VoiceMode)
    following = (modes.index(settings.voice) + 1) % len(modes)
    return replace(settings, voice=modes[following])


def as_new(settings: Settings) -> Settings:
    """Return every setting as on the first day, except language, introduction, services and lock.

    Those are no choices of look or voice: putting back the letters must not open a lock.
    """
    return Settings(
        language=settings.language,
        introduced=settings.introduced,
        router_url=settings.router_url,
        transit_url=settings.transit_url,
        online=settings.online,
        lock=settings.lock,
    )


def _named(url: str) -> str:
    return "" if url == _OFF else url


def _above(steps: Sequence[int], value: int) -> int:
    return next((step for step in steps if step > value), value)


def _below(steps: Sequence[int], value: int) -> int:
    return next((step for step in reversed(steps) if step < value), value)

"""How settings are read from their file and written back in one piece."""

import contextlib
import json
from collections.abc import Container, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from companion.durable import write_whole
from companion.l10n.message import N_, Message
from companion.settings.errors import SettingsDamaged, SettingsNotSaved
from companion.settings.model import (
    DEBOUNCES_MS,
    GUARDS_MS,
    LANGUAGES,
    RATES_WPM,
    TEXT_PERCENTS,
    VOLUME_PERCENTS,
    Consent,
    Settings,
    Theme,
    VoiceMode,
    is_service,
)

_LONGEST_FILE = 64 * 1024  # bytes; ours has about 300
_LONGEST_NAME = 500  # characters of the name of a voice; a Windows one is a path of about 100


@dataclass(frozen=True, slots=True)
class Reading:
    """The settings to start with, and the sentence to show when some of them were lost."""

    settings: Settings
    problem: Message | None = None


def read(path: Path) -> Reading:
    """Return the settings in `path`; without a file, those of a new installation.

    Never raises for what is in the file: a value that is unknown, of another type or out of its
    range gets its default. A file with such a value is kept as `<name>.damaged`, and the mended
    settings take its place, so that the sentence is shown once. A damaged lock is no lock:
    someone who can write this file could have emptied it as well.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(_LONGEST_FILE + 1)
    except FileNotFoundError:
        return Reading(Settings())
    except OSError:
        return Reading(
            Settings(),
            # Translators: shown at the start, when the settings file does not open
            Message(N_("Your settings do not open and are as new for now.")),
        )
    try:
        loaded = _loaded(path, raw)
    except SettingsDamaged:
        _keep_aside(path)
        return Reading(
            Settings(),
            # Translators: shown once at the start, after the settings file was damaged
            Message(N_("Your settings are as new; the damaged file is kept.")),
        )
    return _sifted(path, loaded)


def save(path: Path, settings: Settings) -> None:
    """Write `settings` to `path`; after a power cut the file is the old or the new one, whole.

    Raises:
        SettingsNotSaved: the disk is full, read-only or gone; the old file is untouched.
    """
    text = json.dumps(asdict(settings), ensure_ascii=False, indent=2) + "\n"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path, text.encode("utf-8", "surrogatepass"))
    except OSError as error:
        raise SettingsNotSaved(path, error.strerror or str(error)) from error


def _sifted(path: Path, loaded: Mapping[str, object]) -> Reading:
    sieve = _Sieve(loaded)
    settings = sieve.settings()
    if not sieve.refused:
        return Reading(settings)
    _keep_aside(path)
    with contextlib.suppress(SettingsNotSaved):  # the next change of a setting tries again
        save(path, settings)
    # Translators: shown once at the start, when part of the settings file was damaged
    return Reading(settings, Message(N_("Some settings are as new; the old file is kept.")))


@dataclass(slots=True)
class _Sieve:
    """Takes the declared settings out of a loaded file and remembers which it refused."""

    loaded: Mapping[str, object]
    refused: set[str] = field(default_factory=set)

    def settings(self) -> Settings:
        new = Settings()
        self.refused.update(self.loaded.keys() - asdict(new).keys())
        return Settings(
            language=self._word("language", LANGUAGES, new.language),
            introduced=self._flag("introduced", new.introduced),
            text_percent=self._number("text_percent", TEXT_PERCENTS, new.text_percent),
            theme=Theme(self._word("theme", tuple(Theme), new.theme)),
            debounce_ms=self._number("debounce_ms", DEBOUNCES_MS, new.debounce_ms),
            guard_ms=self._number("guard_ms", GUARDS_MS, new.guard_ms),
            voice=VoiceMode(self._word("voice", tuple(VoiceMode), new.voice)),
            rate_wpm=self._number("rate_wpm", RATES_WPM, new.rate_wpm),
            volume_percent=self._number("volume_percent", VOLUME_PERCENTS, new.volume_percent),
            speaker=self._name("speaker"),
            sounds=self._flag("sounds", new.sounds),
            word_by_word=self._flag("word_by_word", new.word_by_word),
            router_url=self._address("router_url"),
            transit_url=self._address("transit_url"),
            online=Consent(self._word("online", tuple(Consent), new.online)),
            lock=self._lock(),
        )

    def _number(self, key: str, allowed: Container[int], default: int) -> int:
        value = self.loaded.get(key, default)
        # A bool is an int in Python, but `true` is no number of words a minute.
        if isinstance(value, int) and not isinstance(value, bool) and value in allowed:
            return value
        self.refused.add(key)
        return default

    def _word(self, key: str, allowed: Container[str], default: str) -> str:
        value = self.loaded.get(key, default)
        if isinstance(value, str) and value in allowed:
            return value
        self.refused.add(key)
        return default

    def _flag(self, key: str, default: bool) -> bool:
        value = self.loaded.get(key, default)
        if isinstance(value, bool):
            return value
        self.refused.add(key)
        return default

    def _name(self, key: str) -> str:
        value = self.loaded.get(key, "")
        # A voice that is not there any more is no fault: the best of the others speaks.
        if isinstance(value, str) and len(value) <= _LONGEST_NAME:
            return value
        self.refused.add(key)
        return ""

    def _address(self, key: str) -> str:
        value = self.loaded.get(key, "")
        # A home goes there: never over a line that others can read.
        if value == "" or (isinstance(value, str) and is_service(value)):
            return str(value)
        self.refused.add(key)
        return ""

    def _lock(self) -> str:
        value = self.loaded.get("lock", "")
        if value == "":
            return ""
        # Late: hashlib and hmac cost 4 ms, and most computers have no lock.
        from companion.settings.lock import looks_sealed  # noqa: PLC0415 - see above

        if isinstance(value, str) and looks_sealed(value):
            return value
        self.refused.add("lock")
        return ""


def _loaded(path: Path, raw: bytes) -> Mapping[str, object]:
    if len(raw) > _LONGEST_FILE:
        raise SettingsDamaged(path)
    try:
        # utf-8-sig: a carer's editor may have put a byte order mark in front.
        loaded: object = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise SettingsDamaged(path) from error
    if not isinstance(loaded, dict):
        raise SettingsDamaged(path)
    return loaded


def _keep_aside(path: Path) -> None:
    with contextlib.suppress(OSError):  # the settings in memory are good; the next save may work
        path.replace(path.with_name(path.name + ".damaged"))

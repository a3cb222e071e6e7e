"""What can go wrong with settings."""

from pathlib import Path

from companion.errors import CompanionError


class SettingsError(CompanionError):
    """The base of every error of this room."""


class SettingsDamaged(SettingsError):
    """The file is no settings file: not JSON, not one object, or far too long."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: no settings in it")
        self.path = path


class SettingsNotSaved(SettingsError):
    """The settings could not be written; the file that was there is untouched."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: not saved: {reason}")
        self.path = path
        self.reason = reason  # the words of the operating system, for the log


class CodeEmpty(SettingsError):
    """A settings code without a character was given to be sealed."""

    def __init__(self) -> None:
        super().__init__("a settings code has at least one character")


class ServiceRefused(SettingsError):
    """An address that a home may not be sent to."""

    def __init__(self, url: str) -> None:
        super().__init__(f"{url!r} is no address of a service; it begins with https://")
        self.url = url

"""What can go wrong with what is known of this device."""

from pathlib import Path

from companion.errors import CompanionError


class DeviceError(CompanionError):
    """The base of every error of this room."""


class PolicyAbsent(DeviceError):
    """A policy file was named, or looked for, and is not there."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: no such policy file")
        self.path = path


class CodeUnfit(DeviceError):
    """A settings code was given that the window cannot ask for; which one is not told."""

    def __init__(self, length: int) -> None:
        super().__init__(f"a settings code is {length} digits")
        self.length = length

"""What can go wrong with a journal, one class for each situation."""

from enum import Enum
from pathlib import Path

from companion.errors import CompanionError


class JournalError(CompanionError):
    """The base of every error of this room."""


class Cause(Enum):
    """Why the journal could not do what was asked."""

    DISK_FULL = "the disk is full"
    READ_ONLY = "the disk or file is read-only"
    IN_USE = "another program holds the file"
    DISK_TROUBLE = "the disk does not answer well"
    CLOSED = "the journal was closed"


class NotKept(JournalError):
    """The journal could not be written or read; what it held before is untouched."""

    def __init__(self, cause: Cause) -> None:
        super().__init__(f"journal: {cause.value}")
        self.cause = cause


class JournalDamaged(JournalError):
    """The file is no journal, or part of it was lost or overwritten."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: not a whole journal")
        self.path = path


class JournalNewer(JournalError):
    """A newer version of the program wrote this journal; it is whole, and not ours to change."""

    def __init__(self, path: Path, version: int) -> None:
        super().__init__(f"{path}: journal version {version} is newer than this program")
        self.path = path
        self.version = version


class SealBroken(JournalError):
    """A sealed body was made with another key or for another place, or a byte was changed."""

    def __init__(self) -> None:
        super().__init__("journal: a body does not open with this key")


class NoKeyStore(JournalError):
    """This computer has no place for the key of a journal, or that place does not work now."""

    def __init__(self) -> None:
        super().__init__("journal: no key store that works")


class KeyGone(JournalError):
    """The file is there, and the key store has not the key that it was sealed with."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path}: its key is not in the key store")
        self.path = path

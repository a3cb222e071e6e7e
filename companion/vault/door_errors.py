"""What can go wrong at the door of the vault, beside what its file and its key store raise."""

from companion.vault.errors import VaultError
from companion.vault.kinds import Kind
from companion.vault.pins import Weakness


class Weak(VaultError):
    """This PIN is among the first that anyone would try; nothing was changed or counted."""

    def __init__(self, weakness: Weakness) -> None:
        super().__init__(f"this PIN may not be chosen: {weakness.value}")
        self.weakness = weakness


class DoorShut(VaultError):
    """The vault is not open; it is opened first."""

    def __init__(self) -> None:
        super().__init__("the vault is not open")


class OlderCopy(VaultError):
    """The file is an older copy than the one that was last written; ask before it is used."""

    def __init__(self) -> None:
        super().__init__("the vault is an older copy")


class NotInside(VaultError):
    """Nothing of this kind is kept; no try was counted."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(f"the vault does not hold: {kind.value}")
        self.kind = kind


class WordsNotNeeded(VaultError):
    """The key store works, so the vault is opened with a PIN and not with words."""

    def __init__(self) -> None:
        super().__init__("this computer has a key store; a PIN is enough")


class NotWithWords(VaultError):
    """A vault that is opened with words has no PIN to change and no sheet."""

    def __init__(self) -> None:
        super().__init__("a vault that is opened with words has no PIN and no sheet")


class TooLittleMemory(VaultError):
    """There is no room to work out the key; no try was counted."""

    def __init__(self) -> None:
        super().__init__("too little memory to open the vault")


class DoorBroken(VaultError):
    """The process of the vault is gone or silent; the vault is shut, and the next call is fresh."""

    def __init__(self, cause: str) -> None:
        super().__init__(f"the process of the vault broke: {cause}")
        self.cause = cause

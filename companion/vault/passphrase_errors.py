"""What can go wrong with a vault that words open, one class each; no word is ever in one."""

from companion.vault.errors import VaultError


class NotAPassphrase(VaultError):
    """What was typed cannot be the words of a vault; no vault was tried with it."""


class UnknownWord(NotAPassphrase):
    """A word is not in the list; `number` counts from 1, and the word itself is not told."""

    def __init__(self, number: int) -> None:
        super().__init__(f"word {number} is not in the list")
        self.number = number


class OtherNumberOfWords(NotAPassphrase):
    """All words are in the list, and there are too few or too many."""

    def __init__(self, given: int, needed: int) -> None:
        super().__init__(f"{given} words were given, {needed} are needed")
        self.given = given
        self.needed = needed


class WordListRefused(VaultError):
    """The list is too small or not whole, so words chosen from it would be guessed too fast."""

    def __init__(self, what: str) -> None:
        super().__init__(f"the list of words is not good: {what}")
        self.what = what


class WrongPassphrase(VaultError):
    """The file is whole; these words are not the ones it was closed with."""

    def __init__(self) -> None:
        super().__init__("the words do not open this vault")


class OtherMode(VaultError):
    """The file is opened in another way than was tried; nothing was derived from what was typed."""

    def __init__(self, mode: int) -> None:
        super().__init__(f"the vault is of mode {mode}")
        self.mode = mode


class VaultExists(VaultError):
    """There is a vault of this person already, or a copy of one; it was not written over."""

    def __init__(self) -> None:
        super().__init__("there is a vault of this person already")

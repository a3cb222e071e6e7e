"""The door of the vault: all that the rest of the program can ask of it, and what it tells.

Behind it is a process of its own (`door_process`) or a twin in memory (`door_memory`). No key ever
comes through; a secret value comes alone, by `reveal`, after the PIN was given again.
"""

from dataclasses import dataclass, field
from enum import Enum
from typing import Final, Protocol

from companion.vault.items import Item
from companion.vault.kinds import SECRET, Kind
from companion.vault.pins import Own

TRIES: Final = 10
"""How many wrong PINs there may be: security reference, section 3.4."""

_KINDS: Final = {kind.value: kind for kind in Kind}


class Condition(Enum):
    """How the vault stands; one screen for each."""

    NONE = "there is no vault, and one with a PIN can be made"
    LOCKED = "it is there, and closed"
    OPEN = "it is open"
    NO_KEY_STORE = "there is no vault, and the key store does not work: words are possible"
    KEY_SILENT = "it is there, and the key store does not answer"
    KEY_GONE = "it is there, and the key store answers that it has no key for it"
    USED_UP = "ten tries missed; only a recovery sheet opens it"
    DAMAGED = "its file is not whole"
    OLDER = "its file is an older copy than the one that was last written"
    TOO_NEW = "a newer version of the program made it"
    OTHER_DEVICE = "it is of another device, or damaged"
    IN_USE = "another program has it open"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is shown and said before it is opened.

    `left` are the tries, `seconds` the time until the next one is allowed; `by_words`: words open
    it and no PIN; `sheet`: a recovery sheet can open it; `previous`: a whole file of one
    generation before can be put back.
    """

    condition: Condition
    left: int = TRIES
    seconds: float = 0
    by_words: bool = False
    sheet: bool = False
    previous: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """What an open vault tells: plain items with their value, and which secret ones it keeps."""

    plain: tuple[Item, ...] = ()
    secret: frozenset[Kind] = frozenset()


@dataclass(frozen=True, slots=True)
class NewPhrase:
    """The new words, to be written down and never shown again; and the new vault, open."""

    text: str = field(repr=False)
    contents: Contents = field(default=Contents())


class Door(Protocol):
    """Opens, shuts and changes the one vault of the citizen.

    Every call blocks, up to a minute: not for the thread of the window. Every one may raise any
    `VaultError` (and so any `KeyStoreError`); those named are the ones that a screen tells apart.
    `secret` is the PIN, or the words in a vault that is opened with words.
    """

    def standing(self) -> Standing:
        """Return how the vault stands."""
        ...

    def create(self, pin: str, own: Own) -> Contents:
        """Make a new, empty vault, and leave it open.

        Raises:
            NotAPin, Weak: another PIN must be chosen.
            VaultExists: there is one.
            KeyStoreError: the key store does not work; nothing was made.
        """
        ...

    def create_by_words(self) -> NewPhrase:
        """Make a new, empty vault that words open, and leave it open; only without a key store.

        Raises:
            WordsNotNeeded: the key store works.
            VaultExists: there is one.
        """
        ...

    def open(self, secret: str) -> Contents:
        """Open the vault.

        Raises:
            NotAPin, MustWait, SameAgain: nothing was counted.
            WrongPin: it was counted.
            NotAPassphrase, WrongPassphrase: of words; those are not counted.
            TriesUsedUp: only a recovery sheet opens it.
            OlderCopy: ask, and call `use_older` first.
        """
        ...

    def keep(self, kind: Kind, value: str) -> Contents:
        """Keep a value that `keeping.accepted` returned, in the place of an older one.

        Raises:
            DoorShut: it is not open.
            NotWritten, TooLarge: what was kept is as it was.
        """
        ...

    def forget(self, kind: Kind) -> Contents:
        """Keep this no more; that it was not kept is fine.

        Raises:
            DoorShut, NotWritten: as `keep`.
        """
        ...

    def reveal(self, kind: Kind, secret: str) -> str:
        """Return one value, after the PIN was given again; a wrong one counts, as at `open`.

        Raises:
            DoorShut, NotInside: nothing was counted.
            NotAPin, MustWait, SameAgain, WrongPin, TriesUsedUp: as `open`.
        """
        ...

    def change(self, old: str, new: str, own: Own) -> Contents:
        """Put a new PIN in the place of the old one; no older copy and no sheet opens any more.

        Raises:
            NotWithWords, DoorShut: nothing was done.
            NotAPin, Weak: the new one; nothing was counted.
            MustWait, SameAgain, WrongPin, TriesUsedUp: the old one, as `open`.
        """
        ...

    def new_sheet(self, secret: str) -> str:
        """Return the code of a new recovery sheet, to print; an older sheet opens no more.

        Raises:
            NotWithWords, DoorShut: nothing was done.
            NotAPin, MustWait, SameAgain, WrongPin, TriesUsedUp: as `open`.
        """
        ...

    def open_with_sheet(self, code: str, new_pin: str, own: Own) -> Contents:
        """Open the vault with the code of the sheet, under a new PIN; the sheet is used up.

        Raises:
            NotAPin, Weak: the new PIN.
            NotASheetCode, MistypedSheet, WrongSheet, NoSheet: the code; nothing is counted.
        """
        ...

    def use_previous(self) -> Standing:
        """Put the file of one generation before back; the damaged one is kept beside it.

        Raises:
            NoVaultFile: there is none.
        """
        ...

    def use_older(self) -> Standing:
        """Take the older copy as it is; the citizen was asked."""
        ...

    def throw_away(self) -> None:
        """Delete the key and the files; a deleted key is what makes every copy unreadable."""
        ...

    def lock(self) -> None:
        """Shut the vault; no process that has its keys is left when this returns."""
        ...

    def close(self) -> None:
        """Shut the vault for good: the program ends."""
        ...


def contents_of(items: tuple[Item, ...]) -> Contents:
    """Return what may leave the process of the vault: of secret items only their kind."""
    secret = frozenset(kind for kind in SECRET if any(item.id == kind for item in items))
    plain = tuple(item for item in items if _KINDS.get(item.id) not in {None, *SECRET})
    return Contents(plain, secret)


def with_item(items: tuple[Item, ...], kind: Kind, value: str) -> tuple[Item, ...]:
    """Return the items with this one, in the place of an older one or as the last."""
    fresh = Item(kind.value, value)
    if any(item.id == kind for item in items):
        return tuple(fresh if item.id == kind else item for item in items)
    return (*items, fresh)


def without_item(items: tuple[Item, ...], kind: Kind) -> tuple[Item, ...]:
    """Return the items without this kind."""
    return tuple(item for item in items if item.id != kind)

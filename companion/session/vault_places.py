"""Where the citizen is when it is about their kept data: S13 for the vault, S21 and around it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from companion.l10n.message import Message

if TYPE_CHECKING:
    # The vault is no part of the first screens.
    from companion.vault.kinds import Kind

PIN, WORDS, WORD, SHEET = "pin", "words", "word", "sheet"  # the keys of the boxes


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in the boxes of a screen of the vault, and what is to be mended in it."""

    boxes: Mapping[str, str] = field(default_factory=dict, repr=False)  # a PIN, or personal
    shown: bool = False  # what is typed can be read; never of a PIN
    problem: Message | None = None


@dataclass(frozen=True, slots=True)
class MyData:
    """S21: what is kept, or how to begin, or the code that opens it; `vault_screens` sees which."""

    entry: Entry = Entry()
    misses: int = 0  # wrong PINs on this screen; help is offered with the third


@dataclass(frozen=True, slots=True)
class Asking:
    """The vault was asked something and has not answered; `number` tells which request."""

    number: int


class PinFor(Enum):
    """What a new PIN is chosen for."""

    NEW = "nieuw"
    CHANGE = "wijzigen"
    SHEET = "herstelblad"


@dataclass(frozen=True, slots=True)
class ChoosePin:
    """S13: a new PIN, typed twice. `before` is what opens the vault now: old PIN or sheet."""

    purpose: PinFor
    before: str = field(default="", repr=False)
    first: str = field(default="", repr=False)
    entry: Entry = Entry()


class CopyWhat(Enum):
    """What is to be written down."""

    WORDS = "woorden"
    SHEET = "code"


@dataclass(frozen=True, slots=True)
class ToCopy:
    """One line of what opens the vault, large, to be written down; counted from 0."""

    what: CopyWhat
    lines: tuple[str, ...] = field(repr=False)
    index: int = 0


@dataclass(frozen=True, slots=True)
class ConfirmWord:
    """One of the words is typed back, so that they are surely written down."""

    words: tuple[str, ...] = field(repr=False)
    asked: int
    entry: Entry = Entry()


@dataclass(frozen=True, slots=True)
class AddItem:
    """What the citizen may still keep, to choose from."""


@dataclass(frozen=True, slots=True)
class OptIn:
    """Two sentences before a BSN or a password is kept, and an own yes."""

    kind: "Kind"


@dataclass(frozen=True, slots=True)
class TypeItem:
    """The boxes for one value."""

    kind: "Kind"
    entry: Entry = Entry()


@dataclass(frozen=True, slots=True)
class AtItem:
    """One thing that is kept; `sure` asks whether it may go."""

    kind: "Kind"
    sure: bool = False


class Again(Enum):
    """What the PIN is asked again for."""

    SHOW = "tonen"
    REPLACE = "vervangen"
    REMOVE = "weghalen"
    SHEET = "blad"
    CHANGE = "wijzigen"


@dataclass(frozen=True, slots=True)
class AskAgain:
    """S13: the PIN once more; `kind` is what will be shown, replaced or removed."""

    what: Again
    kind: "Kind | None" = None
    entry: Entry = Entry()


@dataclass(frozen=True, slots=True)
class ShownItem:
    """One secret value on the screen; gone when this place is left."""

    kind: "Kind"
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewSheet:
    """The code of a new recovery sheet is there, to be printed or written down."""

    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class TypeSheet:
    """The code of the recovery sheet is typed, because the PIN is not known any more."""

    entry: Entry = Entry()


@dataclass(frozen=True, slots=True)
class MoreData:
    """What else can be done with an open vault."""


@dataclass(frozen=True, slots=True)
class NeverKept:
    """What is never kept, each with the reason."""


@dataclass(frozen=True, slots=True)
class ForgotPin:
    """What can be done by who does not know the PIN any more."""


@dataclass(frozen=True, slots=True)
class ThrowAll:
    """Whether everything may go; asked twice, the second time with `sure`."""

    sure: bool = False


# Places that hold or ask for what nobody else may see: they close when nobody presses for a while.
SecretPlace = (
    ChoosePin | ToCopy | ConfirmWord | TypeItem | AskAgain | ShownItem | NewSheet | TypeSheet
)
VaultPlace = (
    MyData | Asking | SecretPlace | AddItem | OptIn | AtItem | MoreData | NeverKept | ForgotPin
    | ThrowAll
)  # fmt: skip

"""What the session may ask of the vault, and what comes back: one closed union of each.

Nothing secret stands in a repr: a request is written down by whoever logs effects.
"""

from dataclasses import dataclass, field
from enum import Enum

from companion.vault.door import Contents, Standing
from companion.vault.kinds import Kind
from companion.vault.pins import NOTHING_OWN, Own, Weakness


@dataclass(frozen=True, slots=True)
class Look:
    """Whether there is a vault, and what it needs to open."""


@dataclass(frozen=True, slots=True)
class Create:
    """Make one that this PIN opens."""

    pin: str = field(repr=False)
    own: Own = field(default=NOTHING_OWN, repr=False)


@dataclass(frozen=True, slots=True)
class CreateByWords:
    """Make one that words open; answered with `NewWords`."""


@dataclass(frozen=True, slots=True)
class Open:
    """Open it with the PIN, or with the words."""

    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Keep:
    """Keep a value in the form that `vault.keeping.accepted` returned."""

    kind: Kind
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Forget:
    """Keep this no more."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class Reveal:
    """Tell one secret value; answered with `Revealed`."""

    kind: Kind
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ChangePin:
    """Put a new PIN in the place of the old one."""

    old: str = field(repr=False)
    new: str = field(repr=False)
    own: Own = field(default=NOTHING_OWN, repr=False)


@dataclass(frozen=True, slots=True)
class MakeSheet:
    """Make a recovery sheet; answered with `SheetMade`."""

    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class OpenWithSheet:
    """Open it with the code of the sheet, under a new PIN."""

    code: str = field(repr=False)
    pin: str = field(repr=False)
    own: Own = field(default=NOTHING_OWN, repr=False)


@dataclass(frozen=True, slots=True)
class UsePrevious:
    """Put the whole file of one generation before back."""


@dataclass(frozen=True, slots=True)
class UseOlder:
    """Take the older copy as it is."""


@dataclass(frozen=True, slots=True)
class ThrowAway:
    """Delete it, and the key with it."""


@dataclass(frozen=True, slots=True)
class Lock:
    """Close it: its keys leave the memory of this computer."""


VaultRequest = (
    Look
    | Create
    | CreateByWords
    | Open
    | Keep
    | Forget
    | Reveal
    | ChangePin
    | MakeSheet
    | OpenWithSheet
    | UsePrevious
    | UseOlder
    | ThrowAway
    | Lock
)


@dataclass(frozen=True, slots=True)
class Looked:
    """How the vault stands."""

    standing: Standing


@dataclass(frozen=True, slots=True)
class Contained:
    """The vault is open; this is what it holds."""

    contents: Contents = field(repr=False)


@dataclass(frozen=True, slots=True)
class Revealed:
    """One secret value."""

    kind: Kind
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewWords:
    """The words of a new vault, never told again, and the vault, open."""

    text: str = field(repr=False)
    contents: Contents = field(repr=False)


@dataclass(frozen=True, slots=True)
class SheetMade:
    """The code for the new sheet, never told again."""

    code: str = field(repr=False)


class Reason(Enum):
    """Why something was refused; each has one sentence in `vault_refusals`."""

    NOT_A_PIN = "not four to six digits"
    WEAK_PIN = "a PIN that anyone would try"
    WRONG_PIN = "another PIN; it was counted"
    SAME_AGAIN = "a wrong PIN for the second time; not counted"
    MUST_WAIT = "the next try is not yet allowed"
    USED_UP = "no tries are left"
    UNKNOWN_WORD = "a word that is not in the list"
    WORD_COUNT = "too few or too many words"
    WRONG_WORDS = "other words"
    SHEET_LENGTH = "too few or too many signs"
    SHEET_MISTYPED = "a sign was mistyped"
    WRONG_SHEET = "a code of another vault or of an older sheet"
    FULL = "there is more than a vault holds"
    NOT_WRITTEN = "the disk refused"
    UNCERTAIN = "the disk refused in the middle of a change of the PIN"
    SHUT = "it is not open any more"
    NO_MEMORY = "too little memory"
    KEY_STORE = "the key store does not work"
    OTHER = "anything else; the standing tells it"


@dataclass(frozen=True, slots=True)
class Refused:
    """It was not done. `standing` is how the vault stands now, None where that is not known.

    `number` and `needed` count words or signs, `weakness` tells what is wrong with a new PIN.
    """

    reason: Reason
    standing: Standing | None = None
    weakness: Weakness | None = None
    number: int = 0
    needed: int = 0


VaultAnswer = Looked | Contained | Revealed | NewWords | SheetMade | Refused

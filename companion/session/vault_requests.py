"""What the session may ask of the vault, and what comes back: one closed union of each."""

from dataclasses import dataclass

from companion.vault.door import Contents, Standing


@dataclass(frozen=True, slots=True)
class Look:
    """Whether there is a vault, and what it needs to open."""


@dataclass(frozen=True, slots=True)
class Lock:
    """Close it: its keys leave the memory of this computer."""


VaultRequest = Look | Lock


@dataclass(frozen=True, slots=True)
class Looked:
    """How the vault stands."""

    standing: Standing


@dataclass(frozen=True, slots=True)
class Contained:
    """The vault is open."""

    contents: Contents


VaultAnswer = Looked | Contained

"""Where the citizen is when it is about their kept data: S13 for the vault, S21 and around it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MyData:
    """S21: what is kept, or how to begin, or the code that opens it."""


VaultPlace = MyData

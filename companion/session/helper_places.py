"""Where the citizen is when a helper comes, looks away, or goes: S22 and around it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Together:
    """S22: who helps, what they may do, and until when."""


HelperPlace = Together

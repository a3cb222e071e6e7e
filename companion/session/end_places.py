"""Where the citizen is when a visit ends or nobody pressed for a while: S23 and around it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StillThere:
    """Nobody pressed for a while; in a minute the screen is covered or the visit ends."""


@dataclass(frozen=True, slots=True)
class Covered:
    """The screen of an own device after a while without a press; nothing is lost."""


@dataclass(frozen=True, slots=True)
class Erased:
    """S23 of a shared device: everything of this visit is gone, and it is counted."""


EndPlace = StillThere | Covered | Erased

"""Where the citizen is when a visit ends or nobody pressed for a while: S23 and around it."""

from dataclasses import dataclass

from companion.visits.wiping import Gone


@dataclass(frozen=True, slots=True)
class StillThere:
    """Nobody pressed for a while; in a minute the screen is covered or the visit ends."""


@dataclass(frozen=True, slots=True)
class Covered:
    """The screen of an own device after a while without a press; nothing is lost."""


@dataclass(frozen=True, slots=True)
class Erasing:
    """Everything of this visit is being taken from the device; `away` when nobody asked for it."""

    away: bool = False


@dataclass(frozen=True, slots=True)
class Erased:
    """S23: everything of this visit is gone, and it is counted."""

    gone: Gone
    away: bool = False


EndPlace = StillThere | Covered | Erasing | Erased

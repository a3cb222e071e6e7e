"""What a helper may do: asked right by right, for one errand or all, until a time."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Right(StrEnum):
    """One thing that the citizen may allow a helper; the value is how it is written down.

    What no helper may ever do is not here: code, password and BSN are the citizen's own (design.md
    section 9), and neither settings nor keeping is offered while a helper is there.
    """

    WATCH = "meekijken"  # without it every screen with answers asks the helper to look away
    TYPE = "typen"  # without it every box says that the citizen types
    DATA = "gegevens"  # see what the citizen kept earlier, and have it filled in
    PRINT = "printen"  # have pages printed that hold answers


@dataclass(frozen=True, slots=True)
class Consent:
    """What the citizen said yes to; `until` and `since` have a time zone."""

    helper: str = field(repr=False)  # a name, as the citizen typed it: never in a log
    rights: frozenset[Right]
    since: datetime
    until: datetime
    errand: str = ""  # only this flow; empty: every errand

    def holds(self, now: datetime) -> bool:
        """Return whether the time that was agreed is not over."""
        return self.since <= now < self.until

    def allows(self, right: Right, errand: str, now: datetime) -> bool:
        """Return whether the helper may do this, in this errand (empty outside one), now."""
        in_scope = not self.errand or self.errand == errand
        return right in self.rights and in_scope and self.holds(now)

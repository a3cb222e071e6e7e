"""What happened while a helper was there: the time of each thing, and never an answer."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Event(StrEnum):
    """What may be written down; the value is how it stands in the line for the organisation."""

    BEGAN = "begonnen"
    ERRAND = "onderwerp"  # the detail is the id of the flow
    LOOKED_AWAY = "weggekeken"
    DATA = "gegevens"  # what the citizen kept earlier was opened
    PRINTED = "geprint"
    STAMPED = "stempel"  # the detail is the stamp
    STOPPED = "gestopt"  # the citizen pressed the button that is always there
    TIME_UP = "tijd-om"
    AWAY_TOO_LONG = "niemand-drukte"
    VISIT_OVER = "bezoek-klaar"


ENDINGS = frozenset({Event.STOPPED, Event.TIME_UP, Event.AWAY_TOO_LONG, Event.VISIT_OVER})


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing; `at` has a time zone, `detail` is the id of a flow or a stamp, or empty."""

    at: datetime
    event: Event
    detail: str = ""


@dataclass(frozen=True, slots=True)
class VisitLog:
    """All of one help, the oldest first."""

    entries: tuple[Entry, ...] = ()

    def added(self, entry: Entry) -> "VisitLog":
        """Return the log with one thing more."""
        return VisitLog((*self.entries, entry))

    def last(self, event: Event) -> Entry | None:
        """Return the last entry of a kind, or None where there is none."""
        return next((one for one in reversed(self.entries) if one.event is event), None)

    def last_seen(self) -> Event | None:
        """Return what happened last, but for looking away; None in an empty log."""
        seen = (one.event for one in reversed(self.entries))
        return next((one for one in seen if one is not Event.LOOKED_AWAY), None)

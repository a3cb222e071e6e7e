"""Whether the clock of this computer can be right: by a day that was, Dutch time, and files."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_YEARS_TRUSTED: Final = 5  # security reference, section 5: later, the clock or the program is wrong
# Our own figure: file systems that keep local time differ by hours, never by a day.
_SLACK: Final = timedelta(days=1)


class Clock(Enum):
    """How the date of this computer looks."""

    PLAUSIBLE = "plausible"
    BEHIND = "behind"  # before a day that has certainly been
    AHEAD = "ahead"  # more than five years after it


class Zone(Enum):
    """Whether the clock shows Dutch time."""

    DUTCH = "dutch"  # also Brussels and Berlin, whose clocks show the same
    OTHER = "other"
    UNKNOWN = "unknown"  # this computer has no table of time zones


def judged(today: date, known: date) -> Clock:
    """Return how `today` looks to who knows that the day `known` has been; both days included."""
    if today < known:
        return Clock.BEHIND
    latest = (known.year + _YEARS_TRUSTED, known.month, known.day)  # 29 February needs no date
    if (today.year, today.month, today.day) > latest:
        return Clock.AHEAD
    return Clock.PLAUSIBLE


def zone_of(year: int, offset: Callable[[datetime], timedelta | None]) -> Zone:
    """Return whether the clock is that of the Netherlands, in winter and in summer of `year`.

    `offset` tells how far the clock of this computer is ahead of UTC at a moment without a zone.
    """
    try:
        dutch = ZoneInfo("Europe/Amsterdam")
    except ZoneInfoNotFoundError:
        return Zone.UNKNOWN
    # Noon, and not the nights in which the clock is changed.
    moments = [datetime(year, month, 1, 12) for month in (1, 7)]  # noqa: DTZ001 - as said above
    same = all(offset(moment) == moment.replace(tzinfo=dutch).utcoffset() for moment in moments)
    return Zone.DUTCH if same else Zone.OTHER


def offset_here(moment: datetime) -> timedelta | None:
    """Return how far the clock of this computer is ahead of UTC at `moment`, without a zone."""
    return moment.astimezone().utcoffset()


def written_later(now: datetime, files: Iterable[Path]) -> tuple[Path, ...]:
    """Return the files that were written more than a day after `now`, which has a zone.

    What is not there, or cannot be looked at, is left out.
    """
    limit = (now + _SLACK).timestamp()
    return tuple(path for path in files if _seconds(path) > limit)


def _seconds(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0

"""What is kept of an errand: its answers in order, where the citizen is, and its stamps."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class StampKind(StrEnum):
    """How far an errand is; "done here" is not "sent", and "sent" is not "confirmed"."""

    DONE_HERE = "klaar"
    SENT = "verstuurd"
    CONFIRMED = "bevestigd"


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer to keep, in its stored form; `at` has a time zone."""

    flow: str
    title: str  # of the errand, in the words that the citizen sees
    step: str
    answer: str = field(repr=False)  # personal: never in a log
    at: datetime


@dataclass(frozen=True, slots=True)
class Stamp:
    """One line of the ledger; `at` has a time zone."""

    flow: str
    title: str
    kind: StampKind
    at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """An errand as it was left."""

    flow: str
    title: str
    # Step and answer; an answer given again stays in place. Personal: never in a log.
    answers: tuple[tuple[str, str], ...] = field(repr=False)
    current: str  # the step on the screen
    stamps: tuple[Stamp, ...]  # oldest first
    touched: datetime
    closed: bool = False

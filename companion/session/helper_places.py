"""Where the citizen is when a helper comes, looks away, or goes: S22 and around it."""

from dataclasses import dataclass, field
from enum import Enum

from companion.l10n.message import Message
from companion.visits.consent import Right


class TogetherStep(Enum):
    """The screens of S22, in their order."""

    WHO = "wie"
    RIGHTS = "wat"
    UNTIL = "tot"
    SCOPE = "waarbij"  # only where an errand is open
    CARD = "kaart"


@dataclass(frozen=True, slots=True)
class Together:
    """S22: who helps, what they may do, and until when; nothing holds before the last screen.

    `errand` is the flow that is open, and `only` whether the help is for that one alone.
    """

    step: TogetherStep = TogetherStep.WHO
    name: str = field(default="", repr=False)  # as it is being typed, then as it is kept
    rights: frozenset[Right] = frozenset({Right.WATCH})
    minutes: int = 0
    errand: str = ""
    only: bool = True
    problem: Message | None = None


@dataclass(frozen=True, slots=True)
class LookAway:
    """A cover over the place below it, until the helper looks away."""

    secret: bool  # the place has a code or password; else it is only the citizen's own


@dataclass(frozen=True, slots=True)
class HelpStopped:
    """The help is over: because of the button, or because the time was."""

    time_up: bool = False


@dataclass(frozen=True, slots=True)
class HelpLog:
    """What happened while somebody helped, for the citizen to read at any moment."""


HelperPlace = Together | LookAway | HelpStopped | HelpLog

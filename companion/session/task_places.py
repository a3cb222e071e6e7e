"""Where the citizen is when it is about what is done and what still comes, and with a slip."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from companion.session.places import Draft  # which knows these places


@dataclass(frozen=True, slots=True)
class LastScreen:
    """The question whether an errand was sent: what the last screen showed, or if it is posted."""

    flow: str
    draft: "Draft"


@dataclass(frozen=True, slots=True)
class Tasks:
    """What is begun, sent and to come, over several days."""


@dataclass(frozen=True, slots=True)
class AtTask:
    """One task of the list, and what to do about it now; `key` names it."""

    key: str


@dataclass(frozen=True, slots=True)
class Removing:
    """The question whether a task may go from the list."""

    key: str


@dataclass(frozen=True, slots=True)
class GotAnswer:
    """The question what came after an errand was sent."""

    flow: str
    draft: "Draft"


@dataclass(frozen=True, slots=True)
class AskedBack:
    """They asked something: the question which day their letter names."""

    flow: str
    draft: "Draft"


@dataclass(frozen=True, slots=True)
class SaidNo:
    """They refused: the question until which day the citizen can object."""

    flow: str
    draft: "Draft"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """An errand of which the citizen had word that it is right."""

    flow: str


@dataclass(frozen=True, slots=True)
class SlipCode:
    """The choice of the four digits that close a slip of the errand at a step."""

    flow: str
    step: str
    draft: "Draft"


@dataclass(frozen=True, slots=True)
class SlipText:
    """The question for the signs of a slip of another device."""

    draft: "Draft"


@dataclass(frozen=True, slots=True)
class SlipDigits:
    """The question for the four digits of that slip."""

    text: str = field(repr=False)
    draft: "Draft"


SlipPlace = SlipCode | SlipText | SlipDigits
ListPlace = LastScreen | Tasks | AtTask | Removing | GotAnswer | AskedBack | SaidNo | Confirmed
TaskPlace = ListPlace | SlipPlace

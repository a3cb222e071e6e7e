"""Where the citizen is: the places that lie on the stack, each with what was typed there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from companion.l10n.message import Message

if TYPE_CHECKING:
    from companion.counters.model import Municipality
from companion.geography import Coordinate


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the boxes and on the options of a screen, before it is an answer."""

    boxes: Mapping[str, str] = field(default_factory=dict, repr=False)  # never in a log
    chosen: tuple[str, ...] = ()
    problem: Message | None = None
    focus: str = ""


class Stage(Enum):
    """The three screens of the first run."""

    LANGUAGE = "taal"
    TEXT = "letters"
    VOICE = "stem"


@dataclass(frozen=True, slots=True)
class FirstRun:
    """S01 to S03."""

    stage: Stage


@dataclass(frozen=True, slots=True)
class Home:
    """S04."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """The question whether the program may close; one press too many must not do it."""


@dataclass(frozen=True, slots=True)
class Topics:
    """S05, and the errands of one topic once it is chosen."""

    topic: str = ""


@dataclass(frozen=True, slots=True)
class Search:
    """S06; `results` are flow ids once the citizen has searched."""

    draft: Draft = Draft()
    searched: str = ""
    results: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """S07: what a flow brings, costs and needs; `missing` shows what to do without a need."""

    flow: str
    missing: bool = False


@dataclass(frozen=True, slots=True)
class AtStep:
    """A step of an errand."""

    flow: str
    draft: Draft = Draft()


@dataclass(frozen=True, slots=True)
class Explained:
    """Why we ask, where to find it, and the hard words of a step."""

    flow: str
    step: str


@dataclass(frozen=True, slots=True)
class Help:
    """S20; `flow` and `step` where it was asked within an errand."""

    flow: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class Doors:
    """The other ways to do this errand."""

    flow: str


@dataclass(frozen=True, slots=True)
class AtDoor:
    """A door step that was entered from the help, beside the errand itself."""

    flow: str
    step: str


@dataclass(frozen=True, slots=True)
class Finder:
    """S17: a place or postcode is asked, then the counters are listed."""

    flow: str = ""
    step: str = ""
    draft: Draft = Draft()
    suggestions: tuple[str, ...] = ()
    choices: tuple["Municipality", ...] = field(default=(), repr=False)
    start: "Coordinate | None" = None


@dataclass(frozen=True, slots=True)
class AtCounter:
    """One counter: where it is, how to call, and the page for in the hand."""

    flow: str
    step: str
    municipality: str
    index: int
    start: "Coordinate | None" = None  # where the citizen lives, if known


@dataclass(frozen=True, slots=True)
class Paper:
    """A page was printed, or saved because there is no printer."""

    saved_as: str = ""


@dataclass(frozen=True, slots=True)
class SettingsPlace:
    """S24."""


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    """S24, the part about voice and sounds."""


class Purpose(Enum):
    """Why a code is asked."""

    OPEN = "open"
    CHOOSE = "choose"
    REPEAT = "repeat"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Code:
    """S13: the code that keeps the settings from being changed by accident."""

    purpose: Purpose
    draft: Draft = field(default=Draft(), repr=False)
    first: str = field(default="", repr=False)
    shown: bool = False
    misses: int = 0


class TroubleKind(Enum):
    """Which of the three screens of S26."""

    NO_INTERNET = "internet"
    WEBSITE = "website"
    VOICE = "stem"


@dataclass(frozen=True, slots=True)
class TroublePlace:
    """S26; `flow` and `step` where it happened within an errand."""

    kind: TroubleKind
    flow: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True)
class Finished:
    """S19 for a path that ended at a door: the errand is done here."""

    flow: str
    step: str


@dataclass(frozen=True, slots=True)
class Unavailable:
    """An errand whose file is broken."""

    flow: str


Place = (
    FirstRun
    | Home
    | Leaving
    | Topics
    | Search
    | About
    | AtStep
    | Explained
    | Help
    | Doors
    | AtDoor
    | Finder
    | AtCounter
    | Paper
    | SettingsPlace
    | VoiceSettings
    | Code
    | TroublePlace
    | Finished
    | Unavailable
)

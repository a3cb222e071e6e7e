"""Where the citizen is: the places that lie on the stack, each with what was typed there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from companion.geography import Coordinate
from companion.l10n.message import Message

if TYPE_CHECKING:
    from companion.counters.model import Municipality
    from companion.counters.nearest import Near
    from companion.directions.asking import TransitFound, WayFound
    from companion.directions.model import NoRoute, Way
    from companion.papers.page import Page
    from companion.session.end_places import EndPlace
    from companion.session.helper_places import HelperPlace
    from companion.session.task_places import TaskPlace
    from companion.session.vault_places import VaultPlace


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the boxes and on the options of a screen, before it is an answer."""

    boxes: Mapping[str, str] = field(default_factory=dict, repr=False)  # never in a log
    chosen: tuple[str, ...] = ()
    problem: Message | None = None
    focus: str = ""
    known: bool = False  # filled in with what was given before; "Klopt dit nog?"


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
    """S17: a place or postcode is asked, then which municipality, then which counter.

    At most one of `choices` and `counters` is there; without either the place is asked.
    """

    flow: str = ""
    step: str = ""
    draft: Draft = Draft()
    suggestions: tuple[str, ...] = ()
    choices: tuple["Municipality", ...] = field(default=(), repr=False)
    counters: tuple["Near", ...] = field(default=(), repr=False)
    start: Coordinate | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class AtCounter:
    """One counter: where it is, when it is open, how to call, and the way there."""

    flow: str
    step: str
    near: "Near"
    start: Coordinate | None = field(default=None, repr=False)  # where the citizen lives, if known


@dataclass(frozen=True, slots=True)
class WeekHours:
    """When a counter is open on the coming days."""

    counter: AtCounter


@dataclass(frozen=True, slots=True)
class ChooseWay:
    """How the citizen goes to the counter: on foot, without stairs, by car, by bus or taxi."""

    counter: AtCounter


@dataclass(frozen=True, slots=True)
class AskStart:
    """From which front door the way begins; `numbers` are house numbers that are on the map.

    `way` is None for a journey by bus or train.
    """

    counter: AtCounter
    way: "Way | None"
    draft: Draft = Draft()
    numbers: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class AskOnline:
    """Whether the internet may be told where the citizen starts; `way` is None for a journey."""

    counter: AtCounter
    way: "Way | None"


@dataclass(frozen=True, slots=True)
class Searching:
    """The way is being looked for; `number` tells the answer that is waited for from older ones."""

    counter: AtCounter
    way: "Way | None"
    number: int


@dataclass(frozen=True, slots=True)
class OnTheWay:
    """S18: the whole way in a few sentences, or why there is none and what to do then."""

    counter: AtCounter
    answer: "WayFound | NoRoute" = field(repr=False)


@dataclass(frozen=True, slots=True)
class AtTurn:
    """S18: one step of the way, counted from 0."""

    counter: AtCounter
    found: "WayFound" = field(repr=False)
    index: int


@dataclass(frozen=True, slots=True)
class AtMap:
    """The way as a drawing."""

    counter: AtCounter
    found: "WayFound" = field(repr=False)


@dataclass(frozen=True, slots=True)
class ByTransit:
    """The stop near the counter, a journey where the internet may be asked, and the taxis."""

    counter: AtCounter
    answer: "TransitFound"


@dataclass(frozen=True, slots=True)
class ChoosePaper:
    """Which page is wanted; with the way on it where one was found."""

    counter: AtCounter
    found: "WayFound | None" = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ChoosePrinter:
    """Where a page must go: the printer, a stick, or nowhere because it is written down."""

    page: "Page" = field(repr=False)


@dataclass(frozen=True, slots=True)
class WriteDown:
    """Write-down mode: one line at a time, for who has no printer; counted from 0."""

    lines: tuple[str, ...] = field(repr=False)
    index: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """A page was printed, or saved: on a stick, or because there is no printer."""

    saved_as: str = ""
    on_stick: bool = False


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
    LEAVE = "leave"  # a kiosk is not left without it


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


Travel = ChooseWay | AskStart | AskOnline | Searching | OnTheWay | AtTurn | AtMap | ByTransit
OnPaper = ChoosePaper | ChoosePrinter | WriteDown
# In quotes: the places of vault, helper, end and tasks are made when the citizen comes there, and
# only who checks the types knows them all.
Place: TypeAlias = (
    "FirstRun | Home | Leaving | Topics | Search | About | AtStep | Explained | Help"
    " | Doors | AtDoor | Finder | AtCounter | WeekHours | Travel | OnPaper | Paper"
    " | SettingsPlace | VoiceSettings | Code | TroublePlace | Finished | Unavailable"
    " | VaultPlace | HelperPlace | EndPlace | TaskPlace"
)

"""What the citizen wants, and what came back from the world: all that can enter a session."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from companion.counters.register import Register
    from companion.directions.asking import WayAnswer
    from companion.journal.model import Stamp
    from companion.l10n.message import Message
    from companion.regions.model import CounterRow, Manifest
    from companion.session.library import Library
    from companion.session.model import OpenErrand
    from companion.session.utterances import SpokenLine
    from companion.session.vault_requests import VaultAnswer
    from companion.speech.synthesizer import FailureReason, OfferedVoice
    from companion.visits.wiping import Gone


class Press(Enum):
    """A press that says all by itself."""

    BACK = auto()
    READ = auto()  # read this screen aloud, or stop reading
    HELP = auto()
    MORE = auto()  # the next page of this screen; stays with the window
    FORWARD = auto()  # the main button: Verder, Beginnen, Ja klopt
    HOME = auto()
    LEAVE = auto()  # Stoppen, on the home screen
    TOPICS = auto()
    SEARCH = auto()
    FINDER = auto()
    SETTINGS = auto()
    VOICE_SETTINGS = auto()
    EXPLAIN = auto()  # why, where, or what a word means
    MISSING = auto()  # "Ik heb niet alles"
    DOORS = auto()  # the other ways to do this errand
    STUCK = auto()  # the website step did not work
    OPEN_WEBSITE = auto()
    PRINT = auto()
    TO_STICK = auto()  # save the page on a USB stick
    WRITE_DOWN = auto()
    WAY = auto()  # how to get to the counter
    WEEK = auto()  # when the counter is open on the coming days
    MAP = auto()
    OTHER_POSTCODE = auto()
    ONLINE = auto()  # look for the way on the internet
    ALLOW = auto()
    REFUSE = auto()
    LATER = auto()  # stop for now, go on later
    RETRY_VOICE = auto()
    WITHOUT_VOICE = auto()
    SLOWER_AGAIN = auto()  # read the question again, slower
    LOCK_SETTINGS = auto()
    UNLOCK_SETTINGS = auto()
    FORGOT_CODE = auto()
    SHOW_CODE = auto()
    KEEP_DATA = auto()  # keep the answers of this review in the vault
    MY_DATA = auto()  # what is kept behind the citizen's own code
    TOGETHER = auto()  # begin with a helper
    STOP_HELP = auto()  # the helper's rights end now; on every screen while there is one
    HELP_LOG = auto()  # what happened while a helper was there
    TASKS = auto()  # what is begun, sent and to come
    STILL_HERE = auto()  # "Ik ben er nog"
    END_VISIT = auto()  # Stoppen on a shared device: everything is erased
    NEW_VISIT = auto()  # the next citizen begins
    SLIP = auto()  # take a slip along, to go on with on another device
    TAKE_UP = auto()  # go on with a slip of another device


class Change(Enum):
    """A change of one setting by one step."""

    SMALLER_TEXT = auto()
    LARGER_TEXT = auto()
    VOICE_ON_OFF = auto()
    VOICE_MODE = auto()  # by itself, only on a press, never
    SLOWER = auto()
    FASTER = auto()
    SOFTER = auto()
    LOUDER = auto()
    OTHER_VOICE = auto()
    SOUNDS = auto()
    WORD_BY_WORD = auto()
    THEME = auto()
    TREMOR = auto()
    LANGUAGE = auto()
    RESTORE = auto()
    UNDO = auto()


@dataclass(frozen=True, slots=True)
class Pick:
    """One of the things on the screen: an option, a topic, a flow, a counter; named by its key."""

    key: str


@dataclass(frozen=True, slots=True)
class Typed:
    """The text that now stands in a box of the screen."""

    box: str
    text: str = field(repr=False)  # personal, or a code: never in a log


@dataclass(frozen=True, slots=True)
class LibraryReady:
    """The flows and facts were read."""

    library: "Library"


@dataclass(frozen=True, slots=True)
class CountersReady:
    """The table of counters was read, and what the installed region packs add to it."""

    register: "Register"
    rows: "tuple[CounterRow, ...]" = field(default=(), repr=False)
    packs: "tuple[Manifest, ...]" = ()


@dataclass(frozen=True, slots=True)
class WayReady:
    """The answer to the question about the way with this number."""

    number: int
    answer: "WayAnswer" = field(repr=False)  # begins at a home: never in a log


@dataclass(frozen=True, slots=True)
class Kept:
    """Answers are on the disk and survive a power cut."""

    flow: str
    answers: int = 1


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something of the world did not work; told once, in words."""

    message: "Message"


@dataclass(frozen=True, slots=True)
class Printed:
    """A page went to the printer, or was saved as a file because there is no printer."""

    saved_as: str  # the path of the PDF, or empty when it was printed
    on_stick: bool = False


@dataclass(frozen=True, slots=True)
class WebsiteOpened:
    """The citizen's own browser shows the official page."""


@dataclass(frozen=True, slots=True)
class NoInternet:
    """The official page could not be reached."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """The voice began a sentence of the screen; `line` is None when it came to the end."""

    line: "SpokenLine | None"


@dataclass(frozen=True, slots=True)
class Focused:
    """The keyboard came to a control by Tab or an arrow; `key` names it."""

    key: str


@dataclass(frozen=True, slots=True)
class Turned:
    """The citizen turned the page; it begins with the line `key` of a part."""

    part: int
    key: str


@dataclass(frozen=True, slots=True)
class VoiceLost:
    """There is no voice, no sound, or it stopped working for good."""

    reason: "FailureReason | None" = None


@dataclass(frozen=True, slots=True)
class VoiceFaltered:
    """The voice missed something and went on."""

    reason: "FailureReason"


@dataclass(frozen=True, slots=True)
class VoicesFound:
    """The voices of this computer, the best first."""

    voices: "tuple[OfferedVoice, ...]"


@dataclass(frozen=True, slots=True)
class ScreenReader:
    """A screen reader was started or stopped."""

    running: bool


@dataclass(frozen=True, slots=True)
class JournalOpened:
    """What was kept of earlier sittings; `kept` when new answers will be as well.

    `problem` says why not, or what went wrong.
    """

    errands: "tuple[OpenErrand, ...]" = field(default=(), repr=False)
    ledger: "tuple[Stamp, ...]" = ()
    kept: bool = True
    problem: "Message | None" = None


@dataclass(frozen=True, slots=True)
class IdleWarning:
    """Nobody pressed for a while; a minute is left."""


@dataclass(frozen=True, slots=True)
class IdleOver:
    """That minute is over, or the computer slept: what is on the screen is nobody's now."""


@dataclass(frozen=True, slots=True)
class VisitErased:
    """Everything of this visit is gone from the device; how much it was."""

    gone: "Gone"


@dataclass(frozen=True, slots=True)
class VaultAnswered:
    """What the vault said to the request with this number."""

    number: int
    answer: "VaultAnswer" = field(repr=False)


@dataclass(frozen=True, slots=True)
class TimePassed:
    """It is another minute now than at the intent before."""

    now: datetime


Intent = (
    Press
    | Change
    | Pick
    | Typed
    | LibraryReady
    | CountersReady
    | WayReady
    | Kept
    | Trouble
    | Printed
    | WebsiteOpened
    | NoInternet
    | Spoken
    | Focused
    | Turned
    | VoiceLost
    | VoiceFaltered
    | VoicesFound
    | ScreenReader
    | JournalOpened
    | IdleWarning
    | IdleOver
    | VisitErased
    | VaultAnswered
    | TimePassed
)

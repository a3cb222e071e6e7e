"""What a session asks of the world; `qt.stage` performs it, in order."""

from dataclasses import dataclass, field
from enum import Enum, auto, unique
from typing import TYPE_CHECKING

from companion.session.utterances import SpokenLine
from companion.session.views import ScreenView

if TYPE_CHECKING:
    from companion.directions.asking import Question
    from companion.papers.page import Page
    from companion.session.vault_requests import VaultRequest
    from companion.settings.model import Settings
    from companion.speech.earcons import Earcon


class Load(Enum):
    """Shipped data to read on a worker; it comes back as an intent."""

    LIBRARY = auto()
    COUNTERS = auto()


@unique
class PrintTarget(Enum):
    """Where a page goes."""

    PRINTER = "printer"  # chosen in the dialog of the system; a PDF where there is no printer
    STICK = "stick"  # a PDF on a USB stick


@dataclass(frozen=True, slots=True)
class Show:
    """Put a view on the screen; `fresh` when it is another screen than the one before.

    With `mend` the keyboard goes to what is to be mended, wherever it is now.
    """

    view: ScreenView
    fresh: bool
    mend: bool = False


@dataclass(frozen=True, slots=True)
class Speak:
    """Read these sentences of the screen aloud, silencing what was being read."""

    lines: tuple[SpokenLine, ...] = field(repr=False)  # may hold answers: never in a log
    rate_wpm: int = 0  # another pace for this once; 0 as in the settings


@dataclass(frozen=True, slots=True)
class Mention:
    """Say a few words that go with a press, without marking anything on the screen."""

    text: str = field(repr=False)  # may name the answer that was chosen: never in a log
    language: str


@dataclass(frozen=True, slots=True)
class Chime:
    """Play one of the short sounds; what it tells stands on the screen as well."""

    earcon: "Earcon"


@dataclass(frozen=True, slots=True)
class Silence:
    """Stop reading within 200 ms."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """Mark the sentence of the screen that is being said, or none."""

    line: SpokenLine | None


@dataclass(frozen=True, slots=True)
class Keep:
    """Make an answer durable; answered with `Kept`."""

    flow: str
    title: str
    step: str
    answer: str = field(repr=False)  # personal: never in a log


@dataclass(frozen=True, slots=True)
class Move:
    """Remember at which step of a flow the citizen is."""

    flow: str
    title: str
    step: str


@dataclass(frozen=True, slots=True)
class StampIt:
    """Put a stamp in the ledger: klaar, verstuurd or bevestigd."""

    flow: str
    title: str
    stamp: str


@dataclass(frozen=True, slots=True)
class CloseErrand:
    """The errand has come to its end and is not offered on the home screen any more."""

    flow: str


@dataclass(frozen=True, slots=True)
class OpenWebsite:
    """Open an official address in the citizen's own browser, after trying whether it answers."""

    url: str


@dataclass(frozen=True, slots=True)
class PrintPage:
    """Bring a page to paper or a stick; answered with `Printed`, or `Trouble` when it was not."""

    page: "Page"
    target: PrintTarget = PrintTarget.PRINTER


@dataclass(frozen=True, slots=True)
class FindWay:
    """Look for the way to a counter; answered with `WayReady` and the same number."""

    number: int
    question: "Question" = field(repr=False)  # begins at a home: never in a log


@dataclass(frozen=True, slots=True)
class SaveSettings:
    """Keep the settings and apply them to the window and the voice at once."""

    settings: "Settings"


@dataclass(frozen=True, slots=True)
class UseVault:
    """Ask something of the vault; answered with `VaultAnswered` and the same number."""

    number: int
    request: "VaultRequest" = field(repr=False)


@dataclass(frozen=True, slots=True)
class Erase:
    """Take everything of this visit from the device; answered with `VisitErased`."""


@dataclass(frozen=True, slots=True)
class RecordVisit:
    """Add a line for the organisation, with nothing of the citizen in it."""

    row: str


@dataclass(frozen=True, slots=True)
class RestartVoice:
    """Try to start the voice again."""


@dataclass(frozen=True, slots=True)
class Announce:
    """Tell a screen reader something that changed without taking the focus.

    `urgent` for what is to be mended or went wrong: it does not wait for the end of a sentence.
    """

    text: str
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Quit:
    """Close the program."""


Effect = (
    Load
    | Show
    | Speak
    | Mention
    | Chime
    | Silence
    | Highlight
    | Keep
    | Move
    | StampIt
    | CloseErrand
    | OpenWebsite
    | PrintPage
    | FindWay
    | SaveSettings
    | UseVault
    | Erase
    | RecordVisit
    | RestartVoice
    | Announce
    | Quit
)

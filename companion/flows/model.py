"""What a flow is made of: a closed set of step kinds, their options and the doors out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NewType

from companion.official.desks import Desk

FlowId = NewType("FlowId", str)
StepId = NewType("StepId", str)
OptionId = NewType("OptionId", str)

UNKNOWN = OptionId("weet-niet")  # the option that every question may offer: "Ik weet het niet"
NOTHING = OptionId("niets-van-dit")  # "none of these" on a checklist while it is on the screen


class DoorName(Enum):
    """The four ways in which a citizen can finish an errand."""

    ONLINE = "online"
    PHONE = "phone"
    LETTER = "letter"
    COUNTER = "counter"


class StampName(Enum):
    """How far an errand has come when a step is reached; "done here" is not "sent"."""

    DONE_HERE = "klaar"
    SENT = "verstuurd"
    CONFIRMED = "bevestigd"


class DateRange(Enum):
    """Which dates a date question accepts."""

    PAST = "verleden"
    FUTURE = "toekomst"
    ANY = "alle"


class TermUnit(Enum):
    """In what a term is counted; working days are those of the Netherlands."""

    DAYS = "dagen"
    WORKING_DAYS = "werkdagen"
    WEEKS = "weken"
    MONTHS = "maanden"


class TextForm(Enum):
    """What kind of text a text question asks for; decides the keyboard and what is accepted."""

    FREE = "vrij"
    POSTCODE = "postcode"


class Keeps(Enum):
    """What of the citizen an answer is; it is asked once, and is filled in the next time.

    The ids are those of the vault (a test compares the two). No secret is among them.
    """

    NAME = "naam"
    ADDRESS = "adres"
    POSTCODE = "postcode"
    TOWN = "woonplaats"
    BIRTH_DATE = "geboortedatum"
    PHONE = "telefoon"
    EMAIL = "e-mail"
    IBAN = "iban"
    DIGID_USER = "digid-user"
    BOOKLET = "boekje"
    PAPERS = "papieren"


@dataclass(frozen=True, slots=True)
class Condition:
    """True when the answer to a choice or checklist step is, or contains, one of `options`."""

    step: StepId
    options: tuple[OptionId, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list (bring, needs); shown when its condition holds, or always."""

    text: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a choice or checklist, as the citizen reads it."""

    id: OptionId
    label: str
    next: StepId | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """Within how long something comes: the fact that holds the number, and what it counts."""

    fact: str
    unit: TermUnit


@dataclass(frozen=True, slots=True)
class Routes:
    """Where a step goes on: straight, or by the outcome of a named check."""

    default: StepId | None = None
    check: str = ""
    by_outcome: Mapping[str, StepId] | None = None

    def targets(self) -> tuple[StepId, ...]:
        """Return every step that may come next, in the order of the file."""
        straight = (self.default,) if self.default else ()
        return (*straight, *(self.by_outcome or {}).values())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Common:
    """What every step has: a heading and the short sentences around it."""

    id: StepId
    line: int
    heading: str
    tell: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    trap: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    before: str = ""  # what a check finds: the last day on which the errand is in time
    routes: Routes = Routes()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explain(_Common):
    """Tells something; the citizen reads and goes on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(_Common):
    """A question with one answer out of at most five, and "Ik weet het niet"."""

    options: tuple[Option, ...]
    unknown: StepId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist(_Common):
    """A question with several answers; `nothing` is the label of the answer that excludes them."""

    options: tuple[Option, ...]
    nothing: str
    unknown: StepId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskDate(_Common):
    """A question for a day, a month and a year."""

    accept: DateRange
    unknown: StepId | None = None
    keeps: Keeps | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskAmount(_Common):
    """A question for an amount in euros; kept in cents."""

    unknown: StepId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskNumber(_Common):
    """A question for a whole number between two bounds, both included."""

    low: int
    high: int
    unknown: StepId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskText(_Common):
    """A question for a few words."""

    form: TextForm
    unknown: StepId | None = None
    keeps: Keeps | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(_Common):
    """Shows every answer, each with a way to change it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Website(_Common):
    """The online door: an official address, what to lay ready, and what to do there."""

    url: str
    ready: tuple[Item, ...]
    do: tuple[str, ...]
    stuck: StepId


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone(_Common):
    """The telephone door: whom to call, what to lay ready, what to say."""

    organisation: str
    number: str  # a fact placeholder, or empty where no checked number is known
    of_municipality: bool  # the number of the citizen's own municipality, from the counters
    number_where: tuple[str, ...]
    ready: tuple[Item, ...]
    say: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter(_Common):
    """The letter door: where it goes, what it says, what goes with it."""

    organisation: str
    address_where: tuple[str, ...]
    write: tuple[str, ...]
    enclose: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter(_Common):
    """The counter door: which desk, what to bring, what to say, what if they send you away."""

    desk: Desk
    bring: tuple[Item, ...]
    say: tuple[str, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done(_Common):
    """The end: what happens now, and the stamp the errand gets.

    `expect` is within how long an answer comes. `again` is what a check finds: the day from which
    it is worth doing the errand again.
    """

    stamp: StampName
    expect: Term | None = None
    again: str = ""


Question = Choice | Checklist | AskDate | AskAmount | AskNumber | AskText
Door = Website | Phone | Letter | Counter
Step = Explain | Question | Review | Door | Done

QUESTIONS = (Choice, Checklist, AskDate, AskAmount, AskNumber, AskText)
ENDS = (Done, Phone, Letter, Counter)  # the kinds that may end a path (design section 4)


@dataclass(frozen=True, slots=True)
class DoorWay:
    """One of the four doors of a flow: the step where it begins, or why it is not there."""

    step: StepId | None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """A government service, ready to be carried out."""

    id: FlowId
    path: str
    title: str
    short: str  # how the home screen names it: "Verder met …"
    topic: str
    synonyms: tuple[str, ...]
    about: tuple[str, ...]  # what this errand brings, on its first screen
    minutes: int
    cost: str
    needs: tuple[Item, ...]
    missing: tuple[str, ...]  # what to do when something of `needs` is missing
    doors: Mapping[DoorName, DoorWay]
    words: Mapping[str, str]  # hard word -> explanation
    start: StepId
    steps: Mapping[StepId, Step]
    sources: tuple[str, ...]
    checked_on: date

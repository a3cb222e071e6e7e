"""What is on the screen, as a value: shown by `qt`, read aloud from the very same value.

A screen is a closed union of parts in reading order. There is one widget for each kind of part and
no widget that decides anything: every control carries the intent that it emits.
"""

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from companion.session.intents import Intent

if TYPE_CHECKING:
    # No screen of the start has a map, and its values take time to make.
    from companion.regions.sheet import MapSheet


class Tone(Enum):
    """How a text is shown; never by colour alone."""

    PLAIN = "plain"
    PLACE = "place"  # where the citizen is: "Vraag 2 van 6"
    SMALL = "small"  # where something comes from
    BIG = "big"  # an address or number to copy
    HUGE = "huge"  # one line to write down, read from the paper's distance
    NOTICE = "notice"  # a border, an icon and a word: "Let op"
    PROBLEM = "problem"  # what to mend in an answer
    SAY = "say"  # a sentence to speak at the telephone or counter


class Keypad(Enum):
    """Which keys stand on the screen beside a field."""

    DIGITS = "digits"
    AMOUNT = "amount"  # digits and a comma
    LETTERS = "letters"  # letters, with digits behind a key
    WRITING = "writing"  # capitals too, and every sign: names, addresses, a password


@dataclass(frozen=True, slots=True)
class Heading:
    """The question or the title; one on every screen."""

    text: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Sentences, each on its own line, with an optional label above ("Let op", "Zeg").

    `unsaid` are lines below them that are shown and never said: a secret that the citizen asked to
    see. A screen reader is only told that they are there.
    """

    lines: tuple[str, ...]
    tone: Tone = Tone.PLAIN
    label: str = ""
    icon: str = ""
    bullets: bool = False
    language: str = ""  # where the lines are in another language than the screen
    unsaid: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press."""

    key: str
    label: str
    intent: Intent
    icon: str = ""
    text_percent: int = 0  # the size of its own text where it is a sample; 0 as the screen
    language: str = ""  # where the label is in another language than the screen


@dataclass(frozen=True, slots=True)
class Buttons:
    """Ways on beside the main one; `tiles` are set out in two columns where they fit."""

    buttons: tuple[Button, ...]
    tiles: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One answer, and whether it is chosen now."""

    key: str
    label: str
    chosen: bool
    intent: Intent
    text_percent: int = 0
    language: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """The answers of a question; `several` when more than one may be chosen."""

    options: tuple[Option, ...]
    several: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """One place to type: its label and what stands in it now."""

    key: str
    label: str
    text: str = field(default="", repr=False)  # personal, or a code: never in a log
    longest: int = 20_000  # more than is ever accepted: too much is told, never cut off silently
    hidden: bool = False  # the characters of a code are not shown
    secret: bool = False  # what stands here is never said, whether it is shown or not
    purpose: str = ""  # bday-day, postal-code, …: the HTML autocomplete name (SC 1.3.5)


@dataclass(frozen=True, slots=True)
class Field:
    """Boxes to type in, with the keys on the screen; `unit` stands before the box ("€")."""

    boxes: tuple[Box, ...]
    keypad: Keypad
    unit: str = ""
    focus: str = ""  # the box that has the cursor; the first where empty


@dataclass(frozen=True, slots=True)
class Row:
    """One answer on the review: the question, the answer, and the way to change it."""

    question: str
    answer: str
    button: Button


@dataclass(frozen=True, slots=True)
class Picture:
    """A map, and what it tells in words: shown below it, said, and its name to a screen reader."""

    sheet: "MapSheet"
    text: str


Part = Heading | Lines | Buttons | Options | Field | Row | Picture


@dataclass(frozen=True, slots=True)
class Bar:
    """The fixed bar: the same six places on every screen, an absent one stays empty."""

    back: Button | None
    read: Button | None  # absent where the citizen wants no voice
    help: Button
    main: Button | None
    softer: Button | None = None
    louder: Button | None = None


@dataclass(frozen=True, slots=True)
class ScreenView:
    """A whole screen.

    `key` tells screens apart: a view with the same key changes the screen in place. `name` is the
    number of the screen in the design (S08). `title` is the window's title and unique. `focus` is
    the key of the box or option that gets the cursor, where an answer is to be mended.
    """

    key: str
    name: str
    title: str
    parts: tuple[Part, ...]
    bar: Bar
    language: str
    status: str = ""  # a short message beside the place line: "Bewaard"
    prompt: str = ""  # said last, for who does not see the bar: "Druk op Verder."
    focus: str = ""
    strip: Button | None = None  # above everything, on every screen alike: "Stop hulp"


def controls_of(view: ScreenView) -> tuple[Button | Option, ...]:
    """Return everything that can be pressed on a screen: its parts in reading order, then the bar.

    The strip above, where there is one, comes last: it is the same on every screen.

    A screen offers nothing else, so an intent of no control here comes from a screen before.
    """
    return (
        *(control for part in view.parts for control in _controls(part)),
        *(button for button in bar_buttons(view.bar) if button is not None),
        *((view.strip,) if view.strip is not None else ()),
    )


def bar_buttons(bar: Bar) -> tuple[Button | None, ...]:
    """Return what stands on the six places of the bar, from left to right; None where empty."""
    return (bar.back, bar.read, bar.help, bar.softer, bar.louder, bar.main)


def _controls(part: Part) -> tuple[Button | Option, ...]:
    match part:
        case Buttons(buttons):
            return buttons
        case Options(options):
            return options
        case Row(button=button):
            return (button,)
        case Heading() | Lines() | Field() | Picture():
            return ()

"""A printed page as a value: what it says, not how it looks."""

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from companion.regions.sheet import MapSheet


class Weight(Enum):
    """How a section stands on the page."""

    PLAIN = "plain"
    BIG = "big"  # an address or number that must be read at arm's length
    HUGE = "huge"  # what somebody else must read across a desk or in a car
    LIST = "list"  # things to tick off
    SAY = "say"  # a sentence to speak, in quotation marks
    WRITE = "write"  # what is to be written by hand, with a ruled line after it


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines; without a heading the lines stand alone."""

    heading: str
    lines: tuple[str, ...] = field(repr=False)  # may be an answer or a code: never in a log
    weight: Weight = Weight.PLAIN


@dataclass(frozen=True, slots=True)
class Contact:
    """What a telephone learns from the square code: public facts of a counter and nothing else."""

    name: str
    address_lines: tuple[str, ...]
    phone: str
    website: str


@dataclass(frozen=True, slots=True)
class WayThere:
    """The way to the counter: one line for each step, and the map where there is one.

    `about` is what to know before leaving. `further` is the heading of the steps on the second
    A4 where they begin on the first. `left_out` stands where steps have no room on two A4.
    `source` tells whose map it is and of which day.
    """

    heading: str
    about: tuple[str, ...]
    steps: tuple[str, ...] = field(repr=False)  # begins at a home: never in a log
    further: str
    left_out: str
    source: str
    sheet: "MapSheet | None" = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Page:
    """One A4: title, sections in reading order, and the source with its date at the foot.

    With `way` a second A4 holds the map, and the steps as far as they have no room on the first.
    `scan` is the word beside the square code of `contact`, or of the text `code`; the square is
    left out where it has no room, for it repeats what the page says. `file_name` is how the page is
    called when it is saved instead of printed, without ending. One that is `paper_only` is never
    saved: whoever finds the file has what it says.
    """

    title: str
    sections: tuple[Section, ...]
    foot: str
    file_name: str
    language: str
    way: WayThere | None = None
    contact: Contact | None = None
    scan: str = ""
    code: str = field(default="", repr=False)
    paper_only: bool = False

    @property
    def coded(self) -> Contact | str | None:
        """What the square code of the page holds, or None where there is none."""
        return self.contact if self.contact is not None else self.code or None

"""A printed page as a value: what it says, not how it looks."""

from dataclasses import dataclass
from enum import Enum


class Weight(Enum):
    """How a section stands on the page."""

    PLAIN = "plain"
    BIG = "big"  # an address or number that must be read at arm's length
    LIST = "list"  # things to tick off
    SAY = "say"  # a sentence to speak, in quotation marks


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its lines."""

    heading: str
    lines: tuple[str, ...]
    weight: Weight = Weight.PLAIN


@dataclass(frozen=True, slots=True)
class Page:
    """One A4: title, sections in reading order, and the source with its date at the foot.

    `file_name` is how the page is called when it is saved instead of printed, without ending.
    """

    title: str
    sections: tuple[Section, ...]
    foot: str
    file_name: str
    language: str

"""What is said in one breath, and how urgent it is."""

from dataclasses import dataclass, field
from enum import Enum


class Priority(Enum):
    """Where a reading goes when something is being read already."""

    NORMAL = "normal"
    """After everything that waits."""
    NEXT = "next"
    """After the utterance that sounds now; what it interrupts goes on afterwards."""
    NOW = "now"
    """At once: what sounds falls silent, and what waited is dropped."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """A sentence to say, as it is written, and the part of the screen it belongs to.

    `language` is a code such as "nl" or "nl-NL". The text never shows in a `repr`: what is said
    about a citizen does not belong in a log or a traceback.
    """

    text: str = field(repr=False)
    language: str
    part: int = 0

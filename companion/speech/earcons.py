"""The short sounds that go with what happens on the screen."""

from enum import Enum


class Earcon(Enum):
    """A short sound; whatever it tells is on the screen as well."""

    PRESSED = "pressed"
    """A button was pressed."""
    SAVED = "saved"
    """Something is kept."""
    ATTENTION = "attention"
    """There is something to read."""

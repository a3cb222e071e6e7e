"""Where the widgets of a screen report what the citizen does."""

from collections.abc import Callable
from dataclasses import dataclass

from companion.session.intents import Intent


@dataclass(frozen=True, slots=True)
class Ears:
    """Where the widgets of a screen report: what is wanted, and Enter in a box."""

    wanted: Callable[[Intent], None]
    entered: Callable[[], None]

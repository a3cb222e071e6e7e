"""Hears announcements on the accessibility bus: runs under Debian's own Python, which has pyatspi.

Prints as JSON the first texts that are announced, each with its politeness: 1 for polite, 2 for
assertive (Atspi.Live).
"""

import json
import sys
from typing import Any

# Of Debian's Python, not of ours.
import pyatspi  # type: ignore[import-not-found]

heard: dict[str, int] = {}


def keep(event: Any) -> None:  # noqa: ANN401 - what pyatspi hands out has no types
    """Keep what was announced; two texts are enough."""
    heard[event.any_data] = event.detail1
    if len(heard) == 2:
        pyatspi.Registry.stop()


pyatspi.Registry.registerEventListener(keep, "object:announcement")
pyatspi.Registry.start()
sys.stdout.write(json.dumps(heard) + "\n")

"""A screen reader of a few lines: runs under Debian's own Python, which has pyatspi.

Run as `/usr/bin/python3 screen_reader.py NAME ...`: waits for Loketmaatje on the accessibility bus,
presses each button NAME in turn, and prints as JSON what it meets before and after each press:
the title of the window, and role and name of everything that can have the keyboard.
"""

import json
import sys
import time
from typing import Any

# Of Debian's Python, not of ours.
import pyatspi  # type: ignore[import-not-found]

Accessible = Any  # what pyatspi hands out has no types
PATIENCE = 15.0  # seconds


def program() -> Accessible:
    """Return the program on the bus."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for one in pyatspi.Registry.getDesktop(0):
            if one is not None and one.name.lower() == "loketmaatje" and one.childCount:
                return one
        time.sleep(0.2)
    sys.exit("Loketmaatje is not on the accessibility bus")


def below(one: Accessible) -> list[Accessible]:
    """Return everything below an accessible, in its order."""
    found: list[Accessible] = []
    for child in one:
        if child is not None:
            found.append(child)
            found += below(child)
    return found


def met(window: Accessible) -> dict[str, object]:
    """Return what a screen reader meets in a window."""
    showing = [one for one in below(window) if one.getState().contains(pyatspi.STATE_SHOWING)]
    controls = [
        [one.getRoleName(), one.name]
        for one in showing
        if one.getState().contains(pyatspi.STATE_FOCUSABLE)
    ]
    labels = [one.name for one in showing if one.getRoleName() == "label"]
    return {"title": window.name, "controls": controls, "labels": labels}


def press(window: Accessible, name: str) -> None:
    """Press the button with a name through the bus, and wait for another title."""
    before = window.name
    button = next(one for one in below(window) if one.name == name and one.get_n_actions())
    button.queryAction().doAction(0)
    until = time.monotonic() + PATIENCE
    while window.name == before and time.monotonic() < until:
        time.sleep(0.1)


window = program()[0]
seen = [met(window)]
for wanted in sys.argv[1:]:
    press(window, wanted)
    seen.append(met(window))
sys.stdout.write(json.dumps(seen) + "\n")

"""What stretching a PIN may cost on this computer: slow for a guesser, bearable for a citizen."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from companion.vault.format import Costs
from companion.vault.keys import CEILING, USUAL, stretched
from companion.vault.typed import Pin

ENOUGH: Final = 0.5
"""Seconds; the lower end of what section 3.1 of the security reference asks."""


def measured(costs: Costs) -> float:
    """Return how many seconds one stretching takes here.

    Raises:
        MemoryError: there is no room for it.
    """
    begun = time.perf_counter()
    stretched(Pin(b"0000"), bytes(16), costs)
    return time.perf_counter() - begun


def calibrated(measure: Callable[[Costs], float] = measured) -> Costs:
    """Return the usual costs, with as many passes, 3 to 10, as take about half a second here.

    Nothing is ever lowered: a slow computer has the usual costs.
    """
    costs = USUAL
    while costs.passes < CEILING.passes:
        seconds = measure(costs)
        if seconds >= ENOUGH * 0.9:  # one pass more would be further from it
            break
        aimed = int(costs.passes * ENOUGH / max(seconds, 0.001))
        costs = replace(costs, passes=min(max(aimed, costs.passes + 1), CEILING.passes))
    return costs

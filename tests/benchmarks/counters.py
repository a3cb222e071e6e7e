"""Times the finder of counters: `counters.py ROUNDS`.

Prints JSON: the milliseconds of each round, ours and bare, for the nearest of all postcodes as if
each had a library (bare: the same distances by the plain formula), and for the sentences of one
counter after the first (bare: the same hours asked of opening-hours-py).
"""

import json
import math
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from time import perf_counter
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours

from companion.counters.model import Counter, MunicipalityCode, counters_of
from companion.counters.nearest import counters_for
from companion.counters.register import Register, read_register
from companion.counters.telling import sentences
from companion.geography import Coordinate
from companion.l10n.words import Words, load_words
from companion.official.desks import Desk
from companion.regions.model import CounterKind, CounterRow

HOURS = "Mo-Fr 09:00-17:00; Th 09:00-20:00; PH off"
HERE = Coordinate(52.09, 5.12)
MORNING = datetime(2026, 4, 27, 10, tzinfo=ZoneInfo("Europe/Amsterdam"))  # a holiday: the longest


def rows_of(register: Register) -> tuple[CounterRow, ...]:
    """Return a library in the middle of each postcode."""
    return tuple(
        CounterRow(
            kind=CounterKind.LIBRARY,
            name=f"Bibliotheek {area.digits}",
            street_line="Boekenplein 1",
            postcode=f"{area.digits} AB",
            town=area.places[0],
            phone="",
            website="",
            hours=HOURS,
            step_free=None,
            point=area.centre,
            municipality="",
            checked_on=date(2026, 4, 1),
        )
        for area in register.postcodes.values()
    )


def find(register: Register, rows: Sequence[CounterRow]) -> None:
    """Find the nearest libraries to the middle of the country."""
    utrecht = register.municipalities[MunicipalityCode("GM0344")]
    counters_for(register, Desk.HELP, utrecht, HERE, rows)


def measure_only(rows: Sequence[CounterRow]) -> None:
    """Only take the distances, on a flat map."""
    narrow = math.cos(math.radians(HERE.latitude))
    min(
        math.hypot(
            row.point.latitude - HERE.latitude, (row.point.longitude - HERE.longitude) * narrow
        )
        for row in rows
    )


def tell(counter: Counter, words: Words, at: datetime) -> None:
    """Put the state of a counter into sentences."""
    sentences(counter, at, words)


def ask_only(hours: OpeningHours, at: datetime) -> None:
    """Only ask whether it is open, and when that changes."""
    hours.state(at)
    hours.next_change(at)


def measure(rounds: int) -> dict[str, dict[str, list[float]]]:
    """Return the milliseconds of each round, ours and bare, made in turns."""
    register, words = read_register(), load_words("nl")
    rows = rows_of(register)
    hall = counters_of(register.municipalities[MunicipalityCode("GM0344")])[0]
    counter = replace(hall, hours=HOURS)
    hours = OpeningHours(HOURS, country="NL", timezone=ZoneInfo("Europe/Amsterdam"))
    tell(counter, words, MORNING)  # the first one loads what all need
    told: dict[str, dict[str, list[float]]] = {
        name: {"ours": [], "bare": []} for name in ("nearest", "sentences")
    }
    for turn in range(rounds):
        at = MORNING + timedelta(minutes=turn)
        nearest, said = told["nearest"], told["sentences"]
        nearest["ours"].append(_milliseconds(partial(find, register, rows)))
        nearest["bare"].append(_milliseconds(partial(measure_only, rows)))
        said["ours"].append(_milliseconds(partial(tell, counter, words, at)))
        said["bare"].append(_milliseconds(partial(ask_only, hours, at)))
    return told


def _milliseconds(act: Callable[[], None]) -> float:
    began = perf_counter()
    act()
    return (perf_counter() - began) * 1000


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(int(sys.argv[1]))))

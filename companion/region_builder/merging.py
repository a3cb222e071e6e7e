"""How the counters of the map and those of the register become one list."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from companion.counters.model import Counter, counters_of
from companion.counters.register import Register
from companion.geography import Coordinate, distance_metres
from companion.regions.model import Address, CounterKind, CounterRow

# A town hall is one building; its address in the map is at most this far from its middle.
_SAME_BUILDING = 100.0  # metres
_NUMBER_AT_END = re.compile(r"([0-9]{1,5}) ?-?([0-9A-Za-z]{0,4})$")

Door = tuple[str, str]  # postcode "2611 BV" and house number "1", without its addition


def doors_of(register: Register) -> Mapping[Door, Counter]:
    """Return the counters of all municipalities by postcode and house number.

    An address of two municipalities stays with the first one, for whom it is the town hall.
    """
    doors: dict[Door, Counter] = {}
    for municipality in register.municipalities.values():
        for counter in counters_of(municipality):
            if door := _door_of(counter):
                doors.setdefault(door, counter)
    return doors


def merged(
    rows: Iterable[CounterRow],
    doors: Mapping[Door, Counter],
    addresses: Mapping[Door, Address],
    osm_date: date,
) -> tuple[CounterRow, ...]:
    """Return one row for each place with a counter: town halls first, then by name.

    A town hall of the map with the postcode and house number of the register, or within 100 metres
    of that front door, gets the register's name, address and telephone. A counter of the register
    that the map only has the front door of gets a row as well, for its exact place. A town hall
    that no row of the register is at, is left out: nobody knows what is done there.

    `addresses` are the front doors of `doors` that the map has.
    """
    halls: dict[Door, CounterRow] = {}
    others: list[CounterRow] = []
    for row in rows:
        if row.kind is not CounterKind.TOWN_HALL:
            others.append(row)
        elif door := _door_at(row, doors, addresses):
            halls[door] = _filled(halls[door], row) if door in halls else row
    for door, address in addresses.items():
        if door not in halls:
            halls[door] = _bare_row(address.point, osm_date)
    told = [_told(row, doors[door]) for door, row in halls.items()]
    return (*sorted(told, key=_order), *sorted(_once(others), key=_order))


def _door_of(counter: Counter) -> Door | None:
    if len(counter.address_lines) < 2:
        return None
    number = _NUMBER_AT_END.search(counter.address_lines[0])
    return None if number is None else (counter.address_lines[-1][:7], number[1])


def _door_at(
    row: CounterRow, doors: Mapping[Door, Counter], addresses: Mapping[Door, Address]
) -> Door | None:
    number = _NUMBER_AT_END.search(row.street_line)
    if number is not None and (row.postcode, number[1]) in doors:
        return row.postcode, number[1]
    if row.postcode:
        return None  # it has an address, and it is another one
    near = [
        (distance_metres(address.point, row.point), door) for door, address in addresses.items()
    ]
    metres, door = min(near, default=(_SAME_BUILDING + 1, ("", "")))
    return door if metres <= _SAME_BUILDING else None


def _filled(row: CounterRow, other: CounterRow) -> CounterRow:
    """Return `row` with what only `other`, which is the same place, knows."""
    return replace(
        row,
        hours=row.hours or other.hours,
        step_free=other.step_free if row.step_free is None else row.step_free,
        # The oldest: a sentence about both must not sound newer than either.
        checked_on=min(row.checked_on, other.checked_on),
    )


def _bare_row(point: Coordinate, osm_date: date) -> CounterRow:
    return CounterRow(
        kind=CounterKind.TOWN_HALL,
        **dict.fromkeys(("name", "street_line", "postcode", "town", "phone"), ""),
        website="",
        hours="",
        step_free=None,
        point=point,
        municipality="",
        checked_on=osm_date,
    )


def _told(row: CounterRow, counter: Counter) -> CounterRow:
    postcode_line = counter.address_lines[-1]
    return replace(
        row,
        name=counter.name,
        street_line=counter.address_lines[0],
        postcode=postcode_line[:7],
        town=postcode_line[8:],
        phone=counter.phone,
        website=counter.website,
        municipality=counter.municipality,
    )


def _once(rows: Sequence[CounterRow]) -> Iterator[CounterRow]:
    """Yield each place once: a library is often both a building and a point in it."""
    seen: dict[tuple[CounterKind, str], list[CounterRow]] = {}
    for row in rows:
        same = seen.setdefault((row.kind, row.name), [])
        for place, known in enumerate(same):
            if row.name and distance_metres(known.point, row.point) <= _SAME_BUILDING:
                same[place] = _filled(known, row)
                break
        else:
            same.append(row)
    for same in seen.values():
        yield from same


def _order(row: CounterRow) -> tuple[str, str, float]:
    return row.name, row.postcode, row.point.latitude


def door_of_address(address: Address) -> Door:
    """Return the postcode and house number of a front door."""
    return address.postcode, address.number

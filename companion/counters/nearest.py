"""Which counters do an errand for one citizen, the best first."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from companion.counters.model import Access, Counter, Municipality, MunicipalityCode, counters_of
from companion.counters.register import Register
from companion.geography import Coordinate, distance_metres
from companion.official.desks import Desk, Office, office_of
from companion.regions.model import CounterKind, CounterRow

# An older person does not travel farther for help with a form; a telephone is nearer.
_HELP_METRES = 15_000.0
_MOST_HELP_POINTS = 4  # and the telephone of the municipality: five fit on a screen
_FROM_ABROAD = re.compile(r"^(?:\+|00)31[ -]?(?:\(0\))?")
_DEGREE_METRES = 111_000.0  # of latitude
_HELP_KINDS = frozenset({CounterKind.LIBRARY, CounterKind.COMMUNITY_CENTRE})
_NUMBER = re.compile(r"(?:^| )([0-9]+)")
MAP_SOURCE = "OpenStreetMap"


@dataclass(frozen=True, slots=True)
class Near:
    """A counter, and how many metres it is in a straight line if that is known.

    `approximate` when the start or the counter is only the middle of a postcode.
    """

    counter: Counter
    metres: float | None
    approximate: bool

    def from_door(self) -> "Near":
        """Return the same when the start was the front door itself."""
        return replace(self, approximate=not self.counter.exact)


def counters_for(
    register: Register,
    desk: Desk,
    municipality: Municipality,
    start: Coordinate | None,
    rows: Sequence[CounterRow] = (),
) -> tuple[Near, ...]:
    """Return the counters that do `desk` for an inhabitant of `municipality`; at least one.

    Of the own municipality its own counters only, the nearest to `start` first, with the exact
    point, the hours and the entrance that `rows` of region packs have for the same address. For
    help the libraries and community centres among `rows` at most 15 km away, four of them, then the
    telephone of the municipality; a place without an address is left out. For a national body its
    telephone. What nobody knows is left empty; nothing is raised.
    """
    match office_of(desk):
        case Office.OWN_MUNICIPALITY:
            own = [_merged(counter, rows) for counter in counters_of(municipality)]
            return _nearest_first(own, start)
        case Office.HELP_POINT:
            return (*_help_points(municipality, start, rows), _by_telephone(municipality, desk))
        case Office.BY_PHONE:
            return (Near(register.national[desk], None, approximate=True),)


def _nearest_first(counters: Iterable[Counter], start: Coordinate | None) -> tuple[Near, ...]:
    nears = [Near(counter, _metres(start, counter), approximate=True) for counter in counters]
    return tuple(sorted(nears, key=_how_far))


def _metres(start: Coordinate | None, counter: Counter) -> float | None:
    if start is None or counter.coordinate is None:
        return None
    return distance_metres(start, counter.coordinate)


def _how_far(near: Near) -> float:
    return float("inf") if near.metres is None else near.metres


def _merged(counter: Counter, rows: Sequence[CounterRow]) -> Counter:
    """Return a counter of the register with what the map knows of the same address."""
    here = [row for row in rows if _address(row.street_line, row.postcode) == _of(counter)]
    for row in here:
        # A library in the same building has its own hours, but the same door on the map.
        counter = replace(counter, coordinate=row.point, exact=True)
    for row in here:
        if row.kind is CounterKind.TOWN_HALL:
            return replace(
                counter,
                coordinate=row.point,
                hours=row.hours,
                hours_checked_on=row.checked_on if row.hours else None,
                step_free=row.step_free,
                source=_both_sources(counter),
            )
    return replace(counter, source=_both_sources(counter)) if here else counter


def _both_sources(counter: Counter) -> str:
    return f"{counter.source}, {MAP_SOURCE}"


def _of(counter: Counter) -> tuple[str, str]:
    return _address(counter.address_lines[0], counter.address_lines[1][:7])


def _address(street_line: str, postcode: str) -> tuple[str, str]:
    """Return postcode and house number as every writing of one address has them."""
    numbers = _NUMBER.findall(street_line)
    return postcode.replace(" ", "").upper(), numbers[-1] if numbers else ""


def _help_points(
    municipality: Municipality, start: Coordinate | None, rows: Sequence[CounterRow]
) -> tuple[Near, ...]:
    middle = start or municipality.coordinate
    around = [
        (distance_metres(middle, row.point) if middle else 0.0, row)
        for row in _around(middle, municipality, rows)
        if row.kind in _HELP_KINDS and row.name and row.street_line
    ]
    near = sorted(
        (it for it in around if it[0] <= _HELP_METRES), key=lambda it: (it[0], it[1].name)
    )
    return tuple(
        Near(_help_point(row, municipality.code), metres if start else None, approximate=True)
        for metres, row in near[:_MOST_HELP_POINTS]
    )


def _around(
    middle: Coordinate | None, municipality: Municipality, rows: Sequence[CounterRow]
) -> Iterator[CounterRow]:
    """Yield the rows that are not too far to the north or the south, or lie in the municipality."""
    if middle is None:
        yield from (row for row in rows if row.town in municipality.places)
        return
    margin = _HELP_METRES / _DEGREE_METRES
    for row in rows:
        if abs(row.point.latitude - middle.latitude) <= margin:
            yield row


def as_dialled_here(number: str) -> str:
    """Return a telephone number as it is dialled in the Netherlands: "015 278 5678".

    The first of several; one of another country, or what is no number, stays as it is.
    """
    first = number.split(";", maxsplit=1)[0].strip()
    return _FROM_ABROAD.sub("0", first)


def _help_point(row: CounterRow, municipality: MunicipalityCode) -> Counter:
    return Counter(
        name=row.name,
        address_lines=tuple(filter(None, (row.street_line, f"{row.postcode} {row.town}".strip()))),
        phone=as_dialled_here(row.phone),
        appointment_phone=None,
        appointment_url=None,
        website=row.website,
        coordinate=row.point,
        municipality=municipality,
        source=MAP_SOURCE,
        checked_on=row.checked_on,
        remark="",
        desks=frozenset({Desk.HELP}),
        hours=row.hours,
        hours_checked_on=row.checked_on if row.hours else None,
        step_free=row.step_free,
        exact=True,
    )


def _by_telephone(municipality: Municipality, desk: Desk) -> Near:
    """Return the municipality as the one to ask where help is given; no address, so none goes."""
    hall = counters_of(municipality)[0]
    asked = replace(
        hall,
        address_lines=(),
        coordinate=None,
        desks=frozenset({desk}),
        access=Access.PHONE_ONLY,
        appointment_phone=None,
        appointment_url=None,
    )
    return Near(asked, None, approximate=True)

"""Made-up places of a region pack, as `regions.database` gives them."""

from dataclasses import replace
from datetime import date

from companion.geography import Coordinate
from companion.regions.model import CounterKind, CounterRow

CHECKED = date(2026, 6, 1)
DELFT_HALL = CounterRow(
    kind=CounterKind.TOWN_HALL,
    name="Stadskantoor",
    street_line="Stationsplein 1",
    postcode="2611 BV",
    town="Delft",
    phone="",
    website="",
    hours="Mo-Fr 09:00-17:00; PH off",
    step_free=True,
    point=Coordinate(52.0069, 4.3563),
    municipality="GM0503",
    checked_on=CHECKED,
)
LIBRARY = CounterRow(
    kind=CounterKind.LIBRARY,
    name="Bibliotheek Voorbeeld",
    street_line="Boekenplein 2",
    postcode="2611 AA",
    town="Delft",
    phone="015 000 00 00",
    website="https://bibliotheek.example",
    hours="Mo-Sa 10:00-17:00; PH off",
    step_free=None,
    point=Coordinate(52.0100, 4.3600),
    municipality="",
    checked_on=CHECKED,
)


def library(name: str, latitude: float, longitude: float) -> CounterRow:
    """Return a library of that name at that point."""
    return replace(LIBRARY, name=name, point=Coordinate(latitude, longitude))

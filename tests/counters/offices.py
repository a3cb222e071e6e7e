"""One made-up counter, to try opening hours and doubts on."""

from dataclasses import replace
from datetime import date, datetime

from companion.counters.model import Counter, MunicipalityCode
from companion.geography import Coordinate

OFFICE = Counter(
    name="Gemeente Voorbeeld",
    address_lines=("Dorpsstraat 1", "1234 AB Voorbeeld"),
    phone="14 030",
    appointment_phone=None,
    appointment_url=None,
    website="https://voorbeeld.example",
    coordinate=Coordinate(52.0, 5.0),
    municipality=MunicipalityCode("GM0001"),
    source="Our own example",
    checked_on=date(2026, 1, 1),
    remark="",
)


def office(hours: str, checked_on: date) -> Counter:
    """Return the office with these opening hours, everything checked on one day."""
    return replace(OFFICE, hours=hours, checked_on=checked_on, hours_checked_on=checked_on)


def dutch(text: str) -> datetime:
    """Return a moment on the Dutch clock, as it is typed on the command line."""
    return datetime.fromisoformat(text)

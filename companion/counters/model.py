"""What a municipality and its counters are."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, unique
from typing import NewType

from companion.geography import Coordinate
from companion.official.desks import Desk, Office, office_of

MunicipalityCode = NewType("MunicipalityCode", str)  # "GM0014", as Statistics Netherlands numbers

# What one does at the counters of the own municipality.
OWN_DESKS = frozenset(desk for desk in Desk if office_of(desk) is Office.OWN_MUNICIPALITY)


@unique
class Access(Enum):
    """How one gets in."""

    WALK_IN = "walk in"
    APPOINTMENT = "appointment"  # nobody is received without one
    PHONE_ONLY = "telephone"  # nobody is received before a call
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality with its town hall, as the register of `source` had it on `checked_on`.

    `coordinate` is the centre of the four-digit postcode of the town hall, so about a kilometre
    wide; it is None where that centre is doubted. `extra_coordinates` belongs to `extra_addresses`,
    place by place. `also_called` holds names people use for it that the register does not.
    `province` tells namesakes apart.
    """

    code: MunicipalityCode
    name: str
    street_line: str
    postcode: str
    town: str
    remark: str
    phone: str
    appointment_phone: str | None
    appointment_url: str | None
    website: str
    places: tuple[str, ...]
    also_called: tuple[str, ...]
    coordinate: Coordinate | None
    extra_addresses: tuple[str, ...]
    extra_coordinates: tuple[Coordinate | None, ...]
    province: str
    source: str
    checked_on: date


@dataclass(frozen=True, slots=True)
class Counter:
    """One address a citizen can visit, with everything needed to call first.

    `address_lines` are street line and "postcode town", and there are none where nobody knows an
    address: then one calls. `coordinate` is the door when it is `exact`, else as in `Municipality`.
    `hours` are written as OpenStreetMap does, empty when unknown, and were true on
    `hours_checked_on`. `home_visit` and `step_free` are None when nobody has looked.
    """

    name: str
    address_lines: tuple[str, ...]
    phone: str
    appointment_phone: str | None
    appointment_url: str | None
    website: str
    coordinate: Coordinate | None
    municipality: MunicipalityCode
    source: str
    checked_on: date
    remark: str
    desks: frozenset[Desk] = frozenset()
    access: Access = Access.UNKNOWN
    home_visit: bool | None = None
    hours: str = ""
    hours_checked_on: date | None = None
    step_free: bool | None = None
    exact: bool = False


def counters_of(municipality: Municipality) -> tuple[Counter, ...]:
    """Return the visiting addresses of `municipality`, the town hall first; at least one."""
    hall = (municipality.street_line, f"{municipality.postcode} {municipality.town}")
    others = zip(municipality.extra_addresses, municipality.extra_coordinates, strict=True)
    return (
        _counter(municipality, hall, municipality.coordinate),
        *(_counter(municipality, tuple(text.split(", ")), point) for text, point in others),
    )


def _counter(
    municipality: Municipality, address_lines: tuple[str, ...], coordinate: Coordinate | None
) -> Counter:
    return Counter(
        # The register's own name of the organisation, so not a sentence to be translated.
        name=f"Gemeente {municipality.name}",
        address_lines=address_lines,
        phone=municipality.phone,
        appointment_phone=municipality.appointment_phone,
        appointment_url=municipality.appointment_url,
        website=municipality.website,
        coordinate=coordinate,
        municipality=municipality.code,
        source=municipality.source,
        checked_on=municipality.checked_on,
        remark=municipality.remark,
        desks=OWN_DESKS,
    )

"""Where a front door is, by postcode and house number.

An address is where somebody lives, so a geocoder on the internet is only made after the citizen
agreed to it; before that, and without internet, there is the one that knows nothing.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlencode

from companion.counters.errors import NotGeocoded
from companion.geography import Coordinate
from companion.net.errors import Unreachable
from companion.net.fetcher import Fetcher, host_of
from companion.regions.database import split_number, tidy_postcode
from companion.regions.model import Address

# Source: PDOK Locatieserver 3.1, read in PDOK/locatieserver (2023-08): /free takes q, fq, rows,
# fl, lat and lon, and a parameter that is not in its list is refused.
PDOK_URL = "https://api.pdok.nl/bzk/locatieserver/search/v3_1"
PDOK_SOURCE = "PDOK Locatieserver (Kadaster, BAG)"

_OK = 200
_MOST_ROWS = 100  # a block of flats may have one number with fifty additions
_POSTCODE = re.compile(r"[1-9][0-9]{3} [A-Z]{2}")
_POINT = re.compile(r"POINT *\( *(-?[0-9]{1,3}(?:\.[0-9]+)?) +(-?[0-9]{1,3}(?:\.[0-9]+)?) *\)")


class Geocoder(Protocol):
    """Knows front doors. May block, so it is asked from a worker thread."""

    def addresses(self, postcode: str, number: str) -> tuple[Address, ...]:
        """Return the front doors with this postcode and house number, best first.

        `number` may have its letter or addition behind it ("12a", "12-2"): the door with that one
        comes first. None at all is an answer too: there is no such door.

        Raises:
            NotGeocoded: nobody could be asked.
        """
        ...


class NoGeocoder:
    """The quiet twin: without leave to ask, or without internet, nothing is known."""

    def addresses(self, postcode: str, number: str) -> tuple[Address, ...]:
        """Raise NotGeocoded, always."""
        del postcode, number
        raise NotGeocoded("nobody may be asked")


@dataclass(frozen=True, slots=True)
class PdokGeocoder:
    """Asks the geocoder of the government; postcode and house number go to it, and no more."""

    fetcher: Fetcher
    base_url: str = PDOK_URL

    def addresses(self, postcode: str, number: str) -> tuple[Address, ...]:
        """Return the front doors; what is no postcode or no house number is not asked.

        Raises:
            NotGeocoded: no answer, or none that can be read.
        """
        wanted, split = tidy_postcode(postcode), split_number(number)
        if not _POSTCODE.fullmatch(wanted) or split is None:
            return ()
        question = urlencode(
            {
                "q": f"{wanted.replace(' ', '')} {split[0]}",
                "fq": "type:adres",
                "rows": str(_MOST_ROWS),
            }
        )
        # It finds what looks alike as well, so an answer counts only when it is the same.
        doors = [
            door
            for door in self._asked(f"{self.base_url}/free?{question}")
            if (door.postcode, door.number) == (wanted, split[0])
        ]
        doors.sort(key=lambda door: (door.addition != split[1], door.addition))
        return tuple(doors)

    def _asked(self, url: str) -> Iterator[Address]:
        try:
            page = self.fetcher.fetch(url)
        except Unreachable as error:
            raise NotGeocoded(str(error)) from error
        if page.status != _OK:
            raise NotGeocoded(f"{host_of(url)} answered with status {page.status}")
        return _doors(host_of(url), page.body)


def _doors(host: str, body: bytes) -> Iterator[Address]:
    """Yield the addresses in an answer; one that is not whole is passed over."""
    try:
        answer: object = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NotGeocoded(f"{host} gave no answer that can be read") from error
    match answer:
        case {"response": {"docs": [*docs]}}:
            found = (_door(doc) for doc in docs if isinstance(doc, dict))
            return (door for door in found if door is not None)
    raise NotGeocoded(f"{host} gave no answer that can be read")


def _door(doc: Mapping[str, object]) -> Address | None:
    match doc:
        case {
            "type": "adres",
            "straatnaam": str(street),
            "huis_nlt": str(numbered),
            "postcode": str(postcode),
            "woonplaatsnaam": str(town),
            "centroide_ll": str(centre),
        }:
            split, point = split_number(numbered), _point(centre)
            if split is None or point is None:
                return None
            return Address(street, split[0], split[1], tidy_postcode(postcode), town, point)
    return None


def _point(text: str) -> Coordinate | None:
    """Return the point in "POINT(longitude latitude)", or None for anything else."""
    found = _POINT.fullmatch(text)
    if found is None:
        return None
    longitude, latitude = float(found[1]), float(found[2])
    if not (abs(longitude) <= 180 and abs(latitude) <= 90):
        return None
    return Coordinate(latitude, longitude)

"""The two shipped tables, row by row: municipalities and four-digit postcodes."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from companion.counters.errors import CounterFileError
from companion.counters.model import Municipality, MunicipalityCode
from companion.geography import Coordinate

MUNICIPALITY_COLUMNS = (
    *("code", "name", "street_line", "postcode", "town", "remark"),
    *("phone", "appointment_phone", "appointment_url", "website"),
    *(
        "places",
        "more_places",
        "also_called",
        "extra_addresses",
        "province",
        "source",
        "checked_on",
    ),
)
POSTCODE_COLUMNS = ("digits", "latitude", "longitude", "places", "municipalities", "doubtful")

# The Netherlands in Europe: a swapped or mistyped coordinate falls outside.
_SOUTH, _NORTH = 50.7, 53.6
_WEST, _EAST = 3.3, 7.3
_DIGITS = re.compile(r"[1-9][0-9]{3}")
_POSTCODE = re.compile(r"\b([1-9][0-9]{3}) [A-Z]{2}\b")


@dataclass(frozen=True, slots=True)
class PostcodeArea:
    """The homes that share four digits; `centre` is not to be trusted when `doubtful`."""

    digits: str
    centre: Coordinate
    places: tuple[str, ...]
    municipalities: tuple[MunicipalityCode, ...]
    doubtful: bool


def read_postcodes(path: Path) -> dict[str, PostcodeArea]:
    """Return the postcode areas by their digits.

    Raises:
        CounterFileError: the file is missing, or a row in it cannot be true.
    """
    areas: dict[str, PostcodeArea] = {}
    for line, row in _rows(path, POSTCODE_COLUMNS):
        digits, latitude, longitude, places, codes, doubtful = row
        if not _DIGITS.fullmatch(digits) or digits in areas:
            raise CounterFileError(path, line, f"{digits!r} is no postcode or is here twice")
        if not codes or doubtful not in {"", "yes"}:
            raise CounterFileError(path, line, "needs a municipality, and doubtful empty or yes")
        areas[digits] = PostcodeArea(
            digits,
            _coordinate(path, line, latitude, longitude),
            _parts(places),
            tuple(MunicipalityCode(code) for code in _parts(codes)),
            bool(doubtful),
        )
    return areas


def read_municipalities(
    path: Path, areas: Mapping[str, PostcodeArea]
) -> dict[MunicipalityCode, Municipality]:
    """Return the municipalities by their code, placed on the map by the centres of `areas`.

    Raises:
        CounterFileError: the file is missing, or a row in it cannot be true.
    """
    municipalities: dict[MunicipalityCode, Municipality] = {}
    for line, row in _rows(path, MUNICIPALITY_COLUMNS):
        (code, name, street, postcode, town, remark, phone, call, book, website, *rest) = row
        places, more_places, also_called, extra, province, source, checked_on = rest
        if (
            not (code and name and street and phone and website and province and source)
            or code in municipalities
        ):
            raise CounterFileError(path, line, f"{code!r} is not complete or is here twice")
        extra_addresses = _parts(extra)
        municipalities[MunicipalityCode(code)] = Municipality(
            code=MunicipalityCode(code),
            name=name,
            street_line=street,
            postcode=postcode,
            town=town,
            remark=remark,
            phone=phone,
            appointment_phone=call or None,
            appointment_url=book or None,
            website=website,
            places=_parts(places) + _parts(more_places),
            also_called=_parts(also_called),
            coordinate=_centre(path, line, postcode, areas),
            extra_addresses=extra_addresses,
            extra_coordinates=tuple(_centre(path, line, one, areas) for one in extra_addresses),
            province=province,
            source=source,
            checked_on=_date(path, line, checked_on),
        )
    return municipalities


def _rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield each row below the header with its line, once it has as many cells as `columns`."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            if next(reader, None) != list(columns):
                raise CounterFileError(path, 1, f"must begin with {','.join(columns)}")
            for row in reader:
                if len(row) != len(columns):
                    problem = f"has {len(row)} cells, not {len(columns)}"
                    raise CounterFileError(path, reader.line_num, problem)
                yield reader.line_num, row
    except (OSError, UnicodeDecodeError, csv.Error) as e:
        raise CounterFileError(path, 0, f"cannot be read: {e}") from e


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _coordinate(path: Path, line: int, latitude: str, longitude: str) -> Coordinate:
    try:
        point = Coordinate(float(latitude), float(longitude))
    except ValueError as e:
        raise CounterFileError(path, line, "latitude and longitude are numbers") from e
    if not (_SOUTH < point.latitude < _NORTH and _WEST < point.longitude < _EAST):
        raise CounterFileError(path, line, f"{latitude}, {longitude} is not in the Netherlands")
    return point


def _centre(
    path: Path, line: int, address: str, areas: Mapping[str, PostcodeArea]
) -> Coordinate | None:
    """Return the centre of the postcode in `address`, or None where it is doubted or unknown."""
    found = _POSTCODE.search(address)
    if found is None:
        raise CounterFileError(path, line, f"no postcode like 9712 HN in {address!r}")
    area = areas.get(found[1])
    return None if area is None or area.doubtful else area.centre


def _date(path: Path, line: int, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as e:
        raise CounterFileError(path, line, f"{text!r} is not a date like 2026-05-16") from e

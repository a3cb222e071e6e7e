#!/usr/bin/env python3
"""How the two tables of counters are made from the public sources, in our own form.

Usage, from the checkout:
    PYTHONPATH=. packaging/data/build_counters.py MUNICIPALITIES POSTCODES PROVINCES OUTPUT_FOLDER

The first three are CSV files.
"""

import csv
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from companion.counters.names import key_of, without_suffix, words_of
from companion.counters.tables import MUNICIPALITY_COLUMNS, POSTCODE_COLUMNS
from companion.geography import Coordinate, distance_metres

Row = Mapping[str, str]

REGISTER = "Register van Overheidsorganisaties"
REGISTER_DATE = "2026-05-16"
# Names people use; neither the register nor the postcode table has them.
ALSO_CALLED = {"GM0518": "The Hague", "GM0796": "Den Bosch"}
# The register's free text, read by a person: the rest of it repeats the first address.
EXTRA_ADDRESSES = {"GM0376": "Zuidersingel 5, 3755 AZ Eemnes"}
# Abbreviations of the register that nobody would type.
SHORTENED = {
    "Vondelingenplaat Rt": "Vondelingenplaat (Rotterdam)",
    "Westerhaar-Vriezenv Wijk": "Westerhaar-Vriezenveensewijk",
}
# A postcode has neighbours in number close by; farther than this it belongs to another place
# with the same name or number (5217 is not in The Hague), and a wrong municipality is worse
# than none. Schiermonnikoog, the loneliest true one, is 21 km from its nearest.
LONELY_METRES = 25_000
NEIGHBOUR_NUMBERS = 12


@dataclass(frozen=True, slots=True)
class Area:
    """One row of the postcode source."""

    digits: str
    coordinate: Coordinate
    places: tuple[str, ...]
    codes: tuple[str, ...]
    check: str  # "ok", "twijfel" or "" when no second source had it


def read_areas(path: Path) -> list[Area]:
    """Return the postcode source without the rows that lie far from all their neighbours."""
    with path.open(encoding="utf-8", newline="") as file:
        areas = [_area(row) for row in csv.DictReader(file)]
    kept = [area for area in areas if area.check == "twijfel" or not _lonely(area, areas)]
    for area in sorted(set(areas) - set(kept), key=lambda area: area.digits):
        sys.stdout.write(f"left out {area.digits} ({', '.join(area.places)})\n")
    return kept


def _area(row: Row) -> Area:
    return Area(
        row["pc4"],
        Coordinate(float(row["lat"]), float(row["lon"])),
        tuple(row["plaatsen"].split("|")),
        tuple(row["gemeentecodes"].split("|")),
        row["kruiscontrole"],
    )


def _lonely(area: Area, areas: Iterable[Area]) -> bool:
    near = (
        other
        for other in areas
        if other.check == "ok"
        and other is not area
        and abs(int(other.digits) - int(area.digits)) <= NEIGHBOUR_NUMBERS
    )
    return all(distance_metres(area.coordinate, it.coordinate) > LONELY_METRES for it in near)


class Spelling:
    """How each place name is written: the register's words with the accents of the table."""

    def __init__(self, areas: Iterable[Area]) -> None:
        """Learn the accents and small words from the places of `areas`."""
        self._written = {_plain(name): name for area in areas for name in area.places}

    def of(self, name: str, municipality: str = "") -> str:
        """Return the name in normal capitals with its accents, its suffix as it was.

        The register tells namesakes apart as "Nes Gem Ameland" or "Oudega Smallingerland"; both
        become "Nes (Ameland)" when what stands before `municipality` is a place too.
        """
        name = re.sub(r" [Gg]em\.? (.+)$", r" (\1)", SHORTENED.get(name, name))
        before = _plain(name).removesuffix(f" {_plain(municipality)}")
        before = before.removesuffix(f" ({_plain(municipality)})")
        if before != _plain(name) and before in self._written:
            return f"{self.of(name[: len(before)])} ({municipality})"
        bare = without_suffix(name)
        suffix = name[len(bare) :]
        best = self._written.get(_plain(bare), _tidy(bare))
        best = best if best.startswith("'") else best[0].upper() + best[1:]
        return best + (suffix if "(" in suffix else suffix.upper())


def _plain(name: str) -> str:
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def _tidy(name: str) -> str:
    if name.isupper():
        name = re.sub(r"[A-Z]+", lambda word: word[0].capitalize(), name)
    name = re.sub(r"^'([TS])\b", lambda found: "'" + found[1].lower(), name)
    name = re.sub(r" (Ter|Ad|Aan|Den|En|Op|Van)\b", lambda word: word[0].lower(), name)
    return name.replace("Ij", "IJ").replace(" ad ", " aan den ")


def municipality_rows(
    rows: Sequence[Row], areas: Sequence[Area], provinces: Mapping[str, str]
) -> Iterator[list[str]]:
    """Yield the header and a row per municipality, in the order of their codes."""
    spelling = Spelling(areas)
    yield list(MUNICIPALITY_COLUMNS)
    for row in sorted(rows, key=lambda row: row["code"]):
        name = row["naam"].removeprefix("Gemeente ")
        places = [spelling.of(place, name) for place in row["plaatsen"].split("|")]
        more = _more_places(row["code"], places, areas, spelling)
        street = f"{row['straat']} {row['huisnummer']}{row['toevoeging']}"
        yield [
            row["code"],
            name,
            street,
            f"{row['postcode'][:4]} {row['postcode'][4:]}",
            spelling.of(row["plaats"]),
            row["toelichting"],
            _phone(row["telefoon"]),
            _phone(row["afspraak_telefoon"]),
            row["afspraak_url"].replace("http://", "https://"),
            row["website"],
            "|".join(places),
            "|".join(more),
            ALSO_CALLED.get(row["code"], ""),
            EXTRA_ADDRESSES[row["code"]] if row["extra_bezoekadressen"] else "",
            provinces[row["code"]],
            REGISTER,
            REGISTER_DATE,
        ]


def _more_places(
    code: str, places: Sequence[str], areas: Iterable[Area], spelling: Spelling
) -> list[str]:
    """Return places the register does not list, from postcodes that are this municipality's only.

    The register leaves out several places whose name exists elsewhere too (Heusden, Nes, Voorst).
    """
    known = {key_of(words_of(place)) for place in places}
    known |= {key_of(words_of(without_suffix(place))) for place in places}
    found = {
        spelling.of(place)
        for area in areas
        if area.codes == (code,) and area.check != "twijfel"
        for place in area.places
    }
    return sorted(place for place in found if key_of(words_of(without_suffix(place))) not in known)


def _phone(number: str) -> str:
    """Return a 14-number as the other 125 municipalities write it: "0140529" is "14 0529"."""
    return re.sub(r"^\(?014\)? ?(0\d+)$", r"14 \1", number)


def area_rows(
    municipalities: Iterable[Sequence[str]], areas: Iterable[Area]
) -> Iterator[list[str]]:
    """Yield the header and a row per postcode; its places as the municipality spells them."""
    spelled: dict[tuple[str, str], str] = {}
    for row in municipalities:
        for place in filter(None, (*row[10].split("|"), *row[11].split("|"))):
            spelled[row[0], key_of(words_of(place))] = place
            spelled.setdefault((row[0], key_of(words_of(without_suffix(place)))), place)
    yield list(POSTCODE_COLUMNS)
    for area in areas:
        point = area.coordinate
        tidy = (re.sub(r" gem\.? (.+)$", r" (\1)", place) for place in area.places)
        places = dict.fromkeys(_as_spelled(place, area.codes, spelled) for place in tidy)
        yield [
            area.digits,
            f"{point.latitude:.4f}",
            f"{point.longitude:.4f}",
            "|".join(places),
            "|".join(area.codes),
            "yes" if area.check == "twijfel" else "",
        ]


def _as_spelled(place: str, codes: Iterable[str], spelled: Mapping[tuple[str, str], str]) -> str:
    keys = (key_of(words_of(place)), key_of(words_of(without_suffix(place))))
    own = (spelled.get((code, key)) for key in keys for code in codes)
    return next((name for name in own if name), place)


def main(arguments: Sequence[str]) -> int:
    """Write both tables; return 0, or 2 when the four paths are not given."""
    if len(arguments) != len(("municipalities", "postcodes", "provinces", "output")):
        sys.stderr.write(f"{__doc__}\n")
        return 2
    source, postcodes, provinces, output = (Path(argument) for argument in arguments)
    areas = read_areas(postcodes)
    with provinces.open(encoding="utf-8", newline="") as file:
        province_of = {row["code"]: row["province"] for row in csv.DictReader(file)}
    with source.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    header, *municipalities = municipality_rows(rows, areas, province_of)
    _write(output / "municipalities.csv", [header, *municipalities])
    _write(output / "postcodes.csv", area_rows(municipalities, areas))
    return 0


def _write(path: Path, rows: Iterable[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

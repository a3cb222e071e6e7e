"""What is in a region pack."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, unique
from pathlib import Path

from companion.geography import Coordinate

TILES = "tiles.tar"  # what the routing engine reads
DATABASE = "region.sqlite"  # addresses, counters, stops, landmarks and the shapes of the map
MANIFEST = "manifest.json"

# Every kind of landmark that a pack can have; whoever says one aloud needs a word for it.
LANDMARKS = (
    *("church", "mosque", "synagogue", "town hall", "library", "school", "pharmacy", "hospital"),
    *("police station", "petrol station", "supermarket", "windmill", "water tower", "station"),
)


@dataclass(frozen=True, slots=True)
class PackedFile:
    """What a file of a pack must be: its length in bytes and its SHA-256 in hexadecimal."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a pack says of itself.

    `name` is a file name ("delft"), `title` is for people ("Delft-Zuid"). `coverage` are the
    corners of the area in which its routes can be trusted. `osm_date` is the day of the map.
    """

    name: str
    title: str
    made_on: date
    osm_date: date
    coverage: tuple[Coordinate, ...] = field(repr=False)
    attribution: str
    files: Mapping[str, PackedFile] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that was verified and stands installed in `folder`."""

    folder: Path
    manifest: Manifest

    @property
    def tiles(self) -> Path:
        """Return the tiles for the routing engine."""
        return self.folder / TILES

    @property
    def database(self) -> Path:
        """Return the database, for `database.open_database`."""
        return self.folder / DATABASE


@dataclass(frozen=True, slots=True)
class Address:
    """One front door. `postcode` is written "2628 ZC"; `addition` is the letter or so behind."""

    street: str
    number: str
    addition: str
    postcode: str
    town: str
    point: Coordinate


@unique
class CounterKind(Enum):
    """What kind of place with a counter it is."""

    TOWN_HALL = "town hall"
    LIBRARY = "library"
    COMMUNITY_CENTRE = "community centre"


@dataclass(frozen=True, slots=True)
class CounterRow:
    """A place with a counter as the map has it; empty where the map does not say.

    `hours` are written as OpenStreetMap does ("Mo-Fr 09:00-17:00"). `step_free` is None when nobody
    has looked. `municipality` is the code of the register's row with the same postcode and house
    number, empty when there is none; then name, address and telephone are the register's.
    """

    kind: CounterKind
    name: str
    street_line: str
    postcode: str
    town: str
    phone: str
    website: str
    hours: str
    step_free: bool | None
    point: Coordinate
    municipality: str
    checked_on: date  # the last edit in the map, at most the day of the map


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop of public transport; `step_free` is None when nobody has looked."""

    name: str
    kind: str  # "bus", "tram", "metro" or "train"
    step_free: bool | None
    point: Coordinate


@dataclass(frozen=True, slots=True)
class Landmark:
    """What everybody sees standing there; `kind` is one of `LANDMARKS`."""

    kind: str
    name: str
    point: Coordinate

"""How the database of a pack is filled."""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import assert_never

from companion.counters.model import Counter
from companion.geography import Coordinate
from companion.region_builder.extract import Looked, Thing
from companion.region_builder.merging import Door, door_of_address, merged
from companion.regions.model import Address, CounterRow, Landmark, Stop
from companion.regions.schema import KINDS, POINT_UNIT, SCHEMA, packed_points
from companion.regions.sheet import AREAS, MapShape, ShapeKind

_BATCH = 5_000  # rows


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of everything stands in a database."""

    addresses: int
    counters: int
    stops: int
    landmarks: int
    shapes: int
    roads: int


def write_database(
    path: Path, things: Iterable[Thing], doors: Mapping[Door, Counter], looked: Looked
) -> Counts:
    """Write `things` into the new file `path`, the counters merged with those of `doors`.

    Raises:
        OSError: the disk is full or cannot be written.
        sqlite3.Error: as above.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        # A new file that is thrown away when anything fails: no journal needed.
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
        connection.execute("BEGIN")
        writer = _Writer(connection)
        for thing in things:
            writer.take(thing)
        found = writer.at_doors(doors)
        writer.put_counters(merged(writer.rows, doors, found, looked.osm_date))
        writer.flush()
        counts = writer.counts()
        connection.execute("COMMIT")
        connection.executescript("ANALYZE; VACUUM;")
    return counts


@dataclass(slots=True)
class _Writer:
    connection: sqlite3.Connection
    rows: list[CounterRow] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    waiting: dict[str, list[tuple[object, ...]]] = field(default_factory=dict)
    roads: int = 0

    def take(self, thing: Thing) -> None:
        """Write one thing; counters wait, because the register has a say in them."""
        match thing:
            case Address():
                self._put_address(thing)
            case CounterRow():
                self.rows.append(thing)
            case Stop(name, kind, step_free, point):
                flag = None if step_free is None else int(step_free)
                self._put("stop", (*_dot(point), name, kind, flag, *_exact(point)))
            case Landmark(kind, name, point):
                self._put("landmark", (*_dot(point), kind, name, *_exact(point)))
            case MapShape():
                self._put_shape(thing)
            case _:
                assert_never(thing)

    def at_doors(self, doors: Mapping[Door, Counter]) -> dict[Door, Address]:
        """Return the front doors of the register that were written."""
        self.flush()
        found: dict[Door, Address] = {}
        question = (
            "SELECT street.text, number, addition, postcode, town.text, latitude, longitude"
            " FROM address JOIN name AS street ON street.id = street"
            " JOIN name AS town ON town.id = town"
            " WHERE postcode = ? AND number = ? ORDER BY addition LIMIT 1"
        )
        for postcode, number in doors:
            for row in self.connection.execute(question, (postcode, int(number))):
                street, digits, addition, written, town, latitude, longitude = row
                point = Coordinate(latitude / POINT_UNIT, longitude / POINT_UNIT)
                address = Address(street, str(digits), addition, written, town, point)
                found[door_of_address(address)] = address
        return found

    def put_counters(self, rows: Iterable[CounterRow]) -> None:
        """Write the counters, in the order in which they are to be read."""
        for row in rows:
            flag = None if row.step_free is None else int(row.step_free)
            values = (
                *(row.kind.value, row.name, row.street_line, row.postcode, row.town, row.phone),
                *(row.website, row.hours, flag, *_exact(row.point)),
                *(row.municipality, row.checked_on.isoformat()),
            )
            self._put("counter", values)

    def flush(self) -> None:
        """Write what waits for its batch."""
        for table, values in self.waiting.items():
            if values:
                # The first of two doors stays: a point is more exact than the middle of a building.
                marks = ", ".join("?" * len(values[0]))
                statement = f"INSERT OR IGNORE INTO {table} VALUES ({marks})"  # noqa: S608 - our own names
                self.connection.executemany(statement, values)
                values.clear()

    def counts(self) -> Counts:
        """Return how much stands in the database."""
        return Counts(
            addresses=self._count("address"),
            counters=self._count("counter"),
            stops=self._count("stop"),
            landmarks=self._count("landmark"),
            shapes=self._count("shape"),
            roads=self.roads,
        )

    def _count(self, table: str) -> int:
        question = f"SELECT count(*) FROM {table}"  # noqa: S608 - our own names
        return int(self.connection.execute(question).fetchone()[0])

    def _put(self, table: str, values: tuple[object, ...]) -> None:
        waiting = self.waiting.setdefault(table, [])
        waiting.append(values)
        if len(waiting) >= _BATCH:
            self.flush()

    def _put_address(self, address: Address) -> None:
        street, town = self._name(address.street), self._name(address.town)
        door = (address.postcode, int(address.number), address.addition)
        self._put("address", (*door, street, town, *_exact(address.point)))

    def _put_shape(self, shape: MapShape) -> None:
        if len(shape.points) < (3 if shape.kind in AREAS else 2):
            return
        self.roads += shape.kind in {ShapeKind.STREET, ShapeKind.MAIN_ROAD}
        latitudes = [point.latitude for point in shape.points]
        longitudes = [point.longitude for point in shape.points]
        box = (None, min(longitudes), max(longitudes), min(latitudes), max(latitudes))
        kind = KINDS.index(shape.kind)
        self._put("shape", (*box, kind, shape.name, packed_points(shape.points)))

    def _name(self, text: str) -> int:
        number = self.names.get(text)
        if number is None:
            number = self.names[text] = len(self.names) + 1
            self._put("name", (number, text))
        return number


def _dot(point: Coordinate) -> tuple[None, float, float, float, float]:
    """Return the box of a point as the R*Tree takes it; it gives out the number itself."""
    return (None, point.longitude, point.longitude, point.latitude, point.latitude)


def _exact(point: Coordinate) -> tuple[int, int]:
    return round(point.latitude * POINT_UNIT), round(point.longitude * POINT_UNIT)

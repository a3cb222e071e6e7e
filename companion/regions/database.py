"""What a pack answers: front doors, counters, stops, landmarks, and what there is to draw."""

import math
import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from companion.geography import Coordinate, distance_metres
from companion.regions.errors import PackDamaged
from companion.regions.model import Address, CounterKind, CounterRow, Landmark, Stop
from companion.regions.schema import APPLICATION_ID, KINDS, POINT_UNIT, VERSION, unpacked_points
from companion.regions.sheet import AREAS, Bounds, MapShape, ShapeKind

# A degree along the meridian is nowhere shorter than this (metres, at the equator).
_DEGREE_NORTH = 110_574.0
_NUMBER = re.compile(r"\s*([0-9]{1,5})(?![0-9])[\s\-/]*([0-9A-Za-z][0-9A-Za-z\-/ ]{0,9})?\s*")
_Placed = TypeVar("_Placed", Stop, Landmark)
_BOX = "west <= :east AND east >= :west AND south <= :north AND north >= :south"


@dataclass(frozen=True, slots=True)
class Database:
    """The database of one pack. Every question opens the file anew, asks, and lets go of it.

    So it may be asked from any thread, and a newer pack can take its place while it is in use, on
    Windows as well. Opening costs 0.2 ms.
    """

    path: Path

    def addresses(self, postcode: str, number: str) -> tuple[Address, ...]:
        """Return the front doors with that postcode and house number, in order of addition.

        "2611zm" is a postcode as well. `number` may have its addition behind it ("12A", "12-2");
        without one, all doors of that number are returned. What is no number finds nothing.

        Raises:
            PackDamaged: the file is gone or is not whole any more.
        """
        parts = split_number(number)
        if parts is None:
            return ()
        digits, addition = parts
        question = (
            "SELECT street.text, number, addition, postcode, town.text, latitude, longitude"
            " FROM address JOIN name AS street ON street.id = street"
            " JOIN name AS town ON town.id = town"
            " WHERE postcode = ? AND number = ? AND (? = '' OR addition = ?) ORDER BY addition"
        )
        values = (tidy_postcode(postcode), int(digits), addition, addition)
        return tuple(
            Address(street, str(door), extra, written, town, _point(latitude, longitude))
            for street, door, extra, written, town, latitude, longitude in self._ask(
                question, values
            )
        )

    def counters(self) -> tuple[CounterRow, ...]:
        """Return every place with a counter, town halls first.

        Raises:
            PackDamaged: as `addresses`.
        """
        columns = (
            "kind, name, street_line, postcode, town, phone, website, hours, step_free,"
            " latitude, longitude, municipality, checked_on"
        )
        rows = self._ask(f"SELECT {columns} FROM counter ORDER BY rowid", ())  # noqa: S608 - no value from outside is in it
        try:
            return tuple(_counter(row) for row in rows)
        except ValueError as error:
            raise PackDamaged(self.path, "counter") from error

    def stops_near(self, point: Coordinate, metres: float) -> tuple[Stop, ...]:
        """Return the stops within `metres` of `point`, the nearest first.

        Raises:
            PackDamaged: as `addresses`.
        """
        question = f"SELECT name, kind, step_free, latitude, longitude FROM stop WHERE {_BOX}"  # noqa: S608 - as `counters`
        stops = (
            Stop(name, kind, _flag(step_free), _point(latitude, longitude))
            for name, kind, step_free, latitude, longitude in self._ask(
                question, _around(point, metres)
            )
        )
        return _nearest(stops, point, metres)

    def landmarks_near(self, point: Coordinate, metres: float) -> tuple[Landmark, ...]:
        """Return the landmarks within `metres` of `point`, the nearest first.

        Raises:
            PackDamaged: as `addresses`.
        """
        question = f"SELECT kind, name, latitude, longitude FROM landmark WHERE {_BOX}"  # noqa: S608 - as `counters`
        landmarks = (
            Landmark(kind, name, _point(latitude, longitude))
            for kind, name, latitude, longitude in self._ask(question, _around(point, metres))
        )
        return _nearest(landmarks, point, metres)

    def shapes_in(
        self,
        bounds: Bounds,
        kinds: Sequence[ShapeKind] = tuple(ShapeKind),
        least_degrees: float = 0.0,
    ) -> tuple[MapShape, ...]:
        """Return the shapes of `kinds` that touch `bounds`, whole, in the order of the file.

        Areas that are smaller than `least_degrees` both ways are left out: on a map of a whole
        province nobody sees them. Lines are not, because a road consists of many short ones.

        Raises:
            PackDamaged: as `addresses`.
        """
        areas = _numbers(AREAS)
        return self._shapes(
            f"kind IN ({_numbers(kinds)}) AND (kind NOT IN ({areas})"
            " OR east - west >= :least OR north - south >= :least)",
            _box(bounds) | {"least": least_degrees},
        )

    def streets_in(self, bounds: Bounds, names: Sequence[str]) -> tuple[MapShape, ...]:
        """Return the streets and roads with one of `names` that touch `bounds`, whole.

        Raises:
            PackDamaged: as `addresses`.
        """
        marks = {f"name{place}": name for place, name in enumerate(names)}
        return self._shapes(
            f"name IN ({', '.join(f':{mark}' for mark in marks)})", _box(bounds) | marks
        )

    def _shapes(self, condition: str, values: Mapping[str, float | str]) -> tuple[MapShape, ...]:
        question = f"SELECT kind, name, points FROM shape WHERE {_BOX} AND {condition} ORDER BY id"  # noqa: S608 - values are bound
        try:
            return tuple(
                MapShape(KINDS[kind], name, unpacked_points(points))
                for kind, name, points in self._ask(question, values)
            )
        except (ValueError, TypeError, IndexError) as error:
            raise PackDamaged(self.path, "shape") from error

    def _ask(
        self, question: str, values: Sequence[object] | Mapping[str, float | str]
    ) -> list[tuple[Any, ...]]:  # what SQLite gives is typed by the columns
        try:
            with closing(_opened(self.path)) as connection:
                return connection.execute(question, values).fetchall()
        except sqlite3.Error as error:
            raise PackDamaged(self.path, str(error)) from error


def open_database(path: Path) -> Database:
    """Return the database in `path`, once it is seen to be one of ours.

    Raises:
        PackDamaged: it is missing, cut off, or the database of something else.
    """
    try:
        with closing(_opened(path)) as connection:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error as error:
        raise PackDamaged(path, str(error)) from error
    if (application, version) != (APPLICATION_ID, VERSION):
        raise PackDamaged(path, "not a database of a region")
    return Database(path)


def tidy_postcode(written: str) -> str:
    """Return `written` as "2628 ZC" when it has that form but for spaces and case."""
    bare = "".join(written.split()).upper()
    return f"{bare[:4]} {bare[4:]}"


def split_number(written: str) -> tuple[str, str] | None:
    """Return a house number and the addition behind it ("12-a" is "12" and "A"), or None."""
    match = _NUMBER.fullmatch(written)
    return None if match is None else (str(int(match[1])), (match[2] or "").strip().upper())


def _opened(path: Path) -> sqlite3.Connection:
    # Immutable: nothing writes in an installed pack, so no lock and no journal beside it, and it
    # may stand on a read-only disk.
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def _point(latitude: int, longitude: int) -> Coordinate:
    return Coordinate(latitude / POINT_UNIT, longitude / POINT_UNIT)


def _flag(value: int | None) -> bool | None:
    return None if value is None else bool(value)


def _counter(row: tuple[Any, ...]) -> CounterRow:
    (kind, name, street_line, postcode, town, phone, website, hours, step_free, *rest) = row
    latitude, longitude, municipality, checked_on = rest
    return CounterRow(
        kind=CounterKind(kind),
        name=name,
        street_line=street_line,
        postcode=postcode,
        town=town,
        phone=phone,
        website=website,
        hours=hours,
        step_free=_flag(step_free),
        point=_point(latitude, longitude),
        municipality=municipality,
        checked_on=date.fromisoformat(checked_on),
    )


def _numbers(kinds: Sequence[ShapeKind]) -> str:
    return ", ".join(str(KINDS.index(kind)) for kind in kinds)


def _box(bounds: Bounds) -> dict[str, float | str]:
    return {
        "south": bounds.south,
        "west": bounds.west,
        "north": bounds.north,
        "east": bounds.east,
    }


def _around(point: Coordinate, metres: float) -> dict[str, float | str]:
    north = metres / _DEGREE_NORTH
    east = north / math.cos(math.radians(point.latitude))
    return {
        "south": point.latitude - north,
        "west": point.longitude - east,
        "north": point.latitude + north,
        "east": point.longitude + east,
    }


def _nearest(places: Iterable[_Placed], point: Coordinate, metres: float) -> tuple[_Placed, ...]:
    near = [(distance_metres(place.point, point), place) for place in places]
    near.sort(key=lambda pair: pair[0])
    return tuple(place for distance, place in near if distance <= metres)

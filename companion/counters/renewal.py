"""How an export of the register and the table that stands make the next table.

What the register does not have (points, provinces, names people use) stays as it stands. A
municipality that is not whole in the export stays as it stands as well, with its own day.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from companion.counters.errors import NotRefreshed
from companion.counters.model import Municipality, MunicipalityCode
from companion.counters.register import Register
from companion.counters.roo import Export
from companion.counters.row_rules import WholeRow, place_key, whole_row
from companion.counters.tables import PostcodeArea

SOURCE = "Register van Overheidsorganisaties"

# A register that lost more than this is taken for a broken one: mergers take a few a year.
_LEAST_SHARE = 0.9

_Rows = Mapping[MunicipalityCode, WholeRow]
# The municipalities a place went to, by the one it left and its key.
_Moves = Mapping[tuple[MunicipalityCode, str], tuple[MunicipalityCode, ...]]


@dataclass(frozen=True, slots=True)
class Changes:
    """What a refresh changed, in names of municipalities; `whole` is how many were read whole."""

    day: date
    whole: int
    changed: tuple[str, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]
    kept: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Renewal:
    """The next table. Its municipalities have no points: who reads the table places them."""

    municipalities: tuple[Municipality, ...] = field(repr=False)
    postcodes: tuple[PostcodeArea, ...] = field(repr=False)
    changes: Changes


def renew(standing: Register, export: Export, today: date) -> Renewal:
    """Return the next table.

    Raises:
        NotRefreshed: fewer than 90 % of the municipalities that stand are whole in the export,
            or it is older than what stands.
    """
    latest = max(one.checked_on for one in standing.municipalities.values())
    # A day to come is a slip of the register, or a clock of this computer that runs behind.
    day = min(export.made_on or today, max(today, latest))
    if day < latest:
        raise NotRefreshed(f"the register came as it was on {day}, and the table is of {latest}")
    ended, rows = _judged(standing, export, day)
    whole = len(rows.keys() & standing.municipalities.keys())
    if whole < _LEAST_SHARE * len(standing.municipalities):
        all_of_them = len(standing.municipalities)
        raise NotRefreshed(f"only {whole} of {all_of_them} municipalities came whole")
    published = {one.code for one in export.municipalities}
    missing = standing.municipalities.keys() - (published - ended)
    moves = _moves(standing, rows, missing)
    gone = _gone(standing, missing, ended, moves)
    municipalities = tuple(_municipalities(standing, rows, gone, moves, day))
    postcodes = tuple(_postcodes(standing, gone, moves))
    return Renewal(municipalities, postcodes, _changes(standing, municipalities, rows, day))


def _judged(
    standing: Register, export: Export, day: date
) -> tuple[set[MunicipalityCode], dict[MunicipalityCode, WholeRow]]:
    """Return which municipalities have ended by `day`, and the whole rows of the others."""
    times = Counter(one.code for one in export.municipalities)
    ended: set[MunicipalityCode] = set()
    rows: dict[MunicipalityCode, WholeRow] = {}
    for one in export.municipalities:
        if times[one.code] > 1:  # which of them is true is not for us to say
            continue
        # Days are written 2026-01-01, so that letters and time have the same order.
        if one.ends_on and one.ends_on[:10] <= day.isoformat():
            ended.add(one.code)
            continue
        row = whole_row(one, standing)
        if row is not None and _province(row, standing):
            rows[one.code] = row
    return ended, rows


def _province(row: WholeRow, standing: Register) -> str:
    """Return the province, which the register does not have; "" when nobody knows it."""
    old = standing.municipalities.get(row.code)
    if old is not None:
        return old.province
    area = standing.postcodes.get(row.postcode[:4])
    around = (
        [standing.municipalities[code].province for code in area.municipalities] if area else []
    )
    return around[0] if around else ""


def _moves(standing: Register, rows: _Rows, missing: Iterable[MunicipalityCode]) -> _Moves:
    """Return where the places went that their municipality has no more and another got."""
    gained: dict[str, list[MunicipalityCode]] = defaultdict(list)
    for code, row in sorted(rows.items()):
        for key in _keys(row.places) - _keys(_places_of(standing, code)):
            gained[key].append(code)
    moves: dict[tuple[MunicipalityCode, str], tuple[MunicipalityCode, ...]] = {}
    for code in {*missing, *(rows.keys() & standing.municipalities.keys())}:
        left = _keys(_places_of(standing, code))
        if code in rows:
            left -= _keys(rows[code].places)
        moves.update({(code, key): tuple(gained[key]) for key in left & gained.keys()})
    return moves


def _gone(
    standing: Register,
    missing: Iterable[MunicipalityCode],
    ended: Iterable[MunicipalityCode],
    moves: _Moves,
) -> dict[MunicipalityCode, tuple[MunicipalityCode, ...]]:
    """Return the municipalities that went up in others, each with those, most places first.

    One of which nothing is heard any more, but whose places nobody took, stays: better an old
    address than none.
    """
    gone: dict[MunicipalityCode, tuple[MunicipalityCode, ...]] = {}
    said_so = set(ended)
    for code in missing:
        heirs = [heirs for (left, _), heirs in moves.items() if left == code]
        most = 0.5 * len(_keys(_places_of(standing, code)))
        if heirs and (code in said_so or len(heirs) >= most):
            counted = Counter(heir for some in heirs for heir in some)
            gone[code] = tuple(heir for heir, _ in counted.most_common())
    return gone


def _municipalities(
    standing: Register,
    rows: _Rows,
    gone: Mapping[MunicipalityCode, Sequence[MunicipalityCode]],
    moves: _Moves,
    day: date,
) -> Iterable[Municipality]:
    """Yield the next municipalities in the order of their codes."""
    for code in sorted({*standing.municipalities, *rows} - gone.keys()):
        row, old = rows.get(code), standing.municipalities.get(code)
        if row is None:
            yield standing.municipalities[code]
            continue
        before = [standing.municipalities[left] for left in sorted(gone) if gone[left][0] == code]
        if old is not None:
            stays = tuple(one for one in old.places if (code, place_key(one)) not in moves)
            old = replace(old, places=stays)
        new = _municipality(row, old, before, _province(row, standing))
        yield replace(new, checked_on=day)


def _municipality(
    row: WholeRow, old: Municipality | None, before: Sequence[Municipality], province: str
) -> Municipality:
    """Return the next row, without day; `before` are the municipalities that went up in it."""
    known = _keys(old.places) if old else set()
    fresh = tuple(place for place in row.places if place_key(place) not in known)
    places = (old.places if old else ()) + fresh
    called = tuple(old.also_called if old else ())
    names = [*([old.name] if old else []), *(one.name for one in before)]
    # Who types the name of ten years ago is helped as well.
    known_names = _keys((row.name, *places, *called))
    called += tuple(name for name in names if place_key(name) not in known_names)
    extra = row.extra_addresses or (old.extra_addresses if old else ())
    return Municipality(
        code=row.code,
        name=row.name,
        street_line=row.street_line,
        postcode=row.postcode,
        town=row.town,
        remark=row.remark,
        phone=row.phone,
        appointment_phone=row.appointment_phone,
        appointment_url=row.appointment_url,
        website=row.website,
        places=places,
        also_called=called,
        coordinate=None,
        extra_addresses=extra,
        extra_coordinates=(None,) * len(extra),
        province=province,
        source=SOURCE,
        checked_on=date.min,
    )


def _postcodes(
    standing: Register,
    gone: Mapping[MunicipalityCode, Sequence[MunicipalityCode]],
    moves: _Moves,
) -> Iterable[PostcodeArea]:
    """Yield the postcodes, each with the municipalities its places are in now."""
    for area in standing.postcodes.values():
        codes: list[MunicipalityCode] = []
        for code in area.municipalities:
            for place in area.places:
                stays = gone[code][:1] if code in gone else (code,)
                codes.extend(moves.get((code, place_key(place)), stays))
        yield replace(area, municipalities=tuple(dict.fromkeys(codes)))


def _changes(
    standing: Register, municipalities: Iterable[Municipality], rows: _Rows, day: date
) -> Changes:
    old = standing.municipalities
    now = {one.code: one for one in municipalities}
    return Changes(
        day=day,
        whole=len(rows),
        changed=_names(
            one for code, one in now.items() if code in old and _said(one) != _said(old[code])
        ),
        new=_names(one for code, one in now.items() if code not in old),
        gone=_names(one for code, one in old.items() if code not in now),
        kept=_names(one for code, one in now.items() if code not in rows),
    )


def _said(municipality: Municipality) -> Municipality:
    """Return the row without its day and points, which are no news about it."""
    return replace(
        municipality,
        coordinate=None,
        extra_coordinates=(),
        source=SOURCE,
        checked_on=date.min,
    )


def _names(municipalities: Iterable[Municipality]) -> tuple[str, ...]:
    return tuple(one.name for one in municipalities)


def _places_of(standing: Register, code: MunicipalityCode) -> tuple[str, ...]:
    one = standing.municipalities.get(code)
    return one.places if one else ()


def _keys(places: Iterable[str]) -> set[str]:
    return {place_key(place) for place in places}

"""The installed region packs: of which day their map is, and whether a town hall is on it."""

from datetime import date
from pathlib import Path
from typing import Final

from companion.doctor.advice import NEWER_PACK, OTHER_PACK
from companion.doctor.own_words import in_own_words
from companion.doctor.report import Finding, Health
from companion.regions.model import CounterKind, Pack

OLD_DAYS: Final = 180
"""A map older than this is told; our own figure: a half year of moved doors and roads."""


def regions(folder: Path | None = None, today: date | None = None) -> tuple[Finding, ...]:
    """Return each pack with the day of its map, and what it lacks.

    `folder` is that of the packs, by default of this citizen.
    """
    from companion.regions.store import installed  # noqa: PLC0415 - each part by itself

    packs = installed(folder)
    if not packs:
        told = "none; without one there are addresses and distances, but no routes and no map"
        return (Finding("regions", Health.MISSING, told),)
    day = today or date.today()  # noqa: DTZ011 - the day on the wall here
    return tuple(_pack(pack, day) for pack in packs)


def _pack(pack: Pack, today: date) -> Finding:
    from companion.regions.database import open_database  # noqa: PLC0415 - each part by itself
    from companion.regions.errors import RegionError  # noqa: PLC0415

    part, manifest = f"region {pack.manifest.name}", pack.manifest
    told = f"{manifest.title}, map of {manifest.osm_date}"
    try:
        halls = open_database(pack.database).counters()
    except RegionError as error:
        return Finding(part, Health.ILL, str(error), in_own_words(OTHER_PACK))
    if not any(row.kind is CounterKind.TOWN_HALL for row in halls):
        return Finding(
            part, Health.MISSING, f"{told}; no town hall is on it", in_own_words(OTHER_PACK)
        )
    days = (today - manifest.osm_date).days
    if days > OLD_DAYS:
        old = f"{told}, {days} days old; doors and roads may have changed"
        return Finding(part, Health.GOOD, old, in_own_words(NEWER_PACK))
    return Finding(part, Health.GOOD, told)

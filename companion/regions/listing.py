"""What the command line tells of packs."""

import json
from collections.abc import Sequence

from companion.regions.model import Pack

_MEGABYTE = 1_000_000  # bytes


def as_text(packs: Sequence[Pack]) -> str:
    """Return a line for each pack: its name, title, the day of its map and its size."""
    if not packs:
        return "no region packs are installed"
    return "\n".join(
        f"{pack.manifest.name}: {pack.manifest.title}, map of {pack.manifest.osm_date},"
        f" {_size(pack) / _MEGABYTE:.1f} MB"
        for pack in packs
    )


def as_json(packs: Sequence[Pack]) -> str:
    """Return the packs as JSON: a list of {name, title, osm_date, made_on, bytes, attribution}."""
    return json.dumps(
        [
            {
                "name": pack.manifest.name,
                "title": pack.manifest.title,
                "osm_date": pack.manifest.osm_date.isoformat(),
                "made_on": pack.manifest.made_on.isoformat(),
                "bytes": _size(pack),
                "attribution": pack.manifest.attribution,
            }
            for pack in packs
        ],
        ensure_ascii=False,
        indent=2,
    )


def _size(pack: Pack) -> int:
    return sum(file.size for file in pack.manifest.files.values())

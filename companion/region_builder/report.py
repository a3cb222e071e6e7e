"""What the maker of a pack is told when it is there."""

from companion.region_builder.build import Built

_MEGABYTE = 1_000_000  # bytes


def summary(built: Built) -> str:
    """Return one line: the pack, its map, and how much of everything is in it."""
    counts = built.counts
    size = built.path.stat().st_size / _MEGABYTE
    return (
        f"{built.path}: {built.manifest.title}, map of {built.manifest.osm_date}, {size:.1f} MB;"
        f" {counts.addresses} addresses, {counts.counters} counters, {counts.stops} stops,"
        f" {counts.landmarks} landmarks, {counts.roads} streets"
    )

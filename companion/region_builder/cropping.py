"""An extract made smaller: only what lies around a region. Needs pyosmium."""

from pathlib import Path

import osmium
from osmium.osm.types import Node, Relation

from companion.region_builder.errors import ExtractUnreadable
from companion.region_builder.extract import Looked, pbf
from companion.region_builder.ring import MARGIN, lies_in, padded
from companion.regions.sheet import Bounds


def cropped(extract: Path, looked: Looked, region: Bounds, folder: Path) -> Path:
    """Return an extract with the map around `region`: `extract` itself when most of it is there.

    The smaller one is written in `folder`, with the margin of 3 km, whole ways, and whole areas of
    water and green. It takes up to 2 GB of memory, because the numbers of nodes are so high.

    Raises:
        ExtractUnreadable: `extract` broke while it was read.
        OSError: the disk is full.
    """
    # Some more map does no harm, so that an extract that was cut well is not copied.
    if looked.elsewhere <= looked.inside + looked.around:
        return extract
    wide = padded(region, MARGIN)
    small = folder / "cropped.osm.pbf"
    try:
        _write(extract, _around(extract, wide), small)
    except RuntimeError as error:  # of pyosmium, for reading and for writing
        raise ExtractUnreadable(extract, str(error)) from error
    return small


def _around(extract: Path, wide: Bounds) -> osmium.IdTracker:
    """Return the points within `wide`, the ways along them, and what these need to be whole."""
    tracker = osmium.IdTracker()
    for node in osmium.FileProcessor(pbf(extract), osmium.osm.NODE):
        if isinstance(node, Node) and node.location.valid() and lies_in(wide, node.lat, node.lon):
            tracker.add_node(node.id)
    tracker.complete_forward_references(extract, relation_depth=1)
    areas = osmium.filter.TagFilter(("type", "multipolygon"))
    relations = osmium.FileProcessor(pbf(extract), osmium.osm.RELATION).with_filter(areas)
    for relation in relations.with_filter(tracker.id_filter()):
        if isinstance(relation, Relation):
            for member in relation.members:
                if member.type == "w":
                    tracker.add_way(member.ref)
    tracker.complete_backward_references(extract, relation_depth=0)
    return tracker


def _write(extract: Path, tracker: osmium.IdTracker, small: Path) -> None:
    header = osmium.io.Reader(pbf(extract), osmium.osm.NOTHING).header()
    with osmium.SimpleWriter(small, header=header) as writer:
        for thing in osmium.FileProcessor(pbf(extract)).with_filter(tracker.id_filter()):
            writer.add(thing)

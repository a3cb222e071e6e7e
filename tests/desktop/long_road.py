"""A SYNTHETIC road of 24 kilometres in the shape of a U, whose ends lie four kilometres apart."""

from datetime import date
from pathlib import Path

from companion.directions.engine import Engine
from companion.geography import Coordinate
from companion.region_builder.tiles import make_tiles
from companion.regions.model import TILES, Manifest, Pack

_SOUTH, _NORTH, _WEST, _EAST = 52.0, 52.09, 4.3, 4.358
ROAD_START, ROAD_END = Coordinate(_SOUTH, _WEST), Coordinate(_SOUTH, _EAST)
_RING = (
    Coordinate(51.9, 4.2),
    Coordinate(51.9, 4.5),
    Coordinate(52.2, 4.5),
    Coordinate(52.2, 4.2),
)


def make_road(engine: Engine, folder: Path) -> Pack:
    """Return a pack of the road; it has tiles and nothing else."""
    extract = _write(folder / "road.osm.pbf")
    make_tiles(engine, extract, folder, folder / TILES)
    day = date(2026, 11, 1)
    return Pack(folder, Manifest("road", "De lange weg", day, day, _RING, "synthetic", {}))


def _write(path: Path) -> Path:
    import osmium  # noqa: PLC0415 - of the extra `routing`
    from osmium.osm.mutable import Node, Way  # noqa: PLC0415 - as above

    up = [(_SOUTH + (_NORTH - _SOUTH) * place / 40, _WEST) for place in range(41)]
    across = [(_NORTH, _WEST + (_EAST - _WEST) * place / 10) for place in range(1, 10)]
    points = [*up, *across, *((latitude, _EAST) for latitude, _ in reversed(up))]
    with osmium.SimpleWriter(str(path)) as writer:
        for number, (latitude, longitude) in enumerate(points, 1):
            writer.add_node(Node(id=number, version=1, location=(longitude, latitude), tags={}))
        numbers = list(range(1, len(points) + 1))
        tags = {"highway": "residential", "name": "Langeweg", "sidewalk": "both"}
        writer.add_way(Way(id=1, version=1, nodes=numbers, tags=tags))
    return path

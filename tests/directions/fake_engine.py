"""An engine that is a few lines of Python, to try what a real one does seldom."""

import sys
from datetime import date
from hashlib import sha256
from pathlib import Path

from directions.answers import DAY

from companion.directions.engine import Engine
from companion.geography import Coordinate
from companion.regions.model import TILES, Manifest, Pack, PackedFile

RING = (
    Coordinate(51.9, 4.2),
    Coordinate(51.9, 4.4),
    Coordinate(52.1, 4.4),
    Coordinate(52.1, 4.2),
)
BYTES = b"tiles"


def make_engine(folder: Path, script: str) -> Engine:
    """Return an engine that runs `script`; in it are `config`, `action` and `question`."""
    (folder / "bin").mkdir(parents=True)
    (folder / "valhalla_build_config.py").write_text(
        "config = {'mjolnir': {'traffic_extract': 'x', 'left_out': object(), 'logging': {}},"
        " 'loki': {'logging': {'type': 'std_out'}}, 'service_limits': {'max_radius': 200}}\n"
    )
    begin = "import json, os, sys, time\nconfig = json.load(open(sys.argv[1]))\n"
    begin += "action = sys.argv[2]\nquestion = open(sys.argv[3]).read()\n"
    service = folder / "bin" / "valhalla_service"
    service.write_text(f"#!{sys.executable}\n{begin}{script}\n")
    service.chmod(0o755)
    return Engine(folder)


def make_pack(folder: Path, day: date = DAY, ring: tuple[Coordinate, ...] = RING) -> Pack:
    """Return a pack with tiles that only a fake engine reads."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / TILES).write_bytes(BYTES)
    packed = {TILES: PackedFile(len(BYTES), sha256(BYTES).hexdigest())}
    return Pack(folder, Manifest("zonnedorp", "Zonnedorp", day, day, ring, "©", packed))

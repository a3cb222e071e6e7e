"""How the routing engine makes its tiles of an extract, and how they become one file."""

import subprocess
import tarfile
from pathlib import Path

from companion.directions.engine import Engine
from companion.region_builder.errors import TilesFailed

_LONGEST = 6 * 60 * 60.0  # seconds; a province takes a minute or two
_LAST_WORDS = 300  # characters of what the engine says when it fails


def make_tiles(engine: Engine, extract: Path, work: Path, tar: Path) -> None:
    """Write the tiles of `extract` to the file `tar`; `work` is an empty folder for the way there.

    Raises:
        TilesFailed: the engine made none.
        OSError: the disk is full or cannot be written.
    """
    tiles = work / "tiles"
    tiles.mkdir()
    # Whole paths: the engine works in `work`, where a path from our own folder leads nowhere.
    config = (work / "valhalla.json").absolute()
    config.write_text(engine.for_tiles(tiles.absolute()), "utf-8")
    try:
        done = subprocess.run(  # noqa: S603 - the engine that `directions` found, and our own files
            [engine.tile_builder, "--config", config, extract.absolute()],
            cwd=work,
            env=dict(engine.environment()),
            capture_output=True,
            timeout=_LONGEST,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise TilesFailed(str(error)) from error
    files = sorted(tiles.rglob("*.gph"))
    if done.returncode or not files:
        said = (done.stderr + done.stdout).decode("utf-8", "replace").strip()
        raise TilesFailed(said[-_LAST_WORDS:] or f"it ended with {done.returncode}")
    # Plain, not compressed, and each tile under its own path: the engine maps the file as it is.
    with tarfile.open(tar, "w", format=tarfile.USTAR_FORMAT) as archive:
        for file in files:
            info = tarfile.TarInfo(file.relative_to(tiles).as_posix())
            info.size = file.stat().st_size
            with file.open("rb") as content:  # no owner, no time: the same map gives the same tar
                archive.addfile(info, content)

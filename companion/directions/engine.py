"""Where the routing engine Valhalla is on this computer, and how it must be set up.

The engine is a program beside us and never a module inside us: a crash of it cannot take the
window along, and its wheel for one version of Python serves every other.
"""

import importlib.util
import json
import os
import runpy
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from companion.assets import shipped

_SUFFIX = ".exe" if os.name == "nt" else ""
_DEFAULTS = "valhalla_build_config.py"
# Files that the defaults name and that no pack has.
_ELSEWHERE = (
    *("traffic_extract", "admin", "landmarks", "timezone"),
    *("transit_dir", "transit_feeds_dir"),
)
# What the wheels of the two packages call the folder of their libraries, beside the package.
_LIBRARIES = ("pyvalhalla.libs", "pyvalhalla_weekly.libs")


@dataclass(frozen=True, slots=True)
class Engine:
    """The folder of the Python package `valhalla`, whose programs we run.

    The package itself is not imported: that loads 15 MB and may be made for another Python.
    """

    folder: Path

    @property
    def service(self) -> Path:
        """Return the program that answers one route and ends."""
        return self.folder / "bin" / f"valhalla_service{_SUFFIX}"

    @property
    def tile_builder(self) -> Path:
        """Return the program that makes tiles of a map, for the region builder."""
        return self.folder / "bin" / f"valhalla_build_tiles{_SUFFIX}"

    @property
    def works(self) -> bool:
        """Return whether everything that a route needs is in the folder."""
        return (self.folder / _DEFAULTS).is_file() and os.access(self.service, os.X_OK)

    def environment(self) -> Mapping[str, str]:
        """Return the environment in which the programs find their libraries."""
        if os.name != "nt":
            return os.environ  # they know the place themselves
        libraries = (str(self.folder.parent / name) for name in _LIBRARIES)
        return {**os.environ, "PATH": os.pathsep.join((*libraries, os.environ.get("PATH", "")))}

    def for_routes(self, tiles: Path) -> str:
        """Return the JSON that sets the engine up to answer from the tar file `tiles`."""
        return self._set_up({"tile_extract": str(tiles), "tile_dir": ""})

    def for_tiles(self, folder: Path) -> str:
        """Return the JSON that sets the tile builder up to write into `folder`."""
        return self._set_up({"tile_extract": "", "tile_dir": str(folder), "concurrency": 1})

    def _set_up(self, tiles: Mapping[str, object]) -> str:
        """Return the engine's own defaults with our tiles; each version needs keys of its own."""
        defaults = _defaults(self.folder / _DEFAULTS)
        own = {part: _quiet(values) for part, values in defaults.items()}
        mjolnir = {key: value for key, value in own["mjolnir"].items() if key not in _ELSEWHERE}
        return json.dumps({**own, "mjolnir": {**mjolnir, **tiles}})


def engine(folder: Path | None = None) -> Engine | None:
    """Return the engine in `folder`, the one shipped with us, or the installed one; else None.

    Looks for files only, in under a millisecond.
    """
    for place in (folder,) if folder is not None else (shipped("valhalla"), _installed()):
        if place is not None and (found := Engine(place)).works:
            return found
    return None


def _installed() -> Path | None:
    """Return the folder of the package `valhalla` without importing it."""
    if getattr(sys, "frozen", False):
        return None  # a frozen program has its own or none
    try:
        spec = importlib.util.find_spec("valhalla")
    except (ImportError, ValueError):  # a broken or half-imported package of that name
        return None
    places = spec.submodule_search_locations if spec is not None else None
    return Path(next(iter(places))) if places else None


@cache
def _defaults(path: Path) -> Mapping[str, Mapping[str, object]]:
    """Return the defaults of this version of the engine: a Python file with nothing but data."""
    config = _plain(runpy.run_path(str(path)).get("config"))
    parts = config if isinstance(config, dict) else {}
    told = {str(part): values for part, values in parts.items() if isinstance(values, dict)}
    return {"mjolnir": {}, **told}


def _plain(value: object) -> object:
    """Return `value` without what JSON cannot say: marks for keys that may be left out."""
    if isinstance(value, dict):
        kept = {str(key): _plain(one) for key, one in value.items()}
        return {key: one for key, one in kept.items() if one is not None}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value if isinstance(value, str | int | float | bool) else None


def _quiet(values: Mapping[str, object]) -> Mapping[str, object]:
    """Return the part of a set-up without a log: what is asked may be a home."""
    return {**values, "logging": {"type": ""}} if "logging" in values else values

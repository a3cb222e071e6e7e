"""The manifest of a pack: how it is written, and how a stranger's one is read."""

import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from companion.geography import Coordinate
from companion.regions.errors import NotAPack, PackTooNew
from companion.regions.model import DATABASE, TILES, Manifest, PackedFile

FORM = 1  # of the manifest and of everything in the pack
LONGEST = 1_000_000  # bytes; a coverage of a province has some hundreds of corners
PACKED = (DATABASE, TILES)

# A name becomes part of a folder name on every system; Windows keeps these for itself.
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LONGEST_TEXT = 200


def is_region_name(name: str) -> bool:
    """Return whether `name` may be the name of a pack: "delft", "den-haag"."""
    return bool(_NAME.fullmatch(name)) and not _RESERVED.fullmatch(name)


def write_manifest(manifest: Manifest) -> bytes:
    """Return `manifest` as it stands in a pack."""
    tree = {
        "form": FORM,
        "name": manifest.name,
        "title": manifest.title,
        "made_on": manifest.made_on.isoformat(),
        "osm_date": manifest.osm_date.isoformat(),
        "attribution": manifest.attribution,
        "files": {
            name: {"size": file.size, "sha256": file.sha256}
            for name, file in manifest.files.items()
        },
        "coverage": [[corner.latitude, corner.longitude] for corner in manifest.coverage],
    }
    return (json.dumps(tree, ensure_ascii=False, indent=1) + "\n").encode()


def read_manifest(path: Path, raw: bytes) -> Manifest:
    """Return the manifest in `raw`; `path` is only told in errors.

    Raises:
        NotAPack: it does not have this form.
        PackTooNew: it was written by a later version of this program.
    """
    try:
        tree = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise NotAPack(path, "its manifest is not JSON") from error
    form = tree.get("form") if isinstance(tree, dict) else None
    if type(form) is not int or form < 1:
        raise NotAPack(path, "its manifest has no form")
    if form > FORM:
        raise PackTooNew(path, form)
    try:
        return _read(tree)
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise NotAPack(path, f"its manifest cannot be: {ascii(str(error))[:80]}") from error


def _read(tree: dict[str, Any]) -> Manifest:  # foreign data, typed piece by piece below
    name = _text(tree["name"])
    if not is_region_name(name):
        raise ValueError(name)
    return Manifest(
        name=name,
        title=_text(tree["title"]),
        made_on=date.fromisoformat(tree["made_on"]),
        osm_date=date.fromisoformat(tree["osm_date"]),
        coverage=_ring(tree["coverage"]),
        attribution=_text(tree["attribution"]),
        files=MappingProxyType(_files(tree["files"])),
    )


def _text(value: object) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= _LONGEST_TEXT or not value.isprintable():
        raise TypeError(value)
    return value


def _ring(corners: list[list[float]]) -> tuple[Coordinate, ...]:
    ring = tuple(Coordinate(float(latitude), float(longitude)) for latitude, longitude in corners)
    # Not a number fails every comparison, so this refuses it as well.
    if len(ring) < 3 or not all(
        -90 <= corner.latitude <= 90 and -180 <= corner.longitude <= 180 for corner in ring
    ):
        raise ValueError(len(ring))
    return ring


def _files(files: Mapping[str, Mapping[str, object]]) -> dict[str, PackedFile]:
    if set(files) != set(PACKED):
        raise ValueError(sorted(files))
    packed: dict[str, PackedFile] = {}
    for name, entry in files.items():
        size, sha256 = entry["size"], entry["sha256"]
        if type(size) is not int or size < 1:
            raise ValueError(size)
        if not isinstance(sha256, str) or not _SHA256.fullmatch(sha256):
            raise ValueError(sha256)
        packed[name] = PackedFile(size, sha256)
    return packed

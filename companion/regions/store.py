"""The installed packs: which there are, and how another one comes among them."""

import contextlib
import errno
import re
import shutil
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from companion.durable import sync_folder, write_new
from companion.regions.container import Container, opened_pack
from companion.regions.database import open_database
from companion.regions.errors import (
    CopyDamaged,
    NoRoom,
    PackDamaged,
    PackMissing,
    PackNotKept,
    PackUnreadable,
    RegionError,
    SeveralRegions,
)
from companion.regions.manifest import LONGEST, PACKED, read_manifest, write_manifest
from companion.regions.model import DATABASE, MANIFEST, Manifest, Pack
from companion.settings.folders import regions_folder

SUFFIX = ".regio"

# "delft.3" is the third pack of Delft that was installed here. The highest number counts; the older
# ones are removed after it, and what cannot be removed (in use, on Windows) next time.
_INSTALLED = re.compile(r"([a-z0-9-]+)\.([1-9][0-9]{0,8})")
_UNFINISHED = ".new-"
_A_DAY = 24 * 60 * 60.0  # seconds; no copy takes that long, so it was broken off
_FULL = (errno.ENOSPC, errno.EDQUOT)


@dataclass(frozen=True, slots=True)
class Offer:
    """A pack file that can be installed: it is a pack, but its hashes were not looked at yet."""

    path: Path
    manifest: Manifest


def installed(folder: Path | None = None) -> tuple[Pack, ...]:
    """Return the packs in `folder` (by default those of this citizen), in order of title.

    Cheap: the length of the files is looked at, not their hashes. What is broken is left out; where
    a newer pack of a region broke later and an older one still stands, that one is returned.
    """
    whole: dict[str, Pack] = {}
    for place in sorted(_places(folder or regions_folder()), key=lambda one: one.count):
        with contextlib.suppress(RegionError):
            pack = _installed_at(place)
            whole[pack.manifest.name] = pack
    return tuple(sorted(whole.values(), key=lambda pack: (pack.manifest.title, pack.folder)))


def offers(folder: Path) -> tuple[Offer, ...]:
    """Return the packs on a stick or in a folder: the newest of each region, in order of title.

    They may lie in the folder itself or one folder deeper. What is not a whole pack is left out.

    Raises:
        PackUnreadable: the folder is gone or may not be read.
    """
    return _newest(tuple(_read_offers(folder, [])))


def install(source: Path, folder: Path | None = None) -> Pack:
    """Install the pack file `source`, or the one region that is on the stick `source`.

    Of one region the newest pack on a stick is taken. Every byte is verified while it is copied;
    until the new pack is whole and safe on the disk, the old one stands and works, whatever
    happens. A pack of another region is put beside it.

    Raises:
        PackMissing: there is nothing at `source`, or no pack on that stick.
        SeveralRegions: the stick has packs of more regions; one file of it must be chosen.
        NotAPack: the file is something else.
        PackTooNew: it was made for a later version of this program.
        CopyDamaged: it is cut off, or a hash is wrong.
        PackUnreadable: the stick was pulled out, or may not be read.
        NoRoom: the disk is full.
        PackNotKept: the folder of the packs cannot be written.
    """
    folder = folder or regions_folder()
    with opened_pack(_chosen(source)) as container:
        pack = _unpacked(container, folder)
    _clear(folder, pack)
    return pack


def is_whole(pack: Pack) -> bool:
    """Return whether every byte of an installed pack is still what its maker put there.

    Reads the whole pack: a second for each few hundred megabytes, so never on the window's thread.
    """
    # Late: of the questions that are asked at every start, none needs hashes.
    import hashlib  # noqa: PLC0415 - see above

    try:
        for name, wanted in pack.manifest.files.items():
            with (pack.folder / name).open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != wanted.sha256:
                    return False
    except OSError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Place:
    folder: Path
    name: str
    count: int


def _places(folder: Path) -> Iterator[_Place]:
    with contextlib.suppress(OSError):  # no folder yet, or none that may be read: no packs
        for entry in sorted(folder.iterdir()):
            if match := _INSTALLED.fullmatch(entry.name):
                yield _Place(entry, match[1], int(match[2]))


def _installed_at(place: _Place) -> Pack:
    path = place.folder / MANIFEST
    try:
        with path.open("rb") as file:
            raw = file.read(LONGEST + 1)
        manifest = read_manifest(path, raw)
        for name, wanted in manifest.files.items():
            if (place.folder / name).stat().st_size != wanted.size:
                raise PackDamaged(place.folder, name)
    except OSError as error:
        raise PackUnreadable(place.folder, error.strerror or str(error)) from error
    if manifest.name != place.name:
        raise PackDamaged(place.folder, MANIFEST)
    return Pack(place.folder, manifest)


def _chosen(source: Path) -> Path:
    if not source.is_dir():
        return source
    problems: list[RegionError] = []
    found = _newest(tuple(_read_offers(source, problems)))
    if len(found) > 1:
        raise SeveralRegions(source, tuple(offer.path for offer in found))
    if found:
        return found[0].path
    if problems:  # the only packs there are have something wrong: say what
        raise problems[0]
    raise PackMissing(source)


def _read_offers(folder: Path, problems: list[RegionError]) -> Iterator[Offer]:
    for path in _pack_files(folder):
        try:
            with opened_pack(path) as container:
                yield Offer(path, container.manifest)
        except RegionError as error:
            problems.append(error)


def _pack_files(folder: Path) -> tuple[Path, ...]:
    try:
        # A dot file is what macOS leaves beside every file on a stick.
        entries = [entry for entry in sorted(folder.iterdir()) if not entry.name.startswith(".")]
        for inner in [entry for entry in entries if entry.is_dir()]:
            with contextlib.suppress(OSError):  # a folder of somebody else on the same disk
                entries += sorted(inner.iterdir())
    except OSError as error:
        raise PackUnreadable(folder, error.strerror or str(error)) from error
    visible = (entry for entry in entries if not entry.name.startswith("."))
    return tuple(entry for entry in visible if entry.is_file() and _looks_like_pack(entry))


def _looks_like_pack(path: Path) -> bool:
    """Return whether a file has the ending of a pack, or begins as one does: renamed on its way."""
    if path.suffix.lower() == SUFFIX:
        return True
    name = MANIFEST.encode()
    with contextlib.suppress(OSError), path.open("rb") as file:
        # A ZIP has the name of its first file 30 bytes from its beginning; ours is the manifest.
        begin = file.read(30 + len(name))
        return begin.startswith(b"PK\x03\x04") and begin[30:] == name
    return False


def _newest(found: Sequence[Offer]) -> tuple[Offer, ...]:
    newest: dict[str, Offer] = {}
    for offer in sorted(found, key=lambda one: (one.manifest.osm_date, one.manifest.made_on)):
        newest[offer.manifest.name] = offer
    return tuple(sorted(newest.values(), key=lambda offer: (offer.manifest.title, offer.path)))


def _unpacked(container: Container, folder: Path) -> Pack:
    """Write the pack beside the others and give it its name when it is whole on the disk."""
    manifest = container.manifest
    needed = sum(file.size for file in manifest.files.values())
    temporary: Path | None = None
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if shutil.disk_usage(folder).free < needed:
            raise NoRoom(folder, needed)
        temporary = Path(tempfile.mkdtemp(dir=folder, prefix=_UNFINISHED))
        for part in PACKED:
            write_new(temporary / part, container.chunks(part))
        _check(temporary / DATABASE, container.path)
        write_new(temporary / MANIFEST, (write_manifest(manifest),))
        sync_folder(temporary)
        final = _put_in_place(temporary, folder, manifest.name)
        sync_folder(folder)
    except OSError as error:
        if error.errno in _FULL:
            raise NoRoom(folder, needed) from error
        raise PackNotKept(folder, error.strerror or str(error)) from error
    finally:
        if temporary is not None:  # after the rename there is nothing of that name any more
            shutil.rmtree(temporary, ignore_errors=True)
    return Pack(final, manifest)


def _check(database: Path, source: Path) -> None:
    try:
        open_database(database)
    except PackDamaged as error:  # of a file that goes away again: name the one it came from
        raise CopyDamaged(source, DATABASE) from error


def _put_in_place(temporary: Path, folder: Path, name: str) -> Path:
    """Rename to the next number of this region; two at once get two numbers."""
    while True:
        counts = [place.count for place in _places(folder) if place.name == name]
        final = folder / f"{name}.{max(counts, default=0) + 1}"
        try:
            return temporary.rename(final)
        except OSError:
            if not final.exists():
                raise


def _clear(folder: Path, kept: Pack) -> None:
    """Remove the older packs of the region and what broken-off copies left; failing is no harm."""
    kept_count = int(kept.folder.name.rpartition(".")[2])
    for place in _places(folder):
        if place.name == kept.manifest.name and place.count < kept_count:
            shutil.rmtree(place.folder, ignore_errors=True)
    with contextlib.suppress(OSError):
        for left in folder.glob(f"{_UNFINISHED}*"):
            if time.time() - left.stat().st_mtime > _A_DAY:
                shutil.rmtree(left, ignore_errors=True)

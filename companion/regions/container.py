"""The file of a pack as it travels: a zip of exactly three parts, trusted only after the hash."""

import hashlib
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from companion.regions.errors import CopyDamaged, NotAPack, PackMissing, PackUnreadable
from companion.regions.manifest import LONGEST, PACKED, read_manifest
from companion.regions.model import MANIFEST, Manifest

_CHUNK = 1024 * 1024  # bytes
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ZIP_BEGINS = b"PK\x03\x04"
# What zipfile raises for bytes that are no zip, besides BadZipFile.
_SPOILT = (
    *(zipfile.BadZipFile, zlib.error, EOFError, struct.error),
    *(ValueError, NotImplementedError, RuntimeError, OverflowError, IndexError),
)


@dataclass(frozen=True, slots=True)
class Container:
    """An open pack file, whose manifest and list of parts are what they must be."""

    path: Path
    manifest: Manifest
    archive: zipfile.ZipFile

    def chunks(self, part: str) -> Iterator[bytes]:
        """Yield the bytes of `part`, and end well only when all of them are as the manifest says.

        Raises:
            CopyDamaged: they are not; what was yielded is worth nothing.
            PackUnreadable: the stick or the disk does not give them.
        """
        wanted = self.manifest.files[part]
        digest, size = hashlib.sha256(), 0
        try:
            with self.archive.open(part) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    digest.update(chunk)
                    if size > wanted.size:
                        break
                    yield chunk
        except OSError as error:
            raise PackUnreadable(self.path, error.strerror or str(error)) from error
        except _SPOILT as error:
            raise CopyDamaged(self.path, part) from error
        if size != wanted.size or digest.hexdigest() != wanted.sha256:
            raise CopyDamaged(self.path, part)


@contextmanager
def opened_pack(path: Path) -> Iterator[Container]:
    """Open the pack file at `path` and read its manifest.

    Raises:
        PackMissing: there is no such file.
        NotAPack: it is something else, or has other parts than a pack has.
        PackTooNew: it was made for a later version of this program.
        CopyDamaged: it was a pack, but is cut off.
        PackUnreadable: the stick or the disk does not give it.
    """
    try:
        file = path.open("rb")
    except FileNotFoundError as error:
        raise PackMissing(path) from error
    except OSError as error:
        raise PackUnreadable(path, error.strerror or str(error)) from error
    with file:
        archive = _archive(path, file)
        yield Container(path, _manifest(path, archive), archive)


def _archive(path: Path, file: BinaryIO) -> zipfile.ZipFile:
    try:
        begins = file.read(len(_ZIP_BEGINS))
        if begins != _ZIP_BEGINS:
            raise NotAPack(path, "it does not begin like one")
        return zipfile.ZipFile(file)
    except OSError as error:
        raise PackUnreadable(path, error.strerror or str(error)) from error
    except _SPOILT as error:
        # The list of what is in a zip stands at its end: a copy that was broken off has none.
        raise CopyDamaged(path, "its end is missing") from error


def _manifest(path: Path, archive: zipfile.ZipFile) -> Manifest:
    """Return the manifest, after the list of parts was found to be exactly that of a pack.

    Nothing is ever written under a name from the file: only these three are known.
    """
    parts = {entry.filename: entry for entry in archive.infolist()}
    if sorted(entry.filename for entry in archive.infolist()) != sorted((MANIFEST, *PACKED)):
        raise NotAPack(path, "it holds other files than a pack does")
    if any(entry.compress_type not in _METHODS or entry.flag_bits & 1 for entry in parts.values()):
        raise NotAPack(path, "it is packed in a way that packs are not")
    if parts[MANIFEST].file_size > LONGEST:
        raise NotAPack(path, "its manifest is too long")
    try:
        raw = archive.read(MANIFEST)
    except OSError as error:
        raise PackUnreadable(path, error.strerror or str(error)) from error
    except _SPOILT as error:
        raise CopyDamaged(path, MANIFEST) from error
    manifest = read_manifest(path, raw)
    for name, wanted in manifest.files.items():
        if parts[name].file_size != wanted.size:
            raise CopyDamaged(path, name)
    return manifest

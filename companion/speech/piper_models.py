"""Which models of Piper voices are on this computer, and why one of them is of no use.

A model is a file `NAME.onnx` with its description `NAME.onnx.json` beside it. The citizen or the
organisation puts both there; nothing is ever downloaded by this program.
"""

import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO

from companion.settings.folders import journal_file
from companion.speech.errors import (
    ModelForeign,
    ModelIncomplete,
    ModelUndescribed,
    NoPiper,
    PiperError,
)

_LIBRARIES = ("piper", "onnxruntime")
_LANGUAGES = ("nl", "en")
_DESCRIPTION_LIMIT = 1_000_000
"""Bytes of a description that are read; those of real voices have about 5,000."""


@dataclass(frozen=True, slots=True)
class PiperModel:
    """A voice that can be offered; `language` is a code such as "nl-NL"."""

    path: Path
    language: str
    name: str

    @property
    def id(self) -> str:
        """Return the id of the voice, for instance "piper:nl_NL-mls-medium"."""
        return f"piper:{self.path.stem}"

    @property
    def languages(self) -> list[str]:
        """Return the one language code."""
        return [self.language]


@dataclass(frozen=True, slots=True)
class PiperVoices:
    """What was found: the voices that can be offered, and what is wrong with the others."""

    models: tuple[PiperModel, ...]
    faults: tuple[PiperError, ...]


def voices_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder for models, beside the journal; it need not exist."""
    return journal_file(environment).parent / "voices"


def find_voices(
    folders: Iterable[Path], installed: Callable[[str], bool] | None = None
) -> PiperVoices:
    """Return the voices in `folders`, in order of folder and name; never raises.

    Without the library there are no voices, and that is a fault only when there are models. Models
    are looked at, not loaded: that takes a millisecond each. `installed` tells whether a Python
    package is there.
    """
    models: list[PiperModel] = []
    faults: list[PiperError] = []
    for path in _model_files(folders):
        try:
            models.append(_described(path))
        except PiperError as fault:
            faults.append(fault)
    missing = [name for name in _LIBRARIES if not (installed or _is_installed)(name)]
    if models and missing:
        return PiperVoices((), (*faults, NoPiper(missing[0])))
    return PiperVoices(tuple(models), tuple(faults))


def _model_files(folders: Iterable[Path]) -> list[Path]:
    files: list[Path] = []
    for folder in folders:
        try:
            files += sorted(path for path in folder.iterdir() if path.suffix == ".onnx")
        except OSError:
            # No such folder, or not one we may look into: no voices there.
            continue
    return files


def _is_installed(package: str) -> bool:
    return find_spec(package) is not None


def _described(path: Path) -> PiperModel:
    description = _description(path)
    code, name = _language(description), description.get("dataset")
    if code is None:
        raise ModelUndescribed(path)
    language = code.replace("_", "-")
    if language.lower().split("-")[0] not in _LANGUAGES:
        raise ModelForeign(path, language)
    if not _is_whole(path):
        raise ModelIncomplete(path)
    return PiperModel(path, language, name if isinstance(name, str) and name else path.stem)


def _description(path: Path) -> dict[str, Any]:
    try:
        with path.with_name(f"{path.name}.json").open("rb") as file:
            description = json.loads(file.read(_DESCRIPTION_LIMIT))
    except (OSError, ValueError, RecursionError) as e:
        raise ModelUndescribed(path) from e
    if not isinstance(description, dict):
        raise ModelUndescribed(path)
    return description


def _language(description: dict[str, Any]) -> str | None:
    match description:
        case {"language": {"code": str(code)}}:
            return code
        case {"espeak": {"voice": str(code)}}:
            # Descriptions of the first voices name only the language of the pronunciation.
            return code
        case _:
            return None


_GRAPH = 7
"""The field of an ONNX file that holds the network (ModelProto.graph in onnx.proto)."""

# The kinds of fields in a protobuf file that ONNX uses at its top.
_NUMBER, _BYTES = 0, 2
_VARINT_BYTES = 10


def _is_whole(path: Path) -> bool:
    """Return whether the fields of an ONNX file end where the file ends.

    A download that broke off, or a page of a website saved under this name, is told at once.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            return _fields_end_at(size, file)
    except OSError:
        return False


def _fields_end_at(size: int, file: BinaryIO) -> bool:
    seen = set()
    while file.tell() < size:
        tag, value = _varint(file), _varint(file)
        if min(tag, value) < 0 or tag & 7 not in {_NUMBER, _BYTES}:
            return False
        seen.add(tag >> 3)
        if tag & 7 == _BYTES:
            file.seek(value, os.SEEK_CUR)
    return file.tell() == size and _GRAPH in seen


def _varint(file: BinaryIO) -> int:
    """Return the number at this place of a protobuf file; -1 for none.

    Source: Protocol Buffers documentation, "Encoding", section on base 128 varints.
    """
    number = 0
    for place in range(_VARINT_BYTES):
        byte = file.read(1)
        if not byte:
            break
        number |= (byte[0] & 0x7F) << (7 * place)
        if byte[0] < 0x80:
            return number
    return -1

import json
from pathlib import Path

import pytest

from companion.speech.errors import (
    ModelForeign,
    ModelIncomplete,
    ModelUndescribed,
    NoPiper,
    PiperError,
)
from companion.speech.piper_models import PiperModel, find_voices, voices_folder

# The fields of an ONNX file: its version (field 1) is 9, and its graph (field 7) has 300 bytes.
MODEL = b"\x08\x09" + b"\x3a\xac\x02" + bytes(300)
MLS = {
    "dataset": "mls",
    "language": {"code": "nl_NL"},
    "espeak": {"voice": "nl"},
    "audio": {"sample_rate": 22050},
}


def _put(folder: Path, stem: str, description: object = MLS, model: bytes = MODEL) -> Path:
    path = folder / f"{stem}.onnx"
    path.write_bytes(model)
    (folder / f"{stem}.onnx.json").write_text(json.dumps(description))
    return path


def _there(package: str) -> bool:  # noqa: ARG001 - whatever is asked for is installed
    return True


def _fault(folder: Path) -> PiperError:
    found = find_voices([folder], _there)
    assert found.models == ()
    (fault,) = found.faults
    return fault


def test_a_model_with_its_description_is_a_voice(tmp_path: Path) -> None:
    path = _put(tmp_path, "nl_NL-mls-medium")

    found = find_voices([tmp_path], _there)

    assert found.models == (PiperModel(path, "nl-NL", "mls"),)
    assert found.models[0].id == "piper:nl_NL-mls-medium"
    assert found.models[0].languages == ["nl-NL"]
    assert found.faults == ()


def test_a_description_without_names_gives_the_language_of_its_sounds(tmp_path: Path) -> None:
    path = _put(tmp_path, "old", {"espeak": {"voice": "nl"}})

    assert find_voices([tmp_path], _there).models == (PiperModel(path, "nl", "old"),)


def test_voices_come_by_folder_and_name(tmp_path: Path) -> None:
    policy, own = tmp_path / "policy", tmp_path / "own"
    policy.mkdir()
    own.mkdir()
    _put(own, "a")
    _put(policy, "c")
    _put(policy, "b")

    found = find_voices([policy, own], _there)

    assert [model.path.stem for model in found.models] == ["b", "c", "a"]


def test_a_folder_that_is_not_there_has_no_voices(tmp_path: Path) -> None:
    found = find_voices([tmp_path / "nowhere"], lambda _package: False)

    assert found.models == ()
    assert found.faults == ()


@pytest.mark.parametrize("stop", [1, 4, 100, len(MODEL) - 1])
def test_a_model_that_was_cut_off_is_told(tmp_path: Path, stop: int) -> None:
    _put(tmp_path, "cut", model=MODEL[:stop])

    assert isinstance(_fault(tmp_path), ModelIncomplete)


@pytest.mark.parametrize(
    "content", [b"", b"<!DOCTYPE html><html></html>", b"\xff" * 40, b"\x08\x09"]
)
def test_a_file_that_is_no_model_is_told(tmp_path: Path, content: bytes) -> None:
    _put(tmp_path, "page", model=content)

    fault = _fault(tmp_path)

    assert str(fault) == "page.onnx is damaged or not complete: put the file there again"


def test_a_model_without_a_description_is_told(tmp_path: Path) -> None:
    (tmp_path / "lonely.onnx").write_bytes(MODEL)

    fault = _fault(tmp_path)

    assert str(fault) == "lonely.onnx needs its description lonely.onnx.json beside it"


@pytest.mark.parametrize("description", [[], "nl", {}, {"language": {"code": 4}}, None])
def test_a_description_of_something_else_is_told(tmp_path: Path, description: object) -> None:
    _put(tmp_path, "odd", description)

    assert isinstance(_fault(tmp_path), ModelUndescribed)


def test_a_description_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = _put(tmp_path, "torn")
    path.with_name("torn.onnx.json").write_text('{"language": ')

    assert isinstance(_fault(tmp_path), ModelUndescribed)


def test_a_model_of_another_language_is_told(tmp_path: Path) -> None:
    _put(tmp_path, "thorsten", {"language": {"code": "de_DE"}})

    fault = _fault(tmp_path)

    assert isinstance(fault, ModelForeign)
    assert str(fault) == "thorsten.onnx speaks 'de-DE', which is of no use here"


def test_one_bad_model_does_not_take_away_the_good_one(tmp_path: Path) -> None:
    _put(tmp_path, "bad", model=b"")
    good = _put(tmp_path, "good")

    found = find_voices([tmp_path], _there)

    assert [model.path for model in found.models] == [good]
    assert len(found.faults) == 1


@pytest.mark.parametrize("missing", ["piper", "onnxruntime"])
def test_models_without_the_library_are_no_voices(tmp_path: Path, missing: str) -> None:
    _put(tmp_path, "nl_NL-mls-medium")

    found = find_voices([tmp_path], lambda package: package != missing)

    assert found.models == ()
    assert [type(fault) for fault in found.faults] == [NoPiper]
    assert missing in str(found.faults[0])


def test_the_folder_for_models_is_beside_the_journal(tmp_path: Path) -> None:
    assert voices_folder({"COMPANION_HOME": str(tmp_path)}) == tmp_path / "voices"

from pathlib import Path

import pytest

from companion.speech.engines import started
from companion.speech.errors import NoVoice
from companion.speech.piper import PiperEngine, Speaker
from companion.speech.piper_models import PiperModel
from companion.speech.playback import SilentPlayer
from companion.speech.tongue import Engine

MLS = PiperModel(Path("nl_NL-mls-medium.onnx"), "nl-NL", "mls")
ALAN = PiperModel(Path("en_GB-alan-medium.onnx"), "en-GB", "alan")


def _engine(model: PiperModel) -> Engine:
    def load(_model: PiperModel) -> Speaker:
        raise NotImplementedError

    return PiperEngine([model], SilentPlayer(), load)


def _broken() -> Engine:
    raise RuntimeError("no library")


def test_the_engines_that_start_come_in_order() -> None:
    first, second = _engine(MLS), _engine(ALAN)

    assert started((lambda: first, lambda: second)) == [first, second]


def test_an_engine_that_does_not_start_is_passed_over() -> None:
    only = _engine(MLS)

    assert started((_broken, lambda: only)) == [only]


def test_without_any_engine_there_is_no_voice() -> None:
    with pytest.raises(NoVoice):
        started((_broken, _broken))

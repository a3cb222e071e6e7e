"""The real Piper library, with a model of our own: a tone as long as the text and the rate ask."""

import json
import string
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from speech.ear import Ear
from speech.sound_server import available, sound_server
from speech.synthesizer_contract import SENTENCE, SynthesizerContract

from companion.speech.errors import ModelRefused
from companion.speech.keeper import PATIENCE
from companion.speech.piper import PiperEngine
from companion.speech.piper_models import PiperModel, find_voices
from companion.speech.playback import RecordingPlayer
from companion.speech.process import ProcessSynthesizer
from companion.speech.synthesizer import Ready, Synthesizer

pytest.importorskip("piper", reason="the extra piper is not installed")
onnx = pytest.importorskip("onnx", reason="onnx is not installed, so no model can be made")

from companion.speech.piper_speaker import load_speaker  # noqa: E402 - needs the library

pytestmark = pytest.mark.desktop

RATE = 22050
_SAMPLES_PER_SOUND = 1000
_LONG_SECONDS = 60.0


@pytest.fixture
def model(tmp_path: Path) -> PiperModel:
    _write_model(tmp_path / "nl_NL-toon-low.onnx")
    found = find_voices([tmp_path])
    assert found.faults == ()
    return found.models[0]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the folder of a citizen with a voice of Piper, on a sound server of its own."""
    voices = tmp_path / "voices"
    voices.mkdir()
    _write_model(voices / "nl_NL-toon-low.onnx")
    folder = tmp_path / "server"
    folder.mkdir()
    with sound_server(folder) as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("COMPANION_HOME", str(tmp_path))
        yield tmp_path


@pytest.mark.skipif(not available, reason="pulseaudio and pulseaudio-utils are not installed")
@pytest.mark.usefixtures("home")
class TestVoiceOfPiper(SynthesizerContract):
    def make(self) -> Synthesizer:
        # Also where a machine is slow or opens its sound server for the first time.
        voice = ProcessSynthesizer(
            patience=replace(PATIENCE, ready=60, first_sound=60, silence=60, answer=60)
        )
        voice.set_rate(400)
        return voice

    def test_it_comes_before_the_voices_of_the_system(
        self, synthesizer: Synthesizer, ear: Ear
    ) -> None:
        synthesizer.start(SENTENCE)

        ready = ear.wait_for(Ready)

        assert isinstance(ready, Ready)
        assert ready.voice == "piper:nl_NL-toon-low"
        assert ready.voices[0].id == "piper:nl_NL-toon-low"


def test_a_longer_text_makes_a_longer_sound(model: PiperModel) -> None:
    speaker = load_speaker(model)

    short = speaker.speak("Ja.", 150, 1.0)
    long = speaker.speak("Goedemorgen mevrouw Jansen.", 150, 1.0)

    assert short.samples_per_second == RATE
    assert 0 < len(short.samples) < len(long.samples)


def test_a_slower_rate_stretches_the_sound(model: PiperModel) -> None:
    speaker = load_speaker(model)

    usual = speaker.speak("Goedemorgen mevrouw.", 200, 1.0)
    slow = speaker.speak("Goedemorgen mevrouw.", 100, 1.0)

    assert len(slow.samples) == pytest.approx(2 * len(usual.samples), rel=0.02)


def test_the_volume_is_kept_to(model: PiperModel) -> None:
    speech = load_speaker(model).speak("Ja.", 150, 0.5)

    peak = max(memoryview(speech.samples).cast("h"))
    assert peak == pytest.approx(16384, rel=0.05)


def test_raw_sounds_in_brackets_are_text_like_any_other(model: PiperModel) -> None:
    speech = load_speaker(model).speak("a [[b]] c", 150, 1.0)

    assert len(speech.samples) > 0


def test_a_text_without_a_word_makes_no_sound(model: PiperModel) -> None:
    assert load_speaker(model).speak(" ", 150, 1.0).samples == b""


def test_the_engine_says_a_phrase_with_it(model: PiperModel) -> None:
    player, over = RecordingPlayer(), threading.Event()
    engine = PiperEngine([model], player, load_speaker)
    engine.connect("finished-utterance", lambda name, completed: over.set())  # noqa: ARG005 - pyttsx3's own
    engine.startLoop(useDriverLoop=False)

    engine.say("Goedemorgen", "1")
    for _ in range(int(_LONG_SECONDS / 0.01)):
        engine.iterate()
        if over.wait(0.01):
            break

    engine.endLoop()
    assert [rate for _, rate in player.played] == [RATE]


def test_a_model_with_other_inputs_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "nl_NL-ander-low.onnx"
    _write_model(path, inputs=("text",))
    (model,) = find_voices([tmp_path]).models

    with pytest.raises(ModelRefused):
        load_speaker(model)


def test_a_file_that_only_looks_like_a_model_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "nl_NL-leeg-low.onnx"
    _write_model(path)
    path.write_bytes(b"\x08\x09" + b"\x3a\xac\x02" + bytes(300))
    (model,) = find_voices([tmp_path]).models

    with pytest.raises(ModelRefused):
        load_speaker(model)


def _write_model(
    path: Path, inputs: tuple[str, ...] = ("input", "input_lengths", "scales")
) -> None:
    """Write a network that gives a tone of `_SAMPLES_PER_SOUND` for each sound, times the length.

    `scales` holds noise, length, and noise of the length, as the models of Piper have it.
    """
    helper, TensorProto = onnx.helper, onnx.TensorProto  # noqa: N806 - a class of the library

    def constant(name: str, value: Any, kind: int = onnx.TensorProto.FLOAT) -> Any:  # noqa: ANN401 - no types
        tensor = helper.make_tensor(name, kind, [], [value])
        return helper.make_node("Constant", [], [name], value=tensor)

    nodes = [
        constant("one", 1, TensorProto.INT64),
        constant("each", float(_SAMPLES_PER_SOUND)),
        constant("zero", 0.0),
        constant("step", 1.0),
        constant("turn", 0.2),
        helper.make_node("Cast", [inputs[-1]], ["plain"], to=TensorProto.FLOAT),
        helper.make_node("Gather", ["plain", "one"], ["scale"]),
        helper.make_node("Size", [inputs[0]], ["sounds"]),
        helper.make_node("Cast", ["sounds"], ["count"], to=TensorProto.FLOAT),
        helper.make_node("Mul", ["count", "each"], ["usual"]),
        helper.make_node("Mul", ["usual", "scale"], ["length"]),
        helper.make_node("Range", ["zero", "length", "step"], ["places"]),
        helper.make_node("Mul", ["places", "turn"], ["angles"]),
        helper.make_node("Sin", ["angles"], ["output"]),
    ]
    kinds = {
        "input": helper.make_tensor_value_info("input", TensorProto.INT64, [1, "n"]),
        "input_lengths": helper.make_tensor_value_info("input_lengths", TensorProto.INT64, [1]),
        "scales": helper.make_tensor_value_info("scales", TensorProto.FLOAT, [3]),
        "text": helper.make_tensor_value_info("text", TensorProto.INT64, [2]),
    }
    output = helper.make_tensor_value_info("output", TensorProto.FLOAT, ["samples"])
    graph = helper.make_graph(nodes, "tone", [kinds[name] for name in inputs], [output])
    whole = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    path.write_bytes(whole.SerializeToString())
    signs = f"_^$ {string.ascii_lowercase}"
    description = {
        "dataset": "toon",
        "language": {"code": "nl_NL"},
        "espeak": {"voice": "nl"},
        "audio": {"sample_rate": RATE},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "num_symbols": len(signs),
        "num_speakers": 1,
        "phoneme_id_map": {sign: [place] for place, sign in enumerate(signs)},
    }
    path.with_name(f"{path.name}.json").write_text(json.dumps(description), "utf-8")

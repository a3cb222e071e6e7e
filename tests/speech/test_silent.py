from speech.synthesizer_contract import SynthesizerContract

from companion.speech.silent import SilentSynthesizer
from companion.speech.synthesizer import Synthesizer


class TestSilentSynthesizer(SynthesizerContract):
    def make(self) -> Synthesizer:
        return SilentSynthesizer()


def test_the_silent_voice_does_not_speak() -> None:
    assert SilentSynthesizer().speaks is False

from speech.ear import Ear
from speech.synthesizer_contract import SynthesizerContract

from companion.speech.earcons import Earcon
from companion.speech.scripted import ScriptedSynthesizer
from companion.speech.synthesizer import (
    Ended,
    Failed,
    FailureReason,
    Started,
    Synthesizer,
    WordSaid,
)
from companion.speech.utterance import Utterance

HELLO = Utterance("Goedemiddag", "nl")
BYE = Utterance("Tot ziens", "nl")


class TestScriptedSynthesizer(SynthesizerContract):
    def make(self) -> Synthesizer:
        return ScriptedSynthesizer()


class TestScriptedByHand(SynthesizerContract):
    def make(self) -> Synthesizer:
        return _FinishedAtOnce(by_hand=True)


class _FinishedAtOnce(ScriptedSynthesizer):
    def start(self, utterance: Utterance) -> None:
        super().start(utterance)
        self.finish()


def test_what_was_asked_for_is_remembered_in_order() -> None:
    voice = ScriptedSynthesizer()

    voice.start(HELLO)
    voice.start(BYE)

    assert voice.said == [HELLO, BYE]


def test_by_hand_an_utterance_sounds_until_it_is_finished() -> None:
    voice, ear = ScriptedSynthesizer(by_hand=True), Ear()
    voice.listen(ear)

    voice.start(HELLO)
    voice.say_word(0, 11)
    voice.finish()

    assert ear.events == [Started(), WordSaid(0, 11), Ended(completed=True)]


def test_by_hand_a_second_start_ends_the_first_unfinished() -> None:
    voice, ear = ScriptedSynthesizer(by_hand=True), Ear()
    voice.listen(ear)

    voice.start(HELLO)
    voice.start(BYE)

    assert ear.events == [Started(), Ended(completed=False), Started()]


def test_by_hand_a_voice_can_break_down() -> None:
    voice, ear = ScriptedSynthesizer(by_hand=True), Ear()
    voice.listen(ear)

    voice.start(HELLO)
    voice.fail(FailureReason.DIED)

    assert ear.events == [Started(), Failed(FailureReason.DIED)]


def test_how_it_is_to_speak_and_the_short_sounds_are_remembered() -> None:
    voice = ScriptedSynthesizer()

    voice.set_volume(60)
    voice.set_voice("gmw/nl+f2")
    voice.chime(Earcon.PRESSED)
    voice.chime(Earcon.SAVED)

    assert (voice.volume_percent, voice.voice_id) == (60, "gmw/nl+f2")
    assert voice.chimes == [Earcon.PRESSED, Earcon.SAVED]

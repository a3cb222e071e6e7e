"""What every voice promises; a test class of each voice inherits these tests."""

from collections.abc import Iterator

import pytest
from speech.ear import Ear

from companion.speech.earcons import Earcon
from companion.speech.synthesizer import Ended, Ready, Started, Synthesizer, WordSaid
from companion.speech.utterance import Utterance

SENTENCE = Utterance("Goedemiddag mevrouw, hoe gaat het met u?", "nl")
OTHER_SENTENCE = Utterance("Dit is een andere zin.", "nl")
BLANK = Utterance("  \n ", "nl")
AWKWARD = Utterance("<b>é</b> & \0 \ud800 \U0001f600 [[nl]] " + "woord " * 2000, "nl")


class SynthesizerContract:
    """Inherit, and say with `make` which voice is meant."""

    def make(self) -> Synthesizer:
        raise NotImplementedError

    @pytest.fixture
    def synthesizer(self) -> Iterator[Synthesizer]:
        voice = self.make()
        yield voice
        voice.close()

    @pytest.fixture
    def ear(self, synthesizer: Synthesizer) -> Ear:
        ear = Ear()
        synthesizer.listen(ear)
        return ear

    def test_an_utterance_is_answered_once(self, synthesizer: Synthesizer, ear: Ear) -> None:
        synthesizer.start(SENTENCE)

        answer = ear.wait_for_answers(1)
        synthesizer.close()
        assert ear.answers == answer

    def test_only_a_voice_that_speaks_completes_an_utterance(
        self, synthesizer: Synthesizer, ear: Ear
    ) -> None:
        synthesizer.start(SENTENCE)

        assert ear.wait_for_answers(1) == [Ended(completed=synthesizer.speaks)]

    def test_only_a_voice_that_speaks_starts(self, synthesizer: Synthesizer, ear: Ear) -> None:
        synthesizer.start(SENTENCE)

        ear.wait_for_answers(1)
        assert (Started() in ear.events) is synthesizer.speaks

    def test_words_come_after_the_start_and_before_the_end(
        self, synthesizer: Synthesizer, ear: Ear
    ) -> None:
        synthesizer.start(SENTENCE)

        ear.wait_for_answers(1)
        kinds = [type(event) for event in ear.events if isinstance(event, WordSaid | Ended)]
        assert kinds == [*[WordSaid] * (len(kinds) - 1), Ended]

    def test_each_of_many_starts_is_answered_once(self, synthesizer: Synthesizer, ear: Ear) -> None:
        for _ in range(10):
            synthesizer.start(SENTENCE)
            synthesizer.start(OTHER_SENTENCE)

        answers = ear.wait_for_answers(20)
        synthesizer.close()
        assert ear.answers == answers

    def test_the_last_of_many_starts_is_said(self, synthesizer: Synthesizer, ear: Ear) -> None:
        synthesizer.start(SENTENCE)
        synthesizer.start(OTHER_SENTENCE)

        assert ear.wait_for_answers(2)[-1] == Ended(completed=synthesizer.speaks)

    def test_stopping_when_nothing_sounds_tells_nothing(
        self, synthesizer: Synthesizer, ear: Ear
    ) -> None:
        synthesizer.stop()
        synthesizer.stop()

        synthesizer.close()
        assert ear.events == []

    def test_stopping_twice_answers_once(self, synthesizer: Synthesizer, ear: Ear) -> None:
        synthesizer.start(SENTENCE)

        synthesizer.stop()
        synthesizer.stop()
        answer = ear.wait_for_answers(1)
        synthesizer.close()
        assert ear.answers == answer

    def test_an_utterance_after_a_stop_is_said(self, synthesizer: Synthesizer, ear: Ear) -> None:
        synthesizer.start(SENTENCE)
        synthesizer.stop()

        synthesizer.start(OTHER_SENTENCE)

        assert ear.wait_for_answers(2)[-1] == Ended(completed=synthesizer.speaks)

    def test_a_text_without_a_word_is_answered(self, synthesizer: Synthesizer, ear: Ear) -> None:
        synthesizer.start(BLANK)

        assert ear.wait_for_answers(1) == [Ended(completed=synthesizer.speaks)]

    def test_an_awkward_text_does_not_break_the_voice(
        self, synthesizer: Synthesizer, ear: Ear
    ) -> None:
        synthesizer.start(AWKWARD)
        synthesizer.start(SENTENCE)

        assert ear.wait_for_answers(2)[-1] == Ended(completed=synthesizer.speaks)

    def test_another_rate_is_taken_at_any_time(self, synthesizer: Synthesizer, ear: Ear) -> None:
        synthesizer.set_rate(100)
        synthesizer.start(SENTENCE)
        synthesizer.set_rate(180)

        assert ear.wait_for_answers(1) == [Ended(completed=synthesizer.speaks)]

    def test_every_word_that_is_told_lies_inside_the_text(
        self, synthesizer: Synthesizer, ear: Ear
    ) -> None:
        synthesizer.start(SENTENCE)

        ear.wait_for_answers(1)
        words = [event for event in ear.events if isinstance(event, WordSaid)]
        assert all(word.offset >= 0 for word in words)
        assert all(word.length > 0 for word in words)
        assert all(word.offset + word.length <= len(SENTENCE.text) for word in words)

    @pytest.mark.parametrize("percent", [20, 60, 100])
    def test_every_volume_is_taken(self, synthesizer: Synthesizer, ear: Ear, percent: int) -> None:
        synthesizer.set_volume(percent)
        synthesizer.start(OTHER_SENTENCE)

        assert ear.wait_for_answers(1) == [Ended(completed=synthesizer.speaks)]

    @pytest.mark.parametrize("voice_id", ["", "gmw/nl+f2", "gmw/en", "a voice nobody has"])
    def test_a_voice_that_cannot_be_had_does_not_keep_an_utterance_from_being_said(
        self, synthesizer: Synthesizer, ear: Ear, voice_id: str
    ) -> None:
        synthesizer.set_voice(voice_id)
        synthesizer.start(OTHER_SENTENCE)

        assert ear.wait_for_answers(1) == [Ended(completed=synthesizer.speaks)]

    def test_a_short_sound_does_not_end_an_utterance(
        self, synthesizer: Synthesizer, ear: Ear
    ) -> None:
        synthesizer.chime(Earcon.PRESSED)
        synthesizer.start(OTHER_SENTENCE)
        synthesizer.chime(Earcon.SAVED)

        assert ear.wait_for_answers(1) == [Ended(completed=synthesizer.speaks)]

    def test_warming_up_answers_nothing(self, synthesizer: Synthesizer, ear: Ear) -> None:
        synthesizer.warm_up()
        synthesizer.warm_up()

        synthesizer.close()
        assert [event for event in ear.events if not isinstance(event, Ready)] == []

    def test_nothing_is_told_after_the_close(self, synthesizer: Synthesizer, ear: Ear) -> None:
        synthesizer.close()
        synthesizer.start(SENTENCE)
        synthesizer.stop()
        synthesizer.set_volume(60)
        synthesizer.set_voice("")
        synthesizer.chime(Earcon.SAVED)
        synthesizer.warm_up()
        synthesizer.close()

        assert ear.events == []

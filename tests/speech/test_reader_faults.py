"""A reading goes on after what can be mended, and ends once after what cannot."""

import threading

import pytest
from speech.readings import FOUR, ONE, THREE, TWO, reader_of

from companion.speech.earcons import Earcon
from companion.speech.reader import (
    Reader,
    ReaderEvent,
    Reading,
    ReadingEnded,
    ReadingFailed,
    ReadingFaltered,
    ReadingWord,
    VoiceReady,
)
from companion.speech.scripted import ScriptedSynthesizer
from companion.speech.silent import SilentSynthesizer
from companion.speech.synthesizer import Ended, FailureReason, Listener, OfferedVoice, Started
from companion.speech.utterance import Priority, Utterance


def test_a_failure_ends_the_reading_and_all_that_waits() -> None:
    voice = ScriptedSynthesizer(by_hand=True)
    reader, told = reader_of(voice)
    reader.read([ONE, TWO])
    reader.read([THREE])

    voice.fail(FailureReason.NO_SOUND)

    assert voice.said == [ONE]
    assert told[1:] == [
        ReadingFailed(FailureReason.NO_SOUND, 1),
        ReadingFailed(FailureReason.NO_SOUND, 2),
    ]


def test_words_are_told_with_the_utterance_they_are_in() -> None:
    voice = ScriptedSynthesizer(by_hand=True)
    reader, told = reader_of(voice)
    reader.read([ONE, TWO])
    voice.finish()

    voice.say_word(0, 4)

    assert told[-1] == ReadingWord(1, 0, 4, 1)


def test_a_voice_that_falters_says_the_utterance_again_and_the_reading_goes_on() -> None:
    voice = ScriptedSynthesizer(by_hand=True)
    reader, told = reader_of(voice)
    reader.read([ONE])

    voice.falter(FailureReason.DIED)
    voice.finish()

    assert told == [
        Reading(0, 1),
        ReadingFaltered(FailureReason.DIED, 1),
        Reading(0, 1),
        ReadingEnded(completed=True, reading=1),
    ]


@pytest.mark.parametrize("reason", [FailureReason.DIED, FailureReason.NO_VOICE])
def test_an_utterance_that_cannot_be_said_is_left_out(reason: FailureReason) -> None:
    voice = ScriptedSynthesizer(by_hand=True)
    reader, told = reader_of(voice)
    reader.read([ONE, TWO])

    voice.fail(reason)
    voice.finish()

    assert voice.said == [ONE, TWO]
    assert told[1:] == [
        ReadingFaltered(reason, 1),
        Reading(1, 1),
        ReadingEnded(completed=True, reading=1),
    ]


def test_two_utterances_in_a_row_that_end_the_voice_end_the_reading() -> None:
    voice = ScriptedSynthesizer(by_hand=True)
    reader, told = reader_of(voice)
    reader.read([ONE, TWO, THREE])

    voice.fail(FailureReason.DIED)
    voice.fail(FailureReason.DIED)

    assert voice.said == [ONE, TWO]
    assert told[-1] == ReadingFailed(FailureReason.DIED, 1)


def test_two_deaths_with_a_sentence_said_in_between_do_not_end_the_reading() -> None:
    voice = ScriptedSynthesizer(by_hand=True)
    reader, told = reader_of(voice)
    reader.read([ONE, TWO, THREE, FOUR])

    voice.fail(FailureReason.DIED)
    voice.finish()
    voice.fail(FailureReason.DIED)
    voice.finish()

    assert told[-1] == ReadingEnded(completed=True, reading=1)


def test_a_reading_of_which_nothing_could_be_said_has_failed() -> None:
    voice = ScriptedSynthesizer(by_hand=True)
    reader, told = reader_of(voice)
    reader.read([ONE, TWO])

    voice.fail(FailureReason.NO_VOICE)
    voice.fail(FailureReason.NO_VOICE)

    assert told[-1] == ReadingFailed(FailureReason.NO_VOICE, 1)


def test_a_reading_whose_last_utterance_ended_the_voice_is_not_complete() -> None:
    voice = ScriptedSynthesizer(by_hand=True)
    reader, told = reader_of(voice)
    reader.read([ONE, TWO])

    voice.finish()
    voice.fail(FailureReason.DIED)

    assert told[-1] == ReadingEnded(completed=False, reading=1)


def test_the_voices_are_told_when_the_voice_is_ready() -> None:
    dutch = OfferedVoice("gmw/nl", "nl", "Dutch")
    voice = ScriptedSynthesizer(voices=(dutch,))
    _, told = reader_of(voice)

    voice.warm_up()

    assert told == [VoiceReady((dutch,))]


def test_the_silent_voice_ends_a_reading_unread_and_without_a_fault() -> None:
    told: list[ReaderEvent] = []
    reader = Reader(SilentSynthesizer(), told.append)

    reader.read([ONE, TWO])
    reader.read([THREE])

    assert told == [
        ReadingEnded(completed=False, reading=1),
        ReadingEnded(completed=False, reading=2),
    ]


class LateVoice:
    """A voice whose events are delivered by the test, as from another thread."""

    speaks = True

    def __init__(self) -> None:
        self.listener: Listener | None = None
        self.said: list[Utterance] = []

    def listen(self, listener: Listener) -> None:
        self.listener = listener

    def start(self, utterance: Utterance) -> None:
        self.said.append(utterance)

    def stop(self) -> None:
        pass

    def set_rate(self, rate_wpm: int) -> None:
        pass

    def set_volume(self, percent: int) -> None:
        pass

    def set_voice(self, voice_id: str) -> None:
        pass

    def chime(self, earcon: Earcon) -> None:
        pass

    def warm_up(self) -> None:
        pass

    def close(self) -> None:
        pass

    def tell(self, event: Started | Ended) -> None:
        assert self.listener is not None
        self.listener(event)


def test_late_events_of_a_replaced_utterance_are_passed_over() -> None:
    voice, told = LateVoice(), list[ReaderEvent]()
    reader = Reader(voice, told.append)
    reader.read([ONE, TWO])
    reader.read([THREE, FOUR], Priority.NOW)
    told.clear()

    voice.tell(Started())
    voice.tell(Ended(completed=True))
    voice.tell(Started())

    assert voice.said == [ONE, THREE]
    assert told == [Reading(0, 2)]


def test_late_events_of_a_silenced_utterance_are_passed_over() -> None:
    voice, told = LateVoice(), list[ReaderEvent]()
    reader = Reader(voice, told.append)
    reader.read([ONE, TWO])
    reader.silence()
    reader.read([THREE])
    told.clear()

    voice.tell(Ended(completed=True))
    voice.tell(Started())
    voice.tell(Ended(completed=True))

    assert voice.said == [ONE, THREE]
    assert told == [Reading(0, 2), ReadingEnded(completed=True, reading=2)]


def test_readings_from_many_threads_are_each_answered_once() -> None:
    voice = ScriptedSynthesizer()
    reader, told = reader_of(voice)
    threads = [threading.Thread(target=reader.read, args=([ONE, TWO],)) for _ in range(20)]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    ends = [event.reading for event in told if isinstance(event, ReadingEnded)]
    assert sorted(ends) == list(range(1, 21))


class BrokenListener:
    """Raises at the first event, against its promise."""

    def __init__(self) -> None:
        self.told: list[ReaderEvent] = []

    def __call__(self, event: ReaderEvent) -> None:
        self.told.append(event)
        if len(self.told) == 1:
            raise ValueError("first")


def test_a_listener_that_raises_once_does_not_silence_the_reader_for_ever() -> None:
    listener = BrokenListener()
    reader = Reader(SilentSynthesizer(), listener)
    with pytest.raises(ValueError, match="first"):
        reader.read([])

    reader.read([])

    assert listener.told[-1] == ReadingEnded(completed=True, reading=2)

from speech.readings import FOUR, ONE, THREE, TWO, reader_of

from companion.speech.reader import (
    Reading,
    ReadingEnded,
)
from companion.speech.scripted import ScriptedSynthesizer
from companion.speech.utterance import Priority


def test_a_sequence_is_read_in_order() -> None:
    voice = ScriptedSynthesizer()
    reader, told = reader_of(voice)

    reader.read([ONE, TWO, THREE])

    assert voice.said == [ONE, TWO, THREE]
    assert told == [
        Reading(0, 1),
        Reading(1, 1),
        Reading(2, 1),
        ReadingEnded(completed=True, reading=1),
    ]


def test_a_very_long_sequence_is_read_to_its_end() -> None:
    voice = ScriptedSynthesizer()
    reader, told = reader_of(voice)

    reader.read([ONE] * 5000)

    assert told[-1] == ReadingEnded(completed=True, reading=1)


def test_the_second_utterance_waits_for_the_end_of_the_first() -> None:
    voice = ScriptedSynthesizer(by_hand=True)
    reader, _ = reader_of(voice)

    reader.read([ONE, TWO])

    assert voice.said == [ONE]


def test_an_empty_sequence_is_read_at_once() -> None:
    reader, told = reader_of(ScriptedSynthesizer())

    reader.read([])

    assert told == [ReadingEnded(completed=True, reading=1)]


def test_a_normal_reading_waits_for_all_before_it() -> None:
    voice = ScriptedSynthesizer(by_hand=True)
    reader, _ = reader_of(voice)
    reader.read([ONE, TWO])

    reader.read([THREE], Priority.NORMAL)
    voice.finish()
    voice.finish()

    assert voice.said == [ONE, TWO, THREE]


def test_a_next_reading_goes_after_the_current_utterance_and_then_the_rest_goes_on() -> None:
    voice = ScriptedSynthesizer(by_hand=True)
    reader, told = reader_of(voice)
    reader.read([ONE, TWO])
    reader.read([FOUR], Priority.NORMAL)

    reader.read([THREE], Priority.NEXT)
    for _ in range(4):
        voice.finish()

    assert voice.said == [ONE, THREE, TWO, FOUR]
    assert told == [
        Reading(0, 1),
        Reading(0, 3),
        ReadingEnded(completed=True, reading=3),
        Reading(1, 1),
        ReadingEnded(completed=True, reading=1),
        Reading(0, 2),
        ReadingEnded(completed=True, reading=2),
    ]


def test_a_reading_that_is_at_its_last_utterance_ends_before_the_next_one_begins() -> None:
    voice = ScriptedSynthesizer(by_hand=True)
    reader, told = reader_of(voice)
    reader.read([ONE])

    reader.read([TWO], Priority.NEXT)
    voice.finish()

    assert told == [Reading(0, 1), ReadingEnded(completed=True, reading=1), Reading(0, 2)]


def test_a_reading_now_replaces_what_sounds_and_drops_what_waits() -> None:
    voice = ScriptedSynthesizer(by_hand=True)
    reader, told = reader_of(voice)
    reader.read([ONE, TWO])
    reader.read([THREE])

    reader.read([FOUR], Priority.NOW)
    voice.finish()

    assert voice.said == [ONE, FOUR]
    assert told == [
        Reading(0, 1),
        ReadingEnded(completed=False, reading=1),
        ReadingEnded(completed=False, reading=2),
        Reading(0, 3),
        ReadingEnded(completed=True, reading=3),
    ]


def test_an_empty_reading_now_silences() -> None:
    voice = ScriptedSynthesizer(by_hand=True)
    reader, told = reader_of(voice)
    reader.read([ONE])

    reader.read([], Priority.NOW)

    assert voice.stops == 1
    assert told[1:] == [
        ReadingEnded(completed=False, reading=1),
        ReadingEnded(completed=True, reading=2),
    ]


def test_silence_stops_the_voice_and_drops_what_waits() -> None:
    voice = ScriptedSynthesizer(by_hand=True)
    reader, told = reader_of(voice)
    reader.read([ONE, TWO])
    reader.read([THREE])

    reader.silence()

    assert voice.said == [ONE]
    assert voice.stops == 1
    assert told[1:] == [
        ReadingEnded(completed=False, reading=1),
        ReadingEnded(completed=False, reading=2),
    ]


def test_silence_when_nothing_is_read_is_harmless() -> None:
    voice = ScriptedSynthesizer()
    reader, told = reader_of(voice)

    reader.silence()
    reader.silence()

    assert told == []


def test_reading_goes_on_after_silence() -> None:
    voice = ScriptedSynthesizer(by_hand=True)
    reader, told = reader_of(voice)
    reader.read([ONE])
    reader.silence()

    reader.read([TWO])
    voice.finish()

    assert told[2:] == [Reading(0, 2), ReadingEnded(completed=True, reading=2)]

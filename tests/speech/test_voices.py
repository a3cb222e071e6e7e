from dataclasses import dataclass

import pytest

from companion.speech.errors import NoVoice
from companion.speech.synthesizer import OfferedVoice
from companion.speech.voices import Kind, best_first, chosen, kind_of, offered

ONECORE = (
    r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Speech_OneCore\Voices\Tokens\MSTTS_V110_nlNL_FrankM"
)
SAPI = r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Speech\Voices\Tokens\TTS_MS_NL-NL_FRANK_11.0"

PIPER = OfferedVoice("piper:nl_NL-mls-medium", "nl-NL", "mls")
FLEMISH_PIPER = OfferedVoice("piper:nl_BE-nathalie-medium", "nl-BE", "nathalie")
FRANK = OfferedVoice(ONECORE, "nl-NL", "Microsoft Frank")
DESKTOP_FRANK = OfferedVoice(SAPI, "nl-NL", "Microsoft Frank Desktop")
XANDER = OfferedVoice("com.apple.voice.compact.nl-NL.Xander", "nl-NL", "Xander")
MBROLA = OfferedVoice("mb/mb-nl2", "nl", "dutch-mbrola-2")
LOW = OfferedVoice("gmw/nl", "nl", "Dutch")
HIGH = OfferedVoice("gmw/nl+f2", "nl", "Dutch")
BRITISH = OfferedVoice("gmw/en", "en-gb", "English (Great Britain)")
AMERICAN = OfferedVoice("gmw/en-US", "en-us", "English (America)")


@dataclass
class Listed:
    id: str
    name: str
    languages: list[str]


def test_only_dutch_and_english_voices_are_offered() -> None:
    voices = [
        Listed("frank", "Frank", ["nl_NL"]),
        Listed("hedda", "Hedda", ["de-DE"]),
        Listed("hazel", "Hazel", ["en-GB"]),
        Listed("nordic", "Nordic", ["nlx"]),
        Listed("dumb", "Dumb", []),
    ]

    assert offered(voices) == (
        OfferedVoice("frank", "nl-NL", "Frank"),
        OfferedVoice("hazel", "en-GB", "Hazel"),
    )


def test_a_voice_of_espeak_is_offered_low_and_high() -> None:
    assert offered([Listed("gmw/nl", "Dutch", ["nl"])]) == (LOW, HIGH)


def test_an_accent_is_not_offered() -> None:
    voices = [
        Listed("gmw/en-GB-scotland", "English (Scotland)", ["en-gb-scotland"]),
        Listed("gmw/en-029", "English (Caribbean)", ["en-029"]),
    ]

    assert offered(voices) == ()


def test_a_voice_of_two_languages_of_ours_is_offered_once() -> None:
    assert offered([Listed("both", "Both", ["de", "en-US", "nl-NL"])]) == (
        OfferedVoice("both", "en-US", "Both"),
    )


@pytest.mark.parametrize(
    ("offer", "kind"),
    [
        (PIPER, Kind.PIPER),
        (FRANK, Kind.ONECORE),
        (DESKTOP_FRANK, Kind.SYSTEM),
        (XANDER, Kind.SYSTEM),
        (MBROLA, Kind.MBROLA),
        (LOW, Kind.ESPEAK),
        (HIGH, Kind.ESPEAK),
        (OfferedVoice("nl", "nl", "Dutch"), Kind.ESPEAK),
        (AMERICAN, Kind.ESPEAK),
    ],
)
def test_the_kind_is_told_from_the_id(offer: OfferedVoice, kind: Kind) -> None:
    assert kind_of(offer) is kind


def test_the_more_human_voice_comes_first() -> None:
    assert best_first([LOW, MBROLA, DESKTOP_FRANK, FRANK, PIPER]) == (
        PIPER,
        FRANK,
        DESKTOP_FRANK,
        MBROLA,
        LOW,
    )


def test_a_voice_of_the_netherlands_comes_before_one_of_belgium() -> None:
    assert best_first([FLEMISH_PIPER, PIPER]) == (PIPER, FLEMISH_PIPER)


def test_a_voice_of_great_britain_comes_before_one_of_america() -> None:
    assert best_first([AMERICAN, BRITISH]) == (BRITISH, AMERICAN)


def test_dutch_voices_come_before_english_ones() -> None:
    natural = OfferedVoice("piper:en_GB-alan-medium", "en-GB", "alan")

    assert best_first([natural, LOW]) == (LOW, natural)


def test_the_low_voice_stays_before_the_high_one() -> None:
    assert best_first([LOW, HIGH]) == (LOW, HIGH)


def test_a_better_recording_of_a_system_comes_first() -> None:
    premium = OfferedVoice("com.apple.voice.premium.nl-NL.Claire", "nl-NL", "Claire")

    assert best_first([XANDER, premium]) == (premium, XANDER)


def test_a_voice_that_two_lists_have_is_there_once() -> None:
    assert best_first([LOW, HIGH, LOW]) == (LOW, HIGH)


def test_the_voice_the_citizen_chose_is_used() -> None:
    assert chosen("gmw/nl+f2", "nl", [PIPER, LOW, HIGH]) == HIGH


def test_without_a_choice_the_best_voice_is_used() -> None:
    assert chosen("", "nl", [BRITISH, LOW, PIPER]) == PIPER


def test_a_chosen_voice_that_is_gone_gives_way_to_the_best() -> None:
    assert chosen("piper:gone", "nl", [LOW, HIGH]) == LOW


def test_a_chosen_voice_does_not_say_a_text_in_another_language() -> None:
    assert chosen("gmw/nl", "en", [LOW, AMERICAN, BRITISH]) == BRITISH


def test_a_country_that_is_named_is_kept_to() -> None:
    assert chosen("", "nl-BE", [PIPER, FLEMISH_PIPER]) == FLEMISH_PIPER


def test_another_country_is_better_than_no_voice() -> None:
    assert chosen("", "nl_NL", [BRITISH, FLEMISH_PIPER]) == FLEMISH_PIPER


def test_a_language_nobody_speaks_has_no_voice() -> None:
    with pytest.raises(NoVoice) as refused:
        chosen("gmw/en", "nl", [BRITISH])

    assert refused.value.language == "nl"

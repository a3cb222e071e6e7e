"""How a voice is chosen: when it reads, how loud, how fast and who; each change is heard."""

from dataclasses import replace

import pytest
from screens import BEGUN, kind_of, labels, read_to, said
from walker import pressed

from companion.l10n.message import Message
from companion.session.effects import (
    Highlight,
    Mention,
    SaveSettings,
    Show,
    Speak,
)
from companion.session.handling import handle
from companion.session.intents import (
    Change,
    Focused,
    Press,
    Spoken,
    Trouble,
    VoiceLost,
    VoicesFound,
)
from companion.session.model import Session
from companion.session.places import FirstRun, Stage
from companion.session.screens import view_of
from companion.session.utterances import lines_of
from companion.session.views import Tone
from companion.settings.model import VoiceMode
from companion.speech.synthesizer import FailureReason, OfferedVoice

LOW = OfferedVoice("nl", "nl", "laag")
HIGH = OfferedVoice("nl+f2", "nl-NL", "hoog")
BRITISH = OfferedVoice("en-gb", "en-GB", "low")


def test_who_never_wants_a_voice_has_only_the_way_back_to_it(home: Session) -> None:
    never = replace(home, settings=replace(home.settings, voice=VoiceMode.NEVER))

    bar = view_of(never).bar

    assert (bar.softer, bar.louder) == (None, None)
    assert bar.read is not None
    assert bar.read.intent is Change.VOICE_ON_OFF
    assert handle(never, Press.READ) == (never, ())
    assert pressed(never, Change.VOICE_ON_OFF).settings.voice is VoiceMode.BY_ITSELF


def test_a_volume_key_goes_on_with_the_sentence_that_is_being_said(asked: Session) -> None:
    there = read_to(asked, 2)

    after, effects = handle(there, Change.LOUDER)

    assert after.settings.volume_percent == 100
    assert kind_of(effects, SaveSettings) == [SaveSettings(after.settings)]
    assert kind_of(effects, Speak) == [Speak(lines_of(view_of(after))[2:])]
    assert after.speaking


def test_a_volume_key_before_the_first_sound_does_not_take_the_reading_away(asked: Session) -> None:
    after, effects = handle(asked, Change.LOUDER)

    assert kind_of(effects, Mention) == []
    assert kind_of(effects, Speak) == [Speak(lines_of(view_of(after)))]


def test_a_volume_key_goes_on_with_only_what_was_asked_and_as_slowly(home: Session) -> None:
    slow = pressed(home, *BEGUN, Press.HELP, Press.SLOWER_AGAIN)
    repeated = pressed(read_to(slow, 1), Spoken(None), Press.READ)

    _after, rest = handle(read_to(slow, 1), Change.LOUDER)
    _after, again = handle(repeated, Change.LOUDER)

    assert kind_of(rest, Speak) == [Speak(lines_of(view_of(slow))[1:], rate_wpm=130)]
    assert kind_of(again, Speak) == [Speak((lines_of(view_of(slow))[1],))]


def test_another_volume_stands_at_once_on_the_screen_that_tells_it(home: Session) -> None:
    there = pressed(home, Press.SETTINGS, Press.VOICE_SETTINGS)

    after, effects = handle(there, Change.SOFTER)

    assert view_of(after) != view_of(there)
    assert kind_of(effects, Show) == [Show(view_of(after), fresh=False)]


def test_a_notice_that_comes_above_moves_the_mark_with_the_sentence(asked: Session) -> None:
    heard = lines_of(view_of(asked))[1]

    after, effects = handle(read_to(asked, 1), Trouble(Message("x")))
    _after, later = handle(after, Spoken(lines_of(view_of(asked))[2]))

    assert kind_of(effects, Highlight) == [Highlight(replace(heard, part=heard.part + 1))]
    moved = kind_of(later, Highlight)[0].line
    assert moved is not None
    assert moved in lines_of(view_of(after))


def test_a_name_in_a_language_without_a_voice_does_not_take_the_voice_away(
    spoken_home: Session,
) -> None:
    there = pressed(spoken_home, Press.SETTINGS, Focused("language"))

    after = pressed(there, VoiceLost(FailureReason.NO_VOICE))

    assert there.speaking
    assert not after.speaking
    assert not after.voice_lost
    assert after.notice is not None


def test_a_volume_key_says_its_word_when_nothing_is_being_said(home: Session) -> None:
    _after, effects = handle(home, Change.SOFTER)

    assert kind_of(effects, Mention) == [Mention("Softer", "nl")]


def test_at_the_loudest_it_is_said_that_it_cannot_be_louder(home: Session) -> None:
    _after, effects = handle(pressed(home, Change.LOUDER), Change.LOUDER)

    assert kind_of(effects, Mention) == [Mention("It cannot be louder.", "nl")]


def test_each_press_on_the_voice_screen_says_the_same_short_sentence(
    spoken_home: Session,
) -> None:
    there = replace(spoken_home, stack=(FirstRun(Stage.VOICE),))

    _after, effects = handle(there, Change.SLOWER)

    assert kind_of(effects, Mention) == [
        Mention("I read the screen aloud to you, sentence by sentence.", "nl")
    ]


def test_another_voice_is_offered_where_there_are_several(home: Session) -> None:
    there = pressed(home, Press.SETTINGS, Press.VOICE_SETTINGS)

    one = pressed(there, VoicesFound((LOW, BRITISH)))
    two = pressed(there, VoicesFound((LOW, HIGH, BRITISH)))

    assert "Another voice" not in labels(view_of(one))
    assert "Another voice" in labels(view_of(two))


def test_another_voice_is_the_next_one_and_after_the_last_the_best(home: Session) -> None:
    there = pressed(home, VoicesFound((LOW, HIGH, BRITISH)))

    high = pressed(there, Change.OTHER_VOICE)
    low = pressed(high, Change.OTHER_VOICE)

    assert (high.settings.speaker, low.settings.speaker) == ("nl+f2", "nl")


def test_a_voice_that_is_not_there_any_more_gives_way_to_the_best(home: Session) -> None:
    gone = replace(home, settings=replace(home.settings, speaker="mb/mb-nl2"))

    after = pressed(gone, VoicesFound((LOW, HIGH)), Change.OTHER_VOICE)

    assert after.settings.speaker == "nl+f2"


def test_the_mode_goes_from_by_itself_over_only_on_a_press_to_never(spoken_home: Session) -> None:
    there = pressed(spoken_home, Press.SETTINGS, Press.VOICE_SETTINGS)

    on_press = pressed(there, Change.VOICE_MODE)
    never = pressed(on_press, Change.VOICE_MODE)

    assert on_press.settings.voice is VoiceMode.ON_PRESS
    assert never.settings.voice is VoiceMode.NEVER
    assert pressed(never, Change.VOICE_MODE).settings.voice is VoiceMode.BY_ITSELF


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (Change.VOICE_MODE, "Reading aloud: only when you press."),
        (Change.VOICE_ON_OFF, "The voice is off."),
        (Change.SOUNDS, "Signals: on."),
        (Change.WORD_BY_WORD, "A line under each word: on."),
    ],
)
def test_each_change_for_the_ear_is_said(spoken_home: Session, change: Change, told: str) -> None:
    there = pressed(spoken_home, Press.SETTINGS, Press.VOICE_SETTINGS)

    _after, effects = handle(there, change)

    assert kind_of(effects, Mention) == [Mention(told, "nl")]


def test_at_the_slowest_it_is_said_that_it_cannot_be_slower(spoken_home: Session) -> None:
    there = pressed(spoken_home, Press.SETTINGS, Press.VOICE_SETTINGS, Change.SLOWER, Change.SLOWER)

    _after, effects = handle(there, Change.SLOWER)

    assert kind_of(effects, Mention) == [Mention("It cannot be slower.", "nl")]


def test_the_state_of_the_voice_stands_on_its_screen(spoken_home: Session) -> None:
    there = pressed(spoken_home, Press.SETTINGS, Press.VOICE_SETTINGS)

    assert said(there, Tone.PLAIN) == [
        "Reading aloud: by itself.",
        "Pace: usual.",
        "How loud: 4 of 5.",
        "A line under each word: off.",
        "Signals: off.",
    ]

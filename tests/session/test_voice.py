"""The voice: reads a new screen, is silenced by every press, and is missed in one sentence."""

from dataclasses import replace

import pytest
from screens import BEGUN, TO_SMALL, heading, kind_of, names, said
from walker import pressed

from companion.l10n.message import Message
from companion.session.effects import (
    Announce,
    Highlight,
    Mention,
    RestartVoice,
    SaveSettings,
    Show,
    Silence,
    Speak,
)
from companion.session.handling import handle
from companion.session.intents import (
    Change,
    Intent,
    NoInternet,
    Pick,
    Press,
    Spoken,
    Trouble,
    Typed,
    VoiceLost,
)
from companion.session.listening import SLOWEST_WPM
from companion.session.model import Session
from companion.session.places import TroubleKind, TroublePlace
from companion.session.screens import view_of
from companion.session.utterances import lines_of
from companion.session.views import Tone
from companion.settings.model import VoiceMode


def read_label(session: Session) -> str:
    button = view_of(session).bar.read
    return button.label if button else ""


@pytest.fixture
def reading(home: Session) -> Session:
    """Return a session that is being read aloud because it was asked for."""
    return pressed(home, *BEGUN, Press.READ)


def test_a_new_screen_is_shown_first_and_then_read_aloud(spoken_home: Session) -> None:
    after, effects = handle(spoken_home, Press.TOPICS)

    assert names(effects) == ["Show", "Speak"]
    assert effects == (Show(view_of(after), fresh=True), Speak(lines_of(view_of(after))))
    assert after.speaking


def test_who_wants_it_only_when_asked_hears_nothing_by_itself(home: Session) -> None:
    _after, effects = handle(home, Press.TOPICS)

    assert names(effects) == ["Show"]


def test_read_aloud_reads_this_screen_and_becomes_stop(home: Session) -> None:
    after, effects = handle(home, Press.READ)

    assert names(effects) == ["Show", "Speak"]
    assert read_label(after) == "Stop"
    assert kind_of(effects, Speak) == [Speak(lines_of(view_of(home)))]


def test_stop_silences_and_becomes_read_aloud(home: Session) -> None:
    after, effects = handle(pressed(home, Press.READ), Press.READ)

    assert effects == (Silence(), Highlight(None), Show(view_of(after), fresh=False))
    assert after == home


@pytest.mark.parametrize(
    "press",
    [
        Press.BACK,
        Press.HELP,
        Press.FORWARD,
        Press.HOME,
        Press.EXPLAIN,
        Press.LEAVE,
        Pick("huur"),
        Pick("not on the screen"),
        Press.STUCK,
        Change.LARGER_TEXT,
    ],
)
def test_every_press_silences(reading: Session, press: Intent) -> None:
    after, effects = handle(reading, press)

    assert effects[:2] == (Silence(), Highlight(None))
    assert not after.speaking


def test_a_new_screen_is_read_only_after_the_old_one_was_silenced(spoken_home: Session) -> None:
    _after, effects = handle(pressed(spoken_home, Press.TOPICS), Pick("wonen"))

    assert names(effects) == ["Silence", "Highlight", "Show", "Speak"]


def test_typing_silences_as_any_press_does(spoken_home: Session) -> None:
    there = pressed(spoken_home, *BEGUN, Pick("eigen"), Press.FORWARD)

    after, effects = handle(there, Typed("day", "2"))

    assert not after.speaking
    assert names(effects) == ["Silence", "Highlight", "Show"]


def test_what_is_being_said_is_marked(reading: Session) -> None:
    line = lines_of(view_of(reading))[2]

    after, effects = handle(reading, Spoken(line))

    assert after == replace(reading, heard=line, reading=after.reading)
    assert effects == (Highlight(line),)


def test_at_the_end_the_mark_goes_and_the_button_reads_again(reading: Session) -> None:
    after, effects = handle(reading, Spoken(None))

    assert effects == (Highlight(None), Show(view_of(after), fresh=False))
    assert read_label(after) == "Read aloud"


def test_a_late_word_of_what_was_silenced_marks_nothing(reading: Session) -> None:
    silent = pressed(reading, Press.READ)
    line = lines_of(view_of(reading))[0]

    assert handle(silent, Spoken(line)) == (silent, ())
    assert handle(silent, Spoken(None)) == (silent, ())


def test_a_refused_answer_is_said_from_what_is_to_be_mended(spoken_home: Session) -> None:
    there = pressed(spoken_home, *BEGUN)

    after, effects = handle(there, Press.FORWARD)

    (spoken,) = kind_of(effects, Speak)
    assert names(effects) == ["Silence", "Highlight", "Show", "Speak"]
    assert said(after, Tone.PROBLEM)[0].startswith(spoken.lines[0].shown)


def test_the_same_refusal_is_said_again(spoken_home: Session) -> None:
    refused = pressed(spoken_home, *BEGUN, Press.FORWARD)

    _after, effects = handle(refused, Press.FORWARD)

    assert len(kind_of(effects, Speak)) == 1


def test_without_the_voice_a_refusal_is_announced_to_a_screen_reader(home: Session) -> None:
    _after, effects = handle(pressed(home, *BEGUN), Press.FORWARD)

    announced = "Press one of the answers. Then press Continue."
    assert kind_of(effects, Announce) == [Announce(announced, urgent=True)]
    assert kind_of(effects, Speak) == []


def test_once_more_slower_reads_the_screen_where_help_was_asked(spoken_home: Session) -> None:
    there = pressed(spoken_home, *BEGUN)

    after, effects = handle(pressed(there, Press.HELP), Press.SLOWER_AGAIN)

    assert heading(after) == "Huurt u uw huis?"
    assert kind_of(effects, Speak) == [Speak(lines_of(view_of(after)), rate_wpm=SLOWEST_WPM)]
    assert after.settings.rate_wpm == spoken_home.settings.rate_wpm


def test_once_more_slower_reads_also_to_who_wants_no_voice_by_itself(home: Session) -> None:
    after, effects = handle(pressed(home, *BEGUN, Press.HELP), Press.SLOWER_AGAIN)

    assert after.speaking
    assert names(effects) == ["Show", "Speak"]


def test_a_lost_voice_is_told_in_words_and_only_once(spoken_home: Session) -> None:
    told = "I cannot read aloud. The text is here."
    lost, effects = handle(pressed(spoken_home, Press.TOPICS), VoiceLost())
    again, more = handle(lost, VoiceLost())

    assert said(lost, Tone.NOTICE) == [told]
    assert kind_of(effects, Announce) == [Announce(told, urgent=True)]
    assert not lost.speaking
    assert again == lost
    assert more == ()


def test_what_was_told_goes_with_the_next_press_and_the_screens_stay_silent(
    spoken_home: Session,
) -> None:
    after, effects = handle(pressed(spoken_home, VoiceLost()), Press.TOPICS)

    assert said(after, Tone.NOTICE) == []
    assert names(effects) == ["Show"]


def test_reading_without_a_voice_tells_it_with_two_ways_on(home: Session) -> None:
    lost = pressed(home, *BEGUN, VoiceLost())

    told = pressed(lost, Press.READ)

    assert told.place == TroublePlace(TroubleKind.VOICE, "klein", "huis")
    assert pressed(told, Press.READ) == told


def test_trying_again_restarts_the_voice_and_goes_back(home: Session) -> None:
    lost = pressed(home, *BEGUN, VoiceLost())

    after, effects = handle(pressed(lost, Press.READ), Press.RETRY_VOICE)

    assert kind_of(effects, RestartVoice) == [RestartVoice()]
    assert not after.voice_lost
    assert heading(after) == "Huurt u uw huis?"


def test_going_on_without_a_voice_is_kept(home: Session) -> None:
    after, effects = handle(pressed(home, VoiceLost(), Press.READ), Press.WITHOUT_VOICE)

    assert after.settings.voice is VoiceMode.NEVER
    assert kind_of(effects, SaveSettings) == [SaveSettings(after.settings)]
    assert after.place == home.place


def test_once_more_slower_without_a_voice_tells_that_there_is_none(home: Session) -> None:
    there = pressed(home, VoiceLost(), Press.HELP, Press.SLOWER_AGAIN)

    assert there.place == TroublePlace(TroubleKind.VOICE)


def test_the_voice_turned_on_again_is_tried_again(home: Session) -> None:
    never = replace(home, settings=replace(home.settings, voice=VoiceMode.NEVER), voice_lost=True)

    after, effects = handle(pressed(never, Press.SETTINGS), Change.VOICE_ON_OFF)

    assert not after.voice_lost
    assert kind_of(effects, RestartVoice) == [RestartVoice()]
    assert [type(effect) for effect in effects][-1] is Mention  # it is heard at once


def test_a_screen_that_the_world_brings_silences_the_old_one(home: Session) -> None:
    way = (Pick("eigen"), Press.FORWARD, Pick("weet-niet"), Press.FORWARD)
    things = pressed(home, *BEGUN, *way, Pick("tuin"), Press.FORWARD, Press.FORWARD)
    reading = pressed(things, Press.OPEN_WEBSITE, Press.READ)

    after, effects = handle(reading, NoInternet())

    assert names(effects) == ["Silence", "Highlight", "Show"]
    assert not after.speaking


def test_what_went_wrong_is_told_without_silencing_and_without_another_screen(
    reading: Session,
) -> None:
    message = Message("We could not keep your answer. You can go on.")

    after, effects = handle(reading, Trouble(message))

    assert said(after, Tone.NOTICE)[0] == "We could not keep your answer. You can go on."
    assert names(effects) == ["Announce", "Show"]
    assert after.speaking
    assert view_of(after).title == view_of(reading).title


def test_a_changed_option_is_shown_in_place_and_only_it_is_said(spoken_home: Session) -> None:
    there = pressed(spoken_home, *BEGUN)

    after, effects = handle(there, Pick("huur"))

    assert names(effects) == ["Silence", "Highlight", "Show", "Mention"]
    assert not kind_of(effects, Show)[0].fresh
    assert kind_of(effects, Mention) == [Mention("Ja: gekozen.", "nl")]
    assert not after.speaking


def test_nothing_changed_shows_nothing(home: Session) -> None:
    there = pressed(home, *TO_SMALL)

    assert handle(there, Pick("nowhere")) == (there, ())

"""The manners of the voice: it repeats, names a control, keeps secrets, and yields to others."""

from dataclasses import replace

import pytest
from screens import BEGUN, TO_BIRTH, kind_of, names, read_to, said
from walker import pressed

from companion.l10n.message import Message
from companion.session.effects import (
    Announce,
    Chime,
    Highlight,
    Mention,
    Show,
    Silence,
    Speak,
)
from companion.session.handling import handle
from companion.session.intents import (
    Change,
    Focused,
    Kept,
    Pick,
    Press,
    ScreenReader,
    Spoken,
    Trouble,
    Turned,
    Typed,
    VoiceFaltered,
    VoiceLost,
)
from companion.session.model import Session
from companion.session.screens import view_of
from companion.session.utterances import BAR, SpokenLine, lines_of
from companion.session.views import Tone
from companion.speech.earcons import Earcon
from companion.speech.synthesizer import FailureReason, OfferedVoice

LOW = OfferedVoice("nl", "nl", "laag")
HIGH = OfferedVoice("nl+f2", "nl-NL", "hoog")
BRITISH = OfferedVoice("en-gb", "en-GB", "low")


@pytest.fixture
def sounding(spoken_home: Session) -> Session:
    """Return a session with the three short sounds."""
    return replace(spoken_home, settings=replace(spoken_home.settings, sounds=True))


def test_the_first_press_says_the_last_sentence_again(asked: Session) -> None:
    heard = lines_of(view_of(asked))[1]
    there = pressed(asked, Spoken(heard), Spoken(None))

    _after, effects = handle(there, Press.READ)

    assert kind_of(effects, Speak) == [Speak((heard,))]


def test_the_second_press_reads_the_whole_screen(asked: Session) -> None:
    there = pressed(read_to(asked, 1), Spoken(None), Press.READ, Spoken(None))

    after, effects = handle(there, Press.READ)

    assert kind_of(effects, Speak) == [Speak(lines_of(view_of(after)))]


def test_after_the_whole_screen_the_next_press_repeats_again(asked: Session) -> None:
    whole = pressed(read_to(asked, 1), Spoken(None), Press.READ, Spoken(None), Press.READ)
    last = lines_of(view_of(whole))[-1]

    _after, effects = handle(pressed(whole, Spoken(last), Spoken(None)), Press.READ)

    assert kind_of(effects, Speak) == [Speak((last,))]


def test_a_screen_of_which_nothing_was_said_is_read_whole(home: Session) -> None:
    there = pressed(home, *BEGUN)

    after, effects = handle(there, Press.READ)

    assert kind_of(effects, Speak) == [Speak(lines_of(view_of(after)))]


def test_what_was_said_on_another_screen_is_not_repeated(home: Session) -> None:
    there = pressed(read_to(pressed(home, Press.READ), 0), Press.TOPICS)

    after, effects = handle(there, Press.READ)

    assert kind_of(effects, Speak) == [Speak(lines_of(view_of(after)))]


def test_the_answers_are_numbered_and_the_chosen_one_says_so(home: Session) -> None:
    there = pressed(home, *BEGUN, Pick("eigen"))

    spoken = [line.spoken for line in lines_of(view_of(there))]

    first = spoken.index("Eén: Ja.")
    assert spoken[first : first + 3] == [
        "Eén: Ja.",
        "Twee: Nee. Gekozen.",
        "Drie: I do not know.",
    ]


def test_the_words_before_an_answer_are_not_part_of_what_is_shown(home: Session) -> None:
    line = next(line for line in lines_of(view_of(pressed(home, *BEGUN))) if line.key == "huur")

    assert line.spoken[line.lead :].startswith(line.shown)


def test_last_is_said_which_button_leads_on(home: Session) -> None:
    last = lines_of(view_of(pressed(home, *BEGUN)))[-1]

    assert last == SpokenLine(BAR, "main", "Continue", "Press Continue.", "nl", lead=6)


def test_a_screen_that_leads_nowhere_names_no_button(home: Session) -> None:
    assert all(line.part != BAR for line in lines_of(view_of(home)))


def test_a_control_that_gets_the_keyboard_is_said_and_only_it(asked: Session) -> None:
    after, effects = handle(asked, Focused("eigen"))

    (spoken,) = kind_of(effects, Speak)
    assert [line.spoken for line in spoken.lines] == ["Twee: Nee."]
    assert names(effects) == ["Silence", "Highlight", "Speak"]
    assert after.speaking


def test_a_button_of_the_bar_that_gets_the_keyboard_is_said(asked: Session) -> None:
    _after, effects = handle(asked, Focused("help"))

    (spoken,) = kind_of(effects, Speak)
    assert [line.spoken for line in spoken.lines] == ["Help"]


def test_who_wants_no_voice_by_itself_hears_no_control(home: Session) -> None:
    there = pressed(home, *BEGUN)

    assert handle(there, Focused("eigen")) == (there, ())


def test_a_turned_page_is_read_from_where_it_begins(asked: Session) -> None:
    lines = lines_of(view_of(asked))
    answer = next(line for line in lines if line.key == "eigen")

    _after, effects = handle(asked, Turned(answer.part, "eigen"))

    assert names(effects) == ["Silence", "Highlight", "Speak"]
    assert kind_of(effects, Speak) == [Speak(lines[lines.index(answer) :])]


def test_turning_the_page_silences_who_reads_only_on_a_press(home: Session) -> None:
    there = pressed(home, *BEGUN, Press.READ)

    after, effects = handle(there, Turned(1, "heading"))

    assert names(effects) == ["Silence", "Highlight", "Show"]
    assert not after.speaking


def test_of_a_secret_only_is_said_that_a_digit_was_entered(spoken_home: Session) -> None:
    there = pressed(spoken_home, Press.SETTINGS, Press.LOCK_SETTINGS)

    _after, effects = handle(there, Typed("code", "7"))

    assert kind_of(effects, Mention) == [Mention("Digit entered.", "nl")]


def test_a_digit_of_a_secret_that_is_taken_away_is_not_said(spoken_home: Session) -> None:
    there = pressed(spoken_home, Press.SETTINGS, Press.LOCK_SETTINGS, Typed("code", "73"))

    _after, effects = handle(there, Typed("code", "7"))

    assert kind_of(effects, Mention) == []


def test_what_is_typed_in_other_boxes_is_not_said_aloud(spoken_home: Session) -> None:
    _after, effects = handle(pressed(spoken_home, *TO_BIRTH), Typed("day", "2"))

    assert kind_of(effects, Mention) == []


def test_the_next_press_silences_what_went_with_the_last(spoken_home: Session) -> None:
    there = pressed(spoken_home, *BEGUN, Pick("huur"))

    after, effects = handle(there, Pick("nowhere"))

    assert effects[:2] == (Silence(), Highlight(None))
    assert not after.mentioning


def test_a_press_sounds_before_anything_else_is_done(sounding: Session) -> None:
    _after, effects = handle(sounding, Press.TOPICS)

    assert kind_of(effects, Chime) == [Chime(Earcon.PRESSED)]
    assert names(effects) == ["Chime", "Show", "Speak"]


def test_a_press_that_the_screen_does_not_offer_makes_no_sound(sounding: Session) -> None:
    _after, effects = handle(sounding, Pick("nowhere"))

    assert kind_of(effects, Chime) == []


def test_a_refused_answer_sounds_for_attention(sounding: Session) -> None:
    _after, effects = handle(pressed(sounding, *BEGUN), Press.FORWARD)

    assert set(kind_of(effects, Chime)) == {Chime(Earcon.PRESSED), Chime(Earcon.ATTENTION)}


def test_what_goes_wrong_sounds_for_attention_and_is_told_in_words(sounding: Session) -> None:
    after, effects = handle(sounding, Trouble(Message("We could not print the page.")))

    assert kind_of(effects, Chime) == [Chime(Earcon.ATTENTION)]
    assert said(after, Tone.NOTICE) == ["We could not print the page."]


def test_an_answer_on_the_disk_sounds_and_stands_on_the_screen(sounding: Session) -> None:
    there = pressed(sounding, *BEGUN, Pick("eigen"), Press.FORWARD)

    after, effects = handle(there, Kept("klein"))

    assert kind_of(effects, Chime) == [Chime(Earcon.SAVED)]
    assert view_of(after).status == "Saved."


def test_without_sounds_nothing_sounds(sounding: Session) -> None:
    there = pressed(sounding, Press.SETTINGS, Press.VOICE_SETTINGS, Change.SOUNDS)

    _after, effects = handle(there, Press.FORWARD)

    assert kind_of(effects, Chime) == []


def test_a_screen_reader_silences_the_voice_and_is_told_politely(asked: Session) -> None:
    after, effects = handle(asked, ScreenReader(running=True))

    told = "A screen reader is on. I only read aloud when you press Read aloud."
    assert names(effects) == ["Silence", "Highlight", "Announce", "Show"]
    assert kind_of(effects, Announce) == [Announce(told)]
    assert not after.speaking


def test_under_a_screen_reader_no_screen_is_read_by_itself(asked: Session) -> None:
    _after, effects = handle(pressed(asked, ScreenReader(running=True)), Press.HELP)

    assert names(effects) == ["Show"]


def test_under_a_screen_reader_a_press_still_reads_aloud(asked: Session) -> None:
    _after, effects = handle(pressed(asked, ScreenReader(running=True)), Press.READ)

    assert len(kind_of(effects, Speak)) == 1


def test_under_a_screen_reader_what_is_refused_is_announced(asked: Session) -> None:
    there = pressed(asked, ScreenReader(running=True))

    _after, effects = handle(there, Press.FORWARD)

    assert [one.urgent for one in kind_of(effects, Announce)] == [True]
    assert kind_of(effects, Speak) == []


def test_when_the_screen_reader_ends_the_voice_reads_by_itself_again(asked: Session) -> None:
    there = pressed(asked, ScreenReader(running=True), ScreenReader(running=False))

    _after, effects = handle(there, Press.HELP)

    assert len(kind_of(effects, Speak)) == 1


def test_a_voice_that_faltered_is_told_once_and_the_reading_goes_on(asked: Session) -> None:
    told, effects = handle(asked, VoiceFaltered(FailureReason.DIED))
    again = handle(told, VoiceFaltered(FailureReason.DIED))

    assert said(told, Tone.NOTICE)[0] == "The voice stopped for a moment. It goes on now."
    assert names(effects) == ["Announce", "Show"]
    assert told.speaking
    assert again == (told, ())


def test_why_there_is_no_voice_is_told(spoken_home: Session) -> None:
    lost = pressed(spoken_home, VoiceLost(FailureReason.NO_SOUND))

    assert said(lost, Tone.NOTICE) == ["No sound came out. Is the speaker on?"]


def test_a_lost_voice_leaves_the_screen_to_show_nothing_as_said(asked: Session) -> None:
    _after, effects = handle(read_to(asked, 1), VoiceLost(FailureReason.DIED))

    assert names(effects)[:2] == ["Silence", "Highlight"]
    assert kind_of(effects, Show)

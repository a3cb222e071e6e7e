"""The three screens before anything else: language, letters, voice."""

from dataclasses import replace
from pathlib import Path

import pytest
from screens import chosen, heading, kind_of, labels, said
from walker import pressed, source_words

from companion.l10n.words import CatalogueMissing, Words
from companion.session import adjusting
from companion.session.effects import Mention, SaveSettings, Speak
from companion.session.handling import handle
from companion.session.intents import Change, Pick, Press
from companion.session.model import Session
from companion.session.places import FirstRun, Home, Stage
from companion.session.screens import view_of
from companion.session.utterances import lines_of
from companion.session.views import Tone
from companion.settings.model import Settings, VoiceMode


@pytest.fixture
def first(home: Session, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setattr(adjusting, "load_words", source_words)
    return replace(home, settings=Settings(), stack=(FirstRun(Stage.LANGUAGE),))


def test_the_first_question_is_in_both_languages_and_each_names_itself(first: Session) -> None:
    view = view_of(first)

    assert heading(first) == "Kies uw taal."
    assert said(first, Tone.PLAIN) == ["Choose your language."]
    assert labels(view) == ["Nederlands", "English"]
    assert chosen(first) == ["nl"]


def test_each_language_of_the_first_screen_is_said_in_its_own_voice(first: Session) -> None:
    spoken = [(line.spoken, line.language) for line in lines_of(view_of(first))]

    assert spoken[:4] == [
        ("Kies uw taal.", "nl"),
        ("Choose your language.", "en"),
        ("Eén: Nederlands. Gekozen.", "nl"),
        ("Two: English.", "en"),
    ]


def test_there_is_no_way_back_from_the_first_screen(first: Session) -> None:
    assert view_of(first).bar.back is None
    assert pressed(first, Press.BACK).place == first.place


def test_a_language_holds_at_once_and_is_kept(first: Session) -> None:
    after, effects = handle(first, Pick("en"))

    assert after.words.language == "en"
    assert chosen(after) == ["en"]
    assert kind_of(effects, SaveSettings) == [SaveSettings(after.settings)]


def test_a_changed_language_is_read_aloud_from_the_start(first: Session) -> None:
    after, effects = handle(first, Pick("en"))

    (spoken,) = kind_of(effects, Speak)
    assert spoken.lines == lines_of(view_of(after))
    assert [line.language for line in spoken.lines if line.key in ("nl", "en")] == ["nl", "en"]


def test_the_size_of_the_letters_is_chosen_by_reading(first: Session) -> None:
    there = pressed(first, Press.FORWARD)

    after = pressed(there, Pick("200"))

    assert set(labels(view_of(there))) == {"I can read this well"}
    assert after.settings.text_percent == 200
    assert chosen(after) == ["200"]


def test_the_voice_can_be_slower_or_off_before_anything_else(first: Session) -> None:
    there = pressed(first, Press.FORWARD, Press.FORWARD)

    assert pressed(there, Change.SLOWER).settings.rate_wpm == 140
    assert pressed(there, Change.VOICE_ON_OFF).settings.voice is VoiceMode.NEVER


def test_a_slower_voice_is_heard_at_once(first: Session) -> None:
    there = pressed(first, Press.FORWARD, Press.FORWARD)

    _after, effects = handle(there, Change.SLOWER)

    assert len(kind_of(effects, Mention)) == 1


def test_after_the_third_screen_comes_the_home_screen_and_it_is_remembered(first: Session) -> None:
    after, effects = handle(pressed(first, Press.FORWARD, Press.FORWARD), Press.FORWARD)

    assert after.stack == (Home(),)
    assert after.settings.introduced
    assert kind_of(effects, SaveSettings) == [SaveSettings(after.settings)]


def test_back_goes_one_screen_back(first: Session) -> None:
    there = pressed(first, Press.FORWARD, Press.FORWARD)

    assert pressed(there, Press.BACK).place == FirstRun(Stage.TEXT)


def test_help_at_the_first_run_leads_back_to_it(first: Session) -> None:
    there = pressed(first, Press.HELP, Press.HELP)

    assert there == replace(first, speaking=True, reading=there.reading)
    assert pressed(first, Press.HELP, Press.FINDER, Press.HOME).place == first.place


def test_a_language_whose_words_are_missing_is_told_and_the_old_one_stays(
    first: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(language: str) -> Words:
        raise CatalogueMissing(Path(language) / "LC_MESSAGES" / "companion.mo")

    monkeypatch.setattr(adjusting, "load_words", missing)

    after = pressed(first, Pick("en"))

    assert after.words.language == "nl"
    assert after.settings.language == "nl"
    assert after.notice is not None

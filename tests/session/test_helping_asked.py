"""S22: how a helper comes: the name, the rights, the time and the card of the consent."""

from dataclasses import replace
from datetime import timedelta

import pytest
from screens import (
    BEGUN,
    heading,
    kind_of,
    labels,
    said,
    said_texts,
    visible_texts,
)
from session.helper import TO_CARD, WATCHING, events, told, with_policy
from walker import pressed

from companion.device.policy import Helping as HelpingRules
from companion.device.policy import Kind, Policy, Printing, of_kind
from companion.l10n.words import load_words
from companion.session.effects import Speak
from companion.session.handling import handle
from companion.session.helper_places import Together, TogetherStep
from companion.session.intents import (
    Pick,
    Press,
    Typed,
)
from companion.session.model import Session
from companion.session.places import Home
from companion.session.screens import view_of
from companion.session.utterances import lines_of
from companion.session.views import Tone, controls_of
from companion.settings.model import VoiceMode
from companion.visits.consent import Right
from companion.visits.log import Event


@pytest.mark.parametrize("way", [(), (Press.HELP,)], ids=["home", "help"])
def test_a_helper_begins_from_the_home_screen_and_from_help(
    home: Session, way: tuple[Press, ...]
) -> None:
    there = pressed(home, *way, Press.TOGETHER)

    assert isinstance(there.place, Together)
    assert heading(there) == "What is the first name of your helper?"


def test_where_the_organisation_wants_no_helpers_there_is_no_way_to_one(home: Session) -> None:
    without = with_policy(home, Policy(helping=HelpingRules(allowed=False)))

    assert "Together with someone" not in labels(view_of(without))
    assert "Together with someone" not in labels(view_of(pressed(without, Press.HELP)))
    assert pressed(without, Press.TOGETHER).place == Home()


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "Type the name of who helps you."),
        ("...", "Type the name of who helps you."),
        ("12", "Type the name of who helps you."),
        ("\u200e", "Type the name of who helps you."),
        ("J" * 41, "Your answer is too long. Use at most 40 characters."),
        ("Jan\x00", "There is a hidden sign in your answer. Type it again."),
        ("Jan\u202e", "There is a hidden sign in your answer. Type it again."),
    ],
)
def test_a_name_that_cannot_be_is_mended_on_the_same_screen(
    home: Session, typed: str, problem: str
) -> None:
    there = pressed(home, Press.TOGETHER, Typed("helper", typed), Press.FORWARD)

    assert said(there, Tone.PROBLEM) == [problem]
    assert view_of(there).focus == "helper"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("jan", "Jan"),
        ("de Vries", "de Vries"),
        ("  Ayşe\tde  Boer ", "Ayşe de Boer"),
        ("{0} <b>", "{0} <b>"),
        ("%s", "%s"),
    ],
)
def test_a_name_stands_on_the_button_as_it_was_typed(home: Session, typed: str, name: str) -> None:
    script = (Press.TOGETHER, Typed("helper", typed), *(Press.FORWARD,) * 4)

    strip = view_of(pressed(home, *script)).strip

    assert strip is not None
    assert strip.label == f"Stop the help of {name}"


def test_watching_alone_is_chosen_before_the_citizen_chooses(home: Session) -> None:
    there = pressed(home, Press.TOGETHER, Typed("helper", "Jan"), Press.FORWARD)

    assert isinstance(there.place, Together)
    assert there.place.rights == WATCHING


def test_each_right_is_chosen_by_itself(home: Session) -> None:
    chosen = (Pick("meekijken"), Pick("typen"), Pick("printen"))
    to_rights = (Press.TOGETHER, Typed("helper", "Jan"), Press.FORWARD)

    after = pressed(home, *to_rights, *chosen, *(Press.FORWARD,) * 3)

    assert after.helping is not None
    assert after.helping.consent.rights == {Right.TYPE, Right.PRINT}


def test_a_right_that_nobody_has_here_is_not_asked(home: Session) -> None:
    shared = replace(of_kind(Kind.SHARED), printing=Printing(allowed=False))
    to_rights = (Press.TOGETHER, Typed("helper", "Jan"), Press.FORWARD)

    there = pressed(with_policy(home, shared), *to_rights)

    assert labels(view_of(there)) == ["Watch", "Type"]


@pytest.mark.parametrize(
    ("longest", "offered"),
    [(60, ["15", "30", "60"]), (45, ["15", "30"]), (15, ["15"]), (5, ["5"]), (240, None)],
)
def test_the_organisation_says_how_long_somebody_may_help(
    home: Session, longest: int, offered: list[str] | None
) -> None:
    rules = with_policy(home, Policy(helping=HelpingRules(longest_minutes=longest)))

    there = pressed(rules, *TO_CARD[:-1])

    keys = [control.key for control in controls_of(view_of(there))][: len(offered or "123")]
    assert keys == (offered or ["15", "30", "60"])


def test_the_help_ends_at_the_time_that_was_chosen(home: Session) -> None:
    after = pressed(home, *TO_CARD[:-1], Pick("15"), Press.FORWARD, Press.FORWARD)

    assert after.helping is not None
    assert after.helping.consent.until == home.now + timedelta(minutes=15)


def test_at_an_errand_the_help_is_for_that_one_unless_the_citizen_says_all(home: Session) -> None:
    asked = pressed(home, *BEGUN, Press.HELP, *TO_CARD)

    one = pressed(asked, Press.FORWARD, Press.FORWARD)
    every = pressed(asked, Pick("all"), Press.FORWARD, Press.FORWARD)

    assert labels(view_of(asked))[:2] == ["Only with: de kleine proef", "With everything"]
    assert one.helping is not None
    assert one.helping.consent.errand == "klein"
    assert every.helping is not None
    assert every.helping.consent.errand == ""


def test_the_card_tells_what_is_agreed_and_what_never_is(home: Session) -> None:
    card = pressed(home, *TO_CARD)

    assert heading(card) == "Jan helps you today. Is that right?"
    assert told(card) == (
        "Jan may watch. Until 10.30. Your DigiD code, your PIN and your BSN. "
        "Not see them, and not type them. You can always press: Stop the help of Jan."
    )
    assert labels(view_of(card)) == ["No, I do it myself"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_said_of_the_consent_is_what_is_shown(home: Session, language: str) -> None:
    view = view_of(pressed(replace(home, words=load_words(language)), *TO_CARD))

    assert said_texts(view) == visible_texts(view)


@pytest.mark.parametrize("mode", [VoiceMode.BY_ITSELF, VoiceMode.ON_PRESS])
def test_the_card_is_read_aloud_also_where_screens_are_read_on_a_press(
    home: Session, mode: VoiceMode
) -> None:
    there = replace(home, settings=replace(home.settings, voice=mode))

    card, effects = handle(pressed(there, *TO_CARD[:-1]), Press.FORWARD)

    (spoken,) = kind_of(effects, Speak)
    assert spoken.lines == lines_of(view_of(card))


@pytest.mark.parametrize("quiet", ["never", "screen reader", "no voice"])
def test_who_wants_no_voice_reads_the_card_alone(home: Session, quiet: str) -> None:
    mode = VoiceMode.NEVER if quiet == "never" else VoiceMode.ON_PRESS
    silent = replace(
        home,
        settings=replace(home.settings, voice=mode),
        screen_reader=quiet == "screen reader",
        voice_lost=quiet == "no voice",
    )

    _card, effects = handle(pressed(silent, *TO_CARD[:-1]), Press.FORWARD)

    assert not kind_of(effects, Speak)


def test_nothing_holds_before_the_citizen_said_yes(home: Session) -> None:
    asked = pressed(home, *TO_CARD)

    assert asked.helping is None
    assert pressed(asked, Press.REFUSE).stack == (Home(),)
    assert pressed(asked, Press.REFUSE).helping is None


def test_after_the_yes_the_citizen_is_where_they_were(home: Session) -> None:
    asking = pressed(home, *BEGUN)

    after = pressed(asking, Press.HELP, *TO_CARD, Press.FORWARD, Press.FORWARD)

    assert after.place == asking.place
    assert events(after) == [Event.BEGAN, Event.ERRAND]


def test_settings_do_not_wait_below_the_help(home: Session) -> None:
    after = pressed(home, Press.SETTINGS, Press.HELP, *TO_CARD, Press.FORWARD)

    assert after.helping is not None
    assert after.stack == (Home(),)


def test_with_a_guest_all_of_it_holds_the_same(home: Session) -> None:
    guest = replace(home, guest=True)

    there = pressed(guest, *TO_CARD, Press.FORWARD)

    assert there.helping is not None
    assert pressed(there, Press.SETTINGS).place == Home()
    assert pressed(there, Press.STOP_HELP).helping is None


def test_the_card_comes_last(home: Session) -> None:
    card = pressed(home, *TO_CARD)

    assert isinstance(card.place, Together)
    assert card.place.step is TogetherStep.CARD

"""S22: how a helper comes and goes, and what is told and written down of it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from screens import (
    BEGUN,
    TO_REVIEW,
    TO_SMALL,
    heading,
    kind_of,
    labels,
    said,
    said_texts,
    visible_texts,
)
from session.helper import TO_CARD, WATCHING, events, helped
from walker import pressed

from companion.device.policy import Helping as HelpingRules
from companion.device.policy import Kind, Policy, Printing, of_kind
from companion.l10n.words import load_words
from companion.session.effects import Erase, PrintPage, Quit, RecordVisit, Speak
from companion.session.end_places import Covered, Erasing
from companion.session.handling import handle
from companion.session.helper_places import HelpLog, HelpStopped, Together, TogetherStep
from companion.session.helping import log_lines, may
from companion.session.intents import (
    IdleOver,
    IdleWarning,
    Pick,
    Press,
    TimePassed,
    Typed,
    VisitErased,
)
from companion.session.model import Session
from companion.session.places import AtStep, ChoosePrinter, Home
from companion.session.screens import view_of
from companion.session.utterances import lines_of
from companion.session.views import Lines, Tone, controls_of
from companion.settings.model import VoiceMode
from companion.visits.consent import Right
from companion.visits.log import Event
from companion.visits.wiping import Gone


def with_policy(session: Session, policy: Policy) -> Session:
    return replace(session, policy=policy, guest=policy.nothing_kept)


def lent(session: Session) -> Session:
    return with_policy(session, of_kind(Kind.LENT))


def told(session: Session) -> str:
    parts = view_of(session).parts
    return " ".join(line for part in parts if isinstance(part, Lines) for line in part.lines)


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


def test_there_is_one_helper_at_a_time(home: Session) -> None:
    there = helped(home)

    assert "Together with someone" not in labels(view_of(there))
    assert pressed(there, Press.TOGETHER) == there


def test_the_stop_button_ends_the_help_at_once_and_leads_back(home: Session) -> None:
    asking = helped(pressed(home, *BEGUN))

    stopped = pressed(asking, Press.STOP_HELP)

    assert stopped.helping is None
    assert stopped.place == HelpStopped()
    assert heading(stopped) == "The help has stopped"
    assert view_of(stopped).strip is None
    assert pressed(stopped, Press.FORWARD).place == asking.place


def test_a_late_press_on_stop_does_nothing(home: Session) -> None:
    assert pressed(home, Press.STOP_HELP) == home


def test_after_the_help_nothing_of_the_consent_holds(home: Session) -> None:
    stopped = pressed(helped(home, frozenset()), Press.STOP_HELP)

    assert all(may(stopped, right) for right in Right)
    assert pressed(stopped, Press.HOME, Press.SETTINGS).place != Home()


def test_when_the_time_is_over_that_is_told_and_nothing_is_lost(home: Session) -> None:
    asking = helped(pressed(home, *BEGUN), minutes=15)

    before = pressed(asking, TimePassed(home.now + timedelta(minutes=14)))
    after = pressed(asking, TimePassed(home.now + timedelta(minutes=15)))

    assert before.helping is not None
    assert after.helping is None
    assert after.place == HelpStopped(time_up=True)
    assert "The time that you agreed is over." in told(after)
    assert isinstance(pressed(after, Press.FORWARD).place, AtStep)
    assert events(after)[-1] is Event.TIME_UP


def test_a_clock_that_is_set_back_ends_the_help(home: Session) -> None:
    after = pressed(helped(home), TimePassed(home.now - timedelta(days=1)))

    assert after.helping is None


def test_nobody_pressing_ends_the_help_also_on_the_home_screen(home: Session) -> None:
    after = pressed(helped(home), IdleWarning(), IdleOver())

    assert after.place == Covered()
    assert after.helping is None
    assert events(after)[-1] is Event.AWAY_TOO_LONG


def test_on_a_device_of_an_organisation_a_line_without_the_citizen_is_kept(home: Session) -> None:
    there = pressed(helped(lent(home)), *TO_REVIEW)

    stopped, effects = handle(there, Press.STOP_HELP)

    (record,) = kind_of(effects, RecordVisit)
    assert record.row == "2026-11-23,0,meekijken,1,,gestopt"
    assert stopped.helped


def test_at_home_no_line_is_kept_for_anybody(home: Session) -> None:
    _stopped, effects = handle(helped(home), Press.STOP_HELP)

    assert not kind_of(effects, RecordVisit)


def test_the_end_of_a_visit_ends_the_help_and_its_log_goes_with_the_visit(home: Session) -> None:
    shared = with_policy(home, of_kind(Kind.SHARED))
    there = pressed(helped(shared), *BEGUN, Press.HOME, Press.LEAVE)

    erasing, effects = handle(there, Press.END_VISIT)
    after = pressed(erasing, VisitErased(Gone()))

    assert erasing.stack == (Erasing(),)
    assert [type(one) for one in effects if isinstance(one, RecordVisit | Erase)] == [
        RecordVisit,
        Erase,
    ]
    assert kind_of(effects, RecordVisit)[0].row.endswith(",bezoek-klaar")
    assert not after.helped
    assert after.helping is None


def test_leaving_the_program_ends_the_help_first(home: Session) -> None:
    after, effects = handle(pressed(helped(lent(home)), Press.LEAVE), Press.LEAVE)

    assert after.helping is None
    kinds = [type(one) for one in effects if isinstance(one, RecordVisit | Quit)]
    assert kinds == [RecordVisit, Quit]


def test_the_log_is_read_from_help_while_somebody_helps_and_after(home: Session) -> None:
    during = pressed(helped(home), Press.HELP, Press.HELP_LOG)
    after = pressed(helped(home), Press.STOP_HELP, Press.FORWARD, Press.HELP, Press.HELP_LOG)

    assert during.place == HelpLog()
    assert "Jan began to help." in told(during)
    assert "You stopped the help." in told(after)


def test_who_was_never_helped_is_offered_no_log(home: Session) -> None:
    assert "What my helper did" not in labels(view_of(pressed(home, Press.HELP)))


def test_the_log_holds_no_answer(home: Session) -> None:
    rent = (Pick("huur"), Press.FORWARD, Typed("text", "612,50"), Press.FORWARD)
    there = pressed(helped(home), *BEGUN, *rent)

    assert events(there) == [Event.BEGAN, Event.ERRAND]
    assert not any("612" in line or "huur" in line for line in log_lines(there))


def test_an_errand_is_in_the_log_by_its_title(home: Session) -> None:
    there = pressed(helped(home), *TO_SMALL, Press.FORWARD)

    assert log_lines(there)[-1] == "10.00: You worked on: de kleine proef."


def test_the_log_goes_along_on_paper_also_while_nothing_else_may_be_printed(home: Session) -> None:
    asked = pressed(helped(home), Press.HELP, Press.HELP_LOG, Press.PRINT)

    _after, effects = handle(asked, Press.PRINT)

    assert isinstance(asked.place, ChoosePrinter)
    (page,) = kind_of(effects, PrintPage)
    assert page.page.title == "What we did together"


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


def test_the_name_is_in_no_repr(home: Session) -> None:
    card = pressed(home, *TO_CARD)
    stopped = pressed(card, Press.FORWARD, Press.STOP_HELP)

    assert "Jan" not in repr(card.place)
    assert "Jan" not in repr(stopped.helped)

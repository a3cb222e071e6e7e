from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from screens import BEGUN, heading
from walker import pressed

from companion.device.policy import Kind, of_kind
from companion.session.effects import Erase, Quit, SaveSettings, Speak
from companion.session.end_places import Covered, Erased, Erasing, StillThere
from companion.session.handling import handle
from companion.session.helping import Helped
from companion.session.intents import (
    IdleOver,
    IdleWarning,
    Intent,
    Press,
    Printed,
    Typed,
    VisitErased,
    VoiceLost,
)
from companion.session.model import OpenErrand, Session
from companion.session.places import AtStep, Code, FirstRun, Home, Leaving, Purpose
from companion.session.screens import view_of
from companion.session.utterances import lines_of
from companion.session.views import Lines, controls_of
from companion.settings.lock import seal_code
from companion.settings.model import Settings, VoiceMode
from companion.visits.consent import Consent
from companion.visits.log import VisitLog
from companion.visits.wiping import Gone

GONE = Gone(answers=12, pages=1, print_jobs=2, files=3, clipboard=1)
WHEN = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@pytest.fixture
def asking(home: Session) -> Session:
    """Return a session at home, at the first question of an errand."""
    return pressed(home, *BEGUN)


@pytest.fixture
def guest(home: Session) -> Session:
    """Return a guest at the first question, on a device of a library."""
    policy = of_kind(Kind.SHARED)
    shared = replace(home, guest=True, policy=policy, began=home.settings)
    louder = replace(shared.settings, volume_percent=100, text_percent=300)
    return pressed(replace(shared, settings=louder), *BEGUN)


def told(session: Session) -> str:
    parts = view_of(session).parts
    return " ".join(line for part in parts if isinstance(part, Lines) for line in part.lines)


def test_at_the_end_of_a_visit_the_voice_says_what_to_press(asking: Session) -> None:
    warned = pressed(asking, IdleWarning())
    covered = pressed(warned, IdleOver())
    erased = replace(asking, stack=(Erased(GONE),))

    said = [lines_of(view_of(one))[-1].spoken for one in (warned, covered, erased)]

    assert said == ["Press I am still here.", "Press Continue.", "Press Next visitor."]


def test_a_minute_before_the_end_the_citizen_is_asked_whether_they_are_there(
    asking: Session,
) -> None:
    warned = pressed(asking, IdleWarning())

    assert warned.place == StillThere()
    assert [one.intent for one in controls_of(view_of(warned))].count(Press.STILL_HERE) == 1


def test_the_question_is_spoken_also_where_screens_are_read_on_a_press_only(
    asking: Session,
) -> None:
    quiet = replace(asking, settings=replace(asking.settings, voice=VoiceMode.ON_PRESS))

    _after, effects = handle(quiet, IdleWarning())

    assert [one for one in effects if isinstance(one, Speak)]


def test_who_wants_no_voice_is_warned_without_one(asking: Session) -> None:
    silent = replace(asking, settings=replace(asking.settings, voice=VoiceMode.NEVER))

    _after, effects = handle(silent, IdleWarning())

    assert not [one for one in effects if isinstance(one, Speak)]


def test_whoever_is_still_there_goes_on_where_they_were(asking: Session) -> None:
    again = pressed(asking, IdleWarning(), Press.STILL_HERE)

    assert again.place == asking.place


def test_at_home_the_screen_is_covered_and_nothing_is_lost(asking: Session) -> None:
    covered, effects = handle(pressed(asking, IdleWarning()), IdleOver())
    again = pressed(covered, Press.STILL_HERE)

    assert covered.place == Covered()
    assert Erase() not in effects
    assert again.place == asking.place
    assert again.errands == asking.errands


def test_a_covered_screen_tells_nothing_of_what_is_behind_it(asking: Session) -> None:
    title = view_of(asking).title
    covered = pressed(asking, IdleWarning(), IdleOver())

    assert isinstance(asking.place, AtStep)
    assert title not in (view_of(covered).title, told(covered))


def test_a_home_screen_at_home_is_neither_warned_nor_covered(home: Session) -> None:
    assert pressed(home, IdleWarning(), IdleOver()).place == Home()


def test_everything_of_a_guest_who_left_is_erased(guest: Session) -> None:
    erasing, effects = handle(pressed(guest, IdleWarning()), IdleOver())

    assert erasing.stack == (Erasing(away=True),)
    assert Erase() in effects


def test_a_guest_who_stops_is_asked_first_and_then_everything_is_erased(guest: Session) -> None:
    asked = pressed(guest, Press.HOME, Press.LEAVE)
    erasing, effects = handle(asked, Press.END_VISIT)

    assert asked.place == Leaving()
    assert erasing.stack == (Erasing(),)
    assert Erase() in effects
    assert Quit() not in effects


def test_the_last_screen_counts_everything_that_is_gone(guest: Session) -> None:
    ended = pressed(guest, Press.HOME, Press.LEAVE, Press.END_VISIT, VisitErased(GONE))

    words = told(ended)
    assert ended.place == Erased(GONE)
    for count in ("12", "1", "2", "3"):
        assert f": {count}" in words


def test_nothing_of_the_guest_is_left_in_the_session(guest: Session) -> None:
    known = replace(guest, postcode="2611 AB", municipality="GM0503", heard=None)
    ended = pressed(known, Press.HOME, Press.LEAVE, Press.END_VISIT, VisitErased(GONE))

    assert not ended.errands
    assert (ended.postcode, ended.municipality) == ("", "")
    assert ended.library is guest.library
    assert ended.guest


def test_letters_and_volume_are_as_at_the_beginning_of_the_visit(guest: Session) -> None:
    ended = pressed(guest, Press.HOME, Press.LEAVE, Press.END_VISIT, VisitErased(GONE))

    assert guest.settings.volume_percent == 100
    assert ended.settings == guest.began


def test_the_next_visitor_begins_at_the_first_screen(guest: Session) -> None:
    ended = pressed(guest, Press.HOME, Press.LEAVE, Press.END_VISIT, VisitErased(GONE))
    shared = replace(ended, settings=replace(ended.settings, introduced=False))

    assert pressed(ended, Press.NEW_VISIT).stack == (Home(),)
    assert isinstance(pressed(shared, Press.NEW_VISIT).place, FirstRun)


def test_on_the_last_screen_no_warning_comes_any_more(guest: Session) -> None:
    ended = pressed(guest, Press.HOME, Press.LEAVE, Press.END_VISIT, VisitErased(GONE))

    assert pressed(ended, IdleWarning(), IdleOver()).place == ended.place


def test_what_an_earlier_sitting_kept_is_not_there_for_the_next_visitor(guest: Session) -> None:
    kept = replace(guest, kept_errands=(OpenErrand("aow-aanvragen", "AOW aanvragen", "a", ()),))

    ended = pressed(kept, Press.HOME, Press.LEAVE, Press.END_VISIT, VisitErased(GONE))

    assert not ended.kept_errands


@pytest.mark.parametrize(
    "did",
    [
        {"settings": Settings(introduced=True, text_percent=300)},
        {"municipality": "GM0503"},
        {"helped": (Helped(Consent("Jan", frozenset(), WHEN, WHEN), VisitLog()),)},
    ],
    ids=["letters", "municipality", "helper"],
)
def test_what_a_guest_leaves_on_the_home_screen_is_erased_as_well(
    home: Session, did: dict[str, Any]
) -> None:
    policy = of_kind(Kind.SHARED)
    guest = replace(home, guest=True, policy=policy, began=home.settings)

    left = pressed(replace(guest, **did), IdleWarning(), IdleOver())

    assert left.stack == (Erasing(away=True),)


def test_a_home_screen_on_which_no_guest_did_anything_just_stands_there(home: Session) -> None:
    guest = replace(home, guest=True, policy=of_kind(Kind.SHARED), began=home.settings)

    assert pressed(guest, IdleWarning(), IdleOver()).place == Home()


@pytest.mark.parametrize("late", [Press.HELP, Press.LEAVE, Printed(""), VoiceLost()], ids=str)
def test_while_everything_is_erased_nothing_else_comes_on_the_screen(
    guest: Session, late: Intent
) -> None:
    erasing = pressed(guest, IdleWarning(), IdleOver(), late)
    again, effects = handle(erasing, IdleOver())

    assert erasing.stack == (Erasing(away=True),)
    assert Erase() not in effects
    assert pressed(again, VisitErased(GONE)).place == Erased(GONE, away=True)


def test_window_and_voice_get_the_settings_of_the_beginning(guest: Session) -> None:
    erasing = pressed(guest, Press.HOME, Press.LEAVE, Press.END_VISIT)

    _ended, effects = handle(erasing, VisitErased(GONE))

    assert guest.began is not None
    assert SaveSettings(guest.began) in effects


@pytest.mark.parametrize("press", [Press.HELP, Press.LEAVE], ids=str)
def test_the_question_whether_somebody_is_there_does_not_come_back(
    asking: Session, press: Press
) -> None:
    aside = pressed(asking, IdleWarning(), press)

    assert pressed(aside, Press.BACK).stack == asking.stack


def test_what_could_not_be_erased_is_told(guest: Session) -> None:
    some = replace(GONE, whole=False)

    ended = pressed(guest, Press.HOME, Press.LEAVE, Press.END_VISIT, VisitErased(some))

    assert "Niet alles kon weg" in told(ended)
    assert heading(ended) == "Bijna alles is gewist"


def test_a_half_typed_code_is_not_ready_for_whoever_uncovers_the_screen(home: Session) -> None:
    locked = replace(home, settings=replace(home.settings, lock=seal_code("4071")))
    typing = pressed(locked, Press.SETTINGS, Typed("code", "40"))

    again = pressed(typing, IdleWarning(), IdleOver(), Press.STILL_HERE)

    assert again.place == Code(Purpose.OPEN)

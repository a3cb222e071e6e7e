"""What is pressed before the data is there waits for it, and never for ever."""

from dataclasses import replace

from screens import heading, kind_of, said
from small_flow import small_library
from walker import pressed

from companion.l10n.message import Message
from companion.session.effects import Load
from companion.session.handling import handle
from companion.session.intents import (
    CountersReady,
    LibraryReady,
    Pick,
    Press,
    Trouble,
    Typed,
)
from companion.session.model import OpenErrand, Session
from companion.session.places import AtCounter, Finder, Help, Home, Topics
from companion.session.screens import view_of
from companion.session.views import Tone

BROKEN = Message("The errands cannot be read.")


def empty(home: Session) -> Session:
    return replace(home, library=None, register=None)


def test_a_press_that_needs_the_errands_waits_and_asks_for_them(home: Session) -> None:
    after, effects = handle(empty(home), Press.TOPICS)

    assert heading(after) == "One moment"
    assert Load.LIBRARY in effects


def test_when_the_errands_are_there_what_was_pressed_happens(home: Session) -> None:
    waiting = pressed(empty(home), Press.TOPICS)

    after = pressed(waiting, LibraryReady(small_library()))

    assert after.place == Topics()
    assert after.waiting is None


def test_errands_that_come_unasked_change_no_screen(home: Session) -> None:
    after, effects = handle(empty(home), LibraryReady(small_library()))

    assert after.place == Home()
    assert effects == ()


def test_a_kept_errand_waits_for_its_questions(home: Session) -> None:
    kept = (OpenErrand("klein", "de kleine proef", "geboren", (("huis", '["chosen", "eigen"]'),)),)
    waiting = pressed(replace(empty(home), kept_errands=kept), Pick("klein"))

    after = pressed(waiting, LibraryReady(small_library()))

    assert heading(waiting) == "One moment"
    assert heading(after) == "Wanneer bent u geboren?"


def test_back_while_waiting_stays_where_one_was(home: Session) -> None:
    waiting = pressed(empty(home), Press.TOPICS)

    after = pressed(waiting, Press.BACK)

    assert view_of(waiting).bar.back is not None
    assert after == empty(home)
    assert pressed(after, LibraryReady(small_library())).place == Home()


def test_help_does_not_wait_for_anything(home: Session) -> None:
    waiting = pressed(empty(home), Press.TOPICS)

    assert pressed(waiting, Press.HELP).place == Help()
    assert pressed(empty(home), Press.HELP).place == Help()


def test_a_second_press_while_waiting_changes_nothing(home: Session) -> None:
    waiting = pressed(empty(home), Press.TOPICS)

    assert handle(waiting, Press.TOPICS) == (waiting, ())


def test_what_cannot_be_read_is_told_and_nobody_waits_for_ever(home: Session) -> None:
    after = pressed(empty(home), Press.TOPICS, Trouble(BROKEN))

    assert after.waiting is None
    assert after.place == Home()
    assert said(after, Tone.NOTICE) == ["The errands cannot be read."]


def test_the_counters_are_read_while_the_place_is_typed(home: Session) -> None:
    _after, effects = handle(empty(home), Press.FINDER)

    assert kind_of(effects, Load) == [Load.COUNTERS]


def test_a_search_before_the_counters_are_there_waits_for_them(home: Session) -> None:
    typed = pressed(empty(home), Press.FINDER, Typed("text", "Utrecht"))
    waiting = pressed(typed, Press.FORWARD)
    assert home.register is not None

    after = pressed(waiting, CountersReady(home.register))

    assert heading(waiting) == "One moment"
    assert heading(after) == "Gemeente Utrecht"


def test_a_counter_can_be_found_without_any_errand_having_been_read(home: Session) -> None:
    there = pressed(replace(home, library=None), Press.FINDER, Typed("text", "Utrecht"))

    at_counter = pressed(there, Press.FORWARD, Pick("GM0344:0"))

    assert isinstance(at_counter.place, AtCounter)
    assert heading(at_counter) == "Gemeente Utrecht"
    assert pressed(at_counter, Press.FORWARD).place == Home()
    assert pressed(at_counter, Press.BACK).place == there.place or isinstance(
        pressed(at_counter, Press.BACK).place, Finder
    )

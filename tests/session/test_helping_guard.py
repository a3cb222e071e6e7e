"""What a helper is kept from: covers, what waits, and no way round them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from screens import BEGUN, TO_AMOUNT, TO_REVIEW, heading, kind_of, labels, said
from session.helper import ALL_RIGHTS, WATCHING, events, helped
from session.test_any_press import BLIND, CHANGES, LIBRARY, PRESSES
from vault_sights import vault_sights
from walker import NOW, opened, pressed

from companion.counters.register import Register
from companion.papers.page import Page, Section
from companion.session.effects import PrintPage, PrintTarget, Speak
from companion.session.guarding import guarded
from companion.session.handling import handle
from companion.session.helper_places import HelpStopped, LookAway
from companion.session.helping import may, refusal
from companion.session.intents import (
    Change,
    IdleWarning,
    Intent,
    Pick,
    Press,
    Typed,
)
from companion.session.model import Session
from companion.session.places import (
    AtStep,
    ChoosePrinter,
    Code,
    Draft,
    Home,
    Place,
    Purpose,
    SettingsPlace,
)
from companion.session.screens import view_of
from companion.session.vault_places import MyData
from companion.session.views import Field, Lines, ScreenView, Tone, controls_of
from companion.settings.model import VoiceMode
from companion.visits.consent import Right
from companion.visits.log import Event

LOG = "What we did together"
NOTHING: frozenset[Right] = frozenset()
NOT_WATCHING = ALL_RIGHTS - {Right.WATCH}
WAITING = (
    Press.SETTINGS,
    Press.VOICE_SETTINGS,
    Press.LOCK_SETTINGS,
    Press.UNLOCK_SETTINGS,
    Press.SHOW_CODE,
    Press.TO_STICK,
    Press.WITHOUT_VOICE,
)

PAGE = Page(
    title="Kaart",
    sections=(Section("Waar", ("Hier",)),),
    foot="",
    file_name="kaart",
    language="nl",
)


def is_secret(view: ScreenView) -> bool:
    fields = (part for part in view.parts if isinstance(part, Field))
    boxes = any(box.secret or box.hidden for field in fields for box in field.boxes)
    return boxes or any(isinstance(part, Lines) and part.unsaid for part in view.parts)


def at(session: Session, place: Place) -> Session:
    """Return the session as any handler of ours would have led it to a place."""
    there, _effects = guarded(session, Press.FORWARD, (session.go(place), ()))
    return there


def test_before_a_secret_place_the_helper_looks_away(home: Session) -> None:
    there = at(helped(home, ALL_RIGHTS), Code(Purpose.LEAVE))

    assert there.place == LookAway(secret=True)
    assert heading(there) == "Your helper looks away for a moment"
    main = view_of(there).bar.main
    assert main is not None
    assert main.label == "Jan looks away"


def test_after_the_yes_the_secret_place_is_there_and_it_is_written_down(home: Session) -> None:
    there = pressed(at(helped(home, ALL_RIGHTS), Code(Purpose.LEAVE)), Press.FORWARD)

    assert there.place == Code(Purpose.LEAVE)
    assert events(there)[-1] is Event.LOOKED_AWAY


def test_typing_in_a_secret_place_brings_no_second_cover(home: Session) -> None:
    there = pressed(
        at(helped(home), Code(Purpose.LEAVE)), Press.FORWARD, Typed("code", "1"), Typed("code", "")
    )

    assert isinstance(there.place, Code)


def test_back_from_the_cover_leads_away_from_what_is_below_it(home: Session) -> None:
    there = pressed(at(helped(home), Code(Purpose.LEAVE)), Press.BACK)

    assert there.stack == (Home(),)
    assert events(there) == [Event.BEGAN]


def test_the_helper_may_watch_again_after_the_secret_place_and_that_is_told_once(
    home: Session,
) -> None:
    there = pressed(at(helped(home), Code(Purpose.LEAVE)), Press.FORWARD, Press.BACK)

    assert said(there, Tone.NOTICE) == ["Your helper may watch again."]
    assert said(pressed(there, Press.HELP), Tone.NOTICE) == []


def test_a_secret_place_that_was_left_has_its_cover_again(home: Session) -> None:
    left = pressed(at(helped(home), Code(Purpose.LEAVE)), Press.FORWARD, Press.HELP)

    assert pressed(left, Press.BACK).place == LookAway(secret=True)


def test_what_is_below_a_cover_is_not_said(home: Session) -> None:
    aloud = replace(home, settings=replace(home.settings, voice=VoiceMode.BY_ITSELF))
    asking = pressed(helped(aloud, NOTHING), *BEGUN, Press.FORWARD, Press.HELP)
    question = heading(pressed(home, *BEGUN))
    outside = replace(asking, helping=None)
    beside = helped(outside, NOTHING)

    after, effects = handle(beside, Press.SLOWER_AGAIN)

    said_lines = [line.shown for speak in kind_of(effects, Speak) for line in speak.lines]
    assert isinstance(after.place, LookAway)
    assert question not in " ".join(said_lines)


def test_who_may_watch_sees_every_question(home: Session) -> None:
    there = pressed(helped(home, WATCHING), *TO_REVIEW)

    assert isinstance(there.place, AtStep)
    assert Event.LOOKED_AWAY not in events(there)


def test_without_leave_to_watch_the_first_question_has_a_cover_and_the_next_has_none(
    home: Session,
) -> None:
    covered = pressed(helped(home, NOT_WATCHING), *BEGUN)
    after = pressed(covered, Press.FORWARD, Pick("eigen"), Press.FORWARD)

    assert covered.place == LookAway(secret=False)
    assert isinstance(after.place, AtStep)
    assert events(after).count(Event.LOOKED_AWAY) == 1


def test_help_aside_is_no_reason_to_look_away_once_more(home: Session) -> None:
    asking = pressed(helped(home, NOTHING), *BEGUN, Press.FORWARD)

    again = pressed(asking, Press.HELP, Press.BACK)

    assert again.place == asking.place


def test_the_warning_that_nobody_presses_is_no_reason_to_look_away_once_more(
    home: Session,
) -> None:
    asking = pressed(helped(home, NOTHING), *BEGUN, Press.FORWARD)

    again = pressed(asking, IdleWarning(), Press.STILL_HERE)

    assert again.place == asking.place


def test_outside_the_agreed_errand_every_question_has_a_cover(home: Session) -> None:
    other = (Press.TOPICS, Pick("wonen"), Pick("alle-soorten"), Press.FORWARD)
    only = helped(home, ALL_RIGHTS, errand="klein")

    assert isinstance(pressed(only, *BEGUN).place, AtStep)
    assert pressed(only, *other).place == LookAway(secret=False)


def test_home_topics_and_what_an_errand_brings_have_no_cover(home: Session) -> None:
    there = helped(home, NOTHING)

    for way in ((), (Press.TOPICS,), BEGUN[:-1], (Press.FINDER,), (Press.SEARCH,)):
        assert not isinstance(pressed(there, *way).place, LookAway)


def test_help_from_the_cover_leads_back_to_the_cover(home: Session) -> None:
    covered = pressed(helped(home, NOTHING), *BEGUN)

    assert pressed(covered, Press.HELP, Press.BACK).place == LookAway(secret=False)


def test_stop_from_the_cover_leads_to_what_was_below_it(home: Session) -> None:
    stopped = pressed(helped(home, NOTHING), *BEGUN, Press.STOP_HELP)

    assert stopped.place == HelpStopped()
    assert isinstance(pressed(stopped, Press.FORWARD).place, AtStep)


def test_without_leave_to_type_every_box_says_that_the_citizen_types(home: Session) -> None:
    watching = pressed(helped(home, WATCHING), *TO_AMOUNT)
    typing = pressed(helped(home, ALL_RIGHTS), *TO_AMOUNT)

    assert "You type this yourself." in said(watching, Tone.PLAIN)
    assert "You type this yourself." not in said(typing, Tone.PLAIN)
    assert "You type this yourself." not in said(pressed(home, *TO_AMOUNT), Tone.PLAIN)


@pytest.mark.parametrize("right", list(Right))
def test_a_right_holds_only_where_it_was_given(home: Session, right: Right) -> None:
    assert may(home, right)
    assert may(helped(home, frozenset({right})), right)
    assert not may(helped(home, ALL_RIGHTS - {right}), right)
    assert not may(helped(home, ALL_RIGHTS, errand="klein"), right)


@pytest.mark.parametrize("press", WAITING)
def test_what_must_wait_is_refused_with_the_reason(home: Session, press: Press) -> None:
    refused = refusal(helped(home, ALL_RIGHTS), press)

    assert refused is not None
    assert refused.id == "That is possible when the help has stopped."
    assert refusal(home, press) is None


def test_a_refused_press_tells_why_on_the_same_screen(home: Session) -> None:
    choosing = helped(home, ALL_RIGHTS).go(ChoosePrinter(PAGE))

    there = pressed(choosing, Press.TO_STICK)

    assert there.place == choosing.place
    assert said(there, Tone.NOTICE) == ["That is possible when the help has stopped."]
    assert said(pressed(there, Press.WRITE_DOWN), Tone.NOTICE) == []


def test_no_button_to_the_settings_stands_on_the_home_screen_of_a_helped_citizen(
    home: Session,
) -> None:
    assert Press.SETTINGS in [one.intent for one in controls_of(view_of(home))]
    assert Press.SETTINGS not in [one.intent for one in controls_of(view_of(helped(home)))]


def test_only_the_volume_changes_while_a_helper_is_there(home: Session) -> None:
    there = helped(home, ALL_RIGHTS)

    changed = {change for change in Change if pressed(there, change).settings != there.settings}

    assert changed == {Change.SOFTER, Change.LOUDER}


def test_without_leave_to_print_no_page_leaves_the_device(home: Session) -> None:
    there = pressed(helped(home, WATCHING), *TO_REVIEW)

    assert refusal(there, Press.PRINT) is not None
    assert refusal(helped(there, ALL_RIGHTS), Press.PRINT) is None


def test_at_the_website_is_told_who_logs_in(home: Session) -> None:
    at_website = (*TO_REVIEW, Press.FORWARD)

    alone, beside = pressed(home, *at_website), pressed(helped(home), *at_website)

    assert view_of(beside).name == "S15"
    assert said(beside, Tone.NOTICE)[:2] == [
        "Type your DigiD yourself.",
        "Jan looks away for that.",
    ]
    assert "Type your DigiD yourself." not in said(alone, Tone.NOTICE)


def test_no_screen_of_the_kept_data_shows_a_secret_before_the_cover(home: Session) -> None:
    for sight in vault_sights(home):
        if sight.helping is not None:
            continue
        beside = helped(replace(sight, stack=(Home(),)), ALL_RIGHTS)

        there, _effects = guarded(beside, Press.MY_DATA, (beside.go(sight.place), ()))

        assert not is_secret(view_of(there))
        if is_secret(view_of(replace(beside, stack=sight.stack))):
            assert there.place == LookAway(secret=True)


PLACES: tuple[Place, ...] = (
    Code(Purpose.LEAVE),
    Code(Purpose.OPEN),
    Code(Purpose.CHOOSE, Draft(boxes={"code": "12"}), shown=True),
    SettingsPlace(),
)


def scripts(session: Session) -> Iterator[Intent]:
    yield Press.HELP
    for control in controls_of(view_of(session)):
        if isinstance(control.intent, Pick) or control.intent in (*PRESSES, *CHANGES):
            yield control.intent


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_whatever_is_pressed_no_secret_is_shown_before_its_cover_and_nothing_forbidden_happens(
    register: Register, data: st.DataObject
) -> None:
    rights = frozenset(data.draw(st.lists(st.sampled_from(list(Right)))))
    home = opened(LIBRARY, register)
    session = helped(home, rights, errand=data.draw(st.sampled_from(("", "klein"))))
    looked_away = False

    for _press in range(25):
        before = session
        intent = data.draw(st.one_of(st.sampled_from(list(scripts(session))), BLIND))
        if data.draw(st.integers(0, 6)) == 0:
            # As if some handler of ours led there: the guard must see it whichever it was.
            there = session.go(data.draw(st.sampled_from(PLACES)))
            intent = Press.HOME
            session, effects = guarded(session, intent, (there, ()))
        else:
            session, effects = handle(session, intent)
        if session.helping is None:
            break  # stopped, or the time was over

        agreed = before.place == LookAway(secret=True) and intent is Press.FORWARD
        looked_away = agreed or (looked_away and is_secret(view_of(before)))
        assert looked_away or not is_secret(view_of(session))
        volume = session.settings.volume_percent
        assert session.settings == replace(home.settings, volume_percent=volume)
        printed = kind_of(effects, PrintPage)
        assert Right.PRINT in rights or all(one.page.title == LOG for one in printed)
        assert all(one.target is PrintTarget.PRINTER for one in printed)


def test_kept_data_are_in_the_log_once_and_not_where_the_citizen_turned_back(
    home: Session,
) -> None:
    covered = at(helped(home, NOTHING), MyData())

    seen = pressed(covered, Press.FORWARD, Press.HELP, Press.BACK)

    assert pressed(covered, Press.BACK).place == Home()
    assert Event.DATA not in events(pressed(covered, Press.BACK))
    assert events(seen) == [Event.BEGAN, Event.LOOKED_AWAY, Event.DATA]


def test_after_the_stop_every_screen_is_the_citizens_again(home: Session) -> None:
    stopped = pressed(helped(home, NOTHING), *BEGUN, Press.STOP_HELP, Press.FORWARD)

    assert stopped.helping is None
    assert not any(isinstance(place, LookAway) for place in stopped.stack)
    assert "Stop the help of Jan" not in labels(view_of(stopped))
    assert not may(helped(stopped, NOTHING), Right.WATCH)
    assert may(stopped, Right.WATCH)


def test_a_helper_whose_time_is_over_keeps_no_right(home: Session) -> None:
    late = replace(helped(home, ALL_RIGHTS, minutes=5), now=NOW + timedelta(minutes=6))

    assert not any(may(late, right) for right in Right)


def test_a_page_waits_at_the_choice_of_a_printer_as_well(home: Session) -> None:
    asked = pressed(helped(home, ALL_RIGHTS), Press.HELP, Press.HELP_LOG, Press.PRINT)
    assert isinstance(asked.place, ChoosePrinter)
    other = replace(asked, stack=(Home(), asked.place))
    watching = helped(other, WATCHING)

    after, effects = handle(watching, Press.PRINT)

    assert not kind_of(effects, PrintPage)
    assert said(after, Tone.NOTICE) == ["Printing is possible when the help has stopped."]

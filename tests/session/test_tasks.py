"""The list: what is begun, sent and to come, over several days."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from screens import BEGUN, heading, kind_of, labels, said
from session.listed import AOW, DIGID, PASSPORT, in_task, on, waiting, with_flows
from walker import NOW, pressed

from companion.journal.model import Stamp, StampKind
from companion.session.effects import CloseErrand, Keep, Load, StampIt
from companion.session.handling import handle
from companion.session.intents import LibraryReady, Pick, Press, Typed
from companion.session.ledger import LIST, Follow, Following
from companion.session.model import OpenErrand, Session
from companion.session.places import Home
from companion.session.screens import view_of
from companion.session.task_places import Tasks
from companion.session.tasks import (
    AnswerThem,
    Await,
    CallThem,
    DoAgain,
    GoOn,
    PostIt,
    key_of,
    tasks,
)
from companion.session.views import Tone

LAST_DAY = date(2027, 1, 18)  # eight weeks after 23 November


@pytest.fixture(scope="module")
def start() -> Session:
    return with_flows()


@pytest.fixture
def sent(start: Session) -> Session:
    """Return a session in which the AOW was sent on 23 November."""
    return waiting(start)


def test_nothing_done_is_no_list(start: Session) -> None:
    assert tasks(start) == ()
    assert "My list" not in labels(view_of(start))


def test_a_sent_errand_waits_for_an_answer_until_the_day_of_the_fact(sent: Session) -> None:
    assert tasks(sent) == (Await(flow=AOW, title="AOW aanvragen", day=LAST_DAY, sent=NOW.date()),)


@pytest.mark.parametrize(("day", "late"), [(LAST_DAY, False), (LAST_DAY + timedelta(1), True)])
def test_without_an_answer_it_is_time_to_call_the_day_after(
    sent: Session, day: date, late: bool
) -> None:
    (task,) = tasks(on(sent, day))

    assert isinstance(task, CallThem) is late
    assert task.overdue is late


def test_working_days_are_counted_without_weekends_and_holidays(start: Session) -> None:
    follow = Follow(DIGID, Following.WAITING, "brief-komt")
    christmas = NOW.replace(month=12, day=23)
    there = waiting(replace(start, now=christmas), follow, christmas)

    (task,) = tasks(there)

    assert task.day == date(2026, 12, 29)  # 24, 28 and 29 December


def test_a_fact_that_does_not_hold_any_more_gives_no_day(sent: Session) -> None:
    after_it = date(2027, 6, 1)

    (task,) = tasks(on(sent, after_it))

    assert isinstance(task, Await)
    assert (task.day, task.stale, task.overdue) == (None, True, False)
    opened_list = pressed(on(sent, after_it), Press.TASKS)
    assert labels(view_of(opened_list)) == [
        "AOW aanvragen. An answer comes. Ask how long it takes."
    ]


def test_a_stamp_from_before_there_was_a_list_is_waited_for(start: Session) -> None:
    stamp = Stamp(AOW, "AOW aanvragen", StampKind.SENT, NOW)

    (task,) = tasks(replace(start, ledger=(stamp,)))

    assert task.day == LAST_DAY


def test_an_errand_that_is_not_on_this_device_is_still_told(start: Session) -> None:
    follow = Follow("huurtoeslag", Following.WAITING, "klaar")
    stamp = Stamp("huurtoeslag", "huurtoeslag aanvragen", StampKind.SENT, NOW)

    (task,) = tasks(replace(start, ledger=(stamp,), followed=(follow,)))

    assert (task.title, task.day) == ("huurtoeslag aanvragen", None)
    there = replace(start, ledger=(stamp,), followed=(follow,))
    assert heading(in_task(there, key_of(task))) == "huurtoeslag aanvragen"


def test_overdue_comes_first_then_by_day_then_the_newest(start: Session) -> None:
    begun = pressed(start, *BEGUN, Press.HOME)
    stamps = tuple(Stamp(flow, flow, StampKind.SENT, NOW) for flow in (AOW, DIGID, PASSPORT))
    followed = (
        Follow(AOW, Following.WAITING, "verstuurd"),
        Follow(DIGID, Following.ASKED, "", date(2026, 11, 20)),
        Follow(PASSPORT, Following.ASKED, "", date(2026, 12, 1)),
    )

    found = tasks(replace(begun, ledger=stamps, followed=followed))

    assert [type(task) for task in found] == [AnswerThem, AnswerThem, Await, GoOn]
    assert [task.flow for task in found] == [DIGID, PASSPORT, AOW, "klein"]


def test_an_open_errand_has_the_day_that_its_check_found(start: Session) -> None:
    given = (("wat", "paspoort"), ("kwijt", "nee"), ("reis", "ja"))
    stored = [(step, f'["chosen", "{option}"]') for step, option in given]
    stored += [("oud", '["ticked", []]'), ("reisdatum", '["date", "2027-01-15"]')]
    kept = OpenErrand(PASSPORT, "uw paspoort", "genoeg-tijd", tuple(stored))

    (task,) = tasks(replace(start, kept_errands=(kept,)))
    (late,) = tasks(on(replace(start, kept_errands=(kept,)), date(2026, 12, 20)))

    assert isinstance(task, GoOn)
    assert (task.day, task.overdue) == (date(2026, 12, 15), False)
    assert late == GoOn(flow=PASSPORT, title=task.title)  # there is no time left: it asks in haste


def test_who_is_too_early_may_look_again_from_a_day(start: Session) -> None:
    born = (Typed("day", "1"), Typed("month", "1"), Typed("year", "1962"), Press.FORWARD)
    early = (Press.TOPICS, Pick("geld"), Pick(AOW), Press.FORWARD, *born)

    there = pressed(start, *early, Press.FORWARD)

    (task,) = tasks(there)
    assert isinstance(task, DoAgain)
    assert task.day is not None
    assert not task.overdue
    due = on(there, task.day)
    assert said(due, Tone.NOTICE) == ["AOW aanvragen: you can go on now."]
    assert heading(pressed(in_task(due, key_of(task)), Press.FORWARD)) == "AOW aanvragen"


def test_a_letter_that_lies_there_is_a_task_until_it_is_posted(start: Session) -> None:
    letter = (Press.TOPICS, Pick("wonen"), Pick("alle-soorten"), Press.FORWARD)
    lies = pressed(start, *letter, Press.HELP, Pick("letter"), Press.FORWARD, Pick("nog-niet"))
    home = pressed(lies, Press.FORWARD, Press.FORWARD)

    (task,) = tasks(home)
    after, effects = handle(in_task(home, key_of(task)), Press.FORWARD)

    assert isinstance(task, PostIt)
    assert kind_of(effects, StampIt)[0].stamp == "verstuurd"
    assert heading(after) == "De brief is op de post"


def test_an_errand_that_was_sent_or_waits_for_the_post_is_not_to_go_on_with(
    start: Session,
) -> None:
    letter = (Press.TOPICS, Pick("wonen"), Pick("alle-soorten"), Press.FORWARD)
    asked = pressed(start, *letter, Press.HELP, Pick("letter"), Press.FORWARD)

    lies = pressed(asked, Pick("nog-niet"), Press.FORWARD, Press.HOME)
    posted = pressed(asked, Pick("gepost"), Press.FORWARD, Press.HOME)

    assert labels(view_of(lies))[1] == "My list: post the letter"
    assert labels(view_of(posted))[1].startswith("My list")


def test_the_list_is_a_tile_only_beside_the_newest_errand(start: Session, sent: Session) -> None:
    one = pressed(start, *BEGUN, Press.HOME)

    assert labels(view_of(one))[:3] == [
        "Arrange something",
        "Go on with de kleine proef",
        "A counter near me",
    ]
    assert labels(view_of(sent))[1] == "My list: an answer by 18 januari"


def test_before_the_flows_are_read_the_list_still_opens(start: Session) -> None:
    library = start.library
    assert library is not None
    kept = tuple(OpenErrand(flow, flow, "", ()) for flow in ("klein", AOW))
    unread = replace(start, library=None, kept_errands=kept)

    asked, effects = handle(unread, Press.TASKS)
    there = pressed(asked, LibraryReady(library))

    assert labels(view_of(unread))[2] == "My list"
    assert Load.LIBRARY in effects
    assert isinstance(there.place, Tasks)


def test_each_task_is_told_with_its_day(sent: Session) -> None:
    there = pressed(sent, Press.TASKS)

    assert heading(there) == "My list"
    assert labels(view_of(there)) == [
        "AOW aanvragen. An answer comes on or before 18 januari 2027."
    ]


def test_the_list_tells_how_far_each_errand_came_and_when(sent: Session) -> None:
    confirmed = Stamp(DIGID, "", StampKind.CONFIRMED, NOW - timedelta(days=3))
    done = Stamp("klein", "", StampKind.DONE_HERE, NOW - timedelta(days=2))
    there = pressed(replace(sent, ledger=(confirmed, done, *sent.ledger)), Press.TASKS)

    assert said(there, Tone.PLAIN) == [
        "AOW aanvragen: sent by you on 23 november 2026.",
        "Een kleine proef: done here on 21 november 2026.",
        "Nieuw wachtwoord voor uw DigiD: confirmed on 20 november 2026.",
    ]


def test_an_empty_list_says_so(sent: Session) -> None:
    there = replace(pressed(sent, Press.TASKS), ledger=(), followed=())

    assert said(there, Tone.PLAIN) == ["There is nothing on your list."]


def test_a_late_answer_stands_on_the_home_screen_in_words(sent: Session) -> None:
    late = on(sent, LAST_DAY + timedelta(1))

    assert said(late, Tone.NOTICE) == ["AOW aanvragen: the answer is late. Call today."]
    assert "My list: call today" in labels(view_of(late))


def test_a_call_has_the_number_and_what_to_say(sent: Session) -> None:
    late = in_task(on(sent, LAST_DAY + timedelta(1)), f"{AOW}/bellen")

    assert said(late, Tone.BIG) == ["088 949 40 00"]
    assert said(late, Tone.SAY)[0] == "Good day. On 23 november 2026 I asked you for something."


def test_what_is_due_within_a_week_stands_on_the_home_screen(start: Session) -> None:
    asked = Follow(AOW, Following.ASKED, "verstuurd", date(2026, 12, 4))
    there = waiting(start, asked)

    assert said(there, Tone.NOTICE) == []
    assert said(on(there, date(2026, 11, 27)), Tone.NOTICE) == [
        "AOW aanvragen: answer them by 4 december."
    ]
    assert said(on(there, date(2026, 12, 5)), Tone.NOTICE) == ["AOW aanvragen: answer them today."]


def test_taking_away_is_asked_once_and_the_stamp_stays(sent: Session) -> None:
    asking = pressed(in_task(sent, f"{AOW}/wachten"), Pick("van-de-lijst"))

    after, effects = handle(asking, Pick("ja-weg"))

    assert labels(view_of(asking)) == ["Yes, take it away", "No, leave it"]
    assert tasks(pressed(asking, Press.BACK)) == tasks(sent)
    assert tasks(after) == ()
    assert kind_of(effects, Keep)[0].flow == LIST
    assert [stamp.kind for stamp in after.ledger] == [StampKind.SENT]
    assert heading(after) == "My list"


def test_taking_an_open_errand_away_closes_it(start: Session, sent: Session) -> None:
    begun = pressed(sent, *BEGUN, Press.HOME)

    after, effects = handle(pressed(in_task(begun, "klein/verder"), Pick("van-de-lijst")),
                            Pick("ja-weg"))  # fmt: skip

    assert kind_of(effects, CloseErrand) == [CloseErrand("klein")]
    assert [task.flow for task in tasks(after)] == [AOW]
    assert "Go on with de kleine proef" not in labels(view_of(pressed(after, Press.HOME)))
    assert start.errands == {}


def test_a_task_that_is_gone_meanwhile_is_told(sent: Session) -> None:
    there = replace(in_task(sent, f"{AOW}/wachten"), followed=(Follow(AOW, Following.OVER),))

    assert heading(there) == "This is not on your list any more"
    assert pressed(there, Press.HOME).place == Home()


def test_two_deadlines_at_most_stand_on_the_home_screen(start: Session) -> None:

    followed = tuple(
        Follow(flow, Following.ASKED, "", date(2026, 11, 20 + number))
        for number, flow in enumerate((AOW, DIGID, PASSPORT))
    )
    stamps = tuple(Stamp(one.flow, "", StampKind.SENT, NOW) for one in followed)

    there = replace(start, ledger=stamps, followed=followed)

    assert len(said(there, Tone.NOTICE)) == 2

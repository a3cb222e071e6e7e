"""What came after an errand was sent: it is right, they ask, they say no, or nothing yet."""

from datetime import date

import pytest
from screens import chosen, heading, kind_of, labels, said
from session.listed import AOW, in_task, on, waiting, with_flows
from walker import NOW, pressed

from companion.journal.model import StampKind
from companion.session.effects import StampIt
from companion.session.handling import handle
from companion.session.intents import Pick, Press, Typed
from companion.session.ledger import Follow, Following
from companion.session.model import Session
from companion.session.places import Finder, Help, Home
from companion.session.screens import view_of
from companion.session.task_places import Confirmed
from companion.session.tasks import (
    AnswerThem,
    Await,
    MayObject,
    tasks,
)
from companion.session.views import Tone


@pytest.fixture(scope="module")
def start() -> Session:
    return with_flows()


@pytest.fixture
def sent(start: Session) -> Session:
    """Return a session in which the AOW was sent on 23 November."""
    return waiting(start)


def test_an_answer_that_is_right_confirms_the_errand(sent: Session) -> None:
    asked = pressed(in_task(sent, f"{AOW}/wachten"), Press.FORWARD, Pick("klopt"))

    after, effects = handle(asked, Press.FORWARD)

    assert after.place == Confirmed(AOW)
    assert kind_of(effects, StampIt) == [StampIt(AOW, "AOW aanvragen", "bevestigd")]
    assert after.ledger[-1].kind is StampKind.CONFIRMED
    assert tasks(after) == ()
    assert pressed(after, Press.FORWARD).place == Home()


def test_a_question_of_theirs_is_a_task_with_its_day(sent: Session) -> None:
    answer = (Press.FORWARD, Pick("vragen"), Press.FORWARD)
    boxes = (Typed("day", "4"), Typed("month", "12"), Typed("year", "2026"))

    there = pressed(in_task(sent, f"{AOW}/wachten"), *answer, *boxes, Press.FORWARD)

    assert tasks(there) == (AnswerThem(flow=AOW, title="AOW aanvragen", day=date(2026, 12, 4)),)
    assert heading(there) == "My list"


def test_the_day_of_their_letter_need_not_be_known(sent: Session) -> None:
    asking = pressed(in_task(sent, f"{AOW}/wachten"), Press.FORWARD, Pick("vragen"), Press.FORWARD)

    refused = pressed(asking, Press.FORWARD)
    there = pressed(refused, Pick("weet-niet"), Press.FORWARD)

    assert said(refused, Tone.PROBLEM) != []
    assert chosen(pressed(refused, Pick("weet-niet"))) == ["weet-niet"]
    assert tasks(there) == (AnswerThem(flow=AOW, title="AOW aanvragen"),)


def refused(session: Session) -> Session:
    """Return the question that follows on a refusal of the AOW."""
    return pressed(in_task(session, f"{AOW}/wachten"), Press.FORWARD, Pick("nee"), Press.FORWARD)


def test_four_answers_can_come(sent: Session) -> None:
    asked = pressed(in_task(sent, f"{AOW}/wachten"), Press.FORWARD)

    assert labels(view_of(asked)) == [
        "A letter or message that it is right",
        "They ask something more",
        "They say no",
        "Nothing yet",
    ]


def test_after_a_refusal_it_is_asked_until_when_one_can_object(sent: Session) -> None:
    asked = refused(sent)

    assert heading(asked) == "Until which day can you object?"
    told = said(asked, Tone.PLAIN)
    assert told[0] == "The day stands in their letter."
    assert told[-1] == "Objecting: you ask them to look at it once more."
    assert said(pressed(asked, Press.FORWARD), Tone.PROBLEM) != []


def test_a_refusal_is_a_task_with_its_day_and_confirms_nothing(sent: Session) -> None:
    boxes = (Typed("day", "4"), Typed("month", "12"), Typed("year", "2026"))

    there, effects = handle(pressed(refused(sent), *boxes), Press.FORWARD)

    assert tasks(there) == (MayObject(flow=AOW, title="AOW aanvragen", day=date(2026, 12, 4)),)
    assert kind_of(effects, StampIt) == []
    assert [stamp.kind for stamp in there.ledger] == [StampKind.SENT]
    assert labels(view_of(there)) == [
        "AOW aanvragen. They said no. You can object until 4 december 2026."
    ]


def test_the_day_to_object_need_not_be_known_and_none_is_invented(sent: Session) -> None:
    there = pressed(refused(sent), Pick("weet-niet"), Press.FORWARD)

    assert tasks(there) == (MayObject(flow=AOW, title="AOW aanvragen"),)
    assert labels(view_of(there)) == ["AOW aanvragen. They said no. Ask what you can do."]


def test_who_disagrees_gets_the_number_and_the_way_to_a_human(start: Session) -> None:
    there = waiting(start, Follow(AOW, Following.REFUSED, "verstuurd", date(2026, 12, 4)))

    task = in_task(there, f"{AOW}/bezwaar")

    assert said(task, Tone.BIG) == ["088 949 40 00"]
    assert said(task, Tone.PLAIN)[:3] == [
        "They said no. You can object until 4 december 2026.",
        "Do you disagree? Call first.",
        "Objecting: you ask them to look at it once more.",
    ]
    assert labels(view_of(task)) == ["Go to a counter near you", "Take this from my list"]
    assert isinstance(pressed(task, Press.FINDER).place, Finder)
    assert isinstance(pressed(task, Press.HELP).place, Help)


def test_without_a_number_who_disagrees_is_sent_to_a_counter(start: Session) -> None:
    there = waiting(start, Follow("huurtoeslag", Following.REFUSED))

    task = in_task(there, "huurtoeslag/bezwaar")

    assert said(task, Tone.BIG) == []
    assert "Do you disagree? Ask at a counter first." in said(task, Tone.PLAIN)


def test_the_day_to_object_is_told_on_the_home_screen(start: Session) -> None:
    there = waiting(start, Follow(AOW, Following.REFUSED, "verstuurd", date(2026, 12, 4)))

    soon, late = on(there, date(2026, 12, 4)), on(there, date(2026, 12, 5))

    assert said(there, Tone.NOTICE) == []
    assert said(soon, Tone.NOTICE) == ["AOW aanvragen: you can object until 4 december."]
    assert labels(view_of(soon))[1] == "My list: object until 4 december"
    assert said(late, Tone.NOTICE) == ["AOW aanvragen: ask today what still can be done."]
    assert labels(view_of(late))[1] == "My list: ask what can be done"


def test_who_objected_waits_again_and_no_day_is_invented(start: Session) -> None:
    there = waiting(start, Follow(AOW, Following.REFUSED, "verstuurd", date(2026, 12, 4)))

    after, effects = handle(in_task(there, f"{AOW}/bezwaar"), Press.FORWARD)

    assert tasks(after) == (Await(flow=AOW, title="AOW aanvragen", sent=NOW.date()),)
    assert kind_of(effects, StampIt) == []


def test_who_answered_waits_again_and_no_day_is_invented(start: Session) -> None:
    there = waiting(start, Follow(AOW, Following.ASKED, "verstuurd", date(2026, 12, 4)))

    after = pressed(in_task(there, f"{AOW}/antwoorden"), Press.FORWARD)

    assert tasks(after) == (Await(flow=AOW, title="AOW aanvragen", sent=NOW.date()),)


def test_nothing_yet_leads_back_to_the_number(sent: Session) -> None:
    task = in_task(sent, f"{AOW}/wachten")

    after = pressed(task, Press.FORWARD, Pick("niets"), Press.FORWARD)

    assert after.place == task.place
    assert said(after, Tone.BIG) == ["088 949 40 00"]

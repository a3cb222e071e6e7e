"""Sent is only what the citizen saw: the last screen of a website, or a letter that is posted."""

from dataclasses import replace
from datetime import date

import pytest
from screens import heading, kind_of, labels, said
from small_flow import OFFICIAL, small_flow
from walker import opened, pressed

from companion.assets import shipped
from companion.flows.model import FlowId, StepId, Term, TermUnit
from companion.flows.reader import read_flow
from companion.journal.model import StampKind
from companion.session.effects import CloseErrand, Keep, Move, StampIt
from companion.session.handling import handle
from companion.session.intents import Intent, JournalOpened, Kept, Pick, Press
from companion.session.ledger import LIST, Follow, Following, keeping
from companion.session.library import Library
from companion.session.model import OpenErrand, Session
from companion.session.places import AtDoor, AtStep, Home
from companion.session.screens import view_of
from companion.session.task_places import LastScreen
from companion.session.views import Tone

DIGID = "digid-wachtwoord-vergeten"
SHORT = "uw nieuwe wachtwoord voor DigiD"
# To the question what the last screen showed, on the way to a letter with a code.
TO_LAST: tuple[Intent, ...] = (
    Press.TOPICS,
    Pick("computer"),
    Pick(DIGID),
    Press.FORWARD,
    *(Pick("nee"), Press.FORWARD),
    *(Pick("nee"), Press.FORWARD),
    *(Pick("ja"), Press.FORWARD),
    *(Pick("nee"), Press.FORWARD),
    Press.FORWARD,  # the review
    Press.FORWARD,  # it worked
)
SENT = (Pick("verstuurd"), Press.FORWARD)
LETTER: tuple[Intent, ...] = (
    *(Press.TOPICS, Pick("wonen"), Pick("alle-soorten"), Press.FORWARD),
    *(Press.HELP, Pick("letter"), Press.FORWARD),
)
# By telephone: they say that a letter comes.
PHONED: tuple[Intent, ...] = (
    *(*TO_LAST[:4], Press.HELP, Pick("phone"), Press.FORWARD),
    *(Pick("wacht"), Press.FORWARD),
)


@pytest.fixture
def start() -> Session:
    flows = [read_flow(shipped("assets", "flows", f"{DIGID}.yaml")), small_flow()]
    flows.append(read_flow(shipped("tests", "flows", "data", "alle-soorten.yaml")))
    return opened(Library(OFFICIAL, {flow.id: flow for flow in flows}, {}))


def kinds(session: Session) -> list[StampKind]:
    return [stamp.kind for stamp in session.ledger]


def test_after_a_website_it_is_asked_what_the_last_screen_showed(start: Session) -> None:
    there = pressed(start, *TO_LAST)

    assert heading(there) == "What was on the last screen of the website?"
    assert labels(view_of(there)) == [
        "That it was sent, or a number",
        "Something else",
        "I do not know",
    ]
    assert kinds(there) == []


def test_the_question_is_kept_as_the_step_where_the_citizen_is(start: Session) -> None:
    _after, effects = handle(pressed(start, *TO_LAST[:-1]), Press.FORWARD)

    assert kind_of(effects, Move) == [Move(DIGID, SHORT, "brief-komt")]
    assert kind_of(effects, StampIt) == []


def test_without_an_answer_one_is_asked_for(start: Session) -> None:
    after = pressed(start, *TO_LAST, Press.FORWARD)

    assert said(after, Tone.PROBLEM) == ["Press one of the answers. Then press Continue."]
    assert view_of(after).focus == "verstuurd"


def test_what_was_seen_is_sent_and_kept(start: Session) -> None:
    after, effects = handle(pressed(start, *TO_LAST, SENT[0]), SENT[1])

    assert heading(after) == "De brief is onderweg"
    assert "You sent it." in said(after, Tone.NOTICE)
    assert "Did you see a number? Write it on your paper." in said(after, Tone.PLAIN)
    assert kind_of(effects, StampIt) == [StampIt(DIGID, SHORT, "verstuurd")]
    assert Keep(DIGID, SHORT, "brief-komt", '["chosen", "verstuurd"]') in effects
    assert kinds(after) == [StampKind.SENT]
    assert after.followed == (Follow(DIGID, Following.WAITING, "brief-komt"),)


def test_an_end_is_saved_once_all_of_it_is_on_the_disk(start: Session) -> None:
    there = pressed(start, *TO_LAST, Kept(DIGID, 20), *SENT)

    first = pressed(there, Kept(DIGID))
    both = pressed(first, Kept(LIST))

    assert (first.saved, both.saved) == (False, True)


@pytest.mark.parametrize("option", ["iets-anders", "weet-niet"])
def test_what_was_not_seen_is_not_said_to_be_sent(start: Session, option: str) -> None:
    after = pressed(start, *TO_LAST, Pick(option), Press.FORWARD)

    assert heading(after) == "Perhaps it was not sent yet"
    assert kinds(after) == [StampKind.DONE_HERE]
    assert after.followed == ()
    assert "De brief is onderweg" not in view_of(after).title
    assert labels(view_of(after)) == ["Call a human", "Go to a counter near you"]


def test_from_a_doubtful_end_a_human_is_one_press_away(start: Session) -> None:
    doubtful = pressed(start, *TO_LAST, Pick("iets-anders"), Press.FORWARD)

    assert pressed(doubtful, Pick("phone")).place == AtDoor(DIGID, "bellen")


def test_a_doubtful_end_stays_open_and_is_gone_on_with(start: Session) -> None:
    doubtful = pressed(start, *TO_LAST, Pick("iets-anders"), Press.FORWARD)

    home, effects = handle(doubtful, Press.FORWARD)

    assert home.place == Home()
    assert kind_of(effects, CloseErrand) == []
    assert heading(pressed(home, Pick(DIGID))) == "Perhaps it was not sent yet"


def test_back_from_the_end_leads_to_the_question_and_then_to_the_website(start: Session) -> None:
    sent = pressed(start, *TO_LAST, *SENT)

    question = pressed(sent, Press.BACK)

    assert isinstance(question.place, LastScreen)
    assert question.place.draft.chosen == ("verstuurd",)
    assert heading(pressed(question, Press.BACK)) == "Vraag een brief met een code aan"


def test_going_back_and_forth_gives_no_second_stamp(start: Session) -> None:
    sent = pressed(start, *TO_LAST, *SENT)

    again = pressed(sent, Press.BACK, Press.BACK, Press.FORWARD, Press.FORWARD)

    assert heading(again) == "De brief is onderweg"
    assert kinds(again) == [StampKind.SENT]


def test_who_takes_it_back_has_not_sent_it(start: Session) -> None:
    sent = pressed(start, *TO_LAST, *SENT)

    after = pressed(sent, Press.BACK, Pick("weet-niet"), Press.FORWARD)

    assert kinds(after) == [StampKind.SENT, StampKind.DONE_HERE]
    assert after.followed == (Follow(DIGID, Following.OVER),)


def test_an_errand_that_is_done_once_more_is_sent_once_more(start: Session) -> None:
    over = pressed(start, *TO_LAST, *SENT, Press.FORWARD)

    again = pressed(over, *TO_LAST, *SENT)

    assert kinds(again) == [StampKind.SENT, StampKind.SENT]


def test_after_a_letter_it_is_asked_whether_it_is_posted(start: Session) -> None:
    there = pressed(start, *LETTER)

    assert heading(there) == "Did you post the letter?"
    posted = pressed(there, Pick("gepost"), Press.FORWARD)
    assert heading(posted) == "De brief is op de post"
    assert kinds(posted) == [StampKind.SENT]


def test_a_letter_that_lies_there_is_not_sent_until_it_is_posted(start: Session) -> None:
    lies = pressed(start, *LETTER, Pick("nog-niet"), Press.FORWARD)

    posted = pressed(lies, Pick("gepost"))

    assert heading(lies) == "Post the letter"
    assert kinds(lies) == [StampKind.DONE_HERE]
    assert heading(posted) == "De brief is op de post"
    assert kinds(posted) == [StampKind.DONE_HERE, StampKind.SENT]


def test_by_telephone_nothing_is_asked_and_the_answer_is_waited_for(start: Session) -> None:
    after = pressed(start, *PHONED)

    assert heading(after) == "De brief is onderweg"
    assert "Done here." in said(after, Tone.NOTICE)
    assert kinds(after) == [StampKind.DONE_HERE]
    assert after.followed == (Follow(DIGID, Following.WAITING, "brief-komt"),)


def test_the_question_comes_again_after_a_crash(start: Session) -> None:
    answers = {
        "brief-al": "nee", "app": "nee", "gebruikersnaam": "ja", "bereikbaar": "nee",
        "website-brief": "gelukt",
    }  # fmt: skip
    stored = [(step, f'["chosen", "{given}"]') for step, given in answers.items()]
    stored.append(("nakijken-brief", '["seen", null]'))
    killed = OpenErrand(DIGID, SHORT, "brief-komt", tuple(stored))
    told = (*stored, ("brief-komt", '["chosen", "verstuurd"]'))

    asked = pressed(start, JournalOpened((killed,)), Pick(DIGID))
    answered = pressed(start, JournalOpened((replace(killed, answers=told),)), Pick(DIGID))

    assert isinstance(asked.place, LastScreen)
    assert isinstance(answered.place, AtStep)
    assert heading(answered) == "De brief is onderweg"


@pytest.mark.parametrize("following", Following)
def test_what_is_to_be_done_survives_a_restart_and_is_no_errand(
    start: Session, following: Following
) -> None:
    follow = Follow(DIGID, following, "brief-komt", date(2026, 12, 4))
    kept = keeping(follow)
    row = OpenErrand(LIST, "", kept.step, ((kept.step, kept.answer),))

    after = pressed(start, JournalOpened((row,)))

    assert after.followed == (follow,)
    assert after.kept_errands == ()


@pytest.mark.parametrize(
    "line", ["", "{}", "[]", '["wacht", "x"]', '["weg", "x", null]', "[1,2,3]"]
)
def test_a_row_that_cannot_be_read_is_left_out(start: Session, line: str) -> None:
    row = OpenErrand(LIST, "", DIGID, ((DIGID, line),))

    assert pressed(start, JournalOpened((row,))).followed == ()


def test_every_shipped_end_that_is_sent_tells_when_an_answer_comes() -> None:
    digid = read_flow(shipped("assets", "flows", f"{DIGID}.yaml"))
    aow = read_flow(shipped("assets", "flows", "aow-aanvragen.yaml"))
    ends = [digid.steps[StepId("brief-komt")], digid.steps[StepId("nieuw-komt")]]
    aow_ends = [aow.steps[StepId("verstuurd")], aow.steps[StepId("op-de-post")]]

    in_days, in_weeks = TermUnit.WORKING_DAYS, TermUnit.WEEKS
    assert {getattr(end, "expect", None) for end in ends} == {
        Term("digid.brief-werkdagen", in_days)
    }
    assert {getattr(end, "expect", None) for end in aow_ends} == {
        Term("svb.antwoord-weken", in_weeks)
    }
    assert FlowId(DIGID) == digid.id

"""The second half of an errand: its review, its doors, and its end."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from screens import (
    BEGUN,
    TO_AMOUNT,
    TO_BIRTH,
    TO_REVIEW,
    TO_SMALL,
    TO_THINGS,
    chosen,
    heading,
    kind_of,
    labels,
    said,
)
from walker import NOW, pressed

from companion.flows.answers import AmountGiven, Answer, Chosen, Ticked
from companion.flows.model import OptionId, StepId
from companion.session.effects import (
    CloseErrand,
    Keep,
    OpenWebsite,
    PrintPage,
    StampIt,
)
from companion.session.handling import handle
from companion.session.intents import (
    Intent,
    NoInternet,
    Pick,
    Press,
    Printed,
    TimePassed,
    Typed,
    WebsiteOpened,
)
from companion.session.model import Session
from companion.session.places import (
    AtDoor,
    AtStep,
    Finished,
    Help,
    Home,
    Paper,
    TroubleKind,
    TroublePlace,
)
from companion.session.screens import view_of
from companion.session.views import Row, Tone

ALL_KINDS: tuple[Intent, ...] = (Press.TOPICS, Pick("wonen"), Pick("alle-soorten"), Press.FORWARD)
TO_WEBSITE = (*TO_REVIEW, Press.FORWARD)


def test_the_review_shows_each_question_with_its_answer(home: Session) -> None:
    rows = [part for part in view_of(pressed(home, *TO_REVIEW)).parts if isinstance(part, Row)]

    assert [(row.question, row.answer) for row in rows] == [
        ("Huurt u uw huis?", "Nee"),
        ("Wanneer bent u geboren?", "27 maart 1941"),
        ("Wat hebt u in huis?", "Een tuin"),
    ]


def test_a_change_on_the_review_returns_to_it(home: Session) -> None:
    changing = pressed(home, *TO_REVIEW, Pick("spullen"))

    after = pressed(changing, Pick("lift"), Press.FORWARD)

    assert chosen(changing) == ["tuin"]
    assert heading(after) == "Klopt alles?"
    rows = [part for part in view_of(after).parts if isinstance(part, Row)]
    assert rows[2].answer == "Een lift and een tuin"


def test_a_change_that_opens_a_question_asks_it_before_the_review(home: Session) -> None:
    opened = pressed(home, *TO_REVIEW, Pick("huis"), Pick("huur"), Press.FORWARD)

    after = pressed(opened, Typed("text", "612,50"), Press.FORWARD)

    assert heading(opened) == "Hoeveel huur betaalt u?"
    assert heading(after) == "Klopt alles?"


def test_the_confirmed_review_forgets_the_branch_that_was_left(home: Session) -> None:
    rented = pressed(home, *TO_AMOUNT, Typed("text", "612,50"), Press.FORWARD)
    review = pressed(rented, *TO_THINGS[len(TO_BIRTH) :], Pick("tuin"), Press.FORWARD)
    left = pressed(review, Pick("huis"), Pick("eigen"), Press.FORWARD)

    assert left.errands["klein"].given[StepId("bedrag")] == AmountGiven(61250)
    assert "bedrag" not in pressed(left, Press.FORWARD).errands["klein"].given


def test_the_website_is_opened_in_the_own_browser(home: Session) -> None:
    there = pressed(home, *TO_WEBSITE)

    _after, effects = handle(there, Press.OPEN_WEBSITE)

    assert said(there, Tone.BIG) == ["www.rijksoverheid.nl"]
    assert effects == (OpenWebsite("https://www.rijksoverheid.nl/"),)


def test_without_internet_nothing_is_lost_and_a_human_is_near(home: Session) -> None:
    there = pressed(home, *TO_WEBSITE, Press.OPEN_WEBSITE, NoInternet())

    assert there.place == TroublePlace(TroubleKind.NO_INTERNET, "klein", "website")
    assert labels(view_of(there)) == ["Try again", "Call a human", "Go to a counter near you"]


def test_trying_again_opens_the_website_from_the_step_itself(home: Session) -> None:
    trouble = pressed(home, *TO_WEBSITE, Press.OPEN_WEBSITE, NoInternet())

    after, effects = handle(trouble, Press.OPEN_WEBSITE)

    assert heading(after) == "Ga naar de website"
    assert kind_of(effects, OpenWebsite) == [OpenWebsite("https://www.rijksoverheid.nl/")]


def test_a_website_that_could_not_be_reached_is_not_told_where_it_was_left(home: Session) -> None:
    there = pressed(home, *TO_WEBSITE, Press.OPEN_WEBSITE)

    elsewhere = (pressed(there, Press.HOME), pressed(there, Press.BACK), pressed(there, Press.HELP))

    assert [pressed(one, NoInternet()) for one in elsewhere] == list(elsewhere)


def test_a_website_that_opened_changes_no_screen(home: Session) -> None:
    there = pressed(home, *TO_WEBSITE)

    assert handle(there, WebsiteOpened()) == (there, ())


def test_a_website_that_worked_leads_to_its_end_with_a_stamp(home: Session) -> None:
    after, effects = handle(pressed(home, *TO_WEBSITE), Press.FORWARD)

    assert heading(after) == "Het is gelukt"
    assert said(after, Tone.NOTICE) == ["It is confirmed."]
    assert kind_of(effects, StampIt) == [StampIt("klein", "de kleine proef", "bevestigd")]
    assert kind_of(effects, CloseErrand) == []


def test_the_errand_is_closed_when_its_end_is_left_and_not_offered_again(home: Session) -> None:
    done = pressed(home, *TO_WEBSITE, Press.FORWARD)

    after, effects = handle(done, Press.FORWARD)

    assert after.place == Home()
    assert kind_of(effects, CloseErrand) == [CloseErrand("klein")]
    assert labels(view_of(after))[:2] == ["Arrange something", "A counter near me"]


def test_the_same_end_after_a_step_back_is_not_stamped_twice(home: Session) -> None:
    done = pressed(home, *TO_WEBSITE, Press.FORWARD)

    _after, effects = handle(pressed(done, Press.BACK), Press.FORWARD)

    assert kind_of(effects, StampIt) == []


def test_a_finished_errand_begins_anew_when_it_is_chosen_again(home: Session) -> None:
    done = pressed(home, *TO_WEBSITE, Press.FORWARD, Press.FORWARD)

    again = pressed(done, *BEGUN)

    assert heading(again) == "Huurt u uw huis?"
    assert chosen(again) == []


def test_a_website_that_did_not_work_is_told_and_goes_on_at_another_door(home: Session) -> None:
    after, effects = handle(pressed(home, *TO_WEBSITE), Press.STUCK)

    assert after.place == TroublePlace(TroubleKind.WEBSITE, "klein", "website")
    assert kind_of(effects, Keep)[0].answer == '["chosen", "niet-gelukt"]'
    assert heading(pressed(after, Press.FORWARD)) == "Bel voor hulp"


def test_every_open_door_and_the_reason_of_a_closed_one_are_shown(home: Session) -> None:
    doors = pressed(home, *TO_SMALL, Press.DOORS)

    assert labels(view_of(doors)) == ["On the website", "By telephone", "At a counter"]
    assert said(doors, Tone.PLAIN) == ["Er is geen adres."]


def test_a_door_is_looked_at_beside_the_errand(home: Session) -> None:
    door = pressed(home, *TO_BIRTH, Press.HELP, Pick("phone"))

    assert door.place == AtDoor("klein", "bellen")
    assert heading(door) == "Bel voor hulp"
    assert door.errands["klein"].current == "geboren"
    assert heading(pressed(door, Press.BACK, Press.BACK)) == "Wanneer bent u geboren?"


def test_a_door_that_is_taken_goes_on_to_its_own_end(home: Session) -> None:
    after, effects = handle(pressed(home, *TO_BIRTH, Press.HELP, Pick("phone")), Press.FORWARD)

    assert heading(after) == "Ga naar de balie"
    assert isinstance(after.place, AtStep)
    assert kind_of(effects, Keep) == [Keep("klein", "de kleine proef", "bellen", '["seen", null]')]
    assert heading(pressed(after, Press.BACK)) == "Wanneer bent u geboren?"


def test_a_number_is_shown_in_groups_and_told_digit_by_digit(home: Session) -> None:
    door = view_of(pressed(home, *TO_BIRTH, Press.HELP, Pick("phone")))

    big = next(part for part in door.parts if getattr(part, "tone", None) is Tone.BIG)
    assert getattr(big, "lines", ()) == ("088 949 40 00",)


def test_a_number_whose_date_has_passed_is_not_stated(home: Session) -> None:
    assert home.library is not None
    official = home.library.official
    fact = replace(official.facts["svb.telefoon"], valid_until=NOW.date() - timedelta(days=1))
    stale = replace(official, facts={**official.facts, fact.id: fact})
    session = replace(home, library=replace(home.library, official=stale))

    door = pressed(session, *TO_BIRTH, Press.HELP, Pick("phone"))

    assert said(door, Tone.BIG) == []
    assert "Ask for this first. What we know is from 16 mei 2026." in said(door, Tone.PLAIN)
    assert not any("088" in text for text in said(door, Tone.PLAIN))


def test_a_path_that_ends_at_a_counter_is_done_here_and_closed(home: Session) -> None:
    counter = (Press.FORWARD, Typed("text", "Utrecht"), Press.FORWARD, Pick("GM0344:0"))
    balie = (*TO_WEBSITE, Press.STUCK, Press.FORWARD, Press.FORWARD)
    there = pressed(home, *balie, *counter)

    after, effects = handle(there, Press.FORWARD)

    assert after.stack == (Home(), Finished("klein", "balie"))
    assert kind_of(effects, StampIt) == [StampIt("klein", "de kleine proef", "klaar")]
    assert kind_of(effects, CloseErrand) == [CloseErrand("klein")]
    assert pressed(after, Press.FORWARD).stack == (Home(),)


def test_a_letter_is_printed_with_what_goes_into_the_envelope_for_these_answers(
    home: Session,
) -> None:
    with_garden = pressed(home, *ALL_KINDS)
    progress = with_garden.errands["alle-soorten"]
    given: dict[StepId, Answer] = {
        StepId("wonen"): Chosen(OptionId("huur")),
        StepId("spullen"): Ticked((OptionId("tuin"),)),
    }
    answered = with_garden.with_progress(replace(progress, given=given))
    door = pressed(answered, Press.HELP, Pick("letter"))

    _after, effects = handle(door, Press.PRINT)

    page = kind_of(effects, PrintPage)[0].page
    sections = {section.heading: section.lines for section in page.sections}
    assert sections["The letter"] == ("Ik heb een vraag.",)
    assert sections["Put in the envelope"] == ("een kopie van de foto van uw tuin",)
    assert sections["Date"] == ("23 november 2026",)


def test_a_printed_page_is_told_and_leads_back(home: Session) -> None:
    door = pressed(home, *ALL_KINDS, Press.HELP, Pick("letter"))
    told = pressed(door, Press.PRINT, Printed("Documenten/brief.pdf"))

    assert told.place == Paper("Documenten/brief.pdf")
    assert said(told, Tone.PLAIN)[-2:] == [
        "It is in the folder Documenten.",
        "It is called brief.",
    ]
    assert pressed(told, Press.FORWARD).place == door.place
    assert pressed(told, Printed("")).stack == (*door.stack, Paper(""))


def test_stopping_for_now_keeps_everything(home: Session) -> None:
    stopped = pressed(home, *TO_THINGS, Press.HELP, Press.LATER)

    assert stopped.stack == (Home(),)
    assert heading(pressed(stopped, Pick("klein"))) == "Wat hebt u in huis?"


def test_explained_are_why_where_and_the_hard_words(home: Session) -> None:
    explained = pressed(home, *BEGUN, Press.EXPLAIN)

    assert heading(explained) == "Explanation: Huurt u uw huis?"
    assert said(explained, Tone.PLAIN) == [
        "Kijk in uw papieren.",
        "Geld voor uw huis.",
        "Dan vragen wij naar de huur.",
    ]


def test_help_on_an_explanation_still_knows_the_question(home: Session) -> None:
    assert pressed(home, *BEGUN, Press.EXPLAIN, Press.HELP).place == Help("klein", "huis")


def test_another_day_is_the_day_of_every_open_errand(home: Session) -> None:
    tomorrow: datetime = NOW + timedelta(days=1)

    after = pressed(home, *BEGUN, TimePassed(tomorrow))

    assert after.now == tomorrow
    assert after.errands["klein"].today == date(2026, 11, 24)


@pytest.mark.parametrize("late", [Pick("huur"), Press.STUCK, Press.MISSING, Press.DOORS])
def test_a_late_press_of_a_screen_that_was_left_does_nothing(home: Session, late: Intent) -> None:
    there = pressed(home, *TO_BIRTH)

    assert handle(there, late) == (there, ())


def test_a_late_key_of_a_box_that_is_gone_does_nothing(home: Session) -> None:
    there = pressed(home, *TO_THINGS)

    assert handle(there, Typed("day", "5")) == (there, ())

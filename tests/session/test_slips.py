"""A slip says which errand and which step, and nothing about the citizen."""

import pytest
from screens import BEGUN, TO_BIRTH, TO_REVIEW, heading, labels, said
from walker import pressed

from companion.papers.page import Page
from companion.papers.slip import rows, sealed
from companion.session.intents import Intent, Press, Typed
from companion.session.model import Session
from companion.session.papering import lines_to_write
from companion.session.places import (
    About,
    AtDoor,
    AtStep,
    ChoosePrinter,
    Draft,
    Help,
    Home,
    WriteDown,
)
from companion.session.screens import view_of
from companion.session.task_places import SlipCode, SlipDigits, SlipText
from companion.session.views import Box, Field, Tone


def with_slip(text: str, code: str = "2604") -> tuple[Intent, ...]:
    return (
        *(Press.TOPICS, Press.TAKE_UP, Typed("text", text), Press.FORWARD),
        *(Typed("code", code), Press.FORWARD),
    )


def boxes(session: Session) -> list[Box]:
    fields = [part for part in view_of(session).parts if isinstance(part, Field)]
    return [box for field in fields for box in field.boxes]


def page_of(session: Session) -> Page:
    """Return the page that is on its way to the paper."""
    assert isinstance(session.place, ChoosePrinter)
    return session.place.page


def slip_of(session: Session) -> str:
    """Return the signs on that page."""
    return page_of(session).code


def test_a_slip_is_made_from_the_help_of_a_question(home: Session) -> None:
    choosing = pressed(home, *TO_BIRTH, Press.HELP, Press.SLIP)

    made = pressed(choosing, Typed("code", "2604"), Press.FORWARD)

    assert heading(choosing) == "Choose 4 digits"
    assert said(choosing, Tone.PLAIN) == ["Remember these 4 digits.", "They are not on the slip."]
    assert isinstance(made.place, ChoosePrinter)
    assert made.place.page.title == "Go on with this slip"
    assert pressed(made, Press.BACK).place == Help("klein", "geboren")


def test_the_digits_are_seen_while_they_are_chosen_and_neither_said_nor_kept(home: Session) -> None:
    typed = pressed(home, *TO_BIRTH, Press.HELP, Press.SLIP, Typed("code", "2604"))

    made = pressed(typed, Press.FORWARD)

    assert [(box.hidden, box.secret) for box in boxes(typed)] == [(False, True)]
    assert "2604" not in repr(typed)
    assert not any(isinstance(place, SlipCode) for place in made.stack)
    assert "2604" not in " ".join(lines_to_write(page_of(made)))


@pytest.mark.parametrize("code", ["", "12", "abcd"])
def test_a_code_is_four_digits(home: Session, code: str) -> None:
    after = pressed(home, *BEGUN, Press.HELP, Press.SLIP, Typed("code", code), Press.FORWARD)

    assert said(after, Tone.PROBLEM) == ["Type 4 digits."]
    assert view_of(after).focus == "code"


def test_the_signs_can_be_written_down_by_hand(home: Session) -> None:
    made = pressed(home, *BEGUN, Press.HELP, Press.SLIP, Typed("code", "2604"), Press.FORWARD)

    there = pressed(made, Press.WRITE_DOWN)

    assert isinstance(there.place, WriteDown)
    assert there.place.lines == rows(slip_of(made))


def test_who_leaves_may_take_the_errand_that_is_open(home: Session) -> None:
    leaving = pressed(home, *TO_BIRTH, Press.HOME, Press.LEAVE)

    assert "Take a slip along" in labels(view_of(leaving))
    assert pressed(leaving, Press.SLIP).place == SlipCode("klein", "geboren", Draft())
    assert "Take a slip along" not in labels(view_of(pressed(home, Press.LEAVE)))


def test_a_slip_goes_on_at_its_door_above_its_errand(home: Session) -> None:
    made = pressed(home, *TO_REVIEW, Press.FORWARD, Press.HELP, Press.SLIP, Typed("code", "2604"))
    text = slip_of(pressed(made, Press.FORWARD))

    there = pressed(home, *with_slip(text))

    assert there.stack == (Home(), About("klein"), AtDoor("klein", "website"))
    assert heading(there) == "Ga naar de website"


def test_a_slip_of_a_question_begins_the_errand_and_says_where_it_was(home: Session) -> None:
    there = pressed(home, *with_slip(sealed("klein", "geboren", "2604")))

    assert there.stack == (Home(), About("klein"))
    assert said(there, Tone.NOTICE)[0] == (
        "You were at: Wanneer bent u geboren? Your answers did not come along. We ask them again."
    )
    assert there.errands == {}


def test_a_step_that_is_not_here_begins_the_errand(home: Session) -> None:
    there = pressed(home, *with_slip(sealed("klein", "een-stap-van-later", "2604")))

    assert there.stack == (Home(), About("klein"))
    assert said(there, Tone.NOTICE)[0].startswith("Your answers did not come along.")


def test_an_errand_that_is_begun_here_goes_on_where_it_was(home: Session) -> None:
    begun = pressed(home, *TO_BIRTH, Press.HOME)

    there = pressed(begun, *with_slip(sealed("klein", "huis", "2604")))

    assert isinstance(there.place, AtStep)
    assert heading(there) == "Wanneer bent u geboren?"


def test_signs_may_be_small_and_without_their_dashes(home: Session) -> None:
    text = sealed("klein", "huis", "2604").replace("-", " ").lower()

    assert pressed(home, *with_slip(text)).place == About("klein")


@pytest.mark.parametrize("text", ["", "brief", "1234-5678-9012-3456-7890", "x" * 300])
def test_what_is_no_slip_is_told_and_stays_in_the_box(home: Session, text: str) -> None:
    after = pressed(home, Press.TOPICS, Press.TAKE_UP, Typed("text", text), Press.FORWARD)

    assert isinstance(after.place, SlipText)
    assert said(after, Tone.PROBLEM) == ["This is no slip yet. Look at every sign again."]
    assert boxes(after)[0].text == text


def test_other_digits_are_told_and_asked_again(home: Session) -> None:
    after = pressed(home, *with_slip(sealed("klein", "huis", "2604"), "4062"))

    assert isinstance(after.place, SlipDigits)
    assert said(after, Tone.PROBLEM) == ["These digits do not fit the slip. Try again."]
    assert boxes(after)[0].text == ""
    assert pressed(after, Typed("code", "2604"), Press.FORWARD).place == About("klein")


def test_an_errand_that_is_not_on_this_device_is_told(home: Session) -> None:
    after = pressed(home, *with_slip(sealed("huurtoeslag-aanvragen", "begin", "2604")))

    assert said(after, Tone.PROBLEM) == ["This errand is not on this computer. Press Help."]


def test_a_slip_is_taken_up_from_the_search_as_well(home: Session) -> None:
    searched = pressed(home, Press.TOPICS, Press.SEARCH, Typed("text", "briefje"), Press.FORWARD)

    assert isinstance(pressed(searched, Press.TAKE_UP).place, SlipText)


def test_a_slip_has_no_answer_in_it(home: Session) -> None:
    made = pressed(home, *TO_REVIEW, Press.HELP, Press.SLIP, Typed("code", "2604"), Press.FORWARD)

    page = repr(made.place) + " ".join(lines_to_write(page_of(made)))

    assert "1941" not in page
    assert "klein" not in page

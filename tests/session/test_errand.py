"""Within an errand: answers, refusals, drafts, and the way back."""

from dataclasses import replace

import pytest
from screens import (
    BEGUN,
    TO_AMOUNT,
    TO_BIRTH,
    TO_SMALL,
    TO_THINGS,
    chosen,
    heading,
    kind_of,
    said,
    typed_texts,
)
from walker import pressed

from companion.flows.answers import Ticked
from companion.flows.model import StepId
from companion.session.effects import (
    Keep,
    Move,
)
from companion.session.handling import handle
from companion.session.intents import (
    Intent,
    Kept,
    Pick,
    Press,
    Typed,
)
from companion.session.model import Session
from companion.session.places import (
    About,
    Home,
)
from companion.session.screens import view_of
from companion.session.views import Tone

ALL_KINDS: tuple[Intent, ...] = (Press.TOPICS, Pick("wonen"), Pick("alle-soorten"), Press.FORWARD)


def test_beginning_shows_the_first_question_and_remembers_the_place(home: Session) -> None:
    after, effects = handle(pressed(home, *TO_SMALL), Press.FORWARD)

    assert heading(after) == "Huurt u uw huis?"
    assert kind_of(effects, Move) == [Move("klein", "de kleine proef", "huis")]


def test_choosing_an_answer_does_not_go_on_by_itself(home: Session) -> None:
    there = pressed(home, *BEGUN, Pick("huur"))

    assert heading(there) == "Huurt u uw huis?"
    assert chosen(there) == ["huur"]
    assert chosen(pressed(there, Pick("eigen"))) == ["eigen"]


def test_an_answer_is_kept_before_the_next_screen_is_shown(home: Session) -> None:
    after, effects = handle(pressed(home, *BEGUN, Pick("eigen")), Press.FORWARD)

    assert heading(after) == "Wanneer bent u geboren?"
    assert [type(effect).__name__ for effect in effects] == ["Keep", "Move", "Show"]
    assert effects[0] == Keep("klein", "de kleine proef", "huis", '["chosen", "eigen"]')
    assert effects[1] == Move("klein", "de kleine proef", "geboren")


def test_saved_is_said_only_when_the_answer_is_on_the_disk(home: Session) -> None:
    after = pressed(home, *TO_BIRTH)
    kept = pressed(after, Kept("klein"))

    assert view_of(after).status == ""
    assert view_of(kept).status == "Saved."
    assert view_of(pressed(kept, Typed("day", "27-3-1941"), Press.FORWARD)).status == ""


def test_saved_is_not_said_on_a_screen_that_does_not_belong_to_the_errand(home: Session) -> None:
    assert not pressed(home, *TO_BIRTH, Press.HOME, Kept("klein")).saved


def test_saved_is_never_said_to_a_guest(home: Session) -> None:
    assert not pressed(replace(home, guest=True), *TO_BIRTH, Kept("klein")).saved


@pytest.mark.parametrize(
    ("way", "problem", "focus"),
    [
        (BEGUN, "Press one of the answers. Then press Continue.", "huur"),
        (TO_THINGS, "Press what fits you, or press the last answer.", "lift"),
        ((*TO_AMOUNT, Typed("text", "veel")),
         "Use only digits and one comma, for example 612,50.", "text"),
        ((*TO_BIRTH, Typed("day", "31"), Typed("month", "2"), Typed("year", "1941")),
         "In 1941 February has 28 days. Check the day and the year.", "day"),
        ((*TO_BIRTH, Typed("day", "1"), Typed("month", "3"), Typed("year", "41")),
         "Do you mean 1941 or 2041? Type all four digits.", "year"),
        ((*TO_BIRTH, Typed("day", "1"), Typed("month", "3"), Typed("year", "2030")),
         "This day is still to come. Look at the year again.", "year"),
        ((*TO_BIRTH, Typed("day", "morgen")),
         "Type day, month and year, for example 27-3-1941.", "day"),
        (TO_BIRTH, "Type the day in digits, for example 27.", "day"),
    ],
)  # fmt: skip
def test_a_refused_answer_tells_how_to_mend_it_and_puts_the_cursor_there(
    home: Session, way: tuple[Intent, ...], problem: str, focus: str
) -> None:
    before = pressed(home, *way)

    after, effects = handle(before, Press.FORWARD)

    assert said(after, Tone.PROBLEM) == [problem]
    assert view_of(after).focus == focus
    assert heading(after) == heading(before)
    assert kind_of(effects, Keep) == []


def test_a_refused_answer_keeps_what_was_typed(home: Session) -> None:
    wrong = (Typed("day", "31"), Typed("month", "2"), Typed("year", "1941"))

    assert typed_texts(pressed(home, *TO_BIRTH, *wrong, Press.FORWARD)) == ["31", "2", "1941"]


def test_what_is_to_be_mended_stays_until_continue_so_that_nothing_moves(home: Session) -> None:
    refused = pressed(home, *TO_BIRTH, Typed("day", "31"), Press.FORWARD)

    mending = pressed(refused, Typed("month", "3"))
    mended = pressed(mending, Typed("year", "1941"), Press.FORWARD)

    assert said(mending, Tone.PROBLEM) == said(refused, Tone.PROBLEM)
    assert said(mended, Tone.PROBLEM) == []


def test_ten_thousand_characters_are_refused_with_a_sentence(home: Session) -> None:
    there = pressed(home, *TO_AMOUNT, Typed("text", "9" * 10_000), Press.FORWARD)

    assert said(there, Tone.PROBLEM) == ["This amount is very large. Check the number of digits."]


def test_a_whole_date_may_be_typed_in_the_first_box(home: Session) -> None:
    assert heading(pressed(home, *TO_THINGS)) == "Wat hebt u in huis?"


def test_what_was_understood_is_shown_in_words(home: Session) -> None:
    there = pressed(home, *TO_BIRTH, Typed("day", "27-3-1941"))

    words = "Zevenentwintig maart negentienhonderd eenenveertig."
    assert said(there, Tone.PLAIN) == [words]


def test_the_place_line_counts_the_longest_way_that_is_still_open(home: Session) -> None:
    assert said(pressed(home, *BEGUN), Tone.PLACE) == ["Question 1 of 4."]
    assert said(pressed(home, *TO_BIRTH), Tone.PLACE) == ["Question 2 of 3."]
    assert view_of(pressed(home, *TO_BIRTH)).title == "Question 2 of 3. Wanneer bent u geboren?"


def test_none_of_these_clears_the_others_and_is_cleared_by_them(home: Session) -> None:
    there = pressed(home, *TO_THINGS, Pick("lift"), Pick("tuin"))
    none = pressed(there, Pick("niets-van-dit"))

    assert chosen(there) == ["lift", "tuin"]
    assert chosen(none) == ["niets-van-dit"]
    assert chosen(pressed(none, Pick("lift"))) == ["lift"]
    assert chosen(pressed(none, Pick("niets-van-dit"))) == []


def test_none_of_these_is_stored_as_no_option(home: Session) -> None:
    after = pressed(home, *TO_THINGS, Pick("niets-van-dit"), Press.FORWARD)

    assert after.errands["klein"].given[StepId("spullen")] == Ticked(())


def test_not_knowing_clears_what_was_typed_and_typing_clears_not_knowing(home: Session) -> None:
    there = pressed(home, *TO_AMOUNT, Typed("text", "612"), Pick("weet-niet"))

    assert typed_texts(there) == [""]
    assert chosen(there) == ["weet-niet"]
    assert chosen(pressed(there, Typed("text", "6"))) == []


@pytest.mark.parametrize(
    "detour",
    [
        (Press.HELP, Press.HELP),
        (Press.HELP, Press.BACK),
        (Press.HELP, Press.EXPLAIN, Press.BACK, Press.BACK),
        (Press.EXPLAIN, Press.BACK),
        (Press.HELP, Pick("phone"), Press.BACK, Press.BACK),
        (Press.READ, Press.READ),
    ],
)
def test_what_was_chosen_survives_a_detour(home: Session, detour: tuple[Intent, ...]) -> None:
    there = pressed(home, *BEGUN, Pick("huur"))

    assert view_of(pressed(there, *detour)) == view_of(there)


def test_what_was_typed_survives_help(home: Session) -> None:
    there = pressed(home, *TO_AMOUNT, Typed("text", "612,5"))

    assert typed_texts(pressed(there, Press.HELP, Press.HELP)) == ["612,5"]


def test_back_shows_the_answer_that_was_given_and_keeps_it(home: Session) -> None:
    there = pressed(home, *TO_THINGS)
    back, effects = handle(there, Press.BACK)

    assert typed_texts(back) == ["27", "3", "1941"]
    assert back.errands["klein"].given == there.errands["klein"].given
    assert kind_of(effects, Move) == [Move("klein", "de kleine proef", "geboren")]
    assert heading(pressed(back, Press.FORWARD)) == "Wat hebt u in huis?"


def test_back_from_the_first_question_leads_to_where_the_errand_was_chosen(home: Session) -> None:
    assert pressed(home, *BEGUN, Press.BACK).place == About("klein")
    resumed = pressed(home, *BEGUN, Press.HOME, Pick("klein"))
    assert pressed(resumed, Press.BACK).place == Home()


@pytest.mark.parametrize(
    ("way", "texts"),
    [
        ((*TO_AMOUNT, Typed("text", "1.250,5"), Press.FORWARD, Press.BACK), ["1250,50"]),
        ((*TO_AMOUNT, Typed("text", "7"), Press.FORWARD, Press.BACK), ["7,00"]),
    ],
)
def test_an_amount_is_shown_again_as_it_may_be_typed(
    home: Session, way: tuple[Intent, ...], texts: list[str]
) -> None:
    assert typed_texts(pressed(home, *way)) == texts

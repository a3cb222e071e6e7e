"""Where a citizen is: the answers replayed from the start, and nothing ever lost."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from small_flow import OFFICIAL, rewritten, small_flow

from companion.flows.answers import (
    AmountGiven,
    Answer,
    Chosen,
    DateGiven,
    NotKnown,
    NumberGiven,
    Seen,
    TextGiven,
    Ticked,
)
from companion.flows.model import UNKNOWN, OptionId, StepId
from companion.flows.progress import (
    STUCK,
    WORKED,
    Progress,
    answer,
    begin,
    change,
    fits,
    pruned,
    resume,
    reviewed,
    step_back,
    walk,
)
from companion.flows.reader import read_flow

TODAY = date(2026, 11, 23)
RENTS, OWNS = Chosen(OptionId("huur")), Chosen(OptionId("eigen"))
OLD, YOUNG = DateGiven(date(1941, 3, 27)), DateGiven(date(1962, 1, 1))
GARDEN = Ticked((OptionId("tuin"),))


def started() -> Progress:
    return begin(small_flow(), OFFICIAL, TODAY)


def after(*answers: Answer) -> Progress:
    progress = started()
    for one in answers:
        progress = answer(progress, one)
    return progress


def test_an_errand_begins_at_the_start_without_answers() -> None:
    progress = started()

    assert progress.current == "huis"
    assert dict(progress.given) == {}


def test_an_answer_leads_to_the_step_of_its_option() -> None:
    assert after(RENTS).current == "bedrag"
    assert after(OWNS).current == "geboren"


def test_an_answer_changes_no_earlier_progress() -> None:
    before = started()

    answer(before, RENTS)

    assert before == started()


def test_not_knowing_has_a_way_of_its_own() -> None:
    assert after(Chosen(UNKNOWN)).current == "geboren"
    assert after(RENTS, NotKnown()).current == "geboren"
    assert after(OWNS, NotKnown()).current == "spullen"


@pytest.mark.parametrize(
    ("born", "step"),
    [
        (date(1941, 3, 27), "spullen"),
        (date(1960, 1, 1), "spullen"),
        (date(1962, 1, 1), "uw-dag"),
        (date(1990, 1, 1), "spullen"),
    ],
)
def test_the_outcome_of_a_check_decides_the_way(born: date, step: str) -> None:
    assert after(OWNS, DateGiven(born)).current == step


def test_what_a_check_found_is_known_on_the_way_after_it() -> None:
    assert walk(after(OWNS, YOUNG)).found["aow-datum"] == date(2029, 4, 1)


def test_what_a_check_found_is_forgotten_with_its_answer() -> None:
    changed = replace(after(OWNS, YOUNG), given={StepId("huis"): OWNS})

    assert dict(walk(changed).found) == {}


def test_a_day_that_is_not_known_is_not_checked() -> None:
    assert dict(walk(after(OWNS, NotKnown())).found) == {}


def test_a_website_that_works_and_one_that_does_not_lead_elsewhere() -> None:
    there = after(OWNS, OLD, GARDEN, Seen())

    assert there.current == "website"
    assert answer(there, Chosen(WORKED)).current == "gelukt"
    assert answer(there, Chosen(STUCK)).current == "bellen"


def test_a_path_that_ends_at_a_door_is_finished() -> None:
    at_counter = after(OWNS, OLD, GARDEN, Seen(), Chosen(STUCK), Seen())

    finished = answer(at_counter, Seen())

    assert at_counter.current == "balie"
    assert finished.finished
    assert finished.current == "balie"


def test_an_answer_that_does_not_fit_changes_nothing() -> None:
    assert answer(started(), Chosen(OptionId("kasteel"))) == started()
    assert answer(started(), Seen()) == started()


@pytest.mark.parametrize(
    ("step", "given", "right"),
    [
        ("huis", RENTS, True),
        ("huis", Chosen(UNKNOWN), True),
        ("huis", Chosen(OptionId("kasteel")), False),
        ("huis", NotKnown(), False),
        ("bedrag", AmountGiven(1), True),
        ("bedrag", NumberGiven(1), False),
        ("bedrag", NotKnown(), True),
        ("geboren", OLD, True),
        ("geboren", TextGiven("x"), False),
        ("spullen", Ticked(()), True),
        ("spullen", GARDEN, True),
        ("spullen", Ticked((OptionId("zwembad"),)), False),
        ("spullen", NotKnown(), False),
        ("nakijken", Seen(), True),
        ("website", Chosen(WORKED), True),
        ("website", Chosen(UNKNOWN), False),
        ("gelukt", Seen(), True),
        ("huis", Seen(), False),
    ],
)
def test_each_kind_of_step_takes_its_own_answers(step: str, given: Answer, right: bool) -> None:
    assert fits(small_flow().steps[StepId(step)], given) is right


def test_stepping_back_goes_one_step_and_keeps_every_answer() -> None:
    there = after(RENTS, AmountGiven(61250), OLD)

    once = step_back(there)
    twice = step_back(once)

    assert (once.current, twice.current) == ("geboren", "bedrag")
    assert twice.given == there.given


def test_stepping_back_skips_the_branch_that_was_not_taken() -> None:
    assert step_back(after(OWNS)).current == "huis"


def test_at_the_start_there_is_no_step_back() -> None:
    assert step_back(started()) == started()


def test_back_and_the_same_answer_again_lead_to_the_same_place() -> None:
    there = after(OWNS, YOUNG, Seen())

    assert answer(step_back(there), Seen()) == there


def test_the_review_shows_the_questions_on_the_way_with_their_answers() -> None:
    there = after(OWNS, YOUNG, Seen(), GARDEN)

    assert reviewed(there) == (
        (StepId("huis"), OWNS),
        (StepId("geboren"), YOUNG),
        (StepId("spullen"), GARDEN),
    )


def test_a_changed_answer_returns_to_the_review() -> None:
    review = after(OWNS, OLD, GARDEN)

    changed = answer(change(review, StepId("spullen")), Ticked(()))

    assert changed.current == "nakijken"
    assert changed.returning is None
    assert changed.given[StepId("spullen")] == Ticked(())


def test_a_changed_answer_first_asks_what_it_newly_opens() -> None:
    review = after(OWNS, OLD, GARDEN)

    opened = answer(change(review, StepId("huis")), RENTS)
    returned = answer(opened, AmountGiven(61250))

    assert opened.current == "bedrag"
    assert returned.current == "nakijken"
    assert returned.returning is None


def test_a_change_that_is_not_made_goes_back_to_the_review() -> None:
    review = after(OWNS, OLD, GARDEN)

    assert step_back(change(review, StepId("huis"))) == review


def test_back_never_skips_a_question_that_a_changed_answer_opened() -> None:
    opened = answer(change(after(OWNS, OLD, GARDEN), StepId("huis")), RENTS)

    back = step_back(opened)

    assert back.current == "huis"
    assert answer(back, OWNS).current == "nakijken"


def test_a_changed_answer_that_leads_to_another_end_goes_there(tmp_path: Path) -> None:
    path = rewritten(tmp_path, ("      eigen: {label: Nee, next: geboren}",
                                "      eigen: {label: Nee, next: balie}"))  # fmt: skip
    progress = begin(read_flow(path), OFFICIAL, TODAY)
    for one in (Chosen(UNKNOWN), OLD, GARDEN):
        progress = answer(progress, one)

    changed = answer(change(progress, StepId("huis")), OWNS)
    finished = answer(changed, Seen())

    assert changed.current == "balie"
    assert finished.finished


def test_answers_of_a_branch_that_was_left_are_kept_until_the_review_is_confirmed() -> None:
    review = after(RENTS, AmountGiven(61250), OLD, GARDEN)
    left = answer(change(review, StepId("huis")), OWNS)

    assert left.current == "nakijken"
    assert StepId("bedrag") in left.given
    assert StepId("bedrag") not in pruned(left).given
    assert pruned(left).given[StepId("geboren")] == OLD


def test_kept_answers_are_resumed_at_the_step_where_the_citizen_was() -> None:
    there = after(OWNS, OLD)

    assert resume(started(), there.given, there.current) == there


def test_resumed_one_step_back_the_later_answers_are_still_there() -> None:
    there = after(OWNS, OLD, GARDEN)

    resumed = resume(started(), there.given, StepId("geboren"))

    assert resumed.current == "geboren"
    assert answer(resumed, OLD).given == there.given


def test_a_step_that_a_new_file_does_not_have_is_forgotten() -> None:
    given: dict[StepId, Answer] = {StepId("huis"): OWNS, StepId("vroeger"): Seen()}

    resumed = resume(started(), given, StepId("vroeger"))

    assert resumed.current == "geboren"
    assert dict(resumed.given) == {StepId("huis"): OWNS}


def test_a_kept_answer_that_no_longer_fits_is_asked_again() -> None:
    given: dict[StepId, Answer] = {
        StepId("huis"): Chosen(OptionId("kasteel")),
        StepId("geboren"): OLD,
    }

    resumed = resume(started(), given, StepId("spullen"))

    assert resumed.current == "huis"
    assert answer(resumed, OWNS).given[StepId("geboren")] == OLD


def test_a_question_added_in_front_is_asked_and_the_rest_is_kept(tmp_path: Path) -> None:
    path = rewritten(
        tmp_path,
        ("start: huis", "start: welkom"),
        ("steps:\n", "steps:\n  welkom: {kind: explain, title: Welkom, next: huis}\n"),
    )
    there = after(OWNS, OLD)

    resumed = resume(begin(read_flow(path), OFFICIAL, TODAY), there.given, there.current)

    assert resumed.current == "welkom"
    assert answer(resumed, Seen()).given.keys() == {"huis", "geboren", "welkom"}


def test_someone_who_took_a_door_before_the_end_is_resumed_beyond_it() -> None:
    given: dict[StepId, Answer] = {StepId("huis"): OWNS, StepId("bellen"): Seen()}

    assert resume(started(), given, StepId("balie")).current == "balie"


def test_answers_cannot_be_changed_in_place() -> None:
    with pytest.raises(TypeError):
        after(OWNS).given[StepId("huis")] = RENTS  # type: ignore[index] # the point

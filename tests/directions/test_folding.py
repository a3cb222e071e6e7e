from collections.abc import Sequence

from directions.answers import manoeuvre
from hypothesis import given
from hypothesis import strategies as st

from companion.directions.folding import Stretch, folded
from companion.directions.model import Manoeuvre, Turn

START = manoeuvre(Turn.START, 100, "Molenlaan")
THERE = manoeuvre(Turn.ARRIVE, 0)
# Turns after which one stands on another way than before; bends are not among them.
MATTER = (
    *(Turn.LEFT, Turn.RIGHT, Turn.SHARP_LEFT, Turn.SHARP_RIGHT, Turn.AROUND),
    *(Turn.ROUNDABOUT, Turn.FERRY, Turn.STAIRS, Turn.LIFT),
)
ON_THE_WAY = [turn for turn in Turn if turn is not Turn.START and "ARRIVE" not in turn.name]
ROUTES = st.lists(
    st.builds(
        manoeuvre,
        st.sampled_from(ON_THE_WAY),
        st.sampled_from([0.0, 4.0, 14.5, 15.0, 60.0, 400.0]),
        st.sampled_from(["Molenlaan", "Kerkweg"]),
    )
).map(lambda turns: (START, *turns, THERE))


def told(stretches: Sequence[Stretch]) -> list[list[Turn]]:
    return [[one.turn for one in stretch.turns] for stretch in stretches]


def middle(*turns: Manoeuvre) -> tuple[Stretch, ...]:
    return folded((START, *turns, THERE))[1:-1]


def test_a_turn_a_few_metres_before_another_is_told_with_it() -> None:
    stretches = middle(manoeuvre(Turn.LEFT, 8), manoeuvre(Turn.RIGHT, 60, "Jaffalaan"))

    assert told(stretches) == [[Turn.LEFT, Turn.RIGHT]]
    assert (stretches[0].metres, stretches[0].street) == (68, ("Jaffalaan",))


def test_fifteen_metres_are_told_by_themselves() -> None:
    stretches = middle(manoeuvre(Turn.LEFT, 15), manoeuvre(Turn.RIGHT, 60))

    assert told(stretches) == [[Turn.LEFT], [Turn.RIGHT]]


def test_three_turns_are_the_most_that_one_keeps_in_mind() -> None:
    stretches = middle(*(manoeuvre(Turn.LEFT, 5) for _ in range(4)), manoeuvre(Turn.RIGHT, 60))

    assert told(stretches) == [[Turn.LEFT] * 3, [Turn.LEFT, Turn.RIGHT]]


def test_a_bend_and_back_within_a_few_metres_comes_to_nothing() -> None:
    stretches = folded(
        (
            START,
            manoeuvre(Turn.SLIGHT_LEFT, 6, "Molenlaan"),
            manoeuvre(Turn.SLIGHT_RIGHT, 60, "Molenlaan"),
            THERE,
        )
    )

    assert told(stretches) == [[Turn.START], [Turn.ARRIVE]]
    assert stretches[0].metres == 166


def test_two_bends_to_one_side_are_a_bend() -> None:
    bends = (manoeuvre(Turn.SLIGHT_LEFT, 6), manoeuvre(Turn.SLIGHT_LEFT, 6))

    assert told(middle(*bends, manoeuvre(Turn.STRAIGHT, 60))) == [[Turn.SLIGHT_LEFT]]


def test_a_bend_just_before_a_turn_is_not_told() -> None:
    assert told(middle(manoeuvre(Turn.SLIGHT_LEFT, 6), manoeuvre(Turn.RIGHT, 60))) == [[Turn.RIGHT]]


def test_a_bend_just_after_a_turn_is_told() -> None:
    stretches = middle(manoeuvre(Turn.RIGHT, 6), manoeuvre(Turn.SLIGHT_LEFT, 60))

    assert told(stretches) == [[Turn.RIGHT, Turn.SLIGHT_LEFT]]


def test_straight_on_along_the_same_street_is_not_told() -> None:
    stretches = folded((START, manoeuvre(Turn.STRAIGHT, 300, "Molenlaan"), THERE))

    assert told(stretches) == [[Turn.START], [Turn.ARRIVE]]
    assert stretches[0].metres == 400


def test_straight_on_into_another_street_is_told() -> None:
    assert told(middle(manoeuvre(Turn.STRAIGHT, 300, "Kerkweg"))) == [[Turn.STRAIGHT]]


def test_a_few_metres_straight_on_without_a_name_belong_to_the_street_before() -> None:
    assert told(middle(manoeuvre(Turn.STRAIGHT, 90))) == []


def test_a_long_stretch_straight_on_without_a_name_is_told() -> None:
    assert told(middle(manoeuvre(Turn.STRAIGHT, 99))) == []
    assert told(middle(manoeuvre(Turn.STRAIGHT, 100))) == [[Turn.STRAIGHT]]


def test_stairs_are_told_however_few() -> None:
    stretches = middle(manoeuvre(Turn.LEFT, 3), manoeuvre(Turn.STAIRS, 4))

    assert told(stretches) == [[Turn.LEFT, Turn.STAIRS]]


def test_after_stairs_straight_on_is_told_by_itself() -> None:
    stretches = middle(manoeuvre(Turn.STAIRS, 20), manoeuvre(Turn.STRAIGHT, 30))

    assert told(stretches) == [[Turn.STAIRS], [Turn.STRAIGHT]]


def test_a_start_of_a_few_metres_is_told_with_the_first_turn() -> None:
    stretches = folded(
        (manoeuvre(Turn.START, 4, "Kerkpad"), manoeuvre(Turn.LEFT, 60, "Kerkweg"), THERE)
    )

    assert told(stretches) == [[Turn.START, Turn.LEFT], [Turn.ARRIVE]]


def test_a_turn_just_before_the_end_is_told_with_the_end() -> None:
    assert told(folded((START, manoeuvre(Turn.LEFT, 9), THERE))) == [
        [Turn.START],
        [Turn.LEFT, Turn.ARRIVE],
    ]


@given(ROUTES)
def test_no_metre_and_no_second_is_lost(route: tuple[Manoeuvre, ...]) -> None:
    stretches = folded(route)

    assert sum(one.metres for one in stretches) == sum(one.metres for one in route)
    assert sum(one.seconds for one in stretches) == sum(one.seconds for one in route)


@given(ROUTES)
def test_no_turn_that_matters_is_lost_and_none_changes_place(route: tuple[Manoeuvre, ...]) -> None:
    kept = [turn for stretch in told(folded(route)) for turn in stretch if turn in MATTER]

    assert kept == [one.turn for one in route if one.turn in MATTER]


@given(ROUTES)
def test_a_route_begins_with_its_start_and_ends_with_its_end(route: tuple[Manoeuvre, ...]) -> None:
    stretches = told(folded(route))

    assert stretches[0][0] is Turn.START
    assert stretches[-1][-1] is Turn.ARRIVE
    assert all(len(turns) <= 3 for turns in stretches)

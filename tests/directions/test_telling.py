import re
from dataclasses import replace

import pytest
from directions.answers import START, manoeuvre, request_of, route_of
from hypothesis import given
from hypothesis import strategies as st

from companion.directions.model import Manoeuvre, NoRoute, Obstacle, Route, Turn, Way
from companion.directions.telling import overview, refusal, steps
from companion.l10n.words import Words, load_words
from companion.regions.model import Landmark

DUTCH, ENGLISH = load_words("nl"), load_words("en")
CHURCH = Landmark("church", "Zonnekerk", START)
BEGIN = manoeuvre(Turn.START, 90, "Molenlaan")
THERE = manoeuvre(Turn.ARRIVE, 0)
ON_THE_WAY = [turn for turn in Turn if turn is not Turn.START and "ARRIVE" not in turn.name]
STREETS = st.sampled_from(
    [
        "Molenlaan",
        "Burgemeester van Karnebeeklaan",
        "Laan van Nieuw Oost-Indië",
        "Burgemeester van der Hooge van Zonnedorpstraat",
        "Jonkheer Meester Doctor van der Hooge van Zonnedorp straatweg",
        "A13",
    ]
)
LANDMARKS = st.sampled_from(
    [
        None,
        CHURCH,
        Landmark("supermarket", "Dorpswinkel", START),
        Landmark("supermarket", "De allergrootste winkel van heel het land", START),
        Landmark("lamp post", "", START),
    ]
)
ROUTES = st.builds(
    lambda turns, end, way, short, barred: route_of(
        BEGIN, *turns, manoeuvre(end, 0), way=way, short=short, barred=barred
    ),
    st.lists(
        st.builds(
            lambda turn, metres, street, leaves_by, landmark: replace(
                manoeuvre(turn, metres, *street, leaves_by=leaves_by), landmark=landmark
            ),
            st.sampled_from(ON_THE_WAY),
            st.sampled_from([0.0, 8.0, 60.0, 2_500.0]),
            st.lists(STREETS, max_size=2),
            st.integers(0, 9),
            LANDMARKS,
        ),
        max_size=12,
    ),
    st.sampled_from([Turn.ARRIVE, Turn.ARRIVE_LEFT, Turn.ARRIVE_RIGHT]),
    st.sampled_from(list(Way)),
    st.sampled_from([0.0, 20.0, 120.0]),
    st.booleans(),
)


def sentences(*turns: Manoeuvre, way: Way = Way.ON_FOOT, words: Words = DUTCH) -> tuple[str, ...]:
    """Return what is said of the step after the start."""
    return steps(route_of(BEGIN, *turns, THERE, way=way), words)[1].sentences


def lines(*turns: Manoeuvre) -> list[str]:
    return [step.line for step in steps(route_of(BEGIN, *turns, THERE), DUTCH)]


def test_a_turn_is_told_with_its_street_its_length_and_its_time() -> None:
    assert sentences(manoeuvre(Turn.RIGHT, 120, "Jaffalaan")) == (
        "Ga rechtsaf.",
        "U loopt nu op de Jaffalaan.",
        "120 meter, ongeveer 2 minuten.",
    )


def test_it_is_told_in_english_as_well() -> None:
    assert sentences(manoeuvre(Turn.RIGHT, 120, "Jaffalaan"), words=ENGLISH) == (
        "Turn right.",
        "You now walk on Jaffalaan.",
        "120 metres, about 2 minutes.",
    )


def test_who_rides_is_not_said_to_walk() -> None:
    turn = manoeuvre(Turn.LEFT, 120, "Stationsplein")

    assert sentences(turn, way=Way.BY_CAR)[1] == "U rijdt nu op het Stationsplein."
    assert sentences(turn, way=Way.STEP_FREE)[1] == "U bent nu op het Stationsplein."


def test_the_way_to_begin_is_told_by_the_next_street_and_not_by_a_compass() -> None:
    route = route_of(
        BEGIN, manoeuvre(Turn.LEFT, 60, "Molenlaan"), manoeuvre(Turn.LEFT, 60, "Kerkweg"), THERE
    )

    assert steps(route, DUTCH)[0].sentences == (
        "U begint op de Molenlaan.",
        "Ga in de richting van de Kerkweg.",
        "90 meter, ongeveer 2 minuten.",
    )


def test_where_nothing_has_a_name_one_just_sets_off() -> None:
    route = route_of(manoeuvre(Turn.START, 90), THERE)

    assert steps(route, DUTCH)[0].sentences[0] == "Ga op weg."


def test_two_turns_in_a_few_metres_are_two_sentences_of_one_step() -> None:
    told = sentences(manoeuvre(Turn.LEFT, 8), manoeuvre(Turn.RIGHT, 60, "Kerkweg"))

    assert told[:2] == ("Ga linksaf.", "Ga dan meteen rechtsaf.")


def test_a_landmark_is_told_where_one_turns() -> None:
    turn = replace(manoeuvre(Turn.RIGHT, 60), landmark=CHURCH)

    assert sentences(turn)[0] == "Ga rechtsaf bij de kerk."
    assert sentences(turn, words=ENGLISH)[0] == "Turn right at the church."


def test_a_shop_is_told_by_the_name_on_its_front() -> None:
    shop = Landmark("supermarket", "Dorpswinkel", START)

    assert sentences(replace(manoeuvre(Turn.RIGHT, 60), landmark=shop))[0] == (
        "Ga rechtsaf bij supermarkt Dorpswinkel."
    )


def test_a_landmark_that_we_have_no_word_for_is_not_told() -> None:
    post = Landmark("lamp post", "", START)

    assert sentences(replace(manoeuvre(Turn.RIGHT, 60), landmark=post))[0] == "Ga rechtsaf."


def test_a_roundabout_is_told_by_its_exit() -> None:
    turn = manoeuvre(Turn.ROUNDABOUT, 300, "Ringweg", leaves_by=2)

    assert sentences(turn, way=Way.BY_CAR)[:2] == (
        "Neem op de rotonde de tweede afslag.",
        "U rijdt nu op de Ringweg.",
    )


@pytest.mark.parametrize(
    ("exit_", "told"), [(0, "Ga de rotonde over."), (7, "Neem op de rotonde afslag 7.")]
)
def test_a_roundabout_without_a_known_or_usual_exit_is_told_too(exit_: int, told: str) -> None:
    turn = manoeuvre(Turn.ROUNDABOUT, 300, leaves_by=exit_)

    assert sentences(turn, way=Way.BY_CAR)[0] == told


def test_stairs_are_not_a_street_to_walk_on() -> None:
    assert sentences(manoeuvre(Turn.STAIRS, 20, "Terppad")) == (
        "Neem de trap.",
        "20 meter.",
    )


# The engine tells the street that goes on behind the stairs together with them.
def test_the_street_behind_the_stairs_is_told_with_them() -> None:
    assert sentences(manoeuvre(Turn.STAIRS, 200, "Kerkweg")) == (
        "Neem de trap.",
        "U loopt nu op de Kerkweg.",
        "200 meter, ongeveer 3 minuten.",
    )


@pytest.mark.parametrize(
    ("metres", "told"), [(29.0, "30 meter."), (30.0, "30 meter, ongeveer 1 minuut.")]
)
def test_of_less_than_half_a_minute_no_time_is_told(metres: float, told: str) -> None:
    assert sentences(manoeuvre(Turn.LEFT, metres))[-1] == told


def test_who_turns_within_a_street_stays_on_it() -> None:
    assert sentences(manoeuvre(Turn.RIGHT, 60, "Molenlaan"))[1] == "U blijft op de Molenlaan."
    assert sentences(manoeuvre(Turn.RIGHT, 60, "Molenlaan"), words=ENGLISH)[1] == (
        "You stay on Molenlaan."
    )


def test_the_same_turn_twice_is_told_as_such() -> None:
    turns = (manoeuvre(Turn.LEFT, 6, "Kade"), manoeuvre(Turn.LEFT, 60, "Kerkweg"))

    assert sentences(*turns)[:2] == ("Ga linksaf.", "Ga dan meteen weer linksaf.")
    assert lines(*turns)[1] == "Linksaf, dan weer linksaf: Kerkweg, 70 meter"


def test_a_street_that_begins_at_the_door_is_not_told_as_far_away() -> None:
    route = route_of(
        manoeuvre(Turn.START, 12),
        manoeuvre(Turn.RIGHT, 70, "Molenlaan"),
        manoeuvre(Turn.LEFT, 300, "Kerkweg"),
        THERE,
    )

    assert steps(route, DUTCH)[0].sentences[:3] == (
        "Ga op weg.",
        "Ga dan meteen rechtsaf.",
        "U loopt nu op de Molenlaan.",
    )


def test_a_turn_and_the_end_are_one_line() -> None:
    assert lines(manoeuvre(Turn.LEFT, 9))[-1] == "Linksaf, dan bent u er"


def test_a_turn_and_the_end_of_the_map_are_two_sentences_on_the_line() -> None:
    route = route_of(BEGIN, manoeuvre(Turn.LEFT, 9), THERE, short=80)

    assert steps(route, DUTCH)[-1].line == "Linksaf. De laatste 80 meter staan niet op de kaart"


def test_a_few_metres_are_not_counted() -> None:
    told = sentences(manoeuvre(Turn.STAIRS, 4))

    assert told == ("Neem de trap.", "Het is maar een paar meter.")


def test_the_end_is_on_the_left_or_on_the_right() -> None:
    end = steps(route_of(BEGIN, manoeuvre(Turn.ARRIVE_LEFT, 0)), DUTCH)[-1]

    assert end.sentences == ("U bent er.", "Het is aan uw linkerhand.")
    assert (end.metres, end.minutes) == (0, 0)


def test_a_turn_just_before_the_door_is_told_with_the_door() -> None:
    end = steps(route_of(BEGIN, manoeuvre(Turn.LEFT, 9), THERE), DUTCH)[-1]

    assert end.sentences == ("Ga linksaf.", "Dan bent u er.")


def test_the_middle_of_a_town_hall_is_not_taken_for_the_end_of_the_map() -> None:
    end = steps(route_of(BEGIN, THERE, short=35), DUTCH)[-1]

    assert end.sentences == ("U bent er.",)


def test_where_the_map_ends_one_is_not_there_yet() -> None:
    end = steps(route_of(BEGIN, THERE, short=80), DUTCH)[-1]

    assert end.sentences == ("U bent er bijna.", "De laatste 80 meter staan niet op de kaart.")
    assert end.line == "De laatste 80 meter staan niet op de kaart"


# Trap 2: a wheelchair that is led near a door behind steps must be told so.
def test_a_way_that_ends_before_stairs_warns_of_them() -> None:
    route = route_of(BEGIN, THERE, way=Way.STEP_FREE, short=27, barred=True)

    assert steps(route, DUTCH)[-1].sentences == (
        "U bent er bijna.",
        "De laatste 30 meter staan niet op de kaart.",
        "Daar kan een trap zijn.",
    )
    assert overview(route, DUTCH, "14 015")[-4:-1] == (
        "De laatste 30 meter staan niet op de kaart.",
        "Daar kan een trap zijn.",
        "Bel eerst: 14 015.",
    )


@pytest.mark.parametrize(("short", "told"), [(9.0, False), (16.0, True)])
def test_on_foot_the_last_few_metres_are_not_worth_a_warning(short: float, *, told: bool) -> None:
    route = route_of(BEGIN, THERE, short=short, barred=True)

    assert ("U bent er bijna." in steps(route, DUTCH)[-1].sentences) == told
    assert any("De laatste" in line for line in overview(route, DUTCH)) == told


def test_a_line_for_paper_has_turn_street_and_length() -> None:
    told = lines(
        manoeuvre(Turn.LEFT, 8),
        manoeuvre(Turn.RIGHT, 60, "Kerkweg"),
        manoeuvre(Turn.SLIGHT_LEFT, 40),
    )

    assert told == [
        "Begin: Molenlaan, 90 meter",
        "Linksaf, dan rechtsaf: Kerkweg, 70 meter",
        "Iets naar links, 40 meter",
        "U bent er",
    ]


def test_before_leaving_one_hears_how_far_and_how_long() -> None:
    route = route_of(manoeuvre(Turn.START, 1_500), THERE)

    assert overview(route, DUTCH) == (
        "Het is 1,5 kilometer lopen.",
        "Dat duurt ongeveer 25 minuten.",
        "De kaart is van 1 november 2026.",
    )


def test_stairs_on_foot_are_told_before_leaving() -> None:
    route = route_of(BEGIN, manoeuvre(Turn.STAIRS, 20), THERE)

    assert "In deze weg zit een trap." in overview(route, DUTCH)


def test_that_there_are_no_stairs_is_what_the_map_says() -> None:
    route = route_of(BEGIN, THERE, way=Way.STEP_FREE)

    assert "Op de kaart heeft deze weg geen trap." in overview(route, DUTCH)


def test_a_route_that_begins_at_another_street_says_so() -> None:
    route = route_of(BEGIN, THERE)
    behind = replace(route, shape=(replace(START, latitude=52.0009), *route.shape[1:]))

    assert "De eerste 100 meter staan niet op de kaart." in overview(behind, DUTCH)


def test_without_a_day_of_the_map_none_is_named() -> None:
    route = replace(route_of(BEGIN, THERE), source_date=None)

    assert not any("kaart is van" in told for told in overview(route, DUTCH))


@pytest.mark.parametrize("obstacle", Obstacle)
@pytest.mark.parametrize("way", Way)
def test_every_obstacle_has_a_clear_text_that_ends_with_the_telephone(
    obstacle: Obstacle, way: Way
) -> None:
    told = refusal(NoRoute(request_of(way, 500), obstacle), DUTCH, "14 015")

    assert 2 <= len(told) <= 3
    assert told[-1].endswith("14 015.")
    assert told != refusal(NoRoute(request_of(way, 500), obstacle), ENGLISH, "14 015")


def test_who_cannot_take_stairs_is_told_to_ask_for_another_way() -> None:
    told = refusal(NoRoute(request_of(Way.STEP_FREE, 500), Obstacle.STAIRS), DUTCH, "14 015")

    assert told == (
        "Wij vonden alleen een weg met een trap.",
        "Die laten wij daarom niet zien.",
        "Bel en vraag naar een weg zonder trap: 14 015.",
    )


def test_without_a_telephone_number_none_is_promised() -> None:
    told = refusal(NoRoute(request_of(Way.ON_FOOT, 500), Obstacle.NO_WAY), DUTCH)

    assert told == ("De kaart heeft geen weg daarheen te voet.",)


@given(ROUTES, st.sampled_from([DUTCH, ENGLISH]))
def test_every_sentence_is_short_and_whole(route: Route, words: Words) -> None:
    told = [line for step in steps(route, words) for line in step.sentences]

    for sentence in (*told, *overview(route, words, "14 015")):
        assert len(sentence.split()) <= 12, sentence
        assert sentence[-1] == "."
        assert not re.search(r"[{}]|\.\.|  ", sentence)


@given(ROUTES)
def test_no_compass_and_no_je_is_ever_said(route: Route) -> None:
    told = " ".join(line for step in steps(route, DUTCH) for line in step.sentences)

    assert not re.search(r"\b(noord|oost|zuid|west|noordoost|je|jij|jouw)(en|elijk)?\b", told)


@given(ROUTES)
def test_every_step_has_something_to_say_and_one_line(route: Route) -> None:
    told = steps(route, DUTCH)

    assert all(step.sentences and step.line and "\n" not in step.line for step in told)
    assert sum(step.metres for step in told) == pytest.approx(route.metres)
    assert all(step.minutes >= 1 for step in told[:-1] if step.metres)

"""The way to a counter: how one goes, from which door, step by step, and when there is none."""

from dataclasses import replace

import pytest
import ways
from screens import heading, kind_of, labels, said, typed_texts
from walker import pressed

from companion.directions.asking import (
    FrontDoor,
    StartUnknown,
    TransitFound,
    TransitQuestion,
    WayQuestion,
)
from companion.directions.model import NoRoute, Obstacle, RouteRequest, Way
from companion.session.effects import FindWay, SaveSettings
from companion.session.handling import handle
from companion.session.intents import Intent, Pick, Press, Typed, WayReady
from companion.session.model import Session
from companion.session.places import AskStart, AtCounter, AtMap, OnTheWay, Searching
from companion.session.screens import view_of
from companion.session.views import Lines, Picture, Tone
from companion.settings.model import Consent

TO_THE_HALL = (Press.FINDER, Typed("text", "3511 BX"), Press.FORWARD)
TO_THE_DOOR = (*TO_THE_HALL, Press.WAY, Pick("lopend"))
DOOR = (Typed("number", "12"), Press.FORWARD)
ASKED = (*TO_THE_DOOR, *DOOR)
FOUND = (*ASKED, WayReady(1, ways.found()))


def nothing(obstacle: Obstacle, way: Way = Way.ON_FOOT) -> WayReady:
    start = ways.EVERYWHERE.coverage[0]
    return WayReady(1, NoRoute(RouteRequest(start, start, way), obstacle))


def asked(session: Session, intent: Intent) -> FindWay:
    _after, effects = handle(session, intent)
    (question,) = kind_of(effects, FindWay)
    return question


def all_said(session: Session) -> list[str]:
    parts = view_of(session).parts
    return [line for part in parts if isinstance(part, Lines) for line in part.lines]


def online(session: Session, consent: Consent = Consent.ASK) -> Session:
    settings = replace(
        session.settings,
        router_url="https://route.example/route",
        transit_url="https://plan.example/plan",
        online=consent,
    )
    return replace(session, settings=settings, packs=())


def test_from_a_counter_one_says_how_one_goes(home: Session) -> None:
    there = pressed(home, *TO_THE_HALL, Press.WAY)

    assert heading(there) == "How do you go there?"
    assert labels(view_of(there))[:4] == [
        "On foot",
        "With a walking frame, wheelchair or mobility scooter",
        "By car",
        "By bus, train or taxi",
    ]


def test_the_postcode_of_the_finder_is_not_asked_twice(home: Session) -> None:
    there = pressed(home, *TO_THE_DOOR)

    assert heading(there) == "What is your house number?"
    assert typed_texts(there) == [""]
    assert "Your postcode is 3511 BX." in all_said(there)


def test_the_way_may_begin_at_another_postcode(home: Session) -> None:
    there = pressed(home, *TO_THE_DOOR, Press.OTHER_POSTCODE)

    assert heading(there) == "In which postcode do you start?"
    assert typed_texts(there) == [""]
    other = pressed(there, Typed("postcode", "2611zm"), Press.FORWARD)
    assert "Your postcode is 2611 ZM." in all_said(other)
    question = asked(pressed(other, Typed("number", "6")), Press.FORWARD).question
    assert isinstance(question, WayQuestion)
    assert question.start == FrontDoor("2611 ZM", "6")


def test_a_front_door_is_asked_of_the_world(home: Session) -> None:
    question = asked(pressed(home, *TO_THE_DOOR, Typed("number", " 12 a ")), Press.FORWARD).question

    assert isinstance(question, WayQuestion)
    assert question.start == FrontDoor("3511 BX", "12 a")
    assert question.way is Way.ON_FOOT
    assert not question.online


def test_a_home_is_in_no_printed_value(home: Session) -> None:
    effect = asked(pressed(home, *TO_THE_DOOR, Typed("number", "123")), Press.FORWARD)
    there = pressed(home, *TO_THE_DOOR, Typed("number", "123"), Press.FORWARD)

    for value in (effect, effect.question, there, WayReady(1, ways.found())):
        assert "3511" not in repr(value)
        assert "123" not in repr(value)
        assert repr(ways.SHEET.route[0]) not in repr(value)


@pytest.mark.parametrize("number", ["", "huis", "x12", "1234567890123"])
def test_a_house_number_that_is_none_gets_one_sentence(home: Session, number: str) -> None:
    there = pressed(home, *TO_THE_DOOR, Typed("number", number), Press.FORWARD)

    assert said(there, Tone.PROBLEM) == ["Type your house number, for instance 12."]
    assert view_of(there).focus == "number"
    assert typed_texts(there) == [number]


def test_a_half_postcode_is_mended_and_stays_on_the_screen(home: Session) -> None:
    other = (*TO_THE_DOOR, Press.OTHER_POSTCODE, Typed("postcode", "35"), Press.FORWARD)
    there = pressed(home, *other)

    assert len(said(there, Tone.PROBLEM)) == 1
    assert view_of(there).focus == "postcode"
    assert typed_texts(there) == ["35"]


def test_an_unknown_number_offers_the_known_ones_near_it(home: Session) -> None:
    there = pressed(home, *TO_THE_DOOR, Typed("number", "99"), Press.FORWARD)
    there = pressed(there, WayReady(1, ways.answer(asked_for(there))))

    assert isinstance(there.place, AskStart)
    assert labels(view_of(there))[:2] == ["Number 97", "Number 101"]
    assert typed_texts(there) == ["99"]
    question = asked(there, Pick("97")).question
    assert isinstance(question, WayQuestion)
    assert question.start.number == "97"


def asked_for(session: Session) -> WayQuestion:
    assert session.front_door is not None
    place = session.place
    assert isinstance(place, Searching)
    target = place.counter.near.counter.coordinate
    assert target is not None
    return WayQuestion(session.front_door, target, Way.ON_FOOT)


def test_while_the_way_is_looked_for_one_may_go_back(home: Session) -> None:
    waiting = pressed(home, *ASKED)

    assert heading(waiting) == "One moment"
    assert isinstance(pressed(waiting, Press.BACK).place, AskStart)


def test_an_answer_that_nobody_waits_for_any_more_is_dropped(home: Session) -> None:
    left = pressed(home, *ASKED, Press.BACK)

    assert pressed(left, WayReady(1, ways.found())).stack == left.stack


def test_an_older_answer_does_not_take_the_place_of_the_newer(home: Session) -> None:
    again = pressed(home, *ASKED, Press.BACK, Press.FORWARD)

    assert isinstance(pressed(again, WayReady(1, ways.found())).place, Searching)
    assert isinstance(pressed(again, WayReady(2, ways.found())).place, OnTheWay)


def test_the_way_is_told_step_by_step_and_ends_at_the_counter(home: Session) -> None:
    steps = [pressed(home, *FOUND, Press.FORWARD)]
    while not isinstance(steps[-1].place, AtCounter):
        steps.append(pressed(steps[-1], Press.FORWARD))

    count = len(steps) - 1
    assert count >= 2
    assert said(steps[0], Tone.PLACE) == [f"Step 1 of {count}"]
    assert "Burgemeester van Voorbeeldweg" in " ".join(
        text for step in steps[:-1] for text in (heading(step), *all_said(step))
    )


def test_at_the_last_step_stands_where_one_must_be(home: Session) -> None:
    begun = pressed(home, *FOUND, Press.FORWARD)
    arrived = pressed(begun, Press.FORWARD, Press.FORWARD)

    assert "Stadsplateau 1" not in all_said(begun)
    assert "Stadsplateau 1" in all_said(arrived)


def test_back_on_the_way_leads_to_the_step_before(home: Session) -> None:
    second = pressed(home, *FOUND, Press.FORWARD, Press.FORWARD)

    assert said(pressed(second, Press.BACK), Tone.PLACE)[0].startswith("Step 1 ")


def test_the_map_is_shown_with_words_beside_it(home: Session) -> None:
    there = pressed(home, *FOUND, Press.MAP)

    assert isinstance(there.place, AtMap)
    (picture,) = [part for part in view_of(there).parts if isinstance(part, Picture)]
    assert picture.sheet is ways.SHEET
    assert picture.text.startswith("A is your start")


def test_a_way_without_a_map_offers_none(home: Session) -> None:
    there = pressed(home, *ASKED, WayReady(1, ways.found(sheet=None)))

    assert "Show the map" not in labels(view_of(there))


def test_without_a_way_free_of_stairs_one_is_told_to_call(home: Session) -> None:
    there = pressed(home, *ASKED, nothing(Obstacle.STAIRS, Way.STEP_FREE))

    told = " ".join(all_said(there))
    assert heading(there) == "We have no route for you"
    assert "14 030" in told
    assert "stairs" in told


@pytest.mark.parametrize("obstacle", Obstacle)
def test_whatever_is_in_the_way_the_address_stays_on_the_screen(
    home: Session, obstacle: Obstacle
) -> None:
    there = pressed(home, *ASKED, nothing(obstacle))

    assert len(said(there, Tone.BIG)) == 2
    assert "On paper, or write it down" in labels(view_of(there))
    assert isinstance(pressed(there, Press.FORWARD).place, AtCounter)


def test_without_any_map_nobody_is_asked_how_they_go(home: Session) -> None:
    there = pressed(replace(home, packs=()), *TO_THE_HALL, Press.WAY)

    assert heading(there) == "The way to Gemeente Utrecht"
    told = all_said(there)
    assert "There is no map of your area on this computer." in told
    assert "A regional taxi brings you from door to door." in told
    assert len(said(there, Tone.BIG)) == 2
    assert isinstance(pressed(there, Press.FORWARD).place, AtCounter)


def test_the_regional_taxi_is_asked_of_the_town_hall_also_from_a_library(home: Session) -> None:
    there = pressed(home, *TO_THE_HALL)
    assert isinstance(there.place, AtCounter)
    library = replace(there.place.near.counter, name="Bibliotheek", phone="030 1234567")
    at_library = replace(there.place, near=replace(there.place.near, counter=library))
    there = pressed(replace(there.stay(at_library), packs=()), Press.WAY)

    assert "Ask your municipality for it: 14 030." in all_said(there)


def test_the_internet_is_asked_only_after_yes_and_only_once(home: Session) -> None:
    there = pressed(online(home), *ASKED, nothing(Obstacle.NO_PACK), Press.ONLINE)

    assert heading(there) == "May we look on the internet?"
    assert "Then we send your address to route.example and PDOK." in all_said(there)
    after, effects = handle(there, Press.ALLOW)
    (saved,) = kind_of(effects, SaveSettings)
    (question,) = kind_of(effects, FindWay)
    assert saved.settings.online is Consent.YES
    assert isinstance(question.question, WayQuestion)
    assert question.question.online
    assert isinstance(after.place, Searching)


def test_after_no_the_internet_is_never_offered_again(home: Session) -> None:
    refused = (*ASKED, nothing(Obstacle.NO_PACK), Press.ONLINE, Press.REFUSE)
    there = pressed(online(home), *refused)

    assert there.settings.online is Consent.NO
    assert isinstance(there.place, OnTheWay)
    assert "Look on the internet" not in labels(view_of(there))


def test_without_a_service_the_internet_is_not_offered(home: Session) -> None:
    there = pressed(home, *ASKED, nothing(Obstacle.NO_PACK))

    assert "Look on the internet" not in labels(view_of(there))


def test_who_said_yes_is_told_where_the_address_goes(home: Session) -> None:
    there = pressed(online(home, Consent.YES), *TO_THE_DOOR)

    assert "If needed we send it to route.example and PDOK." in all_said(there)


def test_by_bus_the_stop_and_the_taxis_are_told(home: Session) -> None:
    there = pressed(home, *TO_THE_HALL, Press.WAY, Pick("ov"))
    there = pressed(there, WayReady(1, ways.answer(TransitQuestion(ways.SHEET.route[0], home.now))))

    told = " ".join(all_said(there))
    assert "The stop is called Kerkplein." in told
    assert "A regional taxi brings you from door to door." in told


def test_an_unknown_stop_is_said_as_unknown(home: Session) -> None:
    there = pressed(home, *TO_THE_HALL, Press.WAY, Pick("ov"), WayReady(1, TransitFound(None, 0)))

    assert "We do not know the stop near this counter." in all_said(there)


def test_a_journey_on_the_internet_begins_at_a_front_door(home: Session) -> None:
    agreed = online(home, Consent.YES)
    there = pressed(agreed, *TO_THE_HALL, Press.WAY, Pick("ov"))

    assert "If needed we send it to plan.example and PDOK." in all_said(there)
    question = asked(pressed(there, Typed("number", "12")), Press.FORWARD).question
    assert isinstance(question, TransitQuestion)
    assert question.online
    assert question.start == FrontDoor("3511 BX", "12")


def test_a_front_door_that_nobody_knows_is_asked_again_for_a_journey_too(home: Session) -> None:
    door = FrontDoor("3511 BX", "12")
    there = pressed(online(home, Consent.YES), *TO_THE_HALL, Press.WAY, Pick("ov"), *DOOR)

    there = pressed(there, WayReady(1, StartUnknown(door)))

    assert isinstance(there.place, AskStart)
    assert heading(there) == "In which postcode do you start?"


def test_who_asked_for_a_way_without_stairs_goes_by_bus_without_steps(home: Session) -> None:
    agreed = online(home, Consent.YES)
    there = pressed(agreed, *TO_THE_HALL, Press.WAY, Pick("rolstoel"), *DOOR, Press.BACK)
    choosing = pressed(there, Press.BACK)

    question = asked(choosing, Pick("ov")).question

    assert isinstance(question, TransitQuestion)
    assert question.step_free

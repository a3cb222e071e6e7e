from datetime import UTC, datetime, timedelta

import pytest

from companion.directions.journey_telling import journey_lines, no_journey_lines
from companion.directions.transit import (
    Journey,
    JourneyRequest,
    Leg,
    Mode,
    NoJourney,
    NoPlanner,
    stop_near,
)
from companion.geography import Coordinate
from companion.l10n.words import load_words
from companion.regions.model import Stop

DUTCH, ENGLISH = load_words("nl"), load_words("en")
HERE = Coordinate(52.0, 4.3)
MOMENT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)  # nine o'clock in the Netherlands


def leg(mode: Mode, names: tuple[str, str], begin: int, end: int, line: str = "") -> Leg:
    start, stop = names
    return Leg(
        mode=mode,
        start=start,
        end=stop,
        departs=MOMENT + timedelta(minutes=begin),
        arrives=MOMENT + timedelta(minutes=end),
        line=line,
        towards="Delft" if line else "",
        step_free=True,
    )


TO_STOP = leg(Mode.WALK, ("", "Kerkweg"), 0, 6)
BUS = leg(Mode.BUS, ("Kerkweg", "Station"), 12, 22, "40")
CHANGE = leg(Mode.WALK, ("Station", "Station"), 22, 25)
TRAIN = leg(Mode.TRAIN, ("Station", "Zee"), 31, 40)
TO_DOOR = leg(Mode.WALK, ("Zee", ""), 40, 44)


class Town:
    """Stops in a list, as the database of a pack gives them."""

    def __init__(self, *stops: Stop) -> None:
        self._stops = stops
        self.metres = 0.0

    def stops_near(self, point: Coordinate, metres: float) -> tuple[Stop, ...]:
        assert point == HERE
        self.metres = metres
        return self._stops


def test_the_nearest_stop_is_the_first_that_the_pack_gives() -> None:
    near, far = Stop("Kerkweg", "bus", True, HERE), Stop("Station", "train", None, HERE)
    town = Town(near, far)

    assert stop_near(town, HERE) == near
    assert town.metres == 1000


def test_without_a_stop_there_is_none() -> None:
    assert stop_near(Town(), HERE) is None


def test_the_quiet_planner_asks_nobody() -> None:
    assert NoPlanner().plan(JourneyRequest(HERE, HERE, MOMENT)) is NoJourney.NOT_ALLOWED


def test_where_somebody_starts_does_not_show_when_a_request_is_printed() -> None:
    start = Coordinate(52.987, 4.3)

    assert "52.987" not in repr(JourneyRequest(start, HERE, MOMENT))


def test_a_journey_is_told_in_the_order_of_doing_it() -> None:
    journey = Journey((TO_STOP, BUS, CHANGE, TRAIN, TO_DOOR), 1, "planner.example")

    assert journey_lines(journey, DUTCH) == (
        "Ga naar de halte Kerkweg: ongeveer 6 minuten.",
        "Neem om 9.12 uur bus 40.",
        "Er staat op: Delft.",
        "Stap om 9.22 uur uit bij Station.",
        "Stap daar over: ongeveer 3 minuten.",
        "Neem om 9.31 uur de trein.",
        "Stap om 9.40 uur uit bij Zee.",
        "Ga dan naar het loket: ongeveer 4 minuten.",
        "U bent er om 9.44 uur.",
    )


def test_a_journey_is_told_in_english_as_well() -> None:
    journey = Journey((BUS,), 0, "planner.example")

    assert journey_lines(journey, ENGLISH)[0] == "At 9:12, take bus 40."


def test_times_are_those_of_the_netherlands_in_summer_too() -> None:
    summer = datetime(2026, 7, 1, 8, 0, tzinfo=UTC)
    ride = Leg(Mode.BUS, "Kerkweg", "Zee", summer, summer + timedelta(minutes=9), step_free=True)

    assert journey_lines(Journey((ride,), 0, ""), DUTCH)[0] == "Neem om 10.00 uur de bus."


def test_that_nobody_knows_of_steps_is_said() -> None:
    unknown = Leg(Mode.BUS, "Kerkweg", "Zee", MOMENT, MOMENT)

    assert journey_lines(Journey((unknown,), 0, ""), DUTCH)[-1] == (
        "Of u zonder trede kunt instappen, weten wij niet."
    )


@pytest.mark.parametrize("nothing", NoJourney)
def test_every_reason_for_no_journey_has_a_sentence(nothing: NoJourney) -> None:
    (dutch,) = no_journey_lines(nothing, DUTCH)
    (english,) = no_journey_lines(nothing, ENGLISH)

    assert dutch.endswith(".")
    assert dutch != english

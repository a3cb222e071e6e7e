from collections.abc import Sequence
from dataclasses import replace

from directions.answers import START, north, route_of

from companion.directions.landmarks import with_landmarks
from companion.directions.model import Manoeuvre, Turn
from companion.geography import Coordinate, distance_metres
from companion.regions.model import Landmark


class Town:
    """Landmarks in a list, as the database of a pack gives them."""

    def __init__(self, *landmarks: Landmark) -> None:
        self._landmarks = landmarks

    def landmarks_near(self, point: Coordinate, metres: float) -> tuple[Landmark, ...]:
        def far(landmark: Landmark) -> float:
            return distance_metres(point, landmark.point)

        return tuple(sorted((one for one in self._landmarks if far(one) <= metres), key=far))


def church(metres: float, name: str = "Zonnekerk") -> Landmark:
    """Return a church that many metres along the route."""
    return Landmark("church", name, north(metres))


def told(town: Town, *turns: tuple[Turn, float]) -> Sequence[str]:
    """Return the name of the landmark at each turn, which is that many metres along the route."""
    shape = (START, *(north(metres) for _, metres in turns))
    manoeuvres = tuple(
        Manoeuvre(turn, (), 100, 100, place, place) for place, (turn, _) in enumerate(turns, 1)
    )
    route = replace(route_of(*manoeuvres), shape=shape)
    found = with_landmarks(route, town).manoeuvres
    return [one.landmark.name if one.landmark else "" for one in found]


def test_what_stands_at_a_turn_is_told_there() -> None:
    assert told(Town(church(110)), (Turn.LEFT, 100), (Turn.ARRIVE, 200)) == ["Zonnekerk", ""]


def test_what_stands_farther_off_is_not_told() -> None:
    assert told(Town(church(140)), (Turn.LEFT, 100)) == [""]


def test_of_two_turns_the_nearest_one_has_the_landmark() -> None:
    assert told(Town(church(125)), (Turn.LEFT, 100), (Turn.RIGHT, 130)) == ["", "Zonnekerk"]


def test_two_churches_at_one_turn_are_told_as_none() -> None:
    town = Town(church(105), church(130, "Maankerk"))

    assert told(town, (Turn.LEFT, 100)) == [""]


def test_of_two_kinds_the_nearest_is_told() -> None:
    town = Town(Landmark("school", "De Zonnebloem", north(120)), church(105))

    assert told(town, (Turn.LEFT, 100)) == ["Zonnekerk"]


def test_a_kind_without_a_word_of_ours_is_passed_over() -> None:
    town = Town(Landmark("lamp post", "9", north(101)), church(105))

    assert told(town, (Turn.LEFT, 100)) == ["Zonnekerk"]


def test_only_where_one_turns_a_landmark_is_told() -> None:
    town = Town(church(100))

    assert told(town, (Turn.STRAIGHT, 100)) == [""]
    assert told(town, (Turn.STAIRS, 100)) == [""]

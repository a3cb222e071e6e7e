"""Names on a map: along their street, beside the route, over nothing."""

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPolygonF

from companion.qt.map_names import Lettering, NamePlacer, joined

AREA = QRectF(0, 0, 400, 300)
ROUTE = [QPointF(20, 150), QPointF(380, 150)]
NAME = Lettering("Lindelaan", 120, 20)
BESIDE = 8.0


def level(y: float, left: float = 20, right: float = 380) -> list[QPointF]:
    return [QPointF(left, y), QPointF(right, y)]


def test_a_name_stands_along_its_street_and_beside_the_line() -> None:
    placed = NamePlacer(AREA, ROUTE, BESIDE).place(NAME, [ROUTE])

    assert placed is not None
    assert abs(placed.slope) < 0.01
    assert abs(abs(placed.middle.y() - 150) - (BESIDE + 10)) < 1


@pytest.mark.parametrize(
    "street",
    [
        [QPointF(200, 290), QPointF(200, 10)],
        [QPointF(380, 10), QPointF(20, 290)],
        [QPointF(380, 290), QPointF(20, 10)],
    ],
)
def test_letters_never_stand_on_their_heads(street: list[QPointF]) -> None:
    placed = NamePlacer(AREA, [], BESIDE).place(NAME, [street])

    assert placed is not None
    assert -90 <= placed.slope <= 90


def test_two_names_never_overlap() -> None:
    placer = NamePlacer(AREA, ROUTE, BESIDE)

    placed = [
        placer.place(Lettering(f"Straat {n}", 150, 20), [level(60 + 30 * n)]) for n in range(6)
    ]

    there = [one.outline for one in placed if one is not None]
    assert len(there) >= 3
    assert not any(one.intersects(two) for at, one in enumerate(there) for two in there[at + 1 :])


def test_a_name_keeps_out_of_what_is_taken() -> None:
    placer = NamePlacer(AREA, ROUTE, BESIDE)
    disc = QPolygonF(QRectF(20, 100, 200, 100))
    placer.take(disc)

    placed = placer.place(NAME, [ROUTE])

    assert placed is not None
    assert not placed.outline.intersects(disc)


def test_a_name_that_has_no_room_is_left_out() -> None:
    placer = NamePlacer(AREA, ROUTE, BESIDE)

    assert placer.place(Lettering("Veel te lang", 500, 20), [ROUTE]) is None
    assert placer.place(NAME, []) is None
    assert placer.place(NAME, [[QPointF(5, 5)]]) is None


def test_a_name_may_cross_the_route_but_never_lies_on_it() -> None:
    route = [QPointF(200, 0), QPointF(200, 300)]
    across = NamePlacer(AREA, route, BESIDE).place(NAME, [level(150, 140, 260)])
    below = [QPointF(20, 131), QPointF(380, 131)]
    along = NamePlacer(AREA, below, BESIDE).place(Lettering("L", 300, 20), [level(150)])

    assert across is not None
    assert along is None or along.middle.y() > 150


def test_pieces_of_a_street_that_meet_are_one_line() -> None:
    pieces = [level(10, 0, 50), level(10, 100, 50), level(10, 100, 180)]

    lines = joined(pieces)

    assert len(lines) == 1
    assert {lines[0][0].x(), lines[0][-1].x()} == {0, 180}


def test_a_street_that_turns_back_is_no_line_on() -> None:
    pieces = [level(10, 0, 50), [QPointF(50, 10), QPointF(10, 12)]]

    assert len(joined(pieces)) == 2

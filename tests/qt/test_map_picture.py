"""Drawn maps: the route in view, readable in grey, whatever is in the sheet."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage
from qt.map_sheets import grid_town, hamlet, spot, spots

from companion.geography import Coordinate
from companion.l10n.words import load_words
from companion.qt.look import best_typeface
from companion.qt.map_frame import MapFrame
from companion.qt.map_inks import INKS, Ink, Inks, MapLook
from companion.qt.map_picture import picture
from companion.qt.map_strip import scale_bar
from companion.regions.sheet import Bounds, MapShape, MapSheet, ShapeKind

SIZE = QSize(700, 420)
AREA = QRectF(0, 0, 700, 300)
PAD = 30.0


def look(ink: Ink = Ink.PAPER, text_pt: float = 16.0) -> MapLook:
    return MapLook(149.5, best_typeface(), text_pt, load_words("nl"), ink)


def grey(colour: str) -> float:
    """Return the relative luminance of #rrggbb (WCAG 2.1)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    low, high = sorted((grey(one), grey(two)))
    return (high + 0.05) / (low + 0.05)


def share_of(image: QImage, colour: str) -> float:
    """Return which share of a grid of pixels has about this colour."""
    wanted = QColor(colour)
    spots_seen = [
        image.pixelColor(x, y)
        for x in range(0, image.width(), 5)
        for y in range(0, image.height(), 5)
    ]
    alike = [
        seen
        for seen in spots_seen
        if abs(seen.red() - wanted.red())
        + abs(seen.green() - wanted.green())
        + abs(seen.blue() - wanted.blue())
        < 12
    ]
    return len(alike) / len(spots_seen)


@pytest.mark.parametrize("inks", INKS.values(), ids=[ink.value for ink in INKS])
def test_route_and_letters_stand_out_from_the_land_seven_to_one(inks: Inks) -> None:
    assert contrast(inks.route, inks.land) >= 7
    assert contrast(inks.text, inks.land) >= 7


@pytest.mark.parametrize("inks", INKS.values(), ids=[ink.value for ink in INKS])
def test_streets_and_waves_can_be_told_from_what_they_lie_on(inks: Inks) -> None:
    assert contrast(inks.casing, inks.land) >= 3
    assert contrast(inks.waves, inks.water) >= 2.5
    assert contrast(inks.dots, inks.green) >= 1.8


def test_the_whole_route_is_in_view_with_room_around_it() -> None:
    sheet = grid_town()

    frame = MapFrame(sheet, AREA, PAD)

    room = AREA.adjusted(PAD - 0.5, PAD - 0.5, 0.5 - PAD, 0.5 - PAD)
    assert all(room.contains(point) for point in frame.line(sheet.route))


def test_north_is_up_and_east_is_right() -> None:
    frame = MapFrame(grid_town(), AREA, PAD)

    here, north, east = (frame.point(spot(*at)) for at in ((500, 350), (500, 400), (550, 350)))

    assert north.y() < here.y()
    assert abs(north.x() - here.x()) < 0.01
    assert east.x() > here.x()
    assert abs(east.y() - here.y()) < 0.01


def test_a_hundred_metres_are_as_long_up_as_across() -> None:
    frame = MapFrame(grid_town(), AREA, PAD)
    here, up, across = (frame.point(spot(*at)) for at in ((500, 300), (500, 400), (600, 300)))

    high, wide = here.y() - up.y(), across.x() - here.x()

    assert abs(high - wide) < 0.002 * wide
    assert abs(wide - 100 * frame.scale) < 0.002 * wide


def test_the_scale_is_the_longest_round_length_that_has_room() -> None:
    assert scale_bar(0.5, 120).metres == 200
    assert scale_bar(0.5, 120).pixels == 100
    assert scale_bar(0.01, 120).metres == 10_000
    assert scale_bar(50, 120).pixels == 120  # ten metres have no room: the bar is still one


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("ink", Ink)
def test_the_route_is_seen_in_every_ink(ink: Ink) -> None:
    without = picture(replace(grid_town(), route=()), SIZE, look(ink))

    drawn = picture(grid_town(), SIZE, look(ink))

    route = INKS[ink].route
    assert share_of(drawn, route) > share_of(without, route) + 0.005


@pytest.mark.usefixtures("qapp")
def test_the_start_is_light_and_the_counter_is_dark_also_in_grey() -> None:
    sheet = replace(hamlet(), streets=())
    drawn = picture(sheet, SIZE, look()).convertToFormat(QImage.Format.Format_Grayscale8)

    dark = [
        (x, y)
        for y in range(0, 300, 2)
        for x in range(0, SIZE.width(), 2)
        if drawn.pixelColor(x, y).red() < 60
    ]

    middle = sum(x for x, _ in dark) / len(dark)
    assert sum(x > middle for x, _ in dark) != sum(x < middle for x, _ in dark)
    left = [(x, y) for x, y in dark if x < SIZE.width() / 2]
    assert len(left) < len(dark) / 2


@pytest.mark.usefixtures("qapp")
def test_the_same_sheet_gives_the_same_picture_on_another_thread() -> None:
    here = picture(grid_town(), SIZE, look())

    with ThreadPoolExecutor(2) as threads:
        there = list(threads.map(lambda _n: picture(grid_town(), SIZE, look()), range(4)))

    assert all(image == here for image in there)


@pytest.mark.usefixtures("qapp")
def test_names_are_those_of_the_route_only() -> None:
    named = picture(grid_town(), SIZE, look())
    unnamed = picture(replace(grid_town(), streets=()), SIZE, look())
    elsewhere = picture(replace(grid_town(), streets=("Nergensstraat",)), SIZE, look())

    assert named != unnamed
    assert elsewhere == unnamed


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", [QSize(1, 1), QSize(40, 30), QSize(200, 900), QSize(1500, 60)])
def test_a_map_of_any_size_is_drawn(size: QSize) -> None:
    assert picture(grid_town(), size, look()).size() == size


_PLACES = st.builds(Coordinate, st.floats(51.9, 52.1), st.floats(4.4, 4.6))
_LINES = st.lists(_PLACES, max_size=6).map(tuple)
_SHAPES = st.lists(
    st.builds(MapShape, st.sampled_from(ShapeKind), st.sampled_from(("", "Plein")), _LINES),
    max_size=8,
).map(tuple)


@pytest.mark.usefixtures("qapp")
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(_SHAPES, _LINES, st.sampled_from(("", "©", "© OpenStreetMap " * 9)))
def test_whatever_is_in_a_sheet_is_drawn_or_left_out(
    shapes: tuple[MapShape, ...], route: tuple[Coordinate, ...], attribution: str
) -> None:
    bounds = Bounds(52.0, 4.5, 52.0, 4.5)
    sheet = MapSheet(bounds, shapes, route, ("Plein", "Plein", ""), attribution)

    drawn = picture(sheet, QSize(300, 200), look())

    assert drawn.size() == QSize(300, 200)


@pytest.mark.usefixtures("qapp")
def test_a_route_up_and_down_a_wide_screen_is_drawn_larger_with_its_scale_beside_it() -> None:
    tall = replace(
        grid_town(), shapes=(), streets=(), route=spots((500, 30), (500, 650), (520, 660))
    )

    drawn = picture(tall, QSize(936, 420), look(Ink.PAPER))

    rows = [
        y
        for y in range(420)
        if any(drawn.pixelColor(x, y).lightness() < 40 for x in range(0, 590, 3))
    ]
    assert rows[-1] - rows[0] > 340


def test_a_place_outside_the_sheet_falls_outside_the_area() -> None:
    frame = MapFrame(grid_town(), AREA, PAD)

    assert not AREA.contains(frame.point(spot(9_000, 9_000)))
    assert AREA.contains(QPointF(frame.point(spot(500, 350))))

"""Which page, where it goes, and writing it down where there is no printer."""

from qt.map_sheets import spot
from screens import BEGUN, heading, kind_of, labels, said
from walker import pressed
from ways import found

from companion.directions.asking import TransitFound
from companion.regions.model import Stop
from companion.session.effects import PrintPage, PrintTarget
from companion.session.handling import handle
from companion.session.intents import Pick, Press, Printed, Typed, WayReady
from companion.session.model import Session
from companion.session.places import AtCounter, OnTheWay, WriteDown
from companion.session.screens import view_of
from companion.session.views import Tone

AT_HALL = (Press.FINDER, Typed("text", "3511 BX"), Press.FORWARD)
IN_ERRAND = (*BEGUN, Pick("huur"), Press.FORWARD, Press.HELP, Pick("counter"), Press.FORWARD)
ON_THE_WAY = (
    *AT_HALL,
    *(Press.WAY, Pick("lopend"), Typed("number", "12"), Press.FORWARD),
    WayReady(1, found()),
)


def printed(session: Session, *, to: Press = Press.PRINT) -> PrintPage:
    _after, effects = handle(session, to)
    (effect,) = kind_of(effects, PrintPage)
    return effect


def test_three_pages_can_be_chosen_within_an_errand(home: Session) -> None:
    there = pressed(home, *IN_ERRAND, Typed("text", "Utrecht"), Press.FORWARD, Press.PRINT)

    assert heading(there) == "What do you want on paper?"
    assert labels(view_of(there))[:3] == [
        "The card for the counter",
        "For the taxi or a neighbour",
        "For the person at the counter",
    ]


def test_without_an_errand_there_is_nothing_for_the_clerk(home: Session) -> None:
    there = pressed(home, *AT_HALL, Press.PRINT)

    assert "For the person at the counter" not in labels(view_of(there))


def test_a_page_goes_to_the_printer_or_to_a_stick(home: Session) -> None:
    there = pressed(home, *AT_HALL, Press.PRINT, Pick("taxi"))

    assert printed(there).target is PrintTarget.PRINTER
    assert printed(there, to=Press.TO_STICK).target is PrintTarget.STICK


def test_a_page_on_a_stick_is_told_as_that(home: Session) -> None:
    there = pressed(home, *AT_HALL, Press.PRINT, Pick("taxi"), Press.TO_STICK)
    there = pressed(there, Printed("/media/stick/Taxi.pdf", on_stick=True))

    assert heading(there) == "The page is on the stick"
    assert "There is no printer here." not in said(there, Tone.PLAIN)


def test_the_card_has_the_way_that_was_found(home: Session) -> None:
    there = pressed(home, *ON_THE_WAY, Press.PRINT, Pick("card"))

    way = printed(there).page.way
    assert way is not None
    assert "Lindelaan" in way.steps[0]


def test_no_page_holds_the_front_door(home: Session) -> None:
    for key in ("card", "taxi"):
        page = printed(pressed(home, *ON_THE_WAY, Press.PRINT, Pick(key))).page
        words = [line for section in page.sections for line in section.lines]
        words += page.way.steps if page.way is not None else ()

        assert "3511 BX" not in " ".join((page.title, page.foot, *words))


def test_after_printing_one_is_where_the_page_was_asked(home: Session) -> None:
    there = pressed(home, *ON_THE_WAY, Press.PRINT, Pick("card"), Press.PRINT, Printed(""))

    assert heading(there) == "The page is at the printer"
    assert isinstance(pressed(there, Press.FORWARD).place, OnTheWay)


def test_a_page_is_written_down_one_line_at_a_time(home: Session) -> None:
    lines = [pressed(home, *AT_HALL, Press.PRINT, Pick("card"), Press.WRITE_DOWN)]
    while isinstance(lines[-1].place, WriteDown):
        lines.append(pressed(lines[-1], Press.FORWARD))

    written = [line for one in lines[:-1] for line in said(one, Tone.HUGE)]
    assert written[:3] == ["Gemeente Utrecht", "Stadsplateau 1", "3521 AZ Utrecht"]
    assert written[-2:] == ["Telephone: 14 030", "First make an appointment."]
    assert all("Have you written this down?" in said(one, Tone.PLAIN) for one in lines[:-1])
    assert isinstance(lines[-1].place, AtCounter)


def test_the_steps_of_the_way_are_written_down_too(home: Session) -> None:
    there = pressed(home, *ON_THE_WAY, Press.PRINT, Pick("card"), Press.WRITE_DOWN)

    assert isinstance(there.place, WriteDown)
    assert any("Lindelaan" in line for line in there.place.lines)


def test_the_card_that_is_asked_beside_the_bus_has_the_stop(home: Session) -> None:
    stop = TransitFound(Stop("Kerkplein", "bus", None, spot(60, 180)), 300)
    by_bus = (*AT_HALL, Press.WAY, Pick("ov"), WayReady(1, stop), Press.PRINT, Pick("card"))
    page = printed(pressed(home, *by_bus)).page
    plain = printed(pressed(home, *AT_HALL, Press.PRINT, Pick("card"))).page

    assert "The stop is called Kerkplein." in [
        line for section in page.sections for line in section.lines
    ]
    assert page.sections[: len(plain.sections)] == plain.sections


def test_a_sheet_for_the_clerk_can_be_written_down_as_well(home: Session) -> None:
    choosing = (*IN_ERRAND, Typed("text", "Utrecht"), Press.FORWARD, Press.PRINT)
    there = pressed(home, *choosing, Pick("clerk"), Press.WRITE_DOWN)

    assert isinstance(there.place, WriteDown)
    assert there.place.lines

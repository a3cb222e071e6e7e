"""From the home screen to a page with the way on it: real engine, invented town, no network."""

import pytest
from qt.hands import Finger, Keys
from qt.panels import Panel
from qt.visit import OpenVisit, Visit, World

from companion.regions.model import Pack
from companion.session.places import AtCounter, AtMap, AtTurn, Home, OnTheWay, Paper
from companion.session.views import Lines, Picture


def told(visit: Visit) -> str:
    parts = visit.view.parts
    return " ".join(line for part in parts if isinstance(part, Lines) for line in part.lines)


def to_the_town_hall(hands: Finger | Keys) -> None:
    hands.press("Een balie bij mij in de buurt")
    hands.type_into("Postcode of woonplaats", "2611 zm")
    hands.press("Zoeken")


@pytest.mark.parametrize("hands", [Finger, Keys])
@pytest.mark.parametrize("percent", [100, 300])
def test_a_citizen_comes_from_home_to_a_page_with_the_way(
    open_visit: OpenVisit, town_pack: Pack, hands: type[Finger | Keys], percent: int
) -> None:
    visit = open_visit(Panel((1024, 600), percent), World(packs=(town_pack,)))
    hand = hands(visit)

    to_the_town_hall(hand)
    assert visit.view.title == "Gemeente Delft"
    hand.press("Hoe kom ik daar?")
    hand.press("Lopend")
    hand.type_into("Uw huisnummer", "6")
    hand.press("Zoeken")
    assert isinstance(visit.stage.session.place, OnTheWay)
    hand.press("Op papier, of opschrijven")
    hand.press("Een blad voor uzelf, met de weg")
    hand.press("Naar de printer")

    assert isinstance(visit.stage.session.place, Paper)
    (page,) = visit.world.printer.pages
    assert page.way is not None
    assert page.way.sheet is not None
    assert any("Lindelaan" in step for step in page.way.steps)


def test_the_way_is_walked_on_the_screen_and_seen_on_the_map(
    open_visit: OpenVisit, town_pack: Pack
) -> None:
    visit = open_visit(world=World(packs=(town_pack,)))
    hand = Finger(visit)
    to_the_town_hall(hand)
    for label in ("Hoe kom ik daar?", "Lopend"):
        hand.press(label)
    hand.type_into("Uw huisnummer", "6")
    for label in ("Zoeken", "Beginnen"):
        hand.press(label)
    assert isinstance(visit.stage.session.place, AtTurn)

    hand.press("Laat de kaart zien")

    assert isinstance(visit.stage.session.place, AtMap)
    assert any(isinstance(part, Picture) for part in visit.view.parts)
    hand.press("Terug")
    while isinstance(visit.stage.session.place, AtTurn):
        hand.press(visit.view.bar.main.label if visit.view.bar.main else "")
    assert isinstance(visit.stage.session.place, AtCounter)


def test_hours_and_door_of_the_pack_are_on_the_screen(
    open_visit: OpenVisit, town_pack: Pack
) -> None:
    visit = open_visit(world=World(packs=(town_pack,)))

    to_the_town_hall(Finger(visit))

    assert "Openingstijden onbekend" not in told(visit)
    assert "De kaart zegt: een rolstoel kan naar binnen." in told(visit)


def test_without_a_pack_one_is_told_where_to_go_and_how_far(open_visit: OpenVisit) -> None:
    visit = open_visit()
    hand = Finger(visit)
    to_the_town_hall(hand)

    hand.press("Hoe kom ik daar?")

    assert visit.view.title == "De weg naar Gemeente Delft"
    assert "Op deze computer staat geen kaart van uw streek." in told(visit)
    assert "Stationsplein 1" in told(visit)
    assert "14 015" in told(visit)
    hand.press("Klaar")
    hand.press("Klaar")
    assert isinstance(visit.stage.session.place, Home)

#!/usr/bin/env python3
"""Makes the pictures of a way: the map on the screen, and the second A4 of the Loketkaart.

    .venv/bin/python packaging/way_pictures.py FOLDER

All that is on them is the synthetic town of the tests, which exists on no map. `pictures.sh` runs
it. Exit codes: 0 they are there; 17 the routing engine, pyosmium or pdftoppm is missing, which the
set-up for tests brings.
"""

import os
import subprocess
import sys
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qt.visit import Visit

    from companion.regions.model import Pack

CHECKOUT = Path(__file__).parents[1]
PANEL, PERCENT = (1024, 600), 150
PAPER_DPI = 60  # a page beside a screen, and small enough for the README
MISSING = 17


def main(folder: Path) -> int:
    """Leave `map.png` and `paper.png` in `folder` and return the exit code."""
    # Qt and the modules of the tests are imported late: they must see these two lines first.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(CHECKOUT / "tests"))
    if not (find_spec("valhalla") and find_spec("osmium") and which("pdftoppm")):
        print("way_pictures.py: run 'bash packaging/setup.sh test' first.", file=sys.stderr)  # noqa: T201
        return MISSING
    with TemporaryDirectory(prefix="way-") as made:
        _take(_town_pack(Path(made)), folder)
    return 0


def _town_pack(folder: Path) -> "Pack":
    """Return the pack of the synthetic town, made and installed in `folder`."""
    from town import write_polygon, write_town  # noqa: PLC0415 - see `main`

    from companion.counters.register import read_register  # noqa: PLC0415
    from companion.region_builder.build import Plan, build  # noqa: PLC0415
    from companion.regions.store import install  # noqa: PLC0415

    plan = Plan(
        extract=write_town(folder / "town.osm.pbf"),
        polygon=write_polygon(folder / "edge.geojson"),
        out=folder / "zonnedorp.regio",
    )
    return install(build(plan, read_register(), date(2026, 11, 2)).path, folder / "regions")


def _take(pack: "Pack", folder: Path) -> None:
    """Go from the home screen to the map and to the page, by finger, and keep both."""
    from qt.panels import Panel  # noqa: PLC0415 - see `main`
    from qt.visit import Visit, World  # noqa: PLC0415

    from companion.app import make_application  # noqa: PLC0415
    from companion.qt.paper_painting import pdf_of  # noqa: PLC0415

    application = make_application(["companion"])
    visit = Visit(Panel(PANEL, PERCENT), World(packs=(pack,)))
    _to_the_map(visit)
    visit.window.grab().save(str(folder / "map.png"))
    _to_the_page(visit)
    (page,) = visit.world.printer.pages
    _keep_second_leaf(pdf_of(page), folder / "paper.png")
    visit.close()
    application.quit()


def _to_the_map(visit: "Visit") -> None:
    """Ask for the way from Molenlaan 6 to the town hall, and wait until it is drawn."""
    from qt.hands import Finger  # noqa: PLC0415 - see `main`
    from qt.visit import wait_until  # noqa: PLC0415

    from companion.qt.widgets.map_view import MapView  # noqa: PLC0415

    hand = Finger(visit)
    hand.press("Een balie bij mij in de buurt")
    hand.type_into("Postcode of woonplaats", "2611 zm")
    for label in ("Zoeken", "Hoe kom ik daar?", "Lopend"):
        hand.press(label)
    hand.type_into("Uw huisnummer", "6")
    for label in ("Zoeken", "Laat de kaart zien"):
        hand.press(label)
    maps = visit.window.findChildren(MapView)
    wait_until(lambda: all(one.ready for one in maps if one.isVisible()))


def _to_the_page(visit: "Visit") -> None:
    """Go back from the map and have the card printed, with the way."""
    from qt.hands import Finger  # noqa: PLC0415 - see `main`

    hand = Finger(visit)
    for label in ("Terug", "Op papier, of opschrijven", "Een blad voor uzelf, met de weg"):
        hand.press(label)
    hand.press("Naar de printer")


def _keep_second_leaf(pdf: bytes, picture: Path) -> None:
    """Keep the A4 with the way as a picture in grey, as most printers make it."""
    second = ("-f", "2", "-singlefile", "-r", str(PAPER_DPI))
    subprocess.run(  # noqa: S603 - our own PDF
        ("pdftoppm", "-png", "-gray", *second, "-", str(picture.with_suffix(""))),  # noqa: S607
        input=pdf,
        check=True,
    )


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

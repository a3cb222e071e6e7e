"""Every screen of the program on every panel: nothing cut off, nothing too small, nothing moved."""

from itertools import product

import pytest
from qt.audit import Finding, check_main, check_places, check_whole
from qt.panels import LANGUAGES, SIZES, TEXTS, Panel, every_look, pages_of, window_on

from companion.qt.widgets.bar import SLOTS
from companion.qt.window import Window

MATRIX = [Panel(size, text, language) for size, text, language in product(SIZES, TEXTS, LANGUAGES)]


@pytest.mark.parametrize("panel", MATRIX, ids=str)
def test_every_page_of_every_screen_fits_and_the_bar_stays_where_it_is(panel: Panel) -> None:
    window = window_on(panel)

    findings: list[tuple[str, Finding]] = []
    places = set()
    for view in every_look(panel.language):
        texts = []
        for page in pages_of(window, view, panel):
            texts.append(frozenset(thing.text for thing in page.things))
            found = (*check_places(page), *check_main(page, view))
            findings += [(view.key, one) for one in found]
        findings += [(view.key, one) for one in check_whole(texts, view)]
        places.add(_places(window))

    window.close()
    assert findings == []
    assert len(places) == 1


def _places(window: Window) -> tuple[tuple[int, int, int, int], ...]:
    """Return where the buttons of the bar are, or would be; the main button has its own width."""
    areas = (window.bar.button(slot).geometry() for slot in SLOTS if slot != "main")
    return tuple((area.x(), area.y(), area.width(), area.height()) for area in areas)

"""Every screen as a screen reader, an editor and a citizen in doubt meet it."""

from collections import defaultdict

import pytest
from qt.audit import (
    Finding,
    check_choices,
    check_chosen,
    check_names,
    check_title,
    check_titles,
    check_words,
)
from qt.panels import LANGUAGES, Panel, every_look, every_view, pages_of, window_on
from walker import whole_program

from companion.counters.register import read_register
from companion.l10n.words import load_words
from companion.session.library import read_library
from companion.session.screens import errand_here
from companion.session.views import Heading, Lines, ScreenView, Tone, bar_buttons

HELP = "S20"  # one screen to the citizen, found from everywhere


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_has_a_name_a_role_and_a_state_and_the_window_has_its_title(
    language: str,
) -> None:
    panel = Panel((1280, 800), 100, language)
    window = window_on(panel)

    findings: list[Finding] = []
    for view in every_look(language):
        for page in pages_of(window, view, panel):
            findings += [*check_names(page), *check_title(page, view)]
            findings += check_chosen(page, view)

    window.close()
    assert findings == []


def test_a_screen_reader_meets_the_content_from_top_to_bottom_and_then_the_bar() -> None:
    panel = Panel((1280, 800))
    window = window_on(panel)

    wrong = []
    for view in every_look("nl"):
        for page in pages_of(window, view, panel):
            texts = [thing.area for thing in page.things if not thing.control and thing.text]
            tops = [area.top() for area in texts if area.left() < panel.size[0] // 2]
            bar = [thing.text for thing in page.controls][-1]
            # Until every page was seen the main button leads to the next one.
            if tops != sorted(tops) or bar not in (_last_of(view), "Meer"):
                wrong.append(view.key)

    window.close()
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_long_and_no_word_blames(language: str) -> None:
    findings = [found for view in every_view(language) for found in check_words(view)]

    assert findings == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_screen_asks_to_choose_from_more_than_five(language: str) -> None:
    findings = [found for view in every_view(language) for found in check_choices(view)]

    assert findings == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_title_is_the_place_and_the_heading(language: str) -> None:
    wrong = [view.title for view in every_view(language) if view.title != _place_and_heading(view)]

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_screens_of_one_errand_share_a_title(language: str) -> None:
    errands: dict[str, list[ScreenView]] = defaultdict(list)
    for seen in whole_program(read_library(), read_register(), load_words(language)):
        flow, _step = errand_here(seen.session)
        if flow and seen.view.name != HELP:
            errands[flow].append(seen.view)

    findings = [found for views in errands.values() for found in check_titles(views)]

    assert len(errands) >= 3
    assert findings == []


def _last_of(view: ScreenView) -> str:
    """Return the last button of the bar, or the strip: it is the same on every screen."""
    if view.strip is not None:
        return view.strip.label
    return [button.label for button in bar_buttons(view.bar) if button is not None][-1]


def _place_and_heading(view: ScreenView) -> str:
    places = [
        part.lines[0] for part in view.parts if isinstance(part, Lines) and part.tone is Tone.PLACE
    ]
    heading = next(part.text for part in view.parts if isinstance(part, Heading))
    return " ".join((*places, heading))

from io import BytesIO
from pathlib import Path

import pytest

from companion.assets import shipped
from companion.flows.graph import texts_of
from companion.flows.language import top_texts
from companion.flows.model import Phone
from companion.flows.reader import read_flow
from companion.l10n.extract import flow_texts

EVERY_KIND = Path(__file__).parents[1] / "flows" / "data" / "alle-soorten.yaml"


def extracted(yaml_text: str) -> list[tuple[int, None, str, list[str]]]:
    return list(flow_texts(BytesIO(yaml_text.encode()), (), (), None))


def test_a_text_comes_with_its_line_and_where_it_stands() -> None:
    flow = "id: proef\nsteps:\n  vraag:\n    kind: date\n    ask: Wanneer was het?\n"

    assert extracted(flow) == [(5, None, "Wanneer was het?", ["proef · vraag · ask"])]


def test_a_text_over_several_lines_is_one_text() -> None:
    flow = "id: proef\ncost: >-\n  Het kost\n  niets.\n"

    assert extracted(flow) == [(2, None, "Het kost niets.", ["proef · cost"])]


def test_an_item_that_is_shown_sometimes_gives_its_text_only() -> None:
    flow = "id: proef\nneeds:\n  - uw bril\n  - {text: uw pas, when: {vraag: [ja]}}\n"

    assert [text for _, _, text, _ in extracted(flow)] == ["uw bril", "uw pas"]


def test_a_hard_word_is_translated_and_its_meaning_too() -> None:
    assert extracted("id: proef\nwords:\n  huur: Geld voor uw huis.\n") == [
        (3, None, "huur", ["proef · words"]),
        (3, None, "Geld voor uw huis.", ["proef · words · huur"]),
    ]


def test_the_label_of_an_option_says_of_which_option_it_is() -> None:
    flow = "id: proef\nsteps:\n  vraag:\n    options:\n      ja: {label: Ja hoor, next: klaar}\n"

    assert extracted(flow) == [(5, None, "Ja hoor", ["proef · vraag · options · ja · label"])]


def test_why_a_door_is_not_there_is_a_text_and_a_step_is_not() -> None:
    flow = "id: proef\ndoors:\n  online: website\n  letter: {none: Dat kan niet.}\n"

    assert extracted(flow) == [(4, None, "Dat kan niet.", ["proef · doors · letter · none"])]


def test_synonyms_sources_and_addresses_are_no_texts() -> None:
    flow = (
        "id: proef\nsynonyms: [pas]\nsources: [bron]\nsteps:\n"
        "  site: {url: 'https://www.svb.nl/', number: '{fact:svb.telefoon}', stuck: bellen}\n"
    )

    assert extracted(flow) == []


@pytest.mark.parametrize("text", ["", "- een\n- twee\n", "los\n", "steps: geen\nwords: geen\n"])
def test_a_file_that_is_no_flow_has_no_texts(text: str) -> None:
    assert extracted(text) == []


@pytest.mark.parametrize(
    "path", [EVERY_KIND, *sorted(shipped("assets", "flows").glob("*.yaml"))], ids=str
)
def test_what_a_citizen_reads_in_a_flow_is_exactly_what_a_translator_gets(path: Path) -> None:
    flow = read_flow(path)
    read = {text for step in flow.steps.values() for text in texts_of(step)}
    numbers = {step.number for step in flow.steps.values() if isinstance(step, Phone)}

    with path.open("rb") as file:
        given = {text for _, _, text, _ in flow_texts(file, (), (), None)}

    assert given == (read - numbers) | set(top_texts(flow))

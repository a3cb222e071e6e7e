import re

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from companion.assets import shipped
from companion.l10n.extract import flow_texts

FLOWS = sorted(shipped("assets", "flows").glob("*.yaml"))


def catalogue(language: str) -> Catalog:
    with shipped("locales", language, "LC_MESSAGES", "flows.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def pairs(language: str) -> list[tuple[str, str]]:
    return [(str(message.id), str(message.string)) for message in catalogue(language) if message.id]


def texts_of_all_flows() -> set[str]:
    found = set()
    for path in FLOWS:
        with path.open("rb") as file:
            found |= {text for _, _, text, _ in flow_texts(file, (), (), None)}
    return found


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_catalogue_has_every_text_of_the_flows_and_no_other(language: str) -> None:
    assert {dutch for dutch, _ in pairs(language)} == texts_of_all_flows()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_text_is_left_empty_or_guessed(language: str) -> None:
    assert [dutch for dutch, words in pairs(language) if not words.strip()] == []
    assert [message.id for message in catalogue(language) if message.fuzzy] == []


def test_the_dutch_catalogue_says_what_the_flows_say() -> None:
    assert [dutch for dutch, words in pairs("nl") if words != dutch] == []


def test_a_translation_has_the_placeholders_of_its_text() -> None:
    def placeholders(text: str) -> list[str]:
        return sorted(re.findall(r"\{[^}]*\}", text))

    assert [d for d, words in pairs("en") if placeholders(d) != placeholders(words)] == []


def test_english_has_no_sentence_of_more_than_15_words() -> None:
    sentences = [
        re.sub(r"\{[^}]*\}", "1", sentence)
        for _, words in pairs("en")
        for sentence in re.split(r"(?<=[.?!])\s+", words)
    ]

    assert [sentence for sentence in sentences if len(sentence.split()) > 15] == []


def test_only_names_are_the_same_in_both_languages() -> None:
    assert {dutch for dutch, words in pairs("en") if words == dutch} == {
        *("AOW", "BSN", "Berichtenbox", "DigiD", "Mijn SVB", "SVB"),
        *("Sociale Verzekeringsbank (SVB)", "loonheffingskorting"),
    }


def test_two_headings_of_one_flow_stay_apart_in_english() -> None:
    english = dict(pairs("en"))
    for path in FLOWS:
        with path.open("rb") as file:
            headings = [
                english[text]
                for _, _, text, [where] in flow_texts(file, (), (), None)
                if where.count(" · ") == 2 and where.endswith((" · ask", " · title"))
            ]
        assert len(headings) == len(set(headings))

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from companion.assets import shipped
from companion.l10n.words import load_words

ROOT = Path(__file__).parents[2]
WORDS_SH = ROOT / "packaging" / "words.sh"
MENDED_BY = "`bash packaging/words.sh` brings the catalogues up to date"

MOST_WORDS = {"nl": 12, "en": 15}  # in a sentence; the flows keep the same limits
ABBREVIATIONS = {"AB", "AOW", "BSN", "IBAN", "MBROLA", "NL", "PDOK", "SA", "SD", "SS", "USB"}
BANNED = re.compile(
    r"\b(?:je|jij|jou|jouw|jullie|fout|ongeldig|verplicht|klik|error|helaas|oeps|submit"
    r"|dient|middels|indien|teneinde)\b|!",
    re.IGNORECASE,
)
FIELD = re.compile(r"\{([^}]*)\}")


def path_of(language: str) -> Path:
    return shipped("locales", language, "LC_MESSAGES", "companion.po")


def catalogue(language: str) -> Catalog:
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def pairs(language: str) -> list[tuple[str, str]]:
    return [(str(message.id), str(message.string)) for message in catalogue(language) if message.id]


def sentences(language: str) -> list[str]:
    return [
        FIELD.sub("1", sentence)
        for _, words in pairs(language)
        for sentence in re.split(r"(?<=[.?!:])\s+", words)
    ]


def calls() -> Iterator[tuple[str, str]]:
    """Return each call that is given a string: the name that is called, and the string."""
    for path in sorted(ROOT.glob("companion/**/*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name(id=name) | ast.Attribute(attr=name),
                    args=[ast.Constant(value=str(text)), *_],
                ):
                    yield name, text


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_catalogue_has_every_sentence_of_the_code_and_no_other(language: str) -> None:
    keywords = dict.fromkeys(re.findall(r"--keywords (\S+)", WORDS_SH.read_text("utf-8")))

    found = extract_from_dir(ROOT / "companion", keywords=keywords)

    in_code = {text for _, _, text, *_ in found}
    in_catalogue = {english for english, _ in pairs(language)}
    assert in_code - in_catalogue == set(), f"{MENDED_BY}, and write the Dutch"
    assert in_catalogue - in_code == set(), MENDED_BY


def test_no_sentence_escapes_the_extraction() -> None:
    known = {english for english, _ in pairs("nl")}
    marking = {"_", "N_", "words", "_words"}

    assert [text for name, text in calls() if name in marking and text not in known] == []


def test_a_message_of_the_code_is_marked_for_translation() -> None:
    assert [text for name, text in calls() if name == "Message"] == []


def test_a_label_that_only_measures_the_bar_is_the_label_of_a_button() -> None:
    path = ROOT / "companion" / "qt" / "widgets" / "bar.py"
    [longest] = [
        ast.literal_eval(node.value)
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "_LONGEST"
    ]
    known = {english for english, _ in pairs("nl")}

    assert {label for labels in longest.values() for label in labels} - known == set()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_sentence_is_left_empty_guessed_or_behind(language: str) -> None:
    assert [english for english, words in pairs(language) if not words.strip()] == []
    assert [message.id for message in catalogue(language) if message.fuzzy] == []
    assert catalogue(language).obsolete == {}


def test_the_english_catalogue_says_what_the_code_says() -> None:
    assert [english for english, words in pairs("en") if words != english] == []


def test_a_translation_has_the_fields_of_its_sentence() -> None:
    def fields(text: str) -> list[str]:
        return sorted(FIELD.findall(text))

    assert [e for e, words in pairs("nl") if fields(e) != fields(words)] == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_field_has_a_plain_name(language: str) -> None:
    names = {name for _, words in pairs(language) for name in FIELD.findall(words)}

    assert [name for name in names if not name.isidentifier()] == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_sentence_is_longer_than_people_follow(language: str) -> None:
    most = MOST_WORDS[language]

    assert [text for text in sentences(language) if len(text.split()) > most] == []


def test_dutch_says_u_and_blames_nobody() -> None:
    assert [words for _, words in pairs("nl") if BANNED.search(FIELD.sub("", words))] == []
    assert [words for _, words in pairs("nl") if re.search(r"(?<=[a-z,] )Uw?\b", words)] == []


def test_dutch_has_no_word_in_capitals_but_abbreviations() -> None:
    found = {word for _, words in pairs("nl") for word in re.findall(r"\b[A-Z]{2,}\b", words)}

    assert found - ABBREVIATIONS == set()


def test_dutch_ends_and_asks_as_the_english_does() -> None:
    def end(text: str) -> str:
        return text[-1] if text[-1] in ".?:" else ""

    assert [e for e, words in pairs("nl") if end(e) != end(words)] == []


@pytest.mark.parametrize(
    ("english", "button"), [("press Help", "Help"), ("press Continue", "Continue")]
)
def test_a_sentence_that_names_a_button_uses_the_words_on_it(english: str, button: str) -> None:
    dutch = dict(pairs("nl"))
    naming = [words for text, words in dutch.items() if english.lower() in text.lower()]

    assert naming
    assert [words for words in naming if dutch[button] not in words] == []


def test_only_words_that_both_languages_share_are_the_same_in_both() -> None:
    assert {english for english, words in pairs("nl") if words == english} == {
        *("Code", "Letters", "Postcode"),
        *("Lift", "bus {line}", "tram {line}", "metro {line}", "station {name}"),
        "Taxi {name}",
    }


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_compiled_catalogue_gives_the_same_words(language: str, tmp_path: Path) -> None:
    folder = tmp_path / language / "LC_MESSAGES"
    folder.mkdir(parents=True)
    for domain in ("companion", "flows"):
        with shipped("locales", language, "LC_MESSAGES", f"{domain}.po").open("rb") as source:
            read = read_po(source, locale=language, abort_invalid=True)
        with (folder / f"{domain}.mo").open("wb") as target:
            write_mo(target, read)

    words = load_words(language, tmp_path)

    assert {english: words(english) for english, _ in pairs(language)} == dict(pairs(language))

from dataclasses import replace
from pathlib import Path

import pytest

from companion.assets import shipped
from companion.flows.language import LanguageFault, ease, read_texts
from companion.flows.model import Explain, Flow, Item, StepId
from companion.flows.reader import read_flow

DATA = Path(__file__).parent / "data"
PLAIN = read_flow(DATA / "alle-soorten.yaml")


def told(*tell: str, heading: str = "Zo gaat het verder", trap: str = "") -> Flow:
    step = Explain(
        id=StepId("welkom"),
        line=40,
        heading=heading,
        tell=tell,
        trap=(trap,) if trap else (),
    )
    return replace(PLAIN, steps={**PLAIN.steps, StepId("welkom"): step})


def problems(flow: Flow) -> list[str]:
    return [fault.problem for fault in read_texts(flow)]


@pytest.mark.parametrize("path", sorted(shipped("assets", "flows").glob("*.yaml")), ids=str)
def test_every_shipped_flow_is_in_plain_dutch(path: Path) -> None:
    assert read_texts(read_flow(path)) == ()


def test_the_flow_with_every_kind_of_step_is_in_plain_dutch() -> None:
    assert read_texts(PLAIN) == ()


def test_a_sentence_of_twelve_words_is_let_through() -> None:
    flow = told("U gaat naar de bank en dan gaat u weer naar huis.")

    assert problems(flow) == []


def test_a_sentence_of_thirteen_words_is_a_fault_on_the_line_of_its_step() -> None:
    flow = told("U gaat naar de bank en dan gaat u weer snel naar huis.")

    assert read_texts(flow) == (
        LanguageFault(
            40,
            "`welkom`: a sentence has 13 words, 12 is the most: "
            "U gaat naar de bank en dan gaat u weer snel naar huis.",
        ),
    )


def test_a_placeholder_counts_as_one_word_whatever_its_name() -> None:
    flow = told("U belt nu het nummer {fact:svb telefoon van vandaag} en dan gaat u naar huis.")

    assert problems(flow) == []


def test_two_sentences_in_one_text_are_counted_apart() -> None:
    flow = told("U gaat naar de bank in de stad. U gaat daarna weer naar uw huis.")

    assert problems(flow) == []


def test_a_heading_of_eight_words_is_a_fault() -> None:
    flow = told("U leest dit.", heading="Zo gaat het nu met u samen verder")

    assert problems(flow) == [
        "`welkom`: the heading has 8 words, 7 is the most: Zo gaat het nu met u samen verder"
    ]


def test_more_than_three_sentences_in_a_step_are_a_fault() -> None:
    flow = told("U leest. U kijkt.", "U belt.", "U wacht.")

    assert problems(flow) == ["`welkom`: `tell` has 4 sentences; make another step, 3 is the most"]


@pytest.mark.parametrize(
    "word",
    [
        *("je", "Jij", "jou", "JOUW", "fout", "ongeldig", "verplicht", "error", "helaas"),
        *("Oeps", "klik", "submit", "dient", "middels", "indien", "teneinde"),
    ],
)
def test_a_word_of_the_office_or_of_blame_is_a_fault_in_any_case(word: str) -> None:
    flow = told(f"U leest {word} hier.")

    assert any(f"write another word than `{word}`" in problem for problem in problems(flow))


@pytest.mark.parametrize("text", ["U kijkt op uw bankje.", "Het bedrag is {fact:fout.je} euro."])
def test_a_word_that_only_holds_such_letters_is_let_through(text: str) -> None:
    assert problems(told(text)) == []


def test_a_long_word_that_nobody_explains_is_a_fault() -> None:
    flow = told("U leest de bekendmakingen. U wacht op de brief en u belt.")

    assert problems(flow) == [
        "`welkom`: explain `bekendmakingen` under `words:`, or write a shorter word"
    ]


def test_a_long_word_that_the_flow_explains_is_let_through() -> None:
    flow = told("U leest de bekendmakingen. U wacht op de brief en u belt.")
    explained = replace(flow, words={**flow.words, "Bekendmakingen": "Wat er in de krant staat."})

    assert problems(explained) == []


def test_a_long_word_that_everybody_knows_is_let_through() -> None:
    assert problems(told("Wat is uw telefoonnummer? Zeg het en wij bellen u dan.")) == []


@pytest.mark.parametrize(("word", "is_fault"), [("SVB", False), ("IBAN", True), ("GROOT", True)])
def test_four_capitals_in_a_row_must_be_explained(word: str, *, is_fault: bool) -> None:
    flow = told(f"U leest {word} op de kaart.")

    assert bool(problems(flow)) is is_fault


def test_a_capital_u_within_a_sentence_is_a_fault_and_at_its_begin_not() -> None:
    assert problems(told("U leest. Uw brief komt. Dan belt u.")) == []
    assert problems(told("Dan leest U de brief.")) == [
        "`welkom`: write `u` and `uw` in small letters within a sentence: Dan leest U de brief."
    ]


def test_a_step_of_long_words_is_a_fault() -> None:
    flow = told(
        "De gemeente beoordeelt uw omstandigheden.", trap="Vermeld alle inkomsten en uitgaven."
    )

    assert len(problems(flow)) == 2
    assert problems(flow)[0].startswith("`welkom`: explain `omstandigheden`")
    assert problems(flow)[1].startswith("`welkom`: this step reads at ")


def test_the_texts_above_the_steps_are_read_too_and_count_as_line_1() -> None:
    flow = replace(PLAIN, needs=(Item("uw indien nodig"),), cost="Het kost je niets.")

    assert read_texts(flow) == (
        LanguageFault(1, "write another word than `indien`: uw indien nodig"),
        LanguageFault(1, "write another word than `je`: Het kost je niets."),
    )


def test_easy_dutch_scores_higher_than_the_dutch_of_an_office() -> None:
    easy = ease(["Ga naar de website van de SVB", "Log in met uw DigiD"])
    hard = ease(["Betrokkene dient een daartoe strekkende aanvraag in bij de bevoegde organisatie"])

    assert easy > 90
    assert hard < 50

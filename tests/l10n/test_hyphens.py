"""Long words may break, addresses and numbers may not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.l10n.hyphens import soft_hyphens


def shown(text: str, language: str) -> str:
    return soft_hyphens(text, language).replace("\u00ad", "|")


def test_a_long_dutch_word_may_break() -> None:
    assert shown("Uw zorgverzekering", "nl") == "Uw zorg|ver|ze|ke|ring"


def test_a_long_english_word_may_break() -> None:
    assert shown("Your declaration", "en") == "Your de|clar|a|tion"


@pytest.mark.parametrize(
    "text",
    [
        "www.belastingdienst.nl",
        "https://belastingdienst",
        "klachten@belastingdienst.nl",
        "toeslagen.nl/huurtoeslag",
        "formulier2026",
        "1234567890",
        "toeslag",
        "belasting\u00addienst",
        "",
        "  \n ",
    ],
)
def test_addresses_numbers_and_short_words_stay_whole(text: str) -> None:
    assert soft_hyphens(text, "nl") == text


def test_a_word_does_not_break_before_a_diaeresis() -> None:
    assert shown("geïnformeerd", "nl") == "geïn|for|meerd"


def test_words_around_signs_break_too() -> None:
    assert shown("(belastingdienst),\nhuurtoeslag.", "nl") == (
        "(be|las|ting|dienst),\nhuur|toe|slag."
    )


def test_a_language_without_patterns_is_left_alone() -> None:
    assert soft_hyphens("declaration", "fy") == "declaration"


@given(st.text(st.sampled_from("abeëijklnorstuvz -./@1\n'\u0130é"), max_size=60))
def test_without_the_soft_hyphens_the_text_is_the_same_again(text: str) -> None:
    assert soft_hyphens(text, "nl").replace("\u00ad", "") == text

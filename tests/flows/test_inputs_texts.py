"""Typed words are kept as their owner writes them, or one sentence says how to mend it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.flows.inputs.errors import AnswerRejected
from companion.flows.inputs.texts import read_text

HIDDEN = "There is a hidden sign in your answer. Type it again."
TOO_LONG = "Your answer is too long. Use at most 200 characters."


@pytest.mark.parametrize(
    "typed",
    [
        "José",
        "İpek",
        "Ægir",
        "'t Hooft",
        "O'Neill",
        "van der Berg-Öztürk",
        "B",
        "محمد",
        "\u200fמשה\u200e",
        "\u0645\u06cc\u200c\u062e\u0648\u0631\u0645",
        "<b>",
        "{0}",
        "%s",
        "../",
        "\U0001f600",
        "\U0001f469\u200d\U0001f9b3",
        "x" * 200,
    ],
)
def test_a_text_is_accepted_as_it_is(typed: str) -> None:
    assert read_text(typed) == typed


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  De   Sleutel ", "De Sleutel"),
        ("De\nSleutel\r\n", "De Sleutel"),
        ("De\tSleutel", "De Sleutel"),
        ("De\u00a0Sleutel", "De Sleutel"),
        ("Jose\u0301", "José"),
    ],
)
def test_spaces_and_accents_have_one_stored_form(typed: str, stored: str) -> None:
    assert read_text(typed) == stored


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Type your answer first."),
        (" \n\t ", "Type your answer first."),
        ("De\x00Sleutel", HIDDEN),
        ("De\x1bSleutel", HIDDEN),
        ("De\x1fSleutel", HIDDEN),
        ("De\x85Sleutel", HIDDEN),
        ("De\u200bSleutel", HIDDEN),
        ("De\u202eSleutel", HIDDEN),
        ("De\ufeffSleutel", HIDDEN),
        ("De\ud800Sleutel", HIDDEN),
        ("De\ue000Sleutel", HIDDEN),
        ("x" * 201, TOO_LONG),
        ("x" * 10_000, TOO_LONG),
    ],
)
def test_what_cannot_be_kept_says_how_to_mend_it(typed: str, sentence: str) -> None:
    with pytest.raises(AnswerRejected) as caught:
        read_text(typed)

    message = caught.value.message
    assert message.id.format_map(message.fields) == sentence


def test_a_question_may_allow_less() -> None:
    with pytest.raises(AnswerRejected) as caught:
        read_text("1234567", longest=6)

    assert caught.value.message.fields == {"longest": 6}


@given(
    st.text(st.sampled_from("ae\u0301 \n\x00\x1c\u200b\u200d\u2028\ud800\U0001f600%{"), max_size=20)
)
def test_anything_typed_gives_a_clean_text_or_a_refusal(typed: str) -> None:
    try:
        text = read_text(typed)
    except AnswerRejected:
        return

    assert text == " ".join(text.split())
    assert unicodedata.is_normalized("NFC", text)

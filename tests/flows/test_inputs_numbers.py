"""A typed whole number lies between the bounds, or one sentence says how to mend it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.flows.inputs.errors import AnswerRejected
from companion.flows.inputs.numbers import read_number


@pytest.mark.parametrize(
    ("typed", "number"), [("1", 1), (" 12 ", 12), ("012", 12), ("+3", 3), ("0", 0), ("12", 12)]
)
def test_a_whole_number_is_read(typed: str, number: int) -> None:
    assert read_number(typed, 0, 12) == number


def test_below_zero_is_read_where_the_question_allows_it() -> None:
    assert read_number("-3", -5, 5) == -3
    assert read_number("\u22123", -5, 5) == -3


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("0", "Type a number from 1 to 12."),
        ("13", "Type a number from 1 to 12."),
        ("-1", "Type a number from 1 to 12."),
        ("9" * 10_000, "Type a number from 1 to 12."),
        ("2,5", "Type a whole number, without a comma or a point."),
        ("1.250", "Type a whole number, without a comma or a point."),
        ("", "Use only digits. Type 1 to 12."),
        ("drie", "Use only digits. Type 1 to 12."),
        ("1 2", "Use only digits. Type 1 to 12."),
        ("1e3", "Use only digits. Type 1 to 12."),
        ("\u0663", "Use only digits. Type 1 to 12."),
        ("3\x00", "Use only digits. Type 1 to 12."),
    ],
)
def test_any_other_text_says_how_to_mend_it(typed: str, sentence: str) -> None:
    with pytest.raises(AnswerRejected) as caught:
        read_number(typed, 1, 12)

    message = caught.value.message
    assert message.id.format_map(message.fields) == sentence


@given(st.text(st.sampled_from("0123+-,. \x00\u0661\u2212\ud800e"), max_size=24))
def test_anything_typed_gives_a_number_or_a_refusal(typed: str) -> None:
    try:
        assert -5 <= read_number(typed, -5, 5) <= 5
    except AnswerRejected as rejected:
        assert rejected.field == ""  # noqa: PT017 - either outcome is right

"""An answer is stored as one line, and read back as exactly the same answer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.flows.answers import (
    AmountGiven,
    Answer,
    AnswerUnreadable,
    Chosen,
    DateGiven,
    NotKnown,
    NumberGiven,
    Seen,
    TextGiven,
    Ticked,
    read_answer,
    written,
)
from companion.flows.model import OptionId

OPTIONS = st.text(min_size=1, max_size=20).map(OptionId)
ANSWERS: st.SearchStrategy[Answer] = st.one_of(
    OPTIONS.map(Chosen),
    st.lists(OPTIONS, max_size=5).map(lambda them: Ticked(tuple(them))),
    st.dates().map(DateGiven),
    st.integers(0, 999_999_999).map(AmountGiven),
    st.integers().map(NumberGiven),
    st.text(max_size=200).map(TextGiven),
    st.sampled_from((NotKnown(), Seen())),
)


@settings(max_examples=200)
@given(ANSWERS)
def test_an_answer_is_read_back_as_it_was_written(answer: Answer) -> None:
    assert read_answer(written(answer)) == answer


@given(ANSWERS)
def test_an_answer_takes_one_line(answer: Answer) -> None:
    assert "\n" not in written(answer)


def test_the_stored_form_can_be_read_by_eye() -> None:
    assert written(TextGiven("Zoë")) == '["text", "Zoë"]'
    assert written(Ticked((OptionId("lift"),))) == '["ticked", ["lift"]]'


@settings(max_examples=60)
@given(st.text(alphabet='[]{}",0123456789.chosentxdlu- ', max_size=30))
def test_any_line_is_an_answer_or_unreadable(line: str) -> None:
    try:
        answer = read_answer(line)
    except AnswerUnreadable:
        return
    assert read_answer(written(answer)) == answer


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{}",
        "[]",
        "null",
        '"ab"',
        '["chosen"]',
        '["chosen", null]',
        '["ticked", "abc"]',
        '["ticked", [1]]',
        '["date", "27-3-1941"]',
        '["date", 1941]',
        '["amount", 1.5]',
        '["amount", "61250"]',
        '["amount", true]',
        '["amount", Infinity]',
        '["text", 5]',
        '["unheard-of", null]',
        '[["chosen"], "x"]',
        "[" * 100_000,
    ],
)
def test_a_line_of_another_form_is_unreadable(line: str) -> None:
    with pytest.raises(AnswerUnreadable):
        read_answer(line)


def test_the_message_never_repeats_what_was_stored() -> None:
    with pytest.raises(AnswerUnreadable, match=r"^stored answer of 16 characters$"):
        read_answer('["text", secret]')

"""A typed amount becomes cents, or one sentence that says how to mend it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.flows.inputs.amounts import read_amount
from companion.flows.inputs.errors import AnswerRejected
from companion.l10n.numbers import money

DIGITS_AND_COMMA = "Use only digits and one comma, for example 612,50."


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("612", 61_200),
        ("612,50", 61_250),
        ("612,5", 61_250),
        ("612.50", 61_250),
        ("612,", 61_200),
        ("612,-", 61_200),
        ("612,--", 61_200),
        ("€ 612", 61_200),
        ("€612,50", 61_250),
        ("EUR 612", 61_200),
        ("612 euro", 61_200),
        ("euro 612", 61_200),
        ("  612  ", 61_200),
        ("\u00a0612,50\u202f€", 61_250),
        ("1.250,50", 125_050),
        ("1,250.50", 125_050),
        ("1 250,50", 125_050),
        ("1250,50", 125_050),
        ("1.250", 125_000),
        ("1.250.000", 125_000_000),
        ("1,250,000", 125_000_000),
        ("1.000", 100_000),
        (",50", 50),
        ("0,05", 5),
        ("0", 0),
        ("0612", 61_200),
        ("9.999.999,99", 999_999_999),
    ],
)
def test_what_has_one_meaning_is_read(typed: str, cents: int) -> None:
    assert read_amount(typed) == cents


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Type an amount, for example 612,50."),
        ("  ", "Type an amount, for example 612,50."),
        ("€", "Type an amount, for example 612,50."),
        ("-1", "Type the amount without a minus sign."),
        ("€ -1", "Type the amount without a minus sign."),
        ("\u22121", "Type the amount without a minus sign."),
        ("1,250", "Do you mean 1250 or 1,25? Type only that."),
        ("1,000", "Do you mean 1000 or 1,00? Type only that."),
        ("1,255", "Type a thousand without a comma, for example 1255."),
        ("10.000.000", "This amount is very large. Check the number of digits."),
        ("0612345678", "This amount is very large. Check the number of digits."),
        ("9" * 10_000, "This amount is very large. Check the number of digits."),
        ("1.2505", DIGITS_AND_COMMA),
        ("1.250.50", DIGITS_AND_COMMA),
        ("12 50", DIGITS_AND_COMMA),
        ("0,250", DIGITS_AND_COMMA),
        ("0.250", DIGITS_AND_COMMA),
        ("1.250,505", DIGITS_AND_COMMA),
        ("1e3", DIGITS_AND_COMMA),
        ("ongeveer 600", DIGITS_AND_COMMA),
        (",", DIGITS_AND_COMMA),
        (",-", DIGITS_AND_COMMA),
        ("6\x0012", DIGITS_AND_COMMA),
        ("\u0666\u0661\u0662", DIGITS_AND_COMMA),
        ("\uff16\uff11\uff12", DIGITS_AND_COMMA),
    ],
)
def test_what_cannot_be_read_says_how_to_mend_it(typed: str, sentence: str) -> None:
    with pytest.raises(AnswerRejected) as caught:
        read_amount(typed)

    message = caught.value.message
    assert message.id.format_map(message.fields) == sentence


@given(st.text(st.sampled_from("0123456789.,- €eur\x00\n\u0661\uff11\u2212\ud800"), max_size=16))
def test_anything_typed_gives_cents_or_a_refusal(typed: str) -> None:
    try:
        assert 0 <= read_amount(typed) <= 999_999_999
    except AnswerRejected as rejected:
        assert rejected.field == ""  # noqa: PT017 - either outcome is right


@given(st.integers(min_value=0, max_value=999_999_999))
def test_an_amount_as_we_show_it_is_read_back(cents: int) -> None:
    assert read_amount(money(cents, "nl")) == cents
    assert read_amount(money(cents, "en")) == cents

"""A typed day becomes one day, or one sentence that says how to mend it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.flows.inputs.dates import read_date, split_date
from companion.flows.inputs.errors import AnswerRejected

TODAY = date(2026, 11, 23)


def said(rejected: AnswerRejected) -> str:
    return rejected.message.id.format_map(rejected.message.fields)


@pytest.mark.parametrize(
    ("day", "month", "year", "expected"),
    [
        ("27", "3", "1941", date(1941, 3, 27)),
        (" 7 ", "03", " 1941", date(1941, 3, 7)),
        ("29", "2", "1940", date(1940, 2, 29)),
        ("29", "2", "2000", date(2000, 2, 29)),
        ("1", "maart", "1941", date(1941, 3, 1)),
        ("1", "Mrt.", "1941", date(1941, 3, 1)),
        ("1", "May", "1941", date(1941, 5, 1)),
        ("1", "1", "1900", date(1900, 1, 1)),
        ("3", "8", "1914", date(1914, 8, 3)),
        ("24", "11", "2026", date(2026, 11, 24)),
        ("31", "12", "2036", date(2036, 12, 31)),
    ],
)
def test_three_fields_are_a_day(day: str, month: str, year: str, expected: date) -> None:
    assert read_date(day, month, year, TODAY) == expected


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        (
            ("29", "2", "1941"),
            "day",
            "In 1941 February has 28 days. Check the day and the year.",
        ),
        (
            ("29", "2", "1900"),
            "day",
            "In 1900 February has 28 days. Check the day and the year.",
        ),
        (
            ("00", "00", "1938"),
            "day",
            "Are the day and the month not known? Press Help.",
        ),
        (("0", "3", "1938"), "day", "Type a day from 1 to 31. Not known? Press Help."),
        (("1", "0", "1938"), "month", "Type a month from 1 to 12. Not known? Press Help."),
        (("31", "4", "1941"), "day", "This month has 30 days. Type a day from 1 to 30."),
        (
            ("32", "1", "1941"),
            "day",
            "A month has at most 31 days. Type a day from 1 to 31.",
        ),
        (
            ("9" * 5_000, "1", "1941"),
            "day",
            "A month has at most 31 days. Type a day from 1 to 31.",
        ),
        (
            ("1", "13", "1941"),
            "month",
            "A year has 12 months. Type a month from 1 to 12.",
        ),
        (("1", "3", "1850"), "year", "Type a year from 1900 to 2036."),
        (("1", "3", "2037"), "year", "Type a year from 1900 to 2036."),
        (("1", "3", "41"), "year", "Do you mean 1941 or 2041? Type all four digits."),
        (("1", "1", "30"), "year", "Do you mean 1930 or 2030? Type all four digits."),
        (("1", "3", "5"), "year", "Do you mean 1905 or 2005? Type all four digits."),
        (("1", "3", "194"), "year", "Type the year in four digits, for example 1941."),
        (("1", "3", "19411"), "year", "Type the year in four digits, for example 1941."),
        (("1", "3", ""), "year", "Type the year in digits, for example 1941."),
        (("1", "3", "vorig"), "year", "Type the year in digits, for example 1941."),
        (("", "3", "1941"), "day", "Type the day in digits, for example 27."),
        (("één", "3", "1941"), "day", "Type the day in digits, for example 27."),
        (("-1", "3", "1941"), "day", "Type the day in digits, for example 27."),
        (("\u0661", "3", "1941"), "day", "Type the day in digits, for example 27."),
        (("1", "", "1941"), "month", "Type the month as a number, for example 3."),
        (("1", "lente", "1941"), "month", "Type the month as a number, for example 3."),
        (("1", "\uff13", "1941"), "month", "Type the month as a number, for example 3."),
    ],
)
def test_a_day_that_cannot_be_stored_says_how_to_mend_it(
    typed: tuple[str, str, str], field: str, sentence: str
) -> None:
    with pytest.raises(AnswerRejected) as caught:
        read_date(*typed, TODAY)

    assert said(caught.value) == sentence
    assert caught.value.field == field


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("29-2-1941", ("29", "2", "1941")),
        ("1/3/41", ("1", "3", "41")),
        ("1-3-41", ("1", "3", "41")),
        ("1.3.1941", ("1", "3", "1941")),
        ("1 3 1941", ("1", "3", "1941")),
        ("1 \u2013 3 \u2013 1941", ("1", "3", "1941")),
        ("1 maart 1941", ("1", "3", "1941")),
        ("1 mrt. 1941", ("1", "3", "1941")),
        ("1e Maart 1941", ("1", "3", "1941")),
        ("22ste sept 1941", ("22", "9", "1941")),
        ("1 March 1941", ("1", "3", "1941")),
        ("March 27th, 1941", ("27", "3", "1941")),
        ("01031941", ("01", "03", "1941")),
        ("010341", ("01", "03", "41")),
        ("1941-03-01", ("01", "03", "1941")),
        (" 00-00-1938 ", ("00", "00", "1938")),
    ],
)
def test_one_line_is_split_into_three(typed: str, expected: tuple[str, str, str]) -> None:
    assert split_date(typed) == expected


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ("", "", "Type a date, for example 27-3-1941."),
        ("maart 1941", "", "Type day, month and year, for example 27-3-1941."),
        ("27-3", "", "Type day, month and year, for example 27-3-1941."),
        ("gisteren", "", "Type day, month and year, for example 27-3-1941."),
        ("1-3-1941\x00", "", "Type day, month and year, for example 27-3-1941."),
        (
            "\u0661-\u0663-\u0661\u0669\u0664\u0661",
            "",
            "Type day, month and year, for example 27-3-1941.",
        ),
        ("1" * 10_000, "", "Type day, month and year, for example 27-3-1941."),
        ("1-3-" + "1" * 10_000, "", "Type day, month and year, for example 27-3-1941."),
        ("1 lente 1941", "month", "Type the month as a number, for example 3."),
    ],
)
def test_a_line_that_is_no_date_says_how_to_mend_it(typed: str, field: str, sentence: str) -> None:
    with pytest.raises(AnswerRejected) as caught:
        split_date(typed)

    assert said(caught.value) == sentence
    assert caught.value.field == field


typed_anything = st.text(
    st.sampled_from("0123459 -/.mrtmaart\x00\n\u0661\uff11\ud800é"), max_size=14
)


@given(day=typed_anything, month=typed_anything, year=typed_anything)
def test_three_fields_give_a_day_or_a_refusal(day: str, month: str, year: str) -> None:
    try:
        assert date(1900, 1, 1) <= read_date(day, month, year, TODAY) <= date(2036, 12, 31)
    except AnswerRejected as rejected:
        assert rejected.field in {"day", "month", "year"}  # noqa: PT017 - either outcome is right


@given(typed=typed_anything)
def test_one_line_gives_three_parts_or_a_refusal(typed: str) -> None:
    try:
        assert len(split_date(typed)) == 3
    except AnswerRejected as rejected:
        assert said(rejected)  # noqa: PT017 - either outcome is right


@given(d=st.dates(min_value=date(1900, 1, 1), max_value=date(2036, 12, 31)))
def test_every_day_is_read_back_from_how_it_is_typed(d: date) -> None:
    typed = f"{d.day}-{d.month}-{d.year}"

    assert read_date(*split_date(typed), TODAY) == d

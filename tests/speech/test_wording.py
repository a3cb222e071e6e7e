import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.speech.wording import digits_apart


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("088 123 65 55", "0 8 8, 1 2 3, 6 5, 5 5"),
        ("Bel 088 123 65 55.", "Bel 0 8 8, 1 2 3, 6 5, 5 5."),
        ("088-123 65 55", "0 8 8, 1 2 3, 6 5, 5 5"),
        ("088\u00a0123\u00a065\u00a055", "0 8 8, 1 2 3, 6 5, 5 5"),
        ("06 12 34 56 78", "0 6, 1 2, 3 4, 5 6, 7 8"),
        ("06-12345678", "0 6, 1 2 3 4 5 6 7 8"),
        ("0800 1234", "0 8 0 0, 1 2 3 4"),
        ("0900-1234567", "0 9 0 0, 1 2 3 4 5 6 7"),
        ("+31 88 123 65 55", "+ 3 1, 8 8, 1 2 3, 6 5, 5 5"),
        ("14 010", "1 4, 0 1 0"),
        ("088 123 65 55 of 0800 1234", "0 8 8, 1 2 3, 6 5, 5 5 of 0 8 0 0, 1 2 3 4"),
    ],
)
def test_a_telephone_number_is_said_digit_by_digit_in_its_groups(written: str, said: str) -> None:
    assert digits_apart(written) == said


@pytest.mark.parametrize(
    "text",
    [
        "Op 06-02-2026 om 09:30 uur.",
        "Op 24 11 2026.",
        "U krijgt 1 250 euro.",
        "112",
        "0881236555",
        "3511 AB",
        "NL91 ABNA 0417 1643 00",
        "NL91ABNA 0417 1643 00",
        "088 123 65 555",
        "2025-2026",
    ],
)
def test_what_is_not_a_telephone_number_stays_as_it_is(text: str) -> None:
    assert digits_apart(text) == text


@given(st.text(alphabet="0123456789 -+.,a\u00a0", max_size=60))
def test_no_digit_is_lost(text: str) -> None:
    assert re.findall(r"\d", digits_apart(text)) == re.findall(r"\d", text)

"""Which PINs may be chosen."""

from datetime import date

import pytest

from companion.vault.errors import NotAPin
from companion.vault.pins import Own, Weakness, pin_of, weakness
from companion.vault.typed import Pin

OWN = Own((date(1938, 4, 21),), "2628 CD", "175", ("06-12 95 74 83",))


@pytest.mark.parametrize("typed", ["4071", "\uff14\uff10\uff17\uff11"])
def test_digits_of_any_width_are_the_same_pin(typed: str) -> None:
    assert pin_of(typed) == Pin(b"4071")


@pytest.mark.parametrize(
    "typed", ["", "407", "4071428", "40 71", "40a1", "\u0664\u0660\u0667\u0661", "-407", "4071\n"]
)
def test_anything_else_is_no_pin(typed: str) -> None:
    with pytest.raises(NotAPin):
        pin_of(typed)


@pytest.mark.parametrize(
    ("digits", "why"),
    [
        ("1234", Weakness.SEQUENCE),
        ("987654", Weakness.SEQUENCE),
        ("8901", Weakness.SEQUENCE),
        ("0000", Weakness.SEQUENCE),
        ("7373", Weakness.REPEAT),
        ("4477", Weakness.REPEAT),
        ("4774", Weakness.REPEAT),
        ("407407", Weakness.REPEAT),
        ("11953", Weakness.DATE),
        ("1953", Weakness.DATE),
        ("3107", Weakness.DATE),
        ("0731", Weakness.DATE),
        ("310753", Weakness.DATE),
        ("530731", Weakness.DATE),
        ("2580", Weakness.PATTERN),
        ("1397", Weakness.PATTERN),
        ("1452", Weakness.PATTERN),
    ],
)
def test_what_everyone_tries_first_is_refused(digits: str, why: Weakness) -> None:
    assert weakness(Pin(digits.encode())) is why


@pytest.mark.parametrize("digits", ["4071", "8306", "907142", "59283"])
def test_other_pins_may_be_chosen(digits: str) -> None:
    assert weakness(Pin(digits.encode()), OWN) is None


@pytest.mark.parametrize(
    "digits",
    [
        "2104",
        "0421",
        "1938",
        "2138",
        "210438",
        "2628",
        "92628",
        "0175",
        "1750",
        "1751",
        "9574",
        "7483",
    ],
)
def test_what_an_acquaintance_tries_first_is_refused(digits: str) -> None:
    assert weakness(Pin(digits.encode()), OWN) is Weakness.PERSONAL


def test_about_a_tenth_of_the_short_pins_is_refused() -> None:
    refused = sum(weakness(Pin(f"{number:04}".encode())) is not None for number in range(10_000))

    assert refused == 1_118


def test_own_numbers_are_in_no_repr() -> None:
    assert "1938" not in repr(OWN)

"""The settings code opens its own seal only."""

import pytest

from companion.settings.errors import CodeEmpty
from companion.settings.lock import looks_sealed, opens, seal_code


def test_the_same_code_opens_and_another_does_not() -> None:
    sealed = seal_code("4711")

    assert opens("4711", sealed)
    assert not opens("4712", sealed)


def test_the_code_is_not_in_the_seal_and_two_seals_differ() -> None:
    first, second = seal_code("471147"), seal_code("471147")

    assert "471147" not in first.split("$")
    assert first != second


def test_full_width_digits_are_the_same_code() -> None:
    assert opens("\uff14\uff17", seal_code("47"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "4711",
        "scrypt-14-8-1$00$00",
        "scrypt-30-8-1$" + "0" * 32 + "$" + "0" * 64,
        "scrypt-14-8-1$" + "0" * 32 + "$" + "z" * 64,
        "scrypt-14-8-1$" + "0" * 32 + "$" + "0" * 64 + "$",
    ],
)
def test_a_text_that_is_no_seal_opens_for_nobody(text: str) -> None:
    assert not looks_sealed(text)
    assert not opens("4711", text)


def test_an_empty_code_is_not_sealed() -> None:
    with pytest.raises(CodeEmpty):
        seal_code("")

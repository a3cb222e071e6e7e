"""The text of a slip: short, forgiving for who types it over, and shut without its four digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.papers.slip import (
    SIGNS,
    CodeNotFourDigits,
    NotASlip,
    OtherCode,
    Slip,
    SlipTooNew,
    groups,
    opened,
    rows,
    sealed,
)

KNOWN = {"aow-aanvragen": ("begin", "land"), "paspoort": ("begin", "foto")}
# Sealed once, by the first version of the program: it must stay readable.
OLD = "16NC-W9V0-HCC0-64RF-5F12"
OLD_SAYS = Slip("aow-aanvragen", "land")


def weighed(signs: str) -> str:
    """Return the signs with the check sign that fits them, worked out apart from the program."""
    total = sum((at % 22 + 1) * SIGNS.index(sign) for at, sign in enumerate(signs))
    weight = len(signs) % 22 + 1
    return signs + next(s for s in SIGNS if (total + weight * SIGNS.index(s)) % 23 == 0)


def test_a_slip_of_the_first_version_is_read_for_ever() -> None:
    assert opened(OLD, "4821", KNOWN) == OLD_SAYS


@pytest.mark.parametrize("flow", KNOWN)
@pytest.mark.parametrize("code", ["0000", "9876"])
def test_what_was_sealed_is_read_on_the_next_device(flow: str, code: str) -> None:
    assert opened(sealed(flow, "begin", code), code, KNOWN) == Slip(flow, "begin")


def test_a_slip_is_five_groups_of_four_signs_that_do_not_look_alike() -> None:
    text = sealed("paspoort", "foto", "4821")

    assert [len(group) for group in text.split("-")] == [4] * 5
    assert set(text) <= {*SIGNS, "-"}
    for alike in ("0OQD", "1IL", "2Z", "5S", "6G", "8B", "UV"):
        assert len(set(alike) & set(SIGNS)) == 1


def test_the_same_errand_makes_another_text_each_time() -> None:
    assert len({sealed("paspoort", "foto", "4821") for _ in range(4)}) > 1


@pytest.mark.parametrize(
    "typed",
    [
        OLD.lower(),
        OLD.replace("-", ""),
        f"  {OLD.replace('-', '  ')}\n",
        OLD.replace("-", "\u2013"),
        OLD.replace("-", "."),
        OLD.replace("0", "O").replace("1", "l").replace("5", "s").replace("2", "Z"),
        "".join(chr(ord(sign) + 0xFEE0) for sign in OLD),
    ],
)
def test_case_spaces_hyphens_and_look_alikes_are_read_as_they_were_meant(typed: str) -> None:
    assert opened(typed, "4821", KNOWN) == OLD_SAYS


@pytest.mark.parametrize("place", range(20))
def test_one_wrong_sign_is_a_typing_mistake_and_no_other_code(place: int) -> None:
    signs = OLD.replace("-", "")

    for other in set(SIGNS) - {signs[place]}:
        with pytest.raises(NotASlip):
            opened(signs[:place] + other + signs[place + 1 :], "4821", KNOWN)


@given(st.integers(0, 19), st.integers(0, 19))
def test_two_signs_that_changed_places_are_a_typing_mistake(one: int, two: int) -> None:
    signs = list(OLD.replace("-", ""))
    if signs[one] == signs[two]:
        return

    signs[one], signs[two] = signs[two], signs[one]

    with pytest.raises(NotASlip):
        opened("".join(signs), "4821", KNOWN)


@pytest.mark.parametrize("length", range(20))
def test_a_text_that_was_not_typed_to_its_end_is_no_slip(length: int) -> None:
    with pytest.raises(NotASlip):
        opened(OLD.replace("-", "")[:length], "4821", KNOWN)


@pytest.mark.parametrize("text", ["", "AAAA", OLD + "0", OLD * 2, OLD * 900, "€" * 20, "\x00" * 20])
def test_any_other_text_is_no_slip(text: str) -> None:
    with pytest.raises(NotASlip):
        opened(text, "4821", KNOWN)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_refused_in_an_orderly_way(text: str) -> None:
    with pytest.raises((NotASlip, SlipTooNew, OtherCode)):
        opened(text, "4821", {})


def test_more_than_a_slip_can_hold_is_no_slip() -> None:
    with pytest.raises(NotASlip):
        opened(weighed("1" + "Y" * 18), "4821", KNOWN)


@pytest.mark.parametrize("code", ["4820", "1284", "0000"])
def test_with_other_digits_it_stays_shut(code: str) -> None:
    with pytest.raises(OtherCode):
        opened(OLD, code, KNOWN)


def test_a_text_that_was_changed_with_its_check_sign_stays_shut() -> None:
    signs = OLD.replace("-", "")
    changed = weighed(signs[:-3] + ("0" if signs[-3] != "0" else "1") + signs[-2])

    with pytest.raises(OtherCode):
        opened(changed, "4821", KNOWN)


@pytest.mark.parametrize(
    "code", ["", "482", "48210", "48a1", "-482", "4 82 1", "\u00b2\u00b3\u00b9x"]
)
def test_a_code_is_four_digits(code: str) -> None:
    with pytest.raises(CodeNotFourDigits):
        sealed("paspoort", "foto", code)
    with pytest.raises(CodeNotFourDigits):
        opened(OLD, code, KNOWN)


def test_the_digits_of_another_keyboard_are_the_same_code() -> None:
    assert opened(OLD, "\uff14\uff18\uff12\uff11 ", KNOWN) == OLD_SAYS


@pytest.mark.parametrize("length", [19, 23, 35])
def test_a_later_version_is_told_apart_whatever_its_length(length: int) -> None:
    with pytest.raises(SlipTooNew):
        opened(weighed("2" + "7" * (length - 1)), "4821", KNOWN)


def test_an_errand_that_is_not_on_this_device_is_of_a_newer_program() -> None:
    with pytest.raises(SlipTooNew):
        opened(OLD, "4821", {"paspoort": ("begin",)})


def test_a_step_that_is_not_on_this_device_leaves_the_errand() -> None:
    assert opened(OLD, "4821", {"aow-aanvragen": ("begin",)}) == Slip("aow-aanvragen", None)


def test_of_two_errands_with_the_same_number_the_one_with_the_step_is_meant() -> None:
    # The first 16 bits of the SHA-256 of both names are the same.
    twins = {"proef-28": ("begin",), "proef-40": ("begin", "land")}
    text = sealed("proef-40", "land", "4821")

    assert opened(text, "4821", twins) == Slip("proef-40", "land")
    assert opened(sealed("proef-28", "begin", "4821"), "4821", twins).flow == "proef-28"
    with pytest.raises(SlipTooNew):
        opened(sealed("proef-28", "verdwenen", "4821"), "4821", twins)


def test_no_error_tells_the_text_or_the_code() -> None:
    for text, code in ((OLD, "4820"), (OLD[:-1], "4821"), (OLD, "48x1")):
        with pytest.raises((NotASlip, OtherCode, CodeNotFourDigits)) as caught:
            opened(text, code, KNOWN)

        assert OLD[:4] not in repr(caught.value)
        assert code not in repr(caught.value)


def test_signs_are_grouped_by_four_and_stand_two_groups_in_a_row() -> None:
    assert groups("ABCD-EFGH 12") == ("ABCD", "EFGH", "12")
    assert rows("ABCD-EFGH-1234") == ("ABCD\u2003EFGH", "1234")

import random
from itertools import combinations
from pathlib import Path

import pytest
from vault.living import ITEMS, NEW, Life, kid_of
from vault.vaults import PIN

from companion.vault.errors import Damaged, TriesUsedUp, WrongPin
from companion.vault.recovery import (
    SheetCode,
    has_sheet,
    new_sheet,
    open_with_sheet,
    remove_sheet,
    sheet_of,
)
from companion.vault.sheet_codes import SIGNS, new_code
from companion.vault.sheet_errors import MistypedSheet, NoSheet, NotASheetCode, WrongSheet
from companion.vault.sheet_file import identity_of, unwrapped
from companion.vault.store import noted, put_previous_back, save


@pytest.fixture
def life(tmp_path: Path) -> Life:
    return Life(tmp_path)


def test_the_sheet_opens_what_the_pin_opens(life: Life) -> None:
    code = new_sheet(life.place, life.create())

    opened = open_with_sheet(life.place, sheet_of(code.text))

    assert opened.items == ITEMS
    assert life.unlock().items == ITEMS
    assert has_sheet(life.place)


def test_the_sheet_opens_what_was_kept_after_it_was_printed(life: Life) -> None:
    unlocked = life.create()
    code = new_sheet(life.place, unlocked)

    save(life.place, life.store, unlocked, ITEMS[:1])

    assert open_with_sheet(life.place, code).items == ITEMS[:1]


def test_after_ten_tries_the_sheet_still_opens_it_and_a_new_pin_is_chosen(life: Life) -> None:
    unlocked = life.create()
    code = new_sheet(life.place, unlocked)
    life.store.set(f"{kid_of(unlocked)}-tries", noted(10))
    with pytest.raises(TriesUsedUp):
        life.unlock()
    assert life.store.get(kid_of(unlocked)) is None

    renewed = life.renew(open_with_sheet(life.place, code))

    assert renewed.items == ITEMS
    assert life.unlock(NEW) == renewed
    assert not any(name.startswith(kid_of(unlocked)) for name in life.store.names())


def test_a_new_pin_makes_the_sheet_and_the_old_pin_void(life: Life) -> None:
    code = new_sheet(life.place, life.create())

    life.renew(open_with_sheet(life.place, code))

    with pytest.raises(NoSheet):
        open_with_sheet(life.place, code)
    with pytest.raises(WrongPin):
        life.unlock(PIN)
    assert not has_sheet(life.place)


def test_an_older_sheet_is_void_when_a_new_one_is_made(life: Life) -> None:
    unlocked = life.create()
    first = new_sheet(life.place, unlocked)

    second = new_sheet(life.place, unlocked)

    assert open_with_sheet(life.place, second).items == ITEMS
    with pytest.raises(WrongSheet):
        open_with_sheet(life.place, first)


def test_a_sheet_that_was_put_back_after_a_change_opens_nothing(life: Life) -> None:
    unlocked = life.create()
    code = new_sheet(life.place, unlocked)
    old = life.place.sheet.read_bytes()
    life.change(unlocked)

    life.place.sheet.write_bytes(old)

    with pytest.raises(NoSheet):
        open_with_sheet(life.place, code)
    assert not has_sheet(life.place)


def test_without_a_sheet_or_after_it_was_removed_no_code_opens_it(life: Life) -> None:
    unlocked = life.create()
    assert not has_sheet(life.place)
    code = new_sheet(life.place, unlocked)

    remove_sheet(life.place)
    remove_sheet(life.place)

    with pytest.raises(NoSheet):
        open_with_sheet(life.place, code)


def test_wrong_sheets_cost_no_tries(life: Life) -> None:
    unlocked = life.create()
    new_sheet(life.place, unlocked)

    for _ in range(20):
        with pytest.raises(WrongSheet):
            open_with_sheet(life.place, new_code())

    assert life.tries.standing(kid_of(unlocked)).left == 10
    assert life.stretch.calls == 1


def test_a_damaged_sheet_is_no_wrong_sheet(life: Life) -> None:
    code = new_sheet(life.place, life.create())
    good = life.place.sheet.read_bytes()

    for bit in range(8 * len(good)):
        bad = bytearray(good)
        bad[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Exception, match=r"whole vault file|newer") as raised:
            identity_of(bytes(bad))
        assert not isinstance(raised.value, WrongSheet)
    for end in range(len(good)):
        with pytest.raises(Damaged):
            unwrapped(code, good[:end])


def test_a_damaged_vault_is_not_opened_by_the_sheet_either(life: Life) -> None:
    unlocked = save(life.place, life.store, life.create(), ITEMS)
    code = new_sheet(life.place, unlocked)
    data = bytearray(life.place.file.read_bytes())
    data[1000] ^= 1
    life.place.file.write_bytes(bytes(data))
    with pytest.raises(Damaged):
        open_with_sheet(life.place, code)

    put_previous_back(life.place)

    assert open_with_sheet(life.place, code).items == ITEMS


def test_what_the_sheet_opened_must_be_what_is_renewed(life: Life) -> None:
    unlocked = life.create()
    opened = open_with_sheet(life.place, new_sheet(life.place, unlocked))
    save(life.place, life.store, unlocked, ITEMS[:1])

    with pytest.raises(Damaged):
        life.renew(opened)

    assert life.unlock().items == ITEMS[:1]


def test_a_code_has_seven_groups_of_signs_that_are_not_mistaken_for_each_other() -> None:
    for _ in range(50):
        groups = new_code().text.split(" ")

        assert [len(group) for group in groups] == [4] * 7
        assert set("".join(groups)) <= set(SIGNS)
        assert not set("".join(groups)) & set("0O1ILBSZG")


def test_a_code_tells_nothing_of_itself() -> None:
    code = new_code()

    assert code.text[:4] not in repr(code)
    assert repr(code) == "SheetCode()"


@pytest.mark.parametrize("between", ["", " ", "-", " \u2013 ", "\n", "\u00a0", "."])
def test_a_code_is_read_however_its_groups_are_parted(between: str) -> None:
    code = new_code()

    assert sheet_of(f" {between.join(code.text.split(' '))}\n") == code
    assert sheet_of(code.text.lower()) == code


def test_a_letter_that_is_never_printed_is_the_digit_it_looks_like() -> None:
    code = next(each for each in iter(new_code, None) if set("8652") <= set(each.text))

    typed = code.text.translate(str.maketrans("8652", "BGSZ"))

    assert sheet_of(typed) == code


def test_signs_of_full_width_are_read() -> None:
    code = new_code()

    wide = "".join(chr(ord(sign) + 0xFEE0) if sign != " " else sign for sign in code.text)

    assert sheet_of(wide) == code


def test_every_wrong_sign_and_every_two_swapped_ones_are_seen() -> None:
    signs = new_code().text.replace(" ", "")

    wrong = [f"{signs[:at]}{other}{signs[at + 1 :]}" for at in range(28) for other in SIGNS]
    swapped = []
    for one, two in combinations(range(28), 2):
        changed = list(signs)
        changed[one], changed[two] = signs[two], signs[one]
        swapped.append("".join(changed))

    for typed in {*wrong, *swapped} - {signs}:
        with pytest.raises(MistypedSheet):
            sheet_of(typed)


@pytest.mark.parametrize("sign", "0O1IL")
def test_a_sign_that_is_on_no_sheet_is_a_mistake_of_typing(sign: str) -> None:
    with pytest.raises(MistypedSheet):
        sheet_of(sign + new_code().text[1:])


@pytest.mark.parametrize("typed", ["", "4071", "€" * 28, "A" * 29, "٣" * 28, "A\u0000" * 14])
def test_what_is_no_code_is_told_apart_from_a_mistyped_one(typed: str) -> None:
    with pytest.raises(NotASheetCode):
        sheet_of(typed)


def test_no_error_of_a_sheet_tells_what_was_typed() -> None:
    code = new_code()
    wrong = SIGNS[(SIGNS.index(code.text[0]) + 1) % 27] + code.text[1:]

    with pytest.raises(MistypedSheet) as raised:
        sheet_of(wrong)

    assert code.text[5:9] not in f"{raised.value!r} {raised.value} {vars(raised.value)}"


def test_whatever_is_typed_is_a_code_or_one_of_two_errors() -> None:
    chance = random.Random(3)  # noqa: S311 - a simulation, not a secret
    for _ in range(2000):
        typed = "".join(chr(chance.randrange(1, 0xD000)) for _ in range(chance.randrange(40)))
        with pytest.raises((NotASheetCode, MistypedSheet)):
            sheet_of(typed)


def test_two_codes_are_never_the_same() -> None:
    codes: set[SheetCode] = {new_code() for _ in range(500)}

    assert len(codes) == 500

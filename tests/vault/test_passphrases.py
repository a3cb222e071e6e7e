"""Five words are chosen by the program, and read as people write them."""

from pathlib import Path

import pytest

from companion.vault import passphrases
from companion.vault.passphrase_errors import (
    NotAPassphrase,
    OtherNumberOfWords,
    UnknownWord,
    WordListRefused,
)
from companion.vault.passphrases import (
    checked,
    new_passphrase,
    passphrase_of,
    words,
    words_needed,
)
from companion.vault.typed import Passphrase


def _list_of(size: int) -> tuple[str, ...]:
    letters = "abcdefghij"
    return tuple("".join(letters[int(digit)] for digit in f"{number:05}") for number in range(size))


def test_a_new_passphrase_is_five_words_of_the_list() -> None:
    chosen = new_passphrase().text.split(" ")

    assert len(chosen) == 5
    assert set(chosen) <= set(words())


def test_no_passphrase_comes_twice_and_all_of_the_list_is_used() -> None:
    chosen = [new_passphrase().text for _ in range(40_000)]

    assert len(set(chosen)) == 40_000
    assert {word for text in chosen for word in text.split()} == set(words())


def test_the_words_are_not_shown_in_a_repr() -> None:
    assert repr(Passphrase("boom fiets kaas lamp tuin")) == "Passphrase()"


@pytest.mark.parametrize(
    "typed",
    [
        "boom fiets kaas lamp tuin",
        "  Boom   FIETS kaas\tlamp\ntuin ",
        "boom-fiets-kaas-lamp-tuin",
        "boom, fiets, kaas, lamp, tuin.",
        "boom;fiets/kaas_lamp:tuin",
        "boom\u2010fiets\u2011kaas\u2013lamp\u2014tuin",
        "\uff42\uff4f\uff4f\uff4d fiets\u00a0kaas lamp tuin",
    ],
)
def test_words_are_read_as_people_write_them(typed: str) -> None:
    assert passphrase_of(typed) == Passphrase("boom fiets kaas lamp tuin")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("boom fiets kaaas lamp tuin", 3),
        ("boom fiets kaas lamp tuin2", 5),
        ("b\u00f6om fiets kaas lamp tuin", 1),
        ("boomfiets kaas lamp tuin", 1),
        ("boom xyz", 2),
        ("boom fiets kaas lamp tuin \U0001f600", 6),
    ],
)
def test_the_first_word_that_is_not_known_is_told_by_its_number(typed: str, number: int) -> None:
    with pytest.raises(UnknownWord) as raised:
        passphrase_of(typed)

    assert raised.value.number == number
    assert typed.split()[min(number, len(typed.split())) - 1] not in str(raised.value)


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        ("", 0),
        (" , - ", 0),
        ("boom fiets kaas lamp", 4),
        ("boom fiets kaas lamp tuin huis", 6),
        ("boom " * 10_000, 10_000),
    ],
)
def test_too_few_and_too_many_words_are_told(typed: str, given: int) -> None:
    with pytest.raises(OtherNumberOfWords) as raised:
        passphrase_of(typed)

    assert (raised.value.given, raised.value.needed) == (given, 5)
    assert isinstance(raised.value, NotAPassphrase)


@pytest.mark.parametrize(("size", "count"), [(4096, 6), (7131, 6), (7132, 5), (7776, 5)])
def test_the_words_together_are_worth_64_bits(size: int, count: int) -> None:
    assert words_needed(size) == count


def test_a_list_that_is_too_small_is_refused() -> None:
    with pytest.raises(WordListRefused):
        words_needed(4095)
    with pytest.raises(WordListRefused):
        checked(_list_of(4095))


def test_a_list_that_is_large_enough_is_taken() -> None:
    assert len(checked(_list_of(4096))) == 4096


@pytest.mark.parametrize("wrong", ["aaaaa", "ab", "abcdefghi", "Boom", "b\u00f6om", "", "boom "])
def test_a_line_that_is_no_word_or_is_there_twice_is_refused(wrong: str) -> None:
    with pytest.raises(WordListRefused) as raised:
        checked((*_list_of(5000), wrong))

    assert raised.value.what == "line 5001"


@pytest.mark.parametrize("content", [None, b"\xff\xfe", b""])
def test_a_shipped_list_that_is_not_whole_gives_no_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    file = tmp_path / "woorden.txt"
    if content is not None:
        file.write_bytes(content)
    monkeypatch.setattr(passphrases, "shipped", lambda *_: file)
    words.cache_clear()

    with pytest.raises(WordListRefused):
        new_passphrase()

    words.cache_clear()

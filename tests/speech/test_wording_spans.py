"""What is said for a text, and that nothing of it is lost on the way to the ear."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from companion.speech.dutch_numbers import amount, cardinal, year
from companion.speech.wording import Span, Wording, spelled_out, worded

_DIGITS = {
    "nul": "0",
    "één": "1",
    "twee": "2",
    "drie": "3",
    "vier": "4",
    "vijf": "5",
    "zes": "6",
    "zeven": "7",
    "acht": "8",
    "negen": "9",
}
_SMALL = {
    **{word: int(digit) for word, digit in _DIGITS.items()},
    "een": 1,
    "tien": 10,
    "elf": 11,
    "twaalf": 12,
    "dertien": 13,
    "veertien": 14,
    "vijftien": 15,
    "zestien": 16,
    "zeventien": 17,
    "achttien": 18,
    "negentien": 19,
}
_TENS = {
    "twintig": 20,
    "dertig": 30,
    "veertig": 40,
    "vijftig": 50,
    "zestig": 60,
    "zeventig": 70,
    "tachtig": 80,
    "negentig": 90,
}
# Texts as people write them, and the odd things that stand in them now and then.
_PIECES = [
    *"0123456789.,-/:;()%+*=<>@#& aAbBsSuU\n",
    *"\u20ac\u00b0\u00bd\u00b2\u2013\u2019\u2018\u00a0\u00ad\x00\U0001f600\u0663",
    *("12", "2026", "1941", "088", "06", "+31", "14 ", "112", "NL91 ABNA ", "BSN ", "1234 AB"),
    *(" uur", " euro", " km", " mei", " t/m ", " tot ", " miljoen", "e", "ste", "III", "min."),
    *("AOW", "SVB", "CIZ", "DigiD", "bijv.", "https://", "www.", ".nl", "Dorpsstraat ", "ma-vr "),
]
_TEXTS = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(_PIECES)).map("".join))


def _value(words: str) -> int:
    """Return the number of Dutch words, read by rules that share nothing with the wording."""
    for big, factor in (("miljoen", 10**6), ("duizend", 1000), ("honderd", 100)):
        before, found, after = words.partition(big)
        if found:
            return (_value(before) or 1) * factor + _value(after)
    plain = words.replace(" ", "").replace("ë", "e")
    if plain in _SMALL or not plain:
        return _SMALL.get(plain, 0)
    ten = next((word for word in _TENS if plain.endswith(word)), "")
    unit = plain.removesuffix(ten).removesuffix("en") if plain != ten else ""
    return _TENS[ten] + _SMALL.get(unit, 0)


def _said(wording: Wording, span: Span) -> str:
    return wording.spoken[slice(*span.spoken)]


@given(st.integers(0, 999_999_999))
@example(1_000_000)
@example(101_001)
def test_a_count_in_words_is_that_count(number: int) -> None:
    assert _value(cardinal(number)) == number


@given(st.integers(1100, 2199))
def test_a_year_in_words_is_that_year(number: int) -> None:
    assert _value(year(number)) == number


@given(st.integers(1, 999_999), st.integers(10, 99))
def test_an_amount_in_words_is_that_amount(euros: int, cents: int) -> None:
    whole, rest = amount(euros * 100 + cents).split(" euro ")

    assert (_value(whole), _value(rest)) == (euros, cents)


@given(st.integers(0, 999_999))
def test_a_number_in_a_sentence_is_said_as_that_number(number: int) -> None:
    written = f"{number:,}".replace(",", ".")

    spoken = worded(f"U krijgt {written} euro per jaar", "nl").spoken

    assert _value(spoken.removeprefix("U krijgt ").removesuffix(" euro per jaar")) == number


@given(
    st.from_regex(
        r"0[1-9][0-9] [0-9]{3} [0-9]{2} [0-9]{2}|06[ -][0-9]{8}|0800 [0-9]{4}|14 0[0-9]{2}"
        r"|\+31 [1-9][0-9] [0-9]{3} [0-9]{2} [0-9]{2}|BSN [0-9]{9}"
        r"|NL[0-9]{2} ABNA( [0-9]{4}){2} [0-9]{2}|0[0-9]{2}-[0-9]{7}|[0-9]{3} [0-9]{3} [0-9]{3}",
        fullmatch=True,
    ).filter(str.isascii)
)
def test_a_number_to_copy_is_said_digit_by_digit_and_in_order(written: str) -> None:
    spoken = worded(f"Het nummer is {written}.", "nl").spoken

    said = [_DIGITS[word] for word in re.findall(r"\w+", spoken) if word in _DIGITS]

    assert "".join(said) == re.sub("[^0-9]", "", written)


@given(_TEXTS, st.sampled_from(["nl", "en"]))
def test_spans_cover_the_text_and_the_wording_without_a_gap(text: str, language: str) -> None:
    wording = worded(text, language)

    spoken = shown = 0
    for span in wording.spans:
        assert (span.spoken[0], span.shown[0]) == (spoken, shown)
        spoken, shown = span.spoken[1], span.shown[1]
    assert (spoken, shown) == (len(wording.spoken), len(text))


@given(_TEXTS, st.sampled_from(["nl", "en"]))
def test_each_digit_of_a_text_is_said_in_words(text: str, language: str) -> None:
    wording = worded(text, language)

    for span in wording.spans:
        if re.search("[0-9]", text[slice(*span.shown)]):
            assert _said(wording, span).strip()
            assert not re.search("[0-9]", _said(wording, span))


@given(_TEXTS, st.integers(0, 200), st.integers(0, 20))
def test_what_is_shown_for_a_word_lies_inside_the_text(text: str, offset: int, length: int) -> None:
    begin, shown = worded(text, "nl").shown_at(offset, length)

    assert 0 <= begin <= begin + shown <= len(text)


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "S", "Z", "C"]), max_size=30))
@example("\ud800")
@example("\x00")
@example("1" * 10_000)
def test_no_character_makes_the_wording_raise(text: str) -> None:
    assert worded(text, "nl").spans or not text
    assert worded(text, "en").spans or not text


def test_a_word_event_inside_a_replaced_piece_shows_the_whole_piece() -> None:
    text = "U betaalt € 21,80 aan de kassa."
    wording = worded(text, "nl")

    assert wording.spoken == "U betaalt eenentwintig euro tachtig aan de kassa."
    assert wording.shown_at(wording.spoken.index("euro"), 4) == (10, 7)
    assert wording.shown_at(wording.spoken.index("tachtig"), 7) == (10, 7)


def test_a_word_that_is_said_as_it_is_written_shows_itself_alone() -> None:
    text = "U betaalt € 21,80 aan de kassa."
    wording = worded(text, "nl")

    assert wording.shown_at(0, 1) == (0, 1)
    assert wording.shown_at(wording.spoken.index("kassa"), 5) == (25, 5)


def test_a_stretch_of_words_shows_from_the_first_to_the_last() -> None:
    text = "Bel 14 030 nu."
    wording = worded(text, "nl")

    assert wording.shown_at(0, len(wording.spoken)) == (0, len(text))


def test_behind_the_end_of_the_wording_nothing_is_shown() -> None:
    assert worded("Bel nu.", "nl").shown_at(99, 3) == (0, 0)


def test_an_abbreviation_is_said_in_full_once() -> None:
    first = worded("De SVB belt.", "nl")
    second = worded("De SVB belt.", "nl", first.met)

    assert first.spoken == "De es V B, de Sociale Verzekeringsbank, belt."
    assert first.met == frozenset({"SVB"})
    assert second.spoken == "De es V B belt."
    assert second.met == first.met


def test_an_abbreviation_inside_a_word_or_a_quote_is_not_told_yet() -> None:
    assert worded("Uw AOW-leeftijd", "nl").met == frozenset()
    assert worded("Kies \u2018AOW aanvragen\u2019.", "nl").met == frozenset()
    assert worded("Zoek het woord AOW.", "nl").met == frozenset()


def test_a_full_name_that_is_written_counts_as_told() -> None:
    assert worded("Sociale Verzekeringsbank (SVB)", "nl").met == frozenset({"SVB"})


@pytest.mark.parametrize("language", ["nl", "nl-NL", "nl_BE", "NL"])
def test_a_region_of_dutch_is_dutch(language: str) -> None:
    assert worded("2 mei", language).spoken == "twee mei"


def test_a_text_in_an_unknown_language_is_said_as_it_is_written() -> None:
    wording = worded("2 mai", "fr", frozenset({"SVB"}))

    assert wording == Wording("2 mai", (Span((0, 5), (0, 5)),), frozenset({"SVB"}))


def test_an_empty_text_has_no_words() -> None:
    assert worded("", "nl") == Wording("", ())


def test_a_wording_does_not_show_what_it_says_in_its_repr() -> None:
    assert "geheim" not in repr(worded("geheim", "nl"))


@pytest.mark.parametrize(
    ("code", "language", "said"),
    [
        ("H4K29", "nl", "H vier K twee negen"),
        ("H4K 29", "nl", "H vier K, twee negen"),
        ("a1-s2", "nl", "A één, es twee"),
        ("WYS", "nl", "wee ypsilon es"),
        ("123456782", "nl", "één twee drie vier vijf zes zeven acht twee"),
        ("A1", "en", "eh one"),
        ("", "nl", ""),
        (" - ", "nl", ""),
    ],
)
def test_a_code_is_spelled_out_when_asked(code: str, language: str, said: str) -> None:
    assert spelled_out(code, language) == said

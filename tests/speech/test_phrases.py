import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.speech.phrases import phrases
from companion.speech.rates import Rhythm

RHYTHM = Rhythm(150, 200, 400)


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [
        ("Goedemiddag mevrouw.", ["Goedemiddag mevrouw."]),
        ("Neem mee: een paspoort.", ["Neem mee:", "een paspoort."]),
        ("Dat kan niet; bel ons nu.", ["Dat kan niet;", "bel ons nu."]),
        ("Bel ons op, of kom langs.", ["Bel ons op,", "of kom langs."]),
        ("U wacht – dat duurt even.", ["U wacht –", "dat duurt even."]),  # noqa: RUF001 - a dash
        ("Het kantoor (op de hoek) is dicht.", ["Het kantoor", "(op de hoek)", "is dicht."]),
        ("Het is klaar. U krijgt bericht.", ["Het is klaar.", "U krijgt bericht."]),
        ("Weet u het? Ga dan door!", ["Weet u het?", "Ga dan door!"]),
        ("Zij zei: “Kom maar.” Daarna ging zij.", ["Zij zei:", "“Kom maar.”", "Daarna ging zij."]),
    ],
)
def test_a_phrase_ends_where_a_speaker_rests(spoken: str, expected: list[str]) -> None:
    assert [phrase.text for phrase in phrases(spoken, RHYTHM)] == expected


@pytest.mark.parametrize(
    "spoken",
    [
        "0 8 8",
        "U krijgt 1.250,50 euro",
        "Om 14:00 uur bent u daar",
        "Vraag naar M. de Vries bij de balie",
        "Het staat op nr. 5 van de lijst",
        "Een e-mail of een sms-bericht",
        "Ga naar toeslagen.nl en lees verder",
    ],
)
def test_a_mark_inside_a_word_or_number_is_no_rest(spoken: str) -> None:
    assert [phrase.text for phrase in phrases(spoken, RHYTHM)] == [spoken]


@pytest.mark.parametrize(
    ("spoken", "expected"),
    [
        ("Eén: ja. Twee: nee.", ["Eén: ja.", "Twee: nee."]),
        ("Ja, dat klopt.", ["Ja, dat klopt."]),
        ("Dank u wel, mevrouw.", ["Dank u wel, mevrouw."]),
        ("Een pas, een foto, geld.", ["Een pas,", "een foto, geld."]),
        ("Ja, nee, misschien.", ["Ja, nee, misschien."]),
    ],
)
def test_a_phrase_of_one_word_joins_its_neighbour(spoken: str, expected: list[str]) -> None:
    assert [phrase.text for phrase in phrases(spoken, RHYTHM)] == expected


def test_a_sentence_of_one_word_stands_alone() -> None:
    said = phrases("Klaar. U krijgt bericht.", RHYTHM)

    assert [phrase.text for phrase in said] == ["Klaar.", "U krijgt bericht."]


def test_each_group_of_digits_is_a_phrase() -> None:
    said = phrases("Bel 0 8 8, 1 2 3, 6 5, 5.", RHYTHM)

    assert [phrase.text for phrase in said] == ["Bel 0 8 8,", "1 2 3,", "6 5,", "5."]


def test_the_pause_is_that_of_the_mark() -> None:
    said = phrases("Bel ons op, of kom langs. Het is klaar: kijk maar", RHYTHM)

    assert [phrase.pause_ms for phrase in said] == [200, 400, 200, 400]


@pytest.mark.parametrize("spoken", ["", "  ", "…", " - ", "?!"])
def test_a_text_without_a_word_has_no_phrase(spoken: str) -> None:
    assert phrases(spoken, RHYTHM) == ()


@given(st.text(alphabet="ab 0.,;:()-–!?\n é", max_size=60))  # noqa: RUF001 - a dash
def test_phrases_stand_in_the_text_where_they_say_and_leave_no_word_out(spoken: str) -> None:
    said = phrases(spoken, RHYTHM)

    assert all(spoken[p.offset : p.offset + len(p.text)] == p.text for p in said)
    letters = [c for p in said for c in p.text if c.isalnum()]
    assert letters == [c for c in spoken if c.isalnum()]

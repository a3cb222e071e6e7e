import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.speech.sentences import sentences


def _parts(text: str, language: str) -> list[str]:
    return [text[begin:end] for begin, end in sentences(text, language)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Goedendag.", ["Goedendag."]),
        ("Goedendag", ["Goedendag"]),
        ("Bel nu. Wacht niet.", ["Bel nu.", "Wacht niet."]),
        ("Geen brief? Bel de SVB.", ["Geen brief?", "Bel de SVB."]),
        ("Stop! Wacht.", ["Stop!", "Wacht."]),
        ("Wacht\u2026 Nu.", ["Wacht\u2026", "Nu."]),
        ("Wat?! Nu.", ["Wat?!", "Nu."]),
        ("Kop\nDe tekst.", ["Kop", "De tekst."]),
        ("Kop\n\n  De tekst.\n", ["Kop", "De tekst."]),
        ("Om 14.00 uur. Kom op tijd.", ["Om 14.00 uur.", "Kom op tijd."]),
        ("Kijk op svb.nl. Daar staat het.", ["Kijk op svb.nl.", "Daar staat het."]),
        ("Kijk op toeslagen.nl vandaag.", ["Kijk op toeslagen.nl vandaag."]),
        ("Bel nr. 3. Dan wacht u.", ["Bel nr. 3.", "Dan wacht u."]),
        ("Dat is d.w.z. nu.", ["Dat is d.w.z. nu."]),
        ("De heer is dhr. Jansen. Bel hem.", ["De heer is dhr. Jansen.", "Bel hem."]),
        ("U betaalt \u20ac 5. Dat is alles.", ["U betaalt \u20ac 5.", "Dat is alles."]),
        ("J.P. de Vries komt.", ["J.P. de Vries komt."]),
        ("Vraag A. Jansen. Wacht.", ["Vraag A. Jansen.", "Wacht."]),
        ("De code begint met een H. Typ die.", ["De code begint met een H.", "Typ die."]),
        ("Kies \u2018Ja.\u2019 Druk dan.", ["Kies \u2018Ja.\u2019", "Druk dan."]),
        ("(Bel eerst.) Ga dan.", ["(Bel eerst.)", "Ga dan."]),
        ("Wacht a.u.b. even.", ["Wacht a.u.b. even."]),
        ("Wacht a.u.b. Wij komen.", ["Wacht a.u.b.", "Wij komen."]),
        ("Uw pas, brief enz. Neem ze mee.", ["Uw pas, brief enz.", "Neem ze mee."]),
        ("Op 3 jan. 2027 begint het.", ["Op 3 jan. 2027 begint het."]),
        ("Bel Jan. Wacht dan.", ["Bel Jan.", "Wacht dan."]),
        ("Ik tel. U wacht.", ["Ik tel.", "U wacht."]),
        ("Bel tel. 14 030 nu.", ["Bel tel. 14 030 nu."]),
        ("Het is 27.3.1941. Klopt dat?", ["Het is 27.3.1941.", "Klopt dat?"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_a_dutch_text_is_cut_behind_its_sentences(text: str, parts: list[str]) -> None:
    assert _parts(text, "nl") == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Call Mr. Jansen. Wait.", ["Call Mr. Jansen.", "Wait."]),
        ("Bring papers, e.g. a pass.", ["Bring papers, e.g. a pass."]),
        ("Then choose no. Go on.", ["Then choose no.", "Go on."]),
        ("See no. 3. Then go.", ["See no. 3.", "Then go."]),
        ("At 9.30 a.m. on Monday.", ["At 9.30 a.m. on Monday."]),
    ],
)
def test_an_english_text_is_cut_behind_its_sentences(text: str, parts: list[str]) -> None:
    assert _parts(text, "en") == parts


def test_a_short_word_of_another_language_ends_a_sentence() -> None:
    assert _parts("Bel nr. 3", "fr") == ["Bel nr.", "3"]


@given(st.text(alphabet="aAbH1 .?!\u2026\n'\u2019)(,\u20ac\u00a0", max_size=60))
def test_sentences_are_in_order_and_cover_all_that_is_not_blank(text: str) -> None:
    place = 0
    for begin, end in sentences(text, "nl"):
        assert place <= begin < end <= len(text)
        assert not text[place:begin].strip()
        assert text[begin:end] == text[begin:end].strip()
        place = end
    assert not text[place:].strip()

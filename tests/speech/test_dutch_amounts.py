import pytest

from companion.speech.dutch import dutch


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Het kost € 21,80.", "Het kost eenentwintig euro tachtig."),
        ("€ 1.250,50", "duizend tweehonderdvijftig euro vijftig"),
        ("€ 0,05", "vijf cent"),
        ("€ 0,50", "vijftig cent"),
        ("€ 5,-", "vijf euro"),
        ("€ 5,--", "vijf euro"),
        ("€ 5,00", "vijf euro"),
        ("€ 5", "vijf euro"),
        ("€5", "vijf euro"),
        ("€ 21,8", "eenentwintig euro tachtig"),
        ("€ 1,05", "één euro en vijf cent"),
        ("€ 2,10", "twee euro tien"),
        ("€ 9,99 per maand", "negen euro negenennegentig per maand"),
        ("€ 100,- per jaar", "honderd euro per jaar"),
        ("€ 1.250", "duizend tweehonderdvijftig euro"),
        ("€ 1250", "duizend tweehonderdvijftig euro"),
        ("€ 10.000", "tienduizend euro"),
        ("€ 1.000.000", "één miljoen euro"),
        (
            "€ 1.234.567,89",
            (
                "één miljoen tweehonderdvierendertigduizend vijfhonderdzevenenzestig euro "
                "negenentachtig"
            ),
        ),
        ("€ -5", "min vijf euro"),
        ("€ -12,50", "min twaalf euro vijftig"),
        ("-€ 5,00", "min vijf euro"),
        ("€ 0", "nul euro"),
        ("€ 0,00", "nul euro"),
        ("€ 1,5 miljoen", "één komma vijf miljoen euro"),
        ("€ 3 miljard", "drie miljard euro"),
        ("€ 2 mln.", "twee miljoen euro"),
        ("€ 10 - € 20", "tien euro tot twintig euro"),
        ("€ 10-20", "tien tot twintig euro"),
        ("€ 10 tot € 20", "tien euro tot twintig euro"),
        ("€ 12,50 p.p.", "twaalf euro vijftig per persoon."),
        ("€ 21.80", "eenentwintig euro tachtig"),
        ("EUR 12,50", "twaalf euro vijftig"),
        ("12 euro", "twaalf euro"),
        ("1 euro", "één euro"),
        ("12,50 euro", "twaalf euro vijftig"),
        ("1.250 euro", "duizend tweehonderdvijftig euro"),
        ("1941 euro", "duizend negenhonderdeenenveertig euro"),
        ("2000 euro", "tweeduizend euro"),
        ("50 cent", "vijftig cent"),
        ("15 ct.", "vijftien cent"),
        ("612,50", "zeshonderdtwaalf komma vijftig"),
        (
            "Typ een bedrag, bijvoorbeeld 612,50.",
            "Typ een bedrag, bijvoorbeeld zeshonderdtwaalf komma vijftig.",
        ),
        ("$ 5,50", "vijf komma vijftig dollar"),
        ("£ 10", "tien pond"),
        ("Typ het bedrag in €.", "Typ het bedrag in euro."),
        (
            "U betaalt € 73,60 voor een ID-kaart.",
            "U betaalt drieënzeventig euro zestig voor een ID-kaart.",
        ),
        ("Bedrag in euro's", "Bedrag in euro's"),
    ],
)
def test_an_amount_is_said_as_people_say_it(written: str, said: str) -> None:
    assert dutch(written).spoken == said

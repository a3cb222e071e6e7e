import pytest

from companion.speech.dutch import dutch


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("0800 05 43", "nul acht nul nul, nul vijf, vier drie"),
        ("06 12 34 56 78", "nul zes, één twee, drie vier, vijf zes, zeven acht"),
        ("06-12345678", "nul zes, één twee, drie vier, vijf zes, zeven acht"),
        ("06-12 34 56 78", "nul zes, één twee, drie vier, vijf zes, zeven acht"),
        ("0612345678", "nul zes, één twee, drie vier, vijf zes, zeven acht"),
        ("088 123 65 55", "nul acht acht, één twee drie, zes vijf, vijf vijf"),
        ("088-123 65 55", "nul acht acht, één twee drie, zes vijf, vijf vijf"),
        ("088 949 40 00", "nul acht acht, negen vier negen, vier nul, nul nul"),
        ("0881236555", "nul acht acht, één twee drie, zes vijf, vijf vijf"),
        ("Bel 088 123 65 55.", "Bel nul acht acht, één twee drie, zes vijf, vijf vijf."),
        (
            "088 123 65 55 of 0800 1234",
            (
                "nul acht acht, één twee drie, zes vijf, vijf vijf of nul acht nul nul, één "
                "twee drie vier"
            ),
        ),
        ("(030) 123 45 67", "nul drie nul, één twee drie, vier vijf, zes zeven"),
        ("(058) 215 95 55", "nul vijf acht, twee één vijf, negen vijf, vijf vijf"),
        ("030 - 123 45 67", "nul drie nul, één twee drie, vier vijf, zes zeven"),
        ("0900-1234567", "nul negen nul nul, één twee drie, vier vijf, zes zeven"),
        ("0900 8844", "nul negen nul nul, acht acht vier vier"),
        ("08001234", "nul acht nul nul, één twee drie vier"),
        ("0900-8844", "nul negen nul nul, acht acht vier vier"),
        ("+31 88 123 65 55", "plus drie één, acht acht, één twee drie, zes vijf, vijf vijf"),
        ("+31881236555", "plus drie één, acht acht, één twee drie, zes vijf, vijf vijf"),
        (
            "+31 (0)88 123 65 55",
            "plus drie één, nul, acht acht, één twee drie, zes vijf, vijf vijf",
        ),
        ("+31 6 12345678", "plus drie één, zes, één twee, drie vier, vijf zes, zeven acht"),
        ("+32 2 123 45 67", "plus drie twee, twee, één twee drie, vier vijf, zes zeven"),
        ("14 030", "één vier, nul drie nul"),
        ("14 0343", "één vier, nul drie vier drie"),
        ("112", "één één twee"),
        ("Bel 112.", "Bel één één twee."),
        ("Bel 112 bij brand", "Bel één één twee bij brand"),
        ("112 euro", "honderdtwaalf euro"),
        ("112 mensen", "honderdtwaalf mensen"),
        ("144", "één vier vier"),
        ("Bel 0900-8844 (geen spoed).", "Bel nul negen nul nul, acht acht vier vier (geen spoed)."),
        ("tel. 088 123 65 55", "telefoon nul acht acht, één twee drie, zes vijf, vijf vijf"),
        ("088 123 65 555", "nul acht acht, één twee drie, zes vijf, vijf vijf vijf"),
        (
            "BSN 123456782",
            "B es N, het burgerservicenummer, één twee drie, vier vijf zes, zeven acht twee",
        ),
        (
            "BSN: 123456782",
            "B es N, het burgerservicenummer: één twee drie, vier vijf zes, zeven acht twee",
        ),
        (
            "Uw BSN is 123456782.",
            (
                "Uw B es N, het burgerservicenummer, is één twee drie, vier vijf zes, zeven "
                "acht twee."
            ),
        ),
        ("123 456 782", "één twee drie, vier vijf zes, zeven acht twee"),
        (
            "burgerservicenummer 123456782",
            "burgerservicenummer één twee drie, vier vijf zes, zeven acht twee",
        ),
        (
            "BSN 1234.56.782",
            "B es N, het burgerservicenummer, één twee drie, vier vijf zes, zeven acht twee",
        ),
        (
            "NL91 ABNA 0417 1643 00",
            "N L, negen één, A B N A, nul vier één zeven, één zes vier drie, nul nul",
        ),
        (
            "NL91ABNA0417164300",
            "N L, negen één, A B N A, nul vier één zeven, één zes vier drie, nul nul",
        ),
        (
            "NL91ABNA 0417 1643 00",
            "N L, negen één, A B N A, nul vier één zeven, één zes vier drie, nul nul",
        ),
        (
            "NL99 BANK 0123 4567 89",
            "N L, negen negen, B A N K, nul één twee drie, vier vijf zes zeven, acht negen",
        ),
        (
            "BE68 5390 0754 7034",
            "B E, zes acht, vijf drie negen nul, nul zeven vijf vier, zeven nul drie vier",
        ),
        ("Het begint vaak met NL.", "Het begint vaak met N L."),
        ("1234 AB", "één twee drie vier, A B"),
        ("1234AB", "één twee drie vier, A B"),
        ("3511 AB Utrecht", "drie vijf één één, A B Uutrecht"),
        ("8901 CB Leeuwarden", "acht negen nul één, C B Leeuwarden"),
        ("1234 SS", "twaalfhonderd vierendertig es es"),
        (
            "Typ vier cijfers en twee letters, bijvoorbeeld 1234 AB.",
            "Typ vier cijfers en twee letters, bijvoorbeeld één twee drie vier, A B.",
        ),
        (
            "Een postcode eindigt nooit op SA, SD of SS.",
            "Een post-code eindigt nooit op es A, es D of es es.",
        ),
        (
            "Typ ze alle vier, bijvoorbeeld 3511.",
            "Typ ze alle vier, bijvoorbeeld drie vijf één één.",
        ),
        ("Wij kennen postcode 3511 niet.", "Wij kennen post-code drie vijf één één niet."),
        (
            "Een Nederlandse postcode begint niet met 0.",
            "Een Nederlandse post-code begint niet met nul.",
        ),
        ("Postbus 1794", "Postbus één zeven negen vier"),
        ("12-AB-34", "één twee, A B, drie vier"),
        ("AB-123-C", "A B, één twee drie, C"),
        ("H4K29", "H vier K twee negen"),
        ("A12", "A twaalf"),
        ("code 123456", "code één twee drie, vier vijf zes"),
        ("De code is 4821.", "De code is vier acht twee één."),
        ("kenmerk 12345678", "kenmerk één twee drie, vier vijf zes, zeven acht"),
        ("dossiernummer 4711", "dossiernummer vier zeven één één"),
        ("12345678", "één twee drie, vier vijf zes, zeven acht"),
        ("0012", "nul nul één twee"),
        ("007", "nul nul zeven"),
    ],
)
def test_a_number_that_is_copied_is_said_digit_by_digit(written: str, said: str) -> None:
    assert dutch(written).spoken == said

import pytest

from companion.speech.dutch import dutch


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("U vraagt AOW aan bij de SVB.", "U vraagt A O wee aan bij de es V B."),
        ("uw brief van de SVB", "uw brief van de es V B"),
        ("De SVB betaalt het.", "De es V B betaalt het."),
        ("De organisatie die de AOW betaalt.", "De organisatie die de A O wee betaalt."),
        ("Hoe oud u bent als uw AOW begint.", "Hoe oud u bent als uw A O wee begint."),
        ("Het begint vaak met NL.", "Het begint vaak met N L."),
        (
            "Het staat op uw paspoort, ID-kaart en rijbewijs.",
            "Het staat op uw paspoort, ID-kaart en rij-bewijs.",
        ),
        ("De SVB betaalt hoogstens 1 jaar terug.", "De es V B betaalt hoogstens één jaar terug."),
        ("U kunt nog geen AOW aanvragen", "U kunt nog geen A O wee aanvragen"),
        (
            "Uw AOW begint op 16 maart 2027.",
            "Uw A O wee begint op zestien maart tweeduizend zevenentwintig.",
        ),
        (
            "De SVB schrijft u rond november 2026.",
            "De es V B schrijft u rond november tweeduizend zesentwintig.",
        ),
        ("Nog 3 maanden en geen brief?", "Nog drie maanden en geen brief?"),
        ("Uw AOW-leeftijd is nog niet bekend", "Uw A O wee-leeftijd is nog niet bekend"),
        ("Kijk later op svb.nl.", "Kijk later op es v b punt n l."),
        (
            "De SVB schrijft u 4 maanden van tevoren.",
            "De es V B schrijft u vier maanden van tevoren.",
        ),
        (
            "De eerste dag van uw AOW is 16 maart 2027.",
            "De eerste dag van uw A O wee is zestien maart tweeduizend zevenentwintig.",
        ),
        ("Gauw is binnen 3 maanden.", "Gauw is binnen drie maanden."),
        ("Typt u 20 minuten niet?", "Typt u twintig minuten niet?"),
        ("Dan sluit de website zichzelf.", "Dan sluit de websait zichzelf."),
        ("Zoek op de website het woord AOW.", "Zoek op de websait het woord A O wee."),
        ("Kies daarna \u2018AOW aanvragen\u2019.", "Kies daarna \u2018A O wee aanvragen\u2019."),
        ("U komt bij Mijn SVB.", "U komt bij Mijn es V B."),
        ("https://www.svb.nl/nl/", "wee wee wee punt es v b punt n l, schuine streep n l"),
        ("Sociale Verzekeringsbank (SVB)", "Sociale Verzekeringsbank (es V B)"),
        ("uw paspoort of ID-kaart met uw BSN", "uw paspoort of ID-kaart met uw B es N"),
        (
            "Nog geen formulier? Bel de SVB op 088 949 40 00.",
            (
                "Nog geen formulier? Bel de es V B op nul acht acht, negen vier negen, vier "
                "nul, nul nul."
            ),
        ),
        ("De SVB schrijft u binnen 8 weken.", "De es V B schrijft u binnen acht weken."),
        ("Voor de website hebt u DigiD nodig.", "Voor de websait hebt u DigiD nodig."),
        (
            "Geen DigiD? Dan kan het ook met een formulier op papier.",
            "Geen DigiD? Dan kan het ook met een formulier op papier.",
        ),
        (
            "Uw BSN staat op uw paspoort, ID-kaart en rijbewijs.",
            "Uw B es N staat op uw paspoort, ID-kaart en rij-bewijs.",
        ),
        (
            "Na 15 minuten niets doen sluit de website zichzelf.",
            "Na vijftien minuten niets doen sluit de websait zichzelf.",
        ),
        ("https://mijn.digid.nl/", "mijn punt DigiD punt n l"),
        (
            "https://www.digid.nl/herstellen",
            "wee wee wee punt DigiD punt n l, schuine streep herstellen",
        ),
        (
            "U ziet een QR-code. Lees die met uw telefoon.",
            "U ziet een Q R-code. Lees die met uw telefoon.",
        ),
        (
            "Kies op de website \u2018Wachtwoord wijzigen\u2019.",
            "Kies op de websait \u2018Wachtwoord wijzigen\u2019.",
        ),
        (
            "Bedenk een nieuw wachtwoord van 8 tekens of meer.",
            "Bedenk een nieuw wachtwoord van acht tekens of meer.",
        ),
        (
            "Gebruik een hoofdletter, kleine letter, cijfer en leesteken.",
            "Gebruik een hoofdletter, kleine letter, cijfer en lees-teken.",
        ),
        ("Kunt u uw e-mail en telefoon gebruiken?", "Kunt u uw e-mail en telefoon gebruiken?"),
        ("Vul uw BSN en uw gebruikersnaam in.", "Vul uw B es N en uw gebruikersnaam in."),
        (
            "U krijgt een sms met 6 cijfers. Typ die over.",
            "U krijgt een sms met zes cijfers. Typ die over.",
        ),
        ("De brief komt na ongeveer 3 werkdagen.", "De brief komt na ongeveer drie werkdagen."),
        ("Een nul lijkt op een O.", "Een nul lijkt op een O."),
        ("De code in die brief begint met een A.", "De code in die brief begint met een A."),
        (
            "Ga dan naar digid.nl en typ de code over.",
            "Ga dan naar DigiD punt n l en typ de code over.",
        ),
        ("Kies geen reclame. Typ zelf digid.nl.", "Kies geen reclame. Typ zelf DigiD punt n l."),
        (
            "U kunt ook DigiD bellen op 088 123 65 55.",
            "U kunt ook DigiD bellen op nul acht acht, één twee drie, zes vijf, vijf vijf.",
        ),
        (
            "Niemand mag om uw wachtwoord of pincode vragen.",
            "Niemand mag om uw wachtwoord of pin-code vragen.",
        ),
        (
            "Een ID-kaart is klein en past in uw portemonnee.",
            "Een ID-kaart is klein en past in uw portemonnee.",
        ),
        (
            "Vraag het aan op of voor maandag 3 januari 2028.",
            "Vraag het aan op of voor maandag drie januari tweeduizend achtentwintig.",
        ),
        ("Hij mag 6 maanden oud zijn, niet ouder.", "Hij mag zes maanden oud zijn, niet ouder."),
        ("Ga naar een winkel die foto's maakt.", "Ga naar een winkel die foto's maakt."),
        ("Het is klaar na ongeveer 5 werkdagen.", "Het is klaar na ongeveer vijf werkdagen."),
        ("Doe dat binnen 3 maanden.", "Doe dat binnen drie maanden."),
        (
            "Nummer nagekeken op 23 november 2026.",
            "Nummer nagekeken op drieëntwintig november tweeduizend zesentwintig.",
        ),
        ("Wij kennen postcode 3511 niet.", "Wij kennen post-code drie vijf één één niet."),
        (
            "Bedoelt u 61250 of 612,50?",
            "Bedoelt u eenenzestigduizend tweehonderdvijftig of zeshonderdtwaalf komma vijftig?",
        ),
        ("Een maand heeft hooguit 31 dagen.", "Een maand heeft hooguit eenendertig dagen."),
        ("Vraag 2 van 9.", "Vraag twee van negen."),
        ("2 van 3", "twee van drie"),
        ("Letters: 150 procent.", "Letters: honderdvijftig procent."),
        ("Kies een code van 4 cijfers", "Kies een code van vier cijfers"),
        ("ongeveer 800 meter, noordoost", "ongeveer achthonderd meter, noordoost"),
        ("ongeveer 2,5 kilometer", "ongeveer twee komma vijf kilometer"),
        ("Grote Markt 1", "Grote Markt één"),
        ("9712 HN Groningen", "negen zeven één twee, H N Groningen"),
        ("14 050", "één vier, nul vijf nul"),
        ("https://gemeente.groningen.nl", "gemeente punt groningen punt n l"),
        ("Kempkensberg 12", "Kempkensberg twaalf"),
        (
            "Postbus 1794, 8901 CB Leeuwarden",
            "Postbus één zeven negen vier, acht negen nul één, C B Leeuwarden",
        ),
    ],
)
def test_the_shipped_errands_are_said_so_the_second_time(written: str, said: str) -> None:
    assert dutch(written, frozenset({"AOW", "BSN", "SVB"})).spoken == said

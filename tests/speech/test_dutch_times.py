import pytest

from companion.speech.dutch import dutch


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("14.00 uur", "twee uur 's middags"),
        ("Om 14.00 uur", "Om twee uur 's middags"),
        ("14:00", "twee uur 's middags"),
        ("14.00", "twee uur 's middags"),
        ("09:30", "negen uur dertig 's ochtends"),
        ("9.30 uur", "negen uur dertig 's ochtends"),
        ("9.05 uur", "negen uur vijf 's ochtends"),
        ("9.15", "negen uur vijftien 's ochtends"),
        ("17.00 uur", "vijf uur 's middags"),
        ("12.00 uur", "twaalf uur 's middags"),
        ("12.30 uur", "twaalf uur dertig 's middags"),
        ("0.00 uur", "twaalf uur 's nachts"),
        ("00:15", "twaalf uur vijftien 's nachts"),
        ("24.00 uur", "twaalf uur 's nachts"),
        ("5.59 uur", "vijf uur negenenvijftig 's nachts"),
        ("6.00 uur", "zes uur 's ochtends"),
        ("18.00 uur", "zes uur 's avonds"),
        ("23.59 uur", "elf uur negenenvijftig 's avonds"),
        ("8.00-17.00 uur", "acht uur 's ochtends tot vijf uur 's middags"),
        ("8.00 \u2013 17.00 uur", "acht uur 's ochtends tot vijf uur 's middags"),
        ("9.30 - 12.00 uur", "negen uur dertig 's ochtends tot twaalf uur 's middags"),
        ("van 9.00 tot 12.30 uur", "van negen uur 's ochtends tot twaalf uur dertig 's middags"),
        ("van 9.00 uur tot 17.00 uur", "van negen uur 's ochtends tot vijf uur 's middags"),
        ("tussen 9.00 en 12.00 uur", "tussen negen uur 's ochtends en twaalf uur 's middags"),
        ("van 9 tot 12.30 uur", "van negen uur 's ochtends tot twaalf uur dertig 's middags"),
        ("tussen 9 en 17 uur", "tussen negen en zeventien uur"),
        ("van 8 tot 20 uur", "van acht tot twintig uur"),
        ("om 14 uur", "om twee uur 's middags"),
        ("vanaf 13 uur", "vanaf één uur 's middags"),
        ("om 9 uur", "om negen uur"),
        ("24 uur per dag", "vierentwintig uur per dag"),
        ("binnen 24 uur", "binnen vierentwintig uur"),
        ("48 uur", "achtenveertig uur"),
        ("9.30 uur 's ochtends", "negen uur dertig 's ochtends"),
        ("14.00 uur in de middag", "twee uur in de middag"),
        ("voor 12 uur \u2019s middags", "voor twaalf uur 's middags"),
        ("2 uur \u2018s nachts", "twee uur 's nachts"),
        ("14u30", "twee uur dertig 's middags"),
        ("9.30 u.", "negen uur dertig 's ochtends"),
        ("artikel 3.10", "artikel drie punt tien"),
        ("versie 1.5", "versie één punt vijf"),
        ("10:30:15", "tien dubbele punt dertig dubbele punt vijftien"),
        ("25.00", "vijfentwintig punt nul nul"),
        ("14.60", "veertien punt zestig"),
        (
            "ma t/m vr 8.30-17.00 uur",
            "maandag tot en met vrijdag acht uur dertig 's ochtends tot vijf uur 's middags",
        ),
        (
            "ma-vr: 9.00-12.00",
            "maandag tot en met vrijdag: negen uur 's ochtends tot twaalf uur 's middags",
        ),
        (
            "do 9.00-12.00 en za 10.00-12.00",
            (
                "donderdag negen uur 's ochtends tot twaalf uur 's middags en zaterdag tien "
                "uur 's ochtends tot twaalf uur 's middags"
            ),
        ),
        ("zo is het", "zo is het"),
        ("Bel op ma of di.", "Bel op ma of di."),
        (
            "U belt op maandag van 8.30 tot 17.00 uur.",
            "U belt op maandag van acht uur dertig 's ochtends tot vijf uur 's middags.",
        ),
        ("van 13.00 u. tot 16.30 u.", "van één uur 's middags tot vier uur dertig 's middags"),
        ("8.30u-17.00u", "acht uur dertig 's ochtends tot vijf uur 's middags"),
        ("Om 9:00u.", "Om negen uur 's ochtends"),
        (
            "woensdagmiddag 14.00-16.00",
            "woensdagmiddag twee uur 's middags tot vier uur 's middags",
        ),
        ("9 t/m 12 uur", "negen tot en met twaalf uur"),
    ],
)
def test_a_time_is_said_with_the_part_of_the_day(written: str, said: str) -> None:
    assert dutch(written).spoken == said

from datetime import date

import pytest

from companion.vault.keeping import NEVER, accepted
from companion.vault.keeping_codes import refused_reason
from companion.vault.keeping_errors import NotKeepable
from companion.vault.keeping_numbers import dialled
from companion.vault.kinds import Kind

TODAY = date(2026, 11, 24)
TEXTS = (Kind.NAME, Kind.ADDRESS, Kind.TOWN, Kind.DIGID_USER, Kind.BOOKLET, Kind.PAPERS)


def wide(text: str) -> str:
    """Return ASCII as the wide look-alikes of Asian keyboards."""
    return "".join(chr(ord(sign) + 0xFEE0) for sign in text)


def refusal(kind: Kind, typed: str) -> str:
    with pytest.raises(NotKeepable) as refused:
        accepted(kind, typed, TODAY)
    return refused.value.message.id


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize(
    "typed",
    [
        "José",
        "İpek",
        "Ægir",
        "'t Hooft",
        "O'Neill",
        "van der Berg-Öztürk",
        "J",
        "x" * 200,
        "محمد علي",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "👵🏽",
        "👨\u200d👩\u200d👧",
        "<b>",
        "{0}",
        "%s",
        "../",
        "-1 €",
    ],
)
def test_a_text_is_kept_as_it_is(kind: Kind, typed: str) -> None:
    assert accepted(kind, typed, TODAY) == typed


def test_a_text_is_kept_in_one_form() -> None:
    assert accepted(Kind.NAME, "  Jose\u0301 \u00a0 de\tWit\n", TODAY) == "José de Wit"


@pytest.mark.parametrize("kind", [*Kind])
@pytest.mark.parametrize(
    "sign", ["\x00", "\x1b", "\x7f", "\u200b", "\u200d", "\u202e", "\u2066", "\ufeff", "\ud800"]
)
def test_a_sign_that_cannot_be_seen_is_refused_everywhere(kind: Kind, sign: str) -> None:
    assert refusal(kind, f"ab{sign}cd") == "There is a hidden sign in this. Type it again."


@pytest.mark.parametrize("kind", [*Kind])
@pytest.mark.parametrize("typed", ["", "   ", "\n"])
def test_nothing_is_not_kept(kind: Kind, typed: str) -> None:
    assert refusal(kind, typed) == "Type what you want to keep."


@pytest.mark.parametrize("kind", [*Kind])
@pytest.mark.parametrize("typed", ["x" * 201, "1" * 10_000])
def test_what_is_too_long_is_refused(kind: Kind, typed: str) -> None:
    assert refusal(kind, typed) == "This is too long. Use at most {count} characters."


@pytest.mark.parametrize("kind", [*Kind])
@pytest.mark.parametrize(
    "typed", ["'", "<b>", "{0}", "%s", "🙂", "0", "-1", "1e3", "١٢٣٤٥٦٧٨٩", "+"]
)
def test_nothing_that_is_typed_is_a_crash_and_a_kept_form_stays_as_it_is(
    kind: Kind, typed: str
) -> None:
    try:
        kept = accepted(kind, typed, TODAY)
    except NotKeepable as refused:
        assert refused.message.id  # noqa: PT017 - either of the two is right
    else:
        assert accepted(kind, kept, TODAY) == kept


def test_a_refusal_does_not_tell_what_was_typed() -> None:
    with pytest.raises(NotKeepable) as refused:
        accepted(Kind.BSN, "111222334", TODAY)

    assert "111222334" not in f"{refused.value!r} {refused.value.message.fields}"
    assert refused.value.__cause__ is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("111222333", "111222333"),
        ("1112.22.333", "111222333"),
        ("111 222 333", "111222333"),
        ("10000008", "010000008"),
    ],
)
def test_a_bsn_has_nine_digits(typed: str, kept: str) -> None:
    assert accepted(Kind.BSN, typed, TODAY) == kept


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("111222334", "This BSN is not right. Compare it with your passport."),
        ("000000000", "This BSN is not right. Compare it with your passport."),
        ("00000000", "This BSN is not right. Compare it with your passport."),
        ("1234567", "A BSN has nine digits. You typed {count}."),
        ("1112223330", "A BSN has nine digits. You typed {count}."),
        ("11122233a", "A BSN has only digits. Check it."),
        ("١١١٢٢٢٣٣٣", "A BSN has only digits. Check it."),
        (wide("111222333"), "A BSN has only digits. Check it."),
    ],
)
def test_what_is_no_bsn_is_refused(typed: str, sentence: str) -> None:
    assert refusal(Kind.BSN, typed) == sentence


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("NL91ABNA0417164300", "NL91ABNA0417164300"),
        ("nl91 abna 0417 1643 00", "NL91ABNA0417164300"),
        ("BE71 0961 2345 6769", "BE71096123456769"),
        ("GB33BUKB20201555555555", "GB33BUKB20201555555555"),
    ],
)
def test_an_iban_of_any_country_is_kept(typed: str, kept: str) -> None:
    assert accepted(Kind.IBAN, typed, TODAY) == kept


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("NL91ABNAO4171643OO", "You typed the letter O. Type the digit 0 there."),
        ("BE71O96123456769", "You typed the letter O. Type the digit 0 there."),
        ("NL91ABNA0417164301", "This IBAN is not right. Compare it with your bank card."),
        ("XX91ABNA0417164300", "This IBAN is not right. Compare it with your bank card."),
        ("NL91ABNA041716430", "A Dutch IBAN has 18 letters and digits. You typed {count}."),
        ("0417164300", "An IBAN begins with two letters, for example NL. Type those too."),
        ("NL91ABNA0417164300€", "An IBAN has only letters and digits. Check it."),
        (wide("NL91ABNA0417164300"), "An IBAN has only letters and digits. Check it."),
    ],
)
def test_what_is_no_iban_is_refused(typed: str, sentence: str) -> None:
    assert refusal(Kind.IBAN, typed) == sentence


@pytest.mark.parametrize("typed", ["1234ab", "1234 AB", " 1234  ab "])
def test_a_postcode_is_kept_in_one_form(typed: str) -> None:
    assert accepted(Kind.POSTCODE, typed, TODAY) == "1234 AB"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("0123 AB", "A postcode never starts with 0. Check the first digit."),
        ("1234", "Type the two letters too, for example {digits} AB."),
        ("1234 SS", "A postcode never ends in SA, SD or SS. Check the letters."),
        ("12345 AB", "Type four digits and two letters, for example 1234 AB."),
        (wide("1234") + " AB", "Type four digits and two letters, for example 1234 AB."),
    ],
)
def test_what_is_no_postcode_is_refused(typed: str, sentence: str) -> None:
    assert refusal(Kind.POSTCODE, typed) == sentence


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("06 12345678", "0612345678"),
        ("06-12 34 56 78", "0612345678"),
        ("+31 6 12345678", "+31612345678"),
        ("+31 (0)6 12345678", "+31612345678"),
        ("0031612345678", "+31612345678"),
        ("088 123 45 67", "0881234567"),
        ("(020) 123 4567", "0201234567"),
        ("+32 2 123 45 67", "+3221234567"),
        ("0032 2 123 45 67", "+3221234567"),
    ],
)
def test_a_telephone_number_is_kept_as_digits(typed: str, kept: str) -> None:
    assert accepted(Kind.PHONE, typed, TODAY) == kept


@pytest.mark.parametrize(
    ("kept", "read"),
    [
        ("0612345678", "06 12345678"),
        ("+31612345678", "06 12345678"),
        ("+31201234567", "0201234567"),
        ("+3221234567", "+3221234567"),
    ],
)
def test_a_kept_number_is_read_as_it_is_dialled_here(kept: str, read: str) -> None:
    assert dialled(kept) == read


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("1234567", "Type the area code too, for example 020 or 06."),
        ("061234567", "A Dutch number has ten digits. You typed {count}."),
        ("+31 6 1234567", "A Dutch number has ten digits. You typed {count}."),
        ("+1", "This number is too short or too long. Check the digits."),
        ("06 belmij", "A telephone number has only digits, and perhaps a +. Check it."),
        ("٠٦١٢٣٤٥٦٧٨", "A telephone number has only digits, and perhaps a +. Check it."),
    ],
)
def test_what_is_no_telephone_number_is_refused(typed: str, sentence: str) -> None:
    assert refusal(Kind.PHONE, typed) == sentence


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("jan@voorbeeld.nl", "jan@voorbeeld.nl"),
        ("Jan.de.Wit+post@Mail.Voorbeeld.NL", "Jan.de.Wit+post@mail.voorbeeld.nl"),
        ("josé@voorbeeld.nl", "josé@voorbeeld.nl"),
    ],
)
def test_an_e_mail_address_is_kept(typed: str, kept: str) -> None:
    assert accepted(Kind.EMAIL, typed, TODAY) == kept


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("jan voorbeeld.nl", "An e-mail address has no spaces. Take them away."),
        ("jan.voorbeeld.nl", "An e-mail address has one @. Check it."),
        ("jan@@voorbeeld.nl", "An e-mail address has one @. Check it."),
        ("jan@voorbeeld", "Type the whole address, for example jan@voorbeeld.nl."),
        ("jan.@voorbeeld.nl", "Type the whole address, for example jan@voorbeeld.nl."),
        ("<jan@voorbeeld.nl>", "Type the whole address, for example jan@voorbeeld.nl."),
        ("@voorbeeld.nl", "Type the whole address, for example jan@voorbeeld.nl."),
    ],
)
def test_what_is_no_e_mail_address_is_refused(typed: str, sentence: str) -> None:
    assert refusal(Kind.EMAIL, typed) == sentence


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("27-3-1938", "1938-03-27"),
        ("27 maart 1938", "1938-03-27"),
        ("27/03/1938", "1938-03-27"),
        ("1938-03-27", "1938-03-27"),
        ("29-02-1940", "1940-02-29"),
        ("29-02-2000", "2000-02-29"),
        ("00-00-1938", "1938-00-00"),
        ("1938-00-00", "1938-00-00"),
        ("00-03-1938", "1938-03-00"),
        ("24-11-2026", "2026-11-24"),
        ("1-1-1914", "1914-01-01"),
    ],
)
def test_a_birth_date_is_kept_also_when_the_day_is_not_known(typed: str, kept: str) -> None:
    assert accepted(Kind.BIRTH_DATE, typed, TODAY) == kept


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("29-02-1939", "This month has {last} days. Type a day from 1 to {last}."),
        ("29-02-1900", "Type a year from {earliest} to {latest}."),
        ("31-04-1938", "This month has {last} days. Type a day from 1 to {last}."),
        ("1-1-30", "Type the year in four digits, for example 1941."),
        ("25-11-2026", "This day is still to come. Check the year."),
        ("1-1-1905", "Type a year from {earliest} to {latest}."),
        ("1-13-1938", "A year has 12 months. Type a month from 1 to 12."),
        ("12-00-1938", "Type the month too, or 00 for the day as well."),
        ("1-mrtt-1938", "A year has 12 months. Type a month from 1 to 12."),
        ("gisteren", "Type day, month and year, for example 27-3-1941."),
        ("٢٧-٣-١٩٣٨", "Type day, month and year, for example 27-3-1941."),
        ("1-1-" + "9" * 190, "Type the year in four digits, for example 1941."),
    ],
)
def test_what_is_no_birth_date_is_refused(typed: str, sentence: str) -> None:
    assert refusal(Kind.BIRTH_DATE, typed) == sentence


@pytest.mark.parametrize("kind", [Kind.BOOKLET, Kind.PAPERS])
@pytest.mark.parametrize(
    "typed",
    [
        "pincode 4071",
        "de pincode van de bank is 4 0 7 1",
        "PIN: 40710",
        "pin4071",
        "4071",
        "in de la, 40-71",
        "DigiD-pin 40710",
        "wachtwoord Welkom01",
        "wachtwoord is: Zomer!9",
        "sms-code 123456",
        "SMS code was 123 456",
        "herstelcode 12AB-34CD",
        "mijn code 12",
        "code van de app, die ik kreeg: 407",
        wide("4071"),
        "٤٠٧١",
        "kaart 12345678",
    ],
)
def test_a_hint_that_looks_like_a_code_is_refused_with_the_reason(kind: Kind, typed: str) -> None:
    assert refusal(kind, typed).startswith("This looks like a code. Your bank and DigiD forbid")


@pytest.mark.parametrize("kind", [*TEXTS])
@pytest.mark.parametrize(
    "typed", ["1234567890123", "pas 5412 7534 5678 9012", "5412-7534-5678-9012", "५४१२७५३४५६७८९०१२"]
)
def test_the_number_of_a_bank_card_is_refused_everywhere(kind: Kind, typed: str) -> None:
    assert refusal(kind, typed).startswith("This looks like")


@pytest.mark.parametrize("typed", ["pincode 4071", "pin4071", "wachtwoord: Zomer9", "12345"])
def test_a_code_is_no_user_name(typed: str) -> None:
    assert refused_reason(Kind.DIGID_USER, typed) is not None


@pytest.mark.parametrize("typed", ["12345", "123 456", "40710"])
def test_a_password_of_digits_is_a_code(typed: str) -> None:
    assert refusal(Kind.DIGID_PASSWORD, typed).startswith("This looks like a code.")


@pytest.mark.parametrize("typed", ["Zomer  {0} 2026!", "pincode-1234-Ab", "José<b>%s"])
def test_a_password_is_kept_to_the_letter(typed: str) -> None:
    assert accepted(Kind.DIGID_PASSWORD, typed, TODAY) == typed


def test_a_space_around_a_password_is_told() -> None:
    assert refusal(Kind.DIGID_PASSWORD, "Zomer! ").startswith("There is a space")


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (Kind.BOOKLET, "In de la van de kast, plank 2"),
        (Kind.BOOKLET, "Bij mijn dochter, 06 12345678 0"),
        (Kind.BOOKLET, "Achter de pinda's in kast 12"),
        (Kind.BOOKLET, "Het wachtwoordenboekje ligt op kamer 112"),
        (Kind.PAPERS, "Jaaropgave 2025 en brief van 12-03-2026"),
        (Kind.PAPERS, "Paspoort, 2 pasfoto's, huurcontract"),
        (Kind.DIGID_USER, "jansen1938"),
        (Kind.ADDRESS, "Dorpsstraat 1234 bis"),
        (Kind.ADDRESS, "Codestraat 5"),
    ],
)
def test_an_ordinary_text_with_digits_is_kept(kind: Kind, typed: str) -> None:
    assert accepted(kind, typed, TODAY) == typed


def test_what_is_never_kept_is_told_each_with_its_reason() -> None:
    labels = [label.id for label, _ in NEVER]

    assert labels == [
        "The PIN of your bank card",
        "Codes of your bank",
        "The PIN of the DigiD app",
        "Codes in a text message",
        "Recovery codes",
    ]
    assert all(reason.id for _, reason in NEVER)

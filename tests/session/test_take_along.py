"""The pages to take along: what is on them, and what is on none of them."""

from collections.abc import Callable
from datetime import date
from hashlib import sha256

import pytest

from companion.l10n.words import Words, load_words
from companion.papers.page import Page, Weight
from companion.session.booklet import SecretOnPaper, booklet
from companion.session.library import read_library
from companion.session.recovery_page import recovery_page
from companion.session.slip_page import slip_page
from companion.session.visit_page import visit_page
from companion.vault.kinds import SECRET, Kind

TODAY = date(2026, 11, 24)
NL = load_words("nl")
CODE = "7F3A-90BC-11D2-E4F5-8A6B-C0D1-2E3F-4A5B"
TEXT = "16NC-W9V0-HCC0-64RF-5F12"
PLAIN = {kind: f"waarde {number}" for number, kind in enumerate(Kind) if kind not in SECRET}
LOG = ("10.02 uur: Anna begon met helpen.", "10.40 uur: Anna stopte met helpen.")
PAGES: dict[str, Callable[[Words], Page]] = {
    "booklet": lambda words: booklet(words, {Kind.NAME: "J. de Vries"}, TODAY),
    "recovery": lambda words: recovery_page(words, CODE, TODAY),
    "slip": lambda words: slip_page(words, TEXT, TODAY),
    "visit": lambda words: visit_page(words, LOG, "Anna hielp u", TODAY),
}


def texts_of(page: Page) -> list[str]:
    lines = [line for section in page.sections for line in (section.heading, *section.lines)]
    return [page.title, *lines, page.foot, page.file_name, page.scan, page.code]


def weighing(page: Page, weight: Weight) -> list[str]:
    return [line for one in page.sections if one.weight is weight for line in one.lines]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_tells_its_day_in_its_language_and_hides_its_lines(
    name: str, language: str
) -> None:
    page = PAGES[name](load_words(language))

    day = {"nl": "24 november 2026", "en": "24 November 2026"}[language]
    assert page.foot.endswith(f"{day}.")
    assert page.language == language
    for told in ("J. de Vries", "7F3A", "16NC", "Anna begon"):
        assert told not in repr(page)


def test_an_empty_booklet_is_lines_to_write_on() -> None:
    page = booklet(NL, {}, TODAY)

    assert weighing(page, Weight.WRITE) == [
        "Mijn naam",
        "Mijn telefoon",
        "Mijn e-mail",
        "Mijn DigiD-gebruikersnaam",
        "Mijn papieren liggen hier",
        "Wie mij helpt",
        "Telefoon van wie mij helpt",
        "Wie ik bel als het niet lukt",
        "Telefoon van wie ik bel",
    ]


def test_what_is_given_stands_below_its_name_and_has_no_line_to_write_on() -> None:
    page = booklet(NL, {Kind.NAME: " J. de Vries ", Kind.EMAIL: " "}, TODAY)

    assert [one.lines for one in page.sections if one.heading == "Mijn naam"] == [("J. de Vries",)]
    assert "Mijn naam" not in weighing(page, Weight.WRITE)
    assert "Mijn e-mail" in weighing(page, Weight.WRITE)


def test_every_kind_that_is_no_secret_is_printed_when_it_is_given() -> None:
    texts = "/".join(texts_of(booklet(NL, PLAIN, TODAY))).replace(" ", "")

    assert [value for value in PLAIN.values() if value.replace(" ", "") not in texts] == []


def test_numbers_stand_in_groups_in_the_booklet() -> None:
    page = booklet(NL, {Kind.PHONE: "+31612345678", Kind.IBAN: "NL91ABNA0417164300"}, TODAY)

    assert "06 12345678" in texts_of(page)
    assert "NL91 ABNA 0417 1643 00" in texts_of(page)


def test_a_birth_date_is_written_out_and_what_is_none_is_left_as_it_was() -> None:
    right = booklet(NL, {Kind.BIRTH_DATE: "1941-03-27"}, TODAY)
    odd = booklet(NL, {Kind.BIRTH_DATE: "maart 1941"}, TODAY)

    assert "27 maart 1941" in texts_of(right)
    assert "maart 1941" in texts_of(odd)


@pytest.mark.parametrize("kind", sorted(SECRET))
@pytest.mark.parametrize("value", ["Geheim-7319", ""])
def test_a_secret_is_refused_and_not_repeated(kind: Kind, value: str) -> None:
    with pytest.raises(SecretOnPaper) as caught:
        booklet(NL, {Kind.NAME: "J. de Vries", kind: value}, TODAY)

    assert caught.value.kind is kind
    assert "7319" not in repr(caught.value)
    assert "7319" not in str(caught.value)


def test_the_booklet_tells_where_to_keep_it_and_what_not_to_write() -> None:
    texts = texts_of(booklet(NL, {}, TODAY))

    assert "Bewaar dit boekje thuis, niet bij uw pas." in texts
    assert not any("DigiD-wachtwoord" in text for text in texts)


def test_the_recovery_code_is_very_large_in_groups_of_four() -> None:
    page = recovery_page(NL, CODE, TODAY)

    assert weighing(page, Weight.HUGE) == [
        "7F3A\u200390BC",
        "11D2\u2003E4F5",
        "8A6B\u2003C0D1",
        "2E3F\u20034A5B",
    ]
    assert weighing(page, Weight.BIG) == ["Wie dit blad heeft, kan uw gegevens openen."]


def test_a_recovery_sheet_is_never_a_file_and_never_in_a_square_code() -> None:
    page = recovery_page(NL, CODE, TODAY)

    assert page.paper_only
    assert page.coded is None
    assert "7F3A" not in page.file_name + page.title + page.foot


def test_the_slip_has_its_signs_large_and_in_the_square_code() -> None:
    page = slip_page(NL, TEXT, TODAY)

    assert weighing(page, Weight.HUGE) == ["16NC\u2003W9V0", "HCC0\u200364RF", "5F12"]
    assert page.coded == TEXT
    assert "2. Druk op: Verder met een briefje." in texts_of(page)


def test_nothing_on_a_slip_names_an_errand_or_the_four_digits() -> None:
    told = " ".join(texts_of(slip_page(NL, TEXT, TODAY))).lower()

    assert "4821" not in told  # with which the text was sealed
    for flow in read_library().flows.values():
        assert NL.flow(flow.title).lower() not in told
        assert flow.id not in told


def test_no_two_steps_of_a_shipped_errand_have_the_same_number_on_a_slip() -> None:
    for flow in read_library().flows.values():
        names = (f"{flow.id}\0{step}".encode() for step in flow.steps)
        assert len({sha256(name).digest()[:2] for name in names}) == len(flow.steps)


def test_the_log_of_a_visit_has_every_line_in_its_order() -> None:
    page = visit_page(NL, LOG, "Anna hielp u", TODAY)

    [log] = [one for one in page.sections if one.heading == "Anna hielp u"]
    assert log.lines == LOG


def test_a_visit_of_which_nothing_was_written_down_says_so() -> None:
    assert "Er is niets opgeschreven." in texts_of(visit_page(NL, (), "Anna hielp u", TODAY))

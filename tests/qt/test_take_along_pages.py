"""The pages to take along on A4: everything on them, nothing cut, and a code that can be read."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from companion.l10n.words import load_words
from companion.papers.code import squares
from companion.papers.page import Page, Section, Weight
from companion.papers.printer import NoPrinter
from companion.papers.sheet import SMALLEST_PT
from companion.qt.look import best_typeface
from companion.qt.paper_layout import PaperLayout, area_size
from companion.qt.paper_painting import page_count
from companion.qt.printing import PdfPrinter, SystemPrinter
from companion.qt.sticks import Stick
from companion.session.booklet import booklet
from companion.session.recovery_page import recovery_page
from companion.session.slip_page import slip_page
from companion.session.visit_page import visit_page
from companion.vault.kinds import SECRET, Kind

pytestmark = pytest.mark.usefixtures("qapp")

TODAY = date(2026, 11, 24)
WIDEST = "WWWW-" * 7 + "WWWW"
TEXT = "16NC-W9V0-HCC0-64RF-5F12"
LONGEST = {
    Kind.NAME: "Wilhelmina Johanna van den Boogaard-Scharrenburg",
    Kind.ADDRESS: "Burgemeester van der Meulenlaan 123-bis",
    Kind.POSTCODE: "3521 AZ",
    Kind.TOWN: "Gasselterboerveenschemond",
    Kind.BIRTH_DATE: "1941-09-27",
    Kind.PHONE: "06 12 34 56 78",
    Kind.EMAIL: "wilhelmina.johanna.van.den.boogaard.scharrenburg@postvoorbeeld.nl",
    Kind.IBAN: "NL91 ABNA 0417 1643 00",
    Kind.DIGID_USER: "wjvandenboogaard1941scharrenburg",
    Kind.PAPERS: "Blauwe map in de kast: paspoort, polis, loonstroken en brieven van de SVB",
    Kind.BOOKLET: "In de bovenste la van het nachtkastje",
}
LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])


def pages(language: str) -> dict[str, Page]:
    words = load_words(language)
    log = tuple(f"10.{minute} uur: Anna keek weg bij uw bsn." for minute in range(10, 22))
    return {
        "empty": booklet(words, {}, TODAY),
        "full": booklet(words, LONGEST, TODAY),
        "recovery": recovery_page(words, WIDEST, TODAY),
        "slip": slip_page(words, TEXT, TODAY),
        "visit": visit_page(words, log, "Dinsdag 24 november, met Anna", TODAY),
    }


def printed_of(page: Page, folder: Path) -> str:
    """Return every sign that is on the paper, without the spaces between them."""
    reader = PdfReader(PdfPrinter(folder).print_page(page))
    return "".join("".join(leaf.extract_text().split()) for leaf in reader.pages)


@LANGUAGES
def test_each_is_one_a4_and_a_booklet_at_most_two(language: str) -> None:
    counts = {name: page_count(page) for name, page in pages(language).items()}

    assert counts == {"empty": 1, "full": 2, "recovery": 1, "slip": 1, "visit": 1}


@LANGUAGES
def test_all_that_a_page_says_comes_out_on_paper(language: str, tmp_path: Path) -> None:
    for page in pages(language).values():
        printed = printed_of(page, tmp_path)

        for section in page.sections:
            for line in (section.heading, *section.lines):
                assert "".join(line.split()) in printed


@LANGUAGES
def test_nothing_is_wider_or_higher_than_its_a4(language: str) -> None:
    size = area_size()

    for page in pages(language).values():
        for leaf in PaperLayout(page, best_typeface()).leaves:
            assert all(
                text.document.idealWidth() <= size.width() - text.left for text in leaf.texts
            )
            assert all(0 < rule.y1() < size.height() for rule in leaf.rules)


@LANGUAGES
def test_every_line_to_write_on_is_long_enough_and_apart_from_the_next(language: str) -> None:
    [leaf] = PaperLayout(pages(language)["empty"], best_typeface()).leaves

    lines = leaf.rules
    assert len(lines) == 9
    assert min(line.length() for line in lines) > 170  # points: 6 cm
    apart = [after.y1() - line.y1() for line, after in pairwise(lines)]
    assert min(apart) > 34  # points: 12 mm


def test_a_line_to_write_on_that_no_words_stand_before_is_as_wide_as_the_page() -> None:
    page = Page("Blad", (Section("", ("", ""), Weight.WRITE),), "", "Blad", "nl")

    [leaf] = PaperLayout(page, best_typeface()).leaves

    assert [(line.x1(), line.x2()) for line in leaf.rules] == [(0.0, area_size().width())] * 2


def test_lines_to_write_on_stand_on_the_a4_of_their_words() -> None:
    words = tuple(f"regel {number}" for number in range(30))
    page = Page("Blad", (Section("", words, Weight.WRITE),), "", "Blad", "nl")

    leaves = PaperLayout(page, best_typeface()).leaves

    assert len(leaves) == 2
    assert sum(len(leaf.rules) for leaf in leaves) == 30
    assert all(leaf.rules for leaf in leaves)


@pytest.mark.parametrize("lines", range(20, 34))
def test_no_heading_is_the_last_of_an_a4(lines: int, tmp_path: Path) -> None:
    sections = (
        Section("", tuple(f"regel {number}" for number in range(lines))),
        Section("Kop", tuple(f"onder {number}" for number in range(12))),
    )
    page = Page("Blad", sections, "", "Blad", "nl")

    reader = PdfReader(PdfPrinter(tmp_path).print_page(page))

    told = ["".join(leaf.extract_text().split()) for leaf in reader.pages]
    assert sum(each.count("Kop") for each in told) == 1
    assert sum(each.count("Koponder0") for each in told) == 1


def test_a_log_that_is_long_goes_on_on_the_next_a4_with_every_line(tmp_path: Path) -> None:
    log = tuple(f"regel {number:03} van het bezoek" for number in range(90))
    page = visit_page(load_words("nl"), log, "Bezoek", TODAY)

    printed = printed_of(page, tmp_path)

    assert page_count(page) == 3
    assert [printed.count("".join(line.split())) for line in log] == [1] * 90


def test_the_square_of_a_slip_is_large_and_holds_its_text() -> None:
    page = pages("nl")["slip"]

    [leaf] = PaperLayout(page, best_typeface()).leaves

    assert leaf.code_area is not None
    assert leaf.code_area.width() > 120  # points: 42 mm
    assert leaf.code_area.bottom() <= area_size().height() + 0.1
    assert squares(page.code) != squares(page.code.replace("1", "2", 1))


def test_no_letter_is_smaller_than_18_points(tmp_path: Path) -> None:
    sizes: set[float] = set()

    def note(text: str, scale: list[float], *matrix_font_size: object) -> None:
        size = matrix_font_size[-1]
        if text.strip() and isinstance(size, float):
            sizes.add(round(abs(size * scale[3]), 1))

    for page in pages("nl").values():
        for leaf in PdfReader(PdfPrinter(tmp_path).print_page(page)).pages:
            leaf.extract_text(visitor_text=note)

    assert min(sizes) == SMALLEST_PT


def test_what_is_for_paper_only_is_saved_nowhere(tmp_path: Path) -> None:
    stick = Stick("USB", tmp_path, read_only=False)
    printer = SystemPrinter(may_save=True, find=lambda: (stick,))
    page = pages("nl")["recovery"]

    with pytest.raises(NoPrinter):
        printer.save_on_stick(page)
    with pytest.raises(NoPrinter):
        printer.print_page(page)

    assert list(tmp_path.iterdir()) == []
    assert printer.save_on_stick(replace(page, paper_only=False))


def test_the_booklet_can_hold_every_kind_that_is_no_secret() -> None:
    assert set(LONGEST) == set(Kind) - SECRET

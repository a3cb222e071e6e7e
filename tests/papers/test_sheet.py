"""A page on paper: every text escaped, nothing smaller than 18 points, black on white."""

import re
from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from companion.papers.page import Page, Section, Weight
from companion.papers.sheet import SMALLEST_PT, rich_text

WHERE = Section("Waar", ("Gemeente Utrecht", "Stadsplateau 1"), Weight.BIG)
BRING = Section("Neem mee", ("uw paspoort",), Weight.LIST)
SAY = Section("Zeg", ("Ik heb een vraag.",), Weight.SAY)
CARD = Page("Kaart", (WHERE, BRING, SAY), "Bron: het register.", "Loketkaart", "nl")


class Reader(HTMLParser):
    """Collects the texts of a page and the tags they stand in."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def read(page: Page) -> Reader:
    reader = Reader()
    reader.feed(rich_text(page))
    return reader


def sizes(page: Page) -> list[int]:
    return [int(size) for size in re.findall(r"font-size:(\d+)pt", rich_text(page))]


def test_the_page_reads_from_title_to_source_in_the_order_of_its_sections() -> None:
    assert read(CARD).texts == [
        "Kaart",
        "Waar",
        "Gemeente Utrecht",
        "Stadsplateau 1",
        "Neem mee",
        "[\u00a0\u00a0] uw paspoort",
        "Zeg",
        "\u201cIk heb een vraag.\u201d",
        "Bron: het register.",
    ]


def test_nothing_on_paper_is_smaller_than_18_points() -> None:
    assert SMALLEST_PT == 18
    assert min(sizes(CARD)) == 18
    assert len(sizes(CARD)) == len(read(CARD).texts)


def test_an_address_is_larger_than_the_rest() -> None:
    lines = re.findall(r'<p style="font-size:(\d+)pt[^>]*>([^<]*)</p>', rich_text(CARD))

    by_text = {text: int(size) for size, text in lines}
    assert by_text["Stadsplateau 1"] > by_text["Bron: het register."]
    assert by_text["Kaart"] > by_text["Stadsplateau 1"]


def test_signs_of_html_are_shown_as_they_were_written() -> None:
    odd = Page('a < b & "c"', (Section("<b>x</b>", ("</p><script>",)),), "&amp;", "x", "nl")

    assert read(odd).texts == ['a < b & "c"', "<b>x</b>", "</p><script>", "&amp;"]
    assert read(odd).tags == {"html", "body", "p"}


def test_a_language_cannot_break_out_of_its_attribute() -> None:
    odd = Page("t", (), "f", "x", '"><script>')

    assert read(odd).tags == {"html", "body", "p"}


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40))
def test_any_text_is_only_text_on_paper(text: str) -> None:
    page = Page(text, (Section(text, (text,), Weight.SAY),), text, text, "nl")

    assert read(page).tags == {"html", "body", "p"}
    assert "".join(read(page).texts).count(text) >= 4 or not text


def test_a_name_that_begins_short_is_not_broken_after_it() -> None:
    page = replace(CARD, title="Gemeente 's-Hertogenbosch en AA-straat")

    html = rich_text(page)

    assert "s\u2011Hertogenbosch" in html
    assert "AA-straat" in html

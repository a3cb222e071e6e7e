"""A page as the simple HTML that Qt lays out: black on white, nothing smaller than 18 points."""

import re
from collections.abc import Iterable
from html import escape

from companion.papers.page import Page, Section, Weight

SMALLEST_PT = 18  # issue 2 point 7; ux.md section 6: older readers want 18 pt and more on paper
_TITLE_PT = 24
_APART = 7
_SIZES = {Weight.BIG: 21, Weight.HUGE: 44}
_BOLD = (Weight.BIG, Weight.HUGE)
RULED = "ruled"  # the name of the anchor at the words after which a line to write on is drawn

_SHORT_BEGIN = re.compile(r"((?:^|\W)['\u2019]s)-")


def _unbroken(text: str) -> str:
    """Return a text for HTML in which "'s-Hertogenbosch" is not broken after its first letter."""
    return escape(_SHORT_BEGIN.sub("\\1\u2011", text))


def rich_text(page: Page) -> str:
    """Return the page as HTML with sizes in points; every text of the page is escaped.

    The way and the square code are not in it: they are placed where they have room.
    """
    sections = "".join(_section(section) for section in page.sections)
    foot = f'<p style="font-size:{SMALLEST_PT}pt;margin:14px 0 0 0">{escape(page.foot)}</p>'
    title = (
        f'<p style="font-size:{_TITLE_PT}pt;font-weight:700;margin:0 0 8px 0">'
        f"{_unbroken(page.title)}</p>"
    )
    return _document(page.language, title + sections + (foot if page.foot else ""))


def lines_text(
    language: str, heading: str, lines: Iterable[str], before: Iterable[str] = ()
) -> str:
    """Return a heading with lines below it as HTML, each line a paragraph of its own.

    `before` are lines that stand apart between the heading and the others.
    """
    head = _heading(heading) if heading else ""
    told = "".join(_line(line, Weight.PLAIN) for line in before)
    rest = "".join(_line(line, Weight.PLAIN) for line in lines)
    if told and rest:
        rest = rest.replace("margin:0", f"margin:{_APART}px 0 0 0", 1)
    return _document(language, head + told + rest)


def _document(language: str, body: str) -> str:
    style = "color:#000000"
    return f'<html lang="{escape(language)}"><body style="{style}">{body}</body></html>'


def _section(section: Section) -> str:
    heading = _heading(section.heading) if section.heading else ""
    return heading + "".join(_line(line, section.weight) for line in section.lines)


def _heading(text: str) -> str:
    style = f"font-size:{SMALLEST_PT}pt;font-weight:700;margin:9px 0 0 0"
    return f'<p style="{style}">{_unbroken(text)}</p>'


def _line(line: str, weight: Weight) -> str:
    size = _SIZES.get(weight, SMALLEST_PT)
    # An empty square to tick with a pen; drawn by brackets, for not every font has the sign.
    mark = "[&nbsp;&nbsp;] " if weight is Weight.LIST else ""
    text = f"\u201c{_unbroken(line)}\u201d" if weight is Weight.SAY else _unbroken(line)
    if weight is Weight.WRITE:
        text = f'<a name="{RULED}">{text or "&nbsp;"}</a>'
    bold = "font-weight:700;" if weight in _BOLD else ""
    return f'<p style="font-size:{size}pt;{bold}margin:0">{mark}{text}</p>'

"""A page as the simple HTML that Qt lays out: black on white, nothing smaller than 18 points."""

from html import escape

from companion.papers.page import Page, Section, Weight

SMALLEST_PT = 18  # issue 2 point 7; ux.md section 6: older readers want 18 pt and more on paper
_TITLE_PT = 24
_BIG_PT = 21


def rich_text(page: Page) -> str:
    """Return the page as HTML with sizes in points; every text of the page is escaped."""
    sections = "".join(_section(section) for section in page.sections)
    return (
        f'<html lang="{escape(page.language)}"><body style="color:#000000">'
        f'<p style="font-size:{_TITLE_PT}pt;font-weight:700;margin:0 0 8px 0">'
        f"{escape(page.title)}</p>{sections}"
        f'<p style="font-size:{SMALLEST_PT}pt;margin:14px 0 0 0">{escape(page.foot)}</p>'
        "</body></html>"
    )


def _section(section: Section) -> str:
    heading = (
        f'<p style="font-size:{SMALLEST_PT}pt;font-weight:700;margin:9px 0 0 0">'
        f"{escape(section.heading)}</p>"
    )
    return heading + "".join(_line(line, section.weight) for line in section.lines)


def _line(line: str, weight: Weight) -> str:
    size = _BIG_PT if weight is Weight.BIG else SMALLEST_PT
    # An empty square to tick with a pen; drawn by brackets, for not every font has the sign.
    mark = "[&nbsp;&nbsp;] " if weight is Weight.LIST else ""
    text = f"\u201c{escape(line)}\u201d" if weight is Weight.SAY else escape(line)
    bold = "font-weight:700;" if weight is Weight.BIG else ""
    return f'<p style="font-size:{size}pt;{bold}margin:0">{mark}{text}</p>'

"""The log of a visit with a helper on paper, for the citizen to take along."""

from datetime import date

from companion.l10n.dates import long_date
from companion.l10n.words import Words
from companion.papers.page import Page, Section


def visit_page(words: Words, lines: tuple[str, ...], heading: str, today: date) -> Page:
    """Return the log below its heading, one line for each thing that was done, on A4s enough."""
    _ = words
    return Page(
        # Translators: the title of a printed page with what was done while a helper was there
        title=_("What we did together"),
        sections=(
            Section(heading, lines or (_("Nothing was written down."),)),
            Section("", (_("This page is yours."),)),
        ),
        foot=_("Made with Loketmaatje on {day}.", day=long_date(today, words.language)),
        file_name=_("What we did together"),
        language=words.language,
    )
